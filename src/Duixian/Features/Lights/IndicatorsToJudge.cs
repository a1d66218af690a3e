using Duixian.Data;
using Duixian.Data.Rollups;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Lights;

/// <summary>An indicator as far as judging it goes, with its item and its plan.</summary>
internal sealed record IndicatorToJudge(IndicatorStanding Standing, ItemStanding Item, PlanStanding? Plan);

/// <summary>Finds the indicator a rule, a curve or an excuse is about.</summary>
internal sealed class IndicatorsToJudge(DuixianDb db)
{
    public async Task<IndicatorToJudge?> FindAsync(int year, string plan, string item, int indicator, CancellationToken cancel)
    {
        var found = await (
            from row in db.IndicatorStandings.AsNoTracking()
            where row.Year == year && row.Plan == plan && row.Item == item && row.Indicator == indicator && !row.Withdrawn
            join whole in db.ItemStandings.AsNoTracking() on new { row.Year, row.Plan, row.Item } equals new { whole.Year, whole.Plan, whole.Item }
            select new { Row = row, Whole = whole }).SingleOrDefaultAsync(cancel);
        if (found is null) { return null; }
        return new(found.Row, found.Whole, await db.PlanStandings.AsNoTracking().SingleOrDefaultAsync(p => p.Year == year && p.Plan == plan, cancel));
    }
}
