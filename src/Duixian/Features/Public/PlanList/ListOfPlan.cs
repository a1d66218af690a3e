using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain.Commitments;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.PlanList;

/// <summary>Something a list can be narrowed by.</summary>
internal sealed record ListFacet(string? Group, CommitmentKind Kind, string? Lead, string? LeadName);

/// <summary>How many items and lines stand in one state under the other filters.</summary>
internal sealed record ListTally(bool Ready, bool Withdrawn, int Items, int Lines);

/// <summary>A page of a list.</summary>
internal sealed record ListView(PlanSummary Plan, IReadOnlyList<ListFacet> Facets, IReadOnlyList<ListTally> Tallies, IReadOnlyList<LineRow> Lines, int Page)
{
    public const int PerPage = 200;

    public int Items(bool? ready) => Tallies.Where(t => ready is null || (t.Ready == ready && !t.Withdrawn)).Sum(t => t.Items);

    public int LinesOf(bool? ready) => Tallies.Where(t => ready is null || (t.Ready == ready && !t.Withdrawn)).Sum(t => t.Lines);

    public int Pages(bool? ready) => Math.Max(1, (LinesOf(ready) + PerPage - 1) / PerPage);
}

/// <summary>The numeric list of one plan, narrowed and sorted.</summary>
internal sealed class ListOfPlan(DuixianDb db)
{
    private const int MostFacets = 2_000;

    /// <returns>Null when there is no such plan.</returns>
    public async Task<ListView?> ReadAsync(ListQuery query, int page, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all queries of the page
        var plan = await db.PlanSummaries.AsNoTracking().SingleOrDefaultAsync(s => s.Year == query.Plan.Year && s.Plan == query.Plan.Code, cancel);
        if (plan is null) { return null; }
        var facets = await db.ListLines.Where(l => l.Year == query.Plan.Year && l.Plan == query.Plan.Code)
            .GroupBy(l => new { l.Group, l.Kind, l.Lead, l.LeadName })
            .Select(g => new { g.Key, First = g.Min(l => l.Position) })
            .OrderBy(g => g.First).ThenBy(g => g.Key.Kind).ThenBy(g => g.Key.Lead)
            .Select(g => new ListFacet(g.Key.Group, g.Key.Kind, g.Key.Lead, g.Key.LeadName))
            .Take(MostFacets).ToListAsync(cancel);
        var tallies = await query.Narrow(db.ListLines)
            .GroupBy(l => new { l.Item, l.Ready, l.Withdrawn })
            .Select(g => new { g.Key.Ready, g.Key.Withdrawn, Lines = g.Count() })
            .GroupBy(i => new { i.Ready, i.Withdrawn })
            .Select(g => new ListTally(g.Key.Ready, g.Key.Withdrawn, g.Count(), g.Sum(i => i.Lines)))
            .ToListAsync(cancel);
        var lines = await query.Sort(query.Select(db.ListLines.AsNoTracking()))
            .Skip((page - 1) * ListView.PerPage).Take(ListView.PerPage).Select(LineRow.Of).ToListAsync(cancel);
        return new(plan, facets, tallies, lines, page);
    }
}
