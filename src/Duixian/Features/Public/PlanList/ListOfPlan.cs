using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;
using Duixian.Domain.Standings;
using Duixian.Features.Public.Standing;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.PlanList;

/// <summary>Something a list can be narrowed by.</summary>
internal sealed record ListFacet(string? Group, CommitmentKind Kind, string? Lead, string? LeadName);

/// <summary>One item under the filters, with how many lines it has.</summary>
internal sealed record ListTally(string Item, bool Ready, bool Withdrawn, int Lines);

/// <summary>A page of a list.</summary>
internal sealed record ListView(PlanSummary Plan, IReadOnlyList<ListFacet> Facets, IReadOnlyList<ListTally> Tallies, IReadOnlyList<LineRow> Lines, int Page, PlanFigures Standing)
{
    /// <summary>Lines on a page. Key projects have long names, and most lines of theirs are judged.</summary>
    public static int PerPage(PlanAddress plan) => plan.IsOfProjects ? 100 : 200;

    public int Items(bool? ready) => Tallies.Count(t => Is(t, ready));

    public int Items(ListState state) => Tallies.Count(t => Is(t, state));

    public int LinesOf(bool? ready, ListState? state) => Tallies.Where(t => Is(t, ready) && (state is not { } asked || Is(t, asked))).Sum(t => t.Lines);

    public int Pages(bool? ready, ListState? state) => Math.Max(1, (LinesOf(ready, state) + PerPage(new PlanAddress(Plan.Year, Plan.Plan)) - 1) / PerPage(new PlanAddress(Plan.Year, Plan.Plan)));

    private static bool Is(ListTally item, bool? ready) => ready is null || (item.Ready == ready && !item.Withdrawn);

    // Counted as the query narrows, so that the number beside a word is the number of rows behind it.
    private bool Is(ListTally item, ListState state)
    {
        if (item.Withdrawn) { return false; }
        var stands = Standing.Items.GetValueOrDefault(item.Item);
        if (stands is { Done: true }) { return state == ListState.Done; }
        if (!item.Ready) { return state == ListState.NotReady; }
        return (stands?.Light ?? Light.Unjudged) switch
        {
            Light.Green => state == ListState.Green,
            Light.Yellow => state is ListState.Behind or ListState.Yellow,
            Light.Orange => state is ListState.Behind or ListState.Orange,
            Light.Red => state is ListState.Behind or ListState.Red,
            _ => state == ListState.Unreported,
        };
    }
}

/// <summary>The numeric list of one plan, narrowed and sorted.</summary>
internal sealed class ListOfPlan(DuixianDb db)
{
    private const int MostFacets = 2_000;
    private const int MostItems = 10_000;

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
        var tallies = await query.Narrow(Shown(query.Plan))
            .GroupBy(l => new { l.Item, l.Ready, l.Withdrawn })
            .OrderBy(g => g.Key.Item)
            .Select(g => new ListTally(g.Key.Item, g.Key.Ready, g.Key.Withdrawn, g.Count()))
            .Take(MostItems).ToListAsync(cancel);
        var lines = await query.Sort(query.Select(Shown(query.Plan), db.ItemStandings), db.IndicatorStandings)
            .Skip((page - 1) * ListView.PerPage(query.Plan)).Take(ListView.PerPage(query.Plan)).Select(LineRow.Of).ToListAsync(cancel);
        return new(plan, facets, tallies, lines, page, await db.FiguresAsync(query.Plan, cancel));
    }

    /// <summary>Every line of a list; of key projects only what is promised, one line each. The files hold everything.</summary>
    private IQueryable<ListLine> Shown(PlanAddress plan) => plan.IsOfProjects ? db.ListLines.AsNoTracking().Where(l => l.Indicator <= InvestmentPlan.Completed) : db.ListLines.AsNoTracking();
}
