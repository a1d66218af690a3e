using Duixian.Data;
using Duixian.Data.Rollups;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.YearGlance;

/// <param name="Year">The year shown; null when nothing was ever published.</param>
/// <param name="Plan">The list the page tells; the report's list before the voted one before special plans.</param>
/// <param name="Plans">All plans, newest year first.</param>
internal sealed record YearView(int? Year, PlanSummary? Plan, IReadOnlyList<PlanSummary> Plans, IReadOnlyList<LineRow> Lines, IReadOnlyList<PastResult> Results)
{
    public IEnumerable<PlanSummary> OtherPlans => Plans.Where(p => p.Year == Year && p != Plan);

    public IEnumerable<int> OtherYears => Plans.Select(p => p.Year).Distinct().Where(y => y != Year);
}

/// <summary>What was promised for a year.</summary>
internal sealed class YearAtAGlance(DuixianDb db)
{
    private const int MostPlans = 400;
    private const int MostLines = 600;
    private const int MostResults = 60;

    /// <param name="year">Null: the newest year that has a plan.</param>
    public async Task<YearView> ReadAsync(int? year, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all queries of the page
        var plans = await db.PlanSummaries.AsNoTracking().OrderByDescending(s => s.Year).ThenBy(s => s.Plan).Take(MostPlans).ToListAsync(cancel);
        var shown = year ?? plans.FirstOrDefault()?.Year;
        var plan = plans.Where(p => p.Year == shown).MinBy(p => p.Plan switch { "report" => 0, "voted" => 1, _ => 2 });
        var code = plan?.Plan ?? "";
        var lines = await db.ListLines.AsNoTracking().Where(l => l.Year == shown && l.Plan == code)
            .OrderBy(l => l.Position).ThenBy(l => l.Item).ThenBy(l => l.Indicator).Select(LineRow.Of).Take(MostLines).ToListAsync(cancel);
        var results = await db.PastResults.AsNoTracking().Where(r => r.Year == shown && r.Plan == code)
            .OrderBy(r => r.Number).Take(MostResults).ToListAsync(cancel);
        return new(shown, plan, plans, lines, results);
    }
}
