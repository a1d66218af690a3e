using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;
using Duixian.Domain.Standings;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.FileSheet;

/// <summary>Loads a sheet within a person's scope; a fixed number of queries however many lines it has.</summary>
internal sealed class SheetAccess(DuixianDb db, StagePath path)
{
    /// <returns>Null where it is not there, or not for this person.</returns>
    public async Task<OpenSheet?> FindAsync(Guid round, string party, Actor? by, CancellationToken cancel)
    {
        if (!MaySee(party, by)) { return null; }
        var id = new RoundId(round);
        return await LoadAsync(await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel), party, cancel);
    }

    /// <inheritdoc cref="FindAsync(Guid, string, Actor?, CancellationToken)"/>
    public async Task<OpenSheet?> FindAsync(int year, string plan, int round, string party, Actor? by, CancellationToken cancel)
    {
        if (!MaySee(party, by)) { return null; }
        return await LoadAsync(await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Year == year && r.Plan == plan && r.Number == round, cancel), party, cancel);
    }

    private static bool MaySee(string party, Actor? by) => by is not null && by.May(Power.SeeSheets) && by.MayTouch(party);

    private async Task<OpenSheet?> LoadAsync(DispatchRound? round, string party, CancellationToken cancel)
    {
        if (round is null) { return null; }
        var reports = await db.Reports.AsNoTracking().Where(r => r.RoundId == round.Id && r.Party == party).OrderBy(r => r.Position).ThenBy(r => r.Id).ToListAsync(cancel);
        if (reports.Count == 0) { return null; }
        var asked = await db.ListLines.Where(l => l.Year == round.Year && l.Plan == round.Plan && l.Indicator > 0 && !l.Withdrawn)
            .Select(l => new AskedIndicator(l.Item, l.Indicator, l.Title, l.Subject, l.Measure, l.Unit, l.BaseUnit, l.Kind, l.Promise, l.Due))
            .ToDictionaryAsync(l => (l.Item, l.Indicator), cancel);
        // Of a sheet of thousands of lines only what it shows is read: these rows hold a good deal more.
        var shares = await db.ShareLines.Where(s => s.Party == party && s.Year == round.Year && s.Plan == round.Plan)
            .Select(s => new { s.Item, s.Indicator, s.Amount, s.PartyName }).ToDictionaryAsync(s => (s.Item, s.Indicator), cancel);
        var standings = await db.PartyStandings.Where(s => s.Party == party && s.Year == round.Year && s.Plan == round.Plan)
            .Select(s => new PartyStands(s.Item, s.Indicator, s.PartyName, s.AsOf, s.Figure, s.Explanation, s.PeriodsBehind)).ToDictionaryAsync(s => (s.Item, s.Indicator), cancel);
        var judging = await db.IndicatorStandings.Where(s => s.Year == round.Year && s.Plan == round.Plan)
            .Select(s => new IndicatorTerms(s.Item, s.Indicator, s.Rule, s.Curve, s.Excuse, s.Due)).ToDictionaryAsync(s => (s.Item, s.Indicator), cancel);
        var plan = await db.PlanStandings.AsNoTracking().SingleOrDefaultAsync(p => p.Year == round.Year && p.Plan == round.Plan, cancel);
        var approves = await db.UnitApprovals.AnyAsync(a => a.Party == party && a.Required, cancel);
        var waiting = await WaitingAsync(round, party, cancel);
        var older = standings.Values.Any(s => s.AsOf >= round.To) ? await BeforeAsync(round, party, cancel) : [];
        var name = shares.Values.Select(s => s.PartyName).FirstOrDefault() ?? standings.Values.Select(s => s.PartyName).FirstOrDefault(n => n.Length > 0)
            ?? await db.Units.Where(u => u.Code == party).Select(u => u.ShortName).FirstOrDefaultAsync(cancel)
            ?? await db.Offices.Where(o => o.Code == party).Select(o => o.Name).FirstOrDefaultAsync(cancel) ?? party;
        return new(round, party, name, approves, plan?.ClosedOn, [.. reports.Select(Line)]) { Projects = round.Address.IsOfProjects ? await ProjectsAsync(reports, cancel) : new() };

        SheetLine Line(ProgressReport report)
        {
            var key = (report.Item, report.Indicator);
            var accepted = Newest(standings.GetValueOrDefault(key), older.GetValueOrDefault(key), round.To);
            var said = waiting.GetValueOrDefault(key) is { } w && (accepted.Day is null || w.AsOf > accepted.Day) ? (w.Figure, (DateOnly?)w.AsOf, w.Explanation) : (accepted.Figure, accepted.Day, accepted.Explanation);
            return new(report, asked.GetValueOrDefault(key), shares.GetValueOrDefault(key)?.Amount, said.Item1 is { IsBlank: false } last ? last : null, said.Item2, accepted.Figure, said.Item3, Terms(plan, judging.GetValueOrDefault(key), standings.GetValueOrDefault(key)), judging.GetValueOrDefault(key)?.Due);
        }
    }

    private static JudgingTerms Terms(PlanStanding? plan, IndicatorTerms? indicator, PartyStands? party) =>
        new(indicator?.Rule ?? plan?.Rule ?? LightRules.Default, indicator?.Curve ?? [], indicator?.Excuse, party?.PeriodsBehind ?? 0);

    /// <summary>Figures of the round before that wait for their reviewer: nobody should have to type last month's number again because it was not read yet.</summary>
    private async Task<Dictionary<(string Item, int Indicator), ProgressReport>> WaitingAsync(DispatchRound round, string party, CancellationToken cancel)
    {
        var before = await db.Rounds.Where(r => r.Year == round.Year && r.Plan == round.Plan && r.To < round.To).OrderByDescending(r => r.To).ThenByDescending(r => r.Number).Select(r => (RoundId?)r.Id).FirstOrDefaultAsync(cancel);
        if (before is not { } id) { return []; }
        return await db.Reports.AsNoTracking().Where(r => r.RoundId == id && r.Party == party && (r.State == ReportState.Submitted || r.State == ReportState.AwaitingApproval)).ToDictionaryAsync(r => (r.Item, r.Indicator), cancel);
    }

    private async Task<Dictionary<string, InvestmentFacts>> ProjectsAsync(List<ProgressReport> reports, CancellationToken cancel)
    {
        var items = reports.Select(r => r.Item).Distinct(StringComparer.Ordinal).Select(i => (Item: i, Number: InvestmentPlan.ProjectOf(i))).Where(i => i.Number is not null).ToList();
        var numbers = items.Select(i => i.Number!.Value).ToList();   // those without are left out
        var known = await db.Projects.AsNoTracking().IgnoreAutoIncludes().Where(p => numbers.Contains(p.Number)).Select(p => new { p.Number, p.TotalYuan, p.Kept.Record, p.Stage }).ToDictionaryAsync(p => p.Number, cancel);
        var start = path.First(StageMeaning.Started);
        return items.Where(i => known.ContainsKey(i.Number!.Value)).ToDictionary(i => i.Item, i => known[i.Number!.Value], StringComparer.Ordinal)
            .ToDictionary(p => p.Key, p => new InvestmentFacts(p.Value.TotalYuan, p.Value.Record.BeforeYearYuan, path.Find(p.Value.Stage) is { } stage && start is not null ? stage.Position >= start.Position : null), StringComparer.Ordinal);
    }

    /// <summary>For an older round whose figure arrives after a newer one: what stood before it.</summary>
    private async Task<Dictionary<(string Item, int Indicator), FigurePoint>> BeforeAsync(DispatchRound round, string party, CancellationToken cancel)
    {
        var points = await db.FigurePoints.AsNoTracking().Where(p => p.Year == round.Year && p.Plan == round.Plan && p.Party == party && p.AsOf < round.To).ToListAsync(cancel);
        return points.GroupBy(p => (p.Item, p.Indicator)).ToDictionary(g => g.Key, g => g.MaxBy(p => p.AsOf)!);   // a group has one
    }

    private static (Figure? Figure, DateOnly? Day, Explanation? Explanation) Newest(PartyStands? standing, FigurePoint? point, DateOnly day) =>
        standing is { AsOf: { } at } && at < day ? (standing.Figure, at, standing.Explanation)
        : point is not null ? (point.Figure, point.AsOf, point.Explanation)
        : (null, null, null);

    private sealed record PartyStands(string Item, int Indicator, string PartyName, DateOnly? AsOf, Figure Figure, Explanation? Explanation, int PeriodsBehind);

    private sealed record IndicatorTerms(string Item, int Indicator, LightRule? Rule, IReadOnlyList<SchedulePoint> Curve, Excuse? Excuse, DateOnly Due);
}
