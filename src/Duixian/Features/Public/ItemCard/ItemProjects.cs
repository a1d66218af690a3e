using Duixian.Data;
using Duixian.Data.Projects;
using Duixian.Domain.Directory;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;
using Duixian.Domain.Registers;
using Duixian.Features.Public.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.ItemCard;

/// <summary>An indicator that is counted from key projects, and how many were planned for it.</summary>
/// <param name="Frozen">Planned when the year's list was frozen; null while it is not.</param>
/// <param name="Adjusted">Planned now.</param>
internal sealed record CountedFromProjects(FigureSource Source, ProjectMeasure Measure, int? Frozen, int Adjusted);

/// <summary>What key projects have to do with an item.</summary>
/// <param name="Serving">Published ones that serve it, by number.</param>
internal sealed record ItemProjects(IReadOnlyList<PublicProject> Serving, IReadOnlyList<CountedFromProjects> Counted, IReadOnlyList<AssessmentUnit> Units);

/// <summary>Reads the projects of one item, with a fixed number of questions where it has any and none where it has not.</summary>
/// <remarks>Which projects are planned is counted over all of them, as the figure itself is; named are the published ones alone.</remarks>
internal sealed class ProjectsOfItem(DuixianDb db)
{
    private const int Most = 200;

    public async Task<ItemProjects> ReadAsync(PlanAddress plan, string item, ItemPlace place, CancellationToken cancel) =>
        new(place.Served ? await ServingAsync(plan, item, cancel) : [], place.Counted ? await CountedAsync(plan, item, cancel) : [], place.Served ? await db.Units.AsNoTracking().IgnoreAutoIncludes().OrderBy(u => u.Position).ToListAsync(cancel) : []);

    private async Task<IReadOnlyList<PublicProject>> ServingAsync(PlanAddress plan, string item, CancellationToken cancel) =>
        [.. (await db.Projects.AsNoTracking().IgnoreAutoIncludes().Where(p => p.IsPublished).ServingItem(plan, item).OrderBy(p => p.HasLeft).ThenBy(p => p.Number).Take(Most).ToListAsync(cancel)).Select(PublicProject.Of)];

    private async Task<IReadOnlyList<CountedFromProjects>> CountedAsync(PlanAddress plan, string item, CancellationToken cancel)
    {
        var sources = await db.FigureSources.AsNoTracking().Where(s => s.Year == plan.Year && s.Plan == plan.Code && s.Item == item && s.Origin == FigureOrigin.Projects && s.Counts != null).OrderBy(s => s.Indicator).Take(Most).ToListAsync(cancel);
        var rows = await db.FlowRowsAsync(plan.Year, cancel);
        return [.. sources.Select(s => Counted(s, s.Counts!.Value, rows, plan.Year))];   // asked for
    }

    private static CountedFromProjects Counted(FigureSource source, ProjectMeasure measure, IReadOnlyList<FlowRow> rows, int year)
    {
        var flow = FlowFigures.Of(measure, rows, year, new(year, 12, 31));   // what is planned does not depend on the day
        return new(source, measure, rows.Any(r => r.List == FlowFigures.ListOf(measure) && r.Frozen is not null) ? flow.Frozen : null, flow.Adjusted);
    }
}
