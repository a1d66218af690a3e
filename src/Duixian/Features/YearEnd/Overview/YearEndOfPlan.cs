using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain.Plans;
using Duixian.Domain.Standings;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.YearEnd.Overview;

/// <summary>One thing counted in an item: what was promised, what came of it, what it was the year before.</summary>
internal sealed record YearEndPart(ListLine Line, IndicatorStanding? Standing);

/// <summary>An item at the end of its year.</summary>
/// <param name="Proposed">What its standing says.</param>
/// <param name="Said">What was given; null before.</param>
internal sealed record YearEndItem(string Item, string Title, string? LeadName, IReadOnlyList<YearEndPart> Parts, ItemStanding? Standing, Verdict Proposed, Verdict? Said, string? Reason);

/// <summary>A plan at the end of its year.</summary>
/// <param name="OpenRound">Title of a round that is still open; null where none is.</param>
internal sealed record YearEndCard(PlanSummary Plan, IReadOnlyList<YearEndItem> Items, DateOnly? ClosedOn, string? OpenRound)
{
    public int Without => Items.Count(i => i.Said is null);

    public int Delivered => Items.Count(i => i.Said is Verdict.Delivered or Verdict.DeliveredLate);
}

/// <summary>A plan in the list of years.</summary>
internal sealed record YearEndLine(PlanSummary Plan, int Given, int Delivered, DateOnly? ClosedOn);

/// <summary>Reads verdicts beside what they rest on.</summary>
internal sealed class YearEndOfPlan(DuixianDb db)
{
    private const int Most = 5_000;
    private const int MostPlans = 200;

    public async Task<IReadOnlyList<YearEndLine>> ListAsync(CancellationToken cancel)
    {
        var plans = await db.PlanSummaries.AsNoTracking().OrderByDescending(p => p.Year).ThenBy(p => p.Plan).Take(MostPlans).ToListAsync(cancel);
        var given = (await db.ItemStandings.Where(i => !i.Withdrawn && i.Verdict != null).GroupBy(i => new { i.Year, i.Plan, i.Verdict }).Select(g => new { g.Key.Year, g.Key.Plan, g.Key.Verdict, Count = g.Count() }).ToListAsync(cancel)).ToLookup(g => (g.Year, g.Plan));
        var closed = await db.PlanStandings.Where(p => p.ClosedOn != null).Select(p => new { p.Year, p.Plan, p.ClosedOn }).ToDictionaryAsync(p => (p.Year, p.Plan), p => p.ClosedOn, cancel);
        return [.. plans.Select(p => new YearEndLine(p, given[(p.Year, p.Plan)].Sum(g => g.Count), given[(p.Year, p.Plan)].Where(g => g.Verdict is Verdict.Delivered or Verdict.DeliveredLate).Sum(g => g.Count), closed.GetValueOrDefault((p.Year, p.Plan))))];
    }

    public async Task<YearEndCard?> FindAsync(PlanAddress plan, CancellationToken cancel)
    {
        var (year, code) = (plan.Year, plan.Code);
        if (await db.PlanSummaries.AsNoTracking().SingleOrDefaultAsync(p => p.Year == year && p.Plan == code, cancel) is not { } summary) { return null; }
        var lines = await db.ListLines.AsNoTracking().Where(l => l.Year == year && l.Plan == code && !l.Withdrawn).OrderBy(l => l.Position).ThenBy(l => l.Item).ThenBy(l => l.Indicator).Take(Most).ToListAsync(cancel);
        var items = await db.ItemStandings.AsNoTracking().Where(i => i.Year == year && i.Plan == code).ToDictionaryAsync(i => i.Item, cancel);
        var indicators = await db.IndicatorStandings.AsNoTracking().Where(i => i.Year == year && i.Plan == code).ToDictionaryAsync(i => (i.Item, i.Indicator), cancel);
        var doneOn = await db.JudgedPoints.Where(p => p.Year == year && p.Plan == code && p.Indicator == 0 && p.Done).GroupBy(p => p.Item).Select(g => new { Item = g.Key, Day = g.Min(p => p.Day) }).ToDictionaryAsync(g => g.Item, g => g.Day, cancel);
        var closedOn = await db.PlanStandings.Where(p => p.Year == year && p.Plan == code).Select(p => p.ClosedOn).SingleOrDefaultAsync(cancel);
        var open = await db.Rounds.Where(r => r.Year == year && r.Plan == code && r.ClosedOn == null).OrderBy(r => r.Number).Select(r => r.Title).FirstOrDefaultAsync(cancel);
        return new(summary, [.. lines.GroupBy(l => l.Item, StringComparer.Ordinal).Select(g =>
        {
            var standing = items.GetValueOrDefault(g.Key);
            List<YearEndPart> parts = [.. g.Select(l => new YearEndPart(l, indicators.GetValueOrDefault((l.Item, l.Indicator))))];
            var proposed = VerdictProposal.Of(Facts(year, parts, standing, doneOn.TryGetValue(g.Key, out var day) ? day : null));
            return new YearEndItem(g.Key, parts[0].Line.Title, parts[0].Line.LeadName, parts, standing, proposed, standing?.Verdict, standing?.VerdictReason);
        })], closedOn, open);
    }

    private static YearEndFacts Facts(int year, List<YearEndPart> parts, ItemStanding? standing, DateOnly? doneOn)
    {
        var due = parts.Max(p => p.Standing?.Due ?? p.Line.Due);
        var first = parts.Max(p => p.Standing?.FirstDue ?? p.Standing?.Due ?? p.Line.Due);
        return new(year, parts.Any(p => p.Standing?.AsOf is not null), standing?.Done ?? false, parts.Count, standing?.PartsDone ?? 0, due, first, standing is { Done: true } ? doneOn ?? standing.AsOf : null, standing?.PointsAhead);
    }
}
