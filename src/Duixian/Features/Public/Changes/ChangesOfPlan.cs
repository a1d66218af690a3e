using Duixian.Data;
using Duixian.Data.Ledger;
using Duixian.Data.Rollups;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;
using Duixian.Domain.Standings;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.Changes;

/// <summary>One closing of the plan: the day it judged, and the entry that did it.</summary>
internal sealed record Closing(DateOnly Day, int Round, long Entry);

/// <summary>Something that was decided or mended between two closings.</summary>
internal sealed record DecidedEntry(long Seq, DateTimeOffset At, EntryBody Body);

/// <summary>What changed from one closing to the next.</summary>
/// <param name="Closings">The newest first.</param>
/// <param name="Page">Counted from 1, the newest.</param>
/// <param name="Judged">Of the shown closing and the one before it.</param>
/// <param name="Decided">Since the closing before; on the newest page also what came after it. The newest first.</param>
internal sealed record ChangesView(
    PlanSummary Plan, PlanStanding? Standing, IReadOnlyList<Closing> Closings, int Page, IReadOnlyList<LineRow> Lines, IReadOnlyList<JudgedPoint> Judged, IReadOnlyList<DecidedEntry> Decided)
{
    public Closing? Shown => Closings.ElementAtOrDefault(Page - 1);

    public Closing? Before => Closings.ElementAtOrDefault(Page);

    /// <summary>Every judged line with what it was before; null where it was not judged then.</summary>
    public IEnumerable<(JudgedPoint Now, JudgedPoint? Was)> Steps
    {
        get
        {
            var before = Judged.Where(j => j.Day == Before?.Day).ToDictionary(j => (j.Item, j.Indicator));
            return Judged.Where(j => j.Day == Shown?.Day).Select(now => (now, before.GetValueOrDefault((now.Item, now.Indicator))));
        }
    }

    /// <summary>Items that got another light, or were reached.</summary>
    public IEnumerable<(JudgedPoint Now, JudgedPoint? Was)> Turned => Steps.Where(s => s.Now.Indicator == 0 && (s.Was is null ? s.Now.Done || s.Now.Light is not (Light.Unjudged or Light.Green) : s.Was.Light != s.Now.Light || s.Was.Done != s.Now.Done));

    /// <summary>Indicators whose figure moved.</summary>
    public IEnumerable<(JudgedPoint Now, JudgedPoint? Was)> Grown => Steps.Where(s => s.Now.Indicator > 0 && !s.Now.Figure.IsBlank && s.Was?.Figure != s.Now.Figure);
}

/// <summary>Reads what changed in a plan, one closing at a time: five questions.</summary>
internal sealed class ChangesOfPlan(DuixianDb db)
{
    private const int MostClosings = 400;
    private const int MostLines = 2_000;
    private const int MostDecided = 300;

    // What each office reported month by month stands in the figures; here stands what was decided or mended.
    private static readonly string[] Types =
        [.. new[] { nameof(FigureCorrected), nameof(TargetRevised), nameof(ItemRevised), nameof(ItemWithdrawn), nameof(IndicatorWithdrawn), nameof(LightExcused), nameof(ScheduleSet), nameof(LightRuleSet), nameof(VerdictGiven), nameof(PlanClosed) }.Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName)];

    /// <returns>Null when there is no such plan.</returns>
    public async Task<ChangesView?> ReadAsync(PlanAddress plan, int page, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        var (year, code) = (plan.Year, plan.Code);
        var head = await (
            from summary in db.PlanSummaries.AsNoTracking()
            where summary.Year == year && summary.Plan == code
            join stands in db.PlanStandings.AsNoTracking() on new { summary.Year, summary.Plan } equals new { stands.Year, stands.Plan } into found
            from stands in found.DefaultIfEmpty()
            select new { Plan = summary, Standing = stands }).SingleOrDefaultAsync(cancel);
        if (head is null) { return null; }
        var closings = await db.JudgedPoints.Where(j => j.Year == year && j.Plan == code && j.Indicator == 0)
            .GroupBy(j => new { j.Day, j.Round, j.Entry }).OrderByDescending(g => g.Key.Day).ThenByDescending(g => g.Key.Entry).Select(g => new Closing(g.Key.Day, g.Key.Round, g.Key.Entry)).Take(MostClosings).ToListAsync(cancel);
        var most = plan.IsOfProjects ? InvestmentPlan.Completed : int.MaxValue;   // what is only recorded of key projects changes every month
        var (shown, before) = (closings.ElementAtOrDefault(page - 1), closings.ElementAtOrDefault(page));
        var lines = await db.ListLines.AsNoTracking().Where(l => l.Year == year && l.Plan == code && l.Indicator <= most).OrderBy(l => l.Position).ThenBy(l => l.Item).ThenBy(l => l.Indicator).Select(LineRow.Of).Take(MostLines).ToListAsync(cancel);
        var (day, earlier) = (shown?.Day ?? DateOnly.MinValue, before?.Day ?? DateOnly.MinValue);
        var judged = await db.JudgedPoints.AsNoTracking().Where(j => j.Year == year && j.Plan == code && j.Indicator <= most && (j.Day == day || j.Day == earlier)).OrderBy(j => j.Item).ThenBy(j => j.Indicator).ThenBy(j => j.Day).Take(2 * MostLines).ToListAsync(cancel);
        var (from, until) = (before?.Entry ?? -1, page <= 1 ? long.MaxValue : shown?.Entry ?? long.MaxValue);
        var stream = plan.Stream + "/";
        var rows = await db.LedgerEntries.AsNoTracking()
            .Where(e => e.Seq > from && e.Seq <= until && e.IsPublic && Types.Contains(e.Type) && e.Stream.StartsWith(stream))
            .OrderByDescending(e => e.Seq).Take(MostDecided).ToListAsync(cancel);
        return new(head.Plan, head.Standing, closings, page, lines, judged, [.. rows.Select(r => (Row: r, Body: BodyJson.Read(r, secret: null))).Where(e => e.Body is not null).Select(e => new DecidedEntry(e.Row.Seq, e.Row.At, e.Body!))]);   // looked at on the same line
    }
}
