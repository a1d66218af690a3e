using Duixian.Data;
using Duixian.Data.Projects;
using Duixian.Domain;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;
using Duixian.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.YearLists;

/// <summary>One list of a year in numbers.</summary>
/// <param name="Listed">In it now.</param>
/// <param name="Frozen">In it when it was frozen.</param>
/// <param name="Added">Came in since.</param>
/// <param name="Gone">Taken out since.</param>
internal sealed record ListCount(YearList List, int Listed, int Frozen, int Added, int Gone, DateOnly? FrozenOn, decimal? FrozenYuan, decimal? AdjustedYuan);

/// <summary>An indicator of a plan that is, or may be, counted from projects.</summary>
internal sealed record CountedLine(int Year, string Plan, string Item, int Indicator, string Title, string Subject, ProjectMeasure? Counts, string? Reason, DateOnly? Since);

/// <summary>A batch and what became of it.</summary>
internal sealed record BatchLine(StartBatch Batch, CohortRates Rates);

/// <summary>The year's investment plan, as it would be published now.</summary>
/// <param name="Yuan">Planned in all, as adjusted.</param>
/// <param name="Hidden">Projects with a planned amount that the public does not see, so they are left out.</param>
/// <param name="Nobody">Items of the published plan that no office reports.</param>
/// <param name="Version">Null before the first publication.</param>
internal sealed record InvestmentCount(int Items, decimal Yuan, int Hidden, int Nobody, DateOnly? FrozenOn, int? Version);

/// <summary>The year page.</summary>
/// <param name="Investment">Null where no project of the implementation list has a planned amount.</param>
internal sealed record YearView(int Year, DateOnly Day, IReadOnlyList<ListCount> Lists, IReadOnlyList<FlowFigure> Figures, IReadOnlyList<(string Unit, IReadOnlyList<FlowFigure> Figures)> Units, IReadOnlyList<BatchLine> Batches, IReadOnlyList<CountedLine> Counted, IReadOnlyList<CountedLine> Others, InvestmentCount? Investment);

/// <summary>Reads the lists of a year and what is counted from them.</summary>
internal sealed class YearOfProjects(DuixianDb db, CivilDay civilDay)
{
    private const int Most = 500;

    public async Task<YearView> ReadAsync(int year, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        var day = civilDay.Today < new DateOnly(year, 12, 31) ? civilDay.Today : new DateOnly(year, 12, 31);
        var rows = await db.FlowRowsAsync(year, cancel);
        var frozen = await db.ProjectYears.Where(y => y.Year == year && y.FrozenOn != null).GroupBy(y => y.List).Select(g => new { g.Key, On = g.Min(y => y.FrozenOn) }).ToDictionaryAsync(f => f.Key, f => f.On, cancel);
        var measures = Enum.GetValues<ProjectMeasure>();
        var units = rows.Where(r => r.Unit.Length > 0).GroupBy(r => r.Unit, StringComparer.Ordinal)
            .Select(g => (g.Key, (IReadOnlyList<FlowFigure>)[.. measures.Select(m => FlowFigures.Of(m, g, year, day))])).ToList();
        return new(year, day,
            [.. Enum.GetValues<YearList>().Select(list => Count(list, [.. rows.Where(r => r.List == list)], frozen.GetValueOrDefault(list)))],
            [.. measures.Select(m => FlowFigures.Of(m, rows, year, day))], units, await BatchesAsync(year, day, cancel), await CountedAsync(year, true, cancel), await CountedAsync(year, false, cancel), await InvestmentAsync(year, frozen.GetValueOrDefault(YearList.Implementation), cancel));
    }

    private async Task<InvestmentCount?> InvestmentAsync(int year, DateOnly? frozenOn, CancellationToken cancel)
    {
        var rows = await db.ProjectYears.AsNoTracking().Where(y => y.Year == year && y.List == YearList.Implementation)
            .Join(db.Projects, y => y.ProjectId, p => p.Id, (y, p) => new { y.Adjusted, p.IsPublished, p.HasLeft }).ToListAsync(cancel);
        var planned = rows.FindAll(r => r is { Adjusted.InvestmentYuan: not null, HasLeft: false });
        if (planned.Count == 0) { return null; }
        var version = await db.PlanSummaries.Where(s => s.Year == year && s.Plan == PlanAddress.Projects).Select(s => (int?)s.Version).SingleOrDefaultAsync(cancel);
        var nobody = version is null ? 0 : await db.ListLines.CountAsync(l => l.Year == year && l.Plan == PlanAddress.Projects && l.Indicator == InvestmentPlan.Completed && !l.Withdrawn && l.Lead == null, cancel);
        var shown = planned.FindAll(r => r.IsPublished);
        return new(shown.Count, shown.Sum(r => r.Adjusted!.InvestmentYuan!.Value), planned.Count - shown.Count, nobody, frozenOn, version);   // looked for above
    }

    private static ListCount Count(YearList list, List<FlowRow> rows, DateOnly? on) => new(
        list, rows.Count(r => r.Adjusted is not null), rows.Count(r => r.Frozen is not null), rows.Count(r => on is not null && r is { Frozen: null, Adjusted: not null }), rows.Count(r => r is { Frozen: not null, Adjusted: null }), on,
        Sum(rows.Select(r => r.Frozen)), Sum(rows.Select(r => r.Adjusted)));

    /// <summary>Null where nobody planned money: a blank is no zero.</summary>
    private static decimal? Sum(IEnumerable<YearPlan?> plans)
    {
        var known = plans.Select(p => p?.InvestmentYuan).OfType<decimal>().ToList();
        return known.Count == 0 ? null : known.Sum();
    }

    private async Task<IReadOnlyList<BatchLine>> BatchesAsync(int year, DateOnly day, CancellationToken cancel)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var batches = await db.StartBatches.AsNoTracking().Where(b => b.Day >= first && b.Day <= last).OrderBy(b => b.Day).ThenBy(b => b.Name).Take(Most).ToListAsync(cancel);
        var projects = (await db.Projects.AsNoTracking().Where(p => p.Batch != null && db.StartBatches.Any(b => b.Id == p.Batch && b.Day >= first && b.Day <= last))
            .OrderBy(p => p.Number).Select(p => new { p.Batch, p.StartedOn, p.CompletedOn, p.ProducingOn, p.FullOn }).ToListAsync(cancel)).ToLookup(p => p.Batch!.Value);   // asked for
        return [.. batches.Select(b => new BatchLine(b, CohortRates.Of(projects[b.Id].Select(p => (p.StartedOn, p.CompletedOn, p.ProducingOn, p.FullOn)), day)))];
    }

    /// <summary>Indicators that projects count, or those of plans where nothing is counted yet.</summary>
    private async Task<IReadOnlyList<CountedLine>> CountedAsync(int year, bool counted, CancellationToken cancel)
    {
        var lines =
            from line in db.ListLines.AsNoTracking()
            where line.Year == year && line.Plan != PlanAddress.Projects && line.Indicator > 0 && !line.Withdrawn
            join source in db.FigureSources.AsNoTracking() on new { line.Year, line.Plan, line.Item, line.Indicator } equals new { source.Year, source.Plan, source.Item, source.Indicator } into sources
            from source in sources.DefaultIfEmpty()
            where counted ? source != null && source.Origin == FigureOrigin.Projects : source == null || source.Origin == FigureOrigin.Reports
            orderby line.Plan, line.Position, line.Item, line.Indicator
            select new CountedLine(line.Year, line.Plan, line.Item, line.Indicator, line.Title, line.Subject, source == null ? null : source.Counts, source == null ? null : source.Reason, source == null ? null : source.Since);
        return await lines.Take(Most).ToListAsync(cancel);
    }
}
