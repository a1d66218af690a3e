using Duixian.Data;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.ProjectList;

/// <summary>A row of the portfolio.</summary>
internal sealed record ProjectLine(
    int Number, string Name, string? Code, string Unit, string? AlsoUnits, string Category, string Level, string Stage, string? StageSince, bool HasLeft, decimal? TotalYuan, ProjectRecord Record, bool IsPublished,
    int? StepsDone, int? Steps, string? Holder, string? StepName, DateOnly? HeldSince, DateOnly? EarliestStart, bool Flagged)
{
    public IEnumerable<string> Units => AlsoUnits is null ? Unit.Length == 0 ? [] : [Unit] : AlsoUnits.Split(';', StringSplitOptions.RemoveEmptyEntries).Prepend(Unit);
}

/// <summary>How many projects stand in a stage, and how much they come to.</summary>
public sealed record StageCount(string Stage, int Projects, decimal? TotalYuan)
{
    internal static IQueryable<StageCount> Of(IQueryable<Project> projects) => projects.GroupBy(p => p.Stage).Select(g => new StageCount(g.Key, g.Count(), g.Sum(p => p.TotalYuan)));
}

/// <summary>A page of the portfolio.</summary>
/// <param name="Stages">Under all filters but the stage.</param>
internal sealed record PortfolioPage(IReadOnlyList<ProjectLine> Lines, IReadOnlyList<StageCount> Stages, int Page)
{
    public const int PerPage = 50;

    public int All => Stages.Sum(s => s.Projects);

    public int Selected(ProjectsQuery query) => query.Stage is { } stage ? Stages.Where(s => s.Stage == stage).Sum(s => s.Projects) : All;

    public int Pages(ProjectsQuery query) => Math.Max(1, (Selected(query) + PerPage - 1) / PerPage);
}

/// <summary>The library, narrowed and sorted. As many questions however long it is.</summary>
internal sealed class Portfolio(DuixianDb db)
{
    /// <param name="whole">How the library stands where nothing is chosen, as <see cref="PortfolioChoices"/> knows it.</param>
    public async Task<PortfolioPage> ReadAsync(Actor by, ProjectsQuery query, int page, IReadOnlyList<StageCount> whole, CancellationToken cancel)
    {
        var narrowed = Narrow(by, query);
        var stages = query.Narrowed ? await StageCount.Of(narrowed).ToListAsync(cancel) : whole;
        // Which rows a page has is settled on the narrow ones; only those are read whole.
        var numbers = await Sort(query.Stage is { } stage ? narrowed.Where(p => p.Stage == stage) : narrowed, query).Select(p => p.Number).Skip((page - 1) * PortfolioPage.PerPage).Take(PortfolioPage.PerPage).ToListAsync(cancel);
        var lines = await Lines(db.Projects.AsNoTracking().Where(p => numbers.Contains(p.Number))).ToListAsync(cancel);
        lines.Sort((a, b) => numbers.IndexOf(a.Number).CompareTo(numbers.IndexOf(b.Number)));
        return new(lines, stages, page);
    }

    /// <summary>All of them, for files.</summary>
    public IAsyncEnumerable<ProjectLine> All(Actor by, ProjectsQuery query)
    {
        var narrowed = Narrow(by, query);
        return Lines(Sort(query.Stage is { } stage ? narrowed.Where(p => p.Stage == stage) : narrowed, query)).AsAsyncEnumerable();
    }

    /// <summary>Everything but the stage, which the tallies count.</summary>
    public IQueryable<Project> Narrow(Actor by, ProjectsQuery query)
    {
        var projects = ProjectAccess.Of(db.Projects.AsNoTracking(), by);
        if (!query.Left) { projects = projects.Where(p => !p.HasLeft); }
        if (query.Unit is { } unit)
        {
            var touched = $";{unit};";
            projects = projects.Where(p => p.Unit == unit || (p.AlsoUnits != null && p.AlsoUnits.Contains(touched)));
        }
        if (query.Category is { } category) { projects = projects.Where(p => p.Category == category); }
        if (query.Level is { } level) { projects = projects.Where(p => p.Level == level); }
        if (query.List is var (year, list)) { projects = projects.Where(p => db.ProjectYears.Any(y => y.ProjectId == p.Id && y.Year == year && y.List == list)); }
        if (query.Batch is { } batch)
        {
            var id = new StartBatchId(batch);
            projects = projects.Where(p => p.Batch == id);
        }
        if (query.Holder is { } holder) { projects = projects.Where(p => db.ProjectOutlooks.Any(o => o.ProjectId == p.Id && o.Holder == holder)); }
        if (query.Mine)
        {
            var (own, office) = (by.Unit, by.Office);
            projects = own is null ? projects.Where(p => p.Office == office) : projects.Where(p => p.Unit == own || p.Office == office);
        }
        if (query.Lapsing) { projects = projects.Where(p => db.ProjectOutlooks.Any(o => o.ProjectId == p.Id && o.Expires != null)); }
        if (query.Flagged) { projects = projects.Where(p => db.ProjectOutlooks.Any(o => o.ProjectId == p.Id && o.Flagged)); }
        foreach (var word in query.Words) { projects = projects.Where(p => p.Search.Contains(word)); }
        return projects;
    }

    /// <summary>Each order is a whole one, and the same on both databases.</summary>
    public IQueryable<Project> Sort(IQueryable<Project> projects, ProjectsQuery query) => (query.Order, query.Descending) switch
    {
        (ProjectOrder.Name, false) => projects.OrderBy(p => p.Name).ThenBy(p => p.Number),
        (ProjectOrder.Name, true) => projects.OrderByDescending(p => p.Name).ThenByDescending(p => p.Number),
        // What is not known comes last either way: the two databases disagree about it.
        (ProjectOrder.Total, false) => projects.OrderBy(p => p.TotalYuan == null).ThenBy(p => p.TotalYuan).ThenBy(p => p.Number),
        (ProjectOrder.Total, true) => projects.OrderBy(p => p.TotalYuan == null).ThenByDescending(p => p.TotalYuan).ThenByDescending(p => p.Number),
        (ProjectOrder.Start, false) => projects.OrderBy(p => p.PlannedStart).ThenBy(p => p.Number),
        (ProjectOrder.Start, true) => projects.OrderByDescending(p => p.PlannedStart).ThenByDescending(p => p.Number),
        (ProjectOrder.Finish, false) => projects.OrderBy(p => p.PlannedFinish).ThenBy(p => p.Number),
        (ProjectOrder.Finish, true) => projects.OrderByDescending(p => p.PlannedFinish).ThenByDescending(p => p.Number),
        (ProjectOrder.Held, var down) => ByOutlook(projects, held: true, down),
        (ProjectOrder.Earliest, var down) => ByOutlook(projects, held: false, down),
        (_, true) => projects.OrderByDescending(p => p.Number),
        _ => projects.OrderBy(p => p.Number),
    };

    private IQueryable<Project> ByOutlook(IQueryable<Project> projects, bool held, bool down)
    {
        var dated = projects.LeftJoin(db.ProjectOutlooks, p => p.Id, o => o.ProjectId, (p, o) => new { Project = p, Day = o == null ? null : held ? o.HeldSince : o.EarliestStart });
        return down
            ? dated.OrderBy(d => d.Day == null).ThenByDescending(d => d.Day).ThenByDescending(d => d.Project.Number).Select(d => d.Project)
            : dated.OrderBy(d => d.Day == null).ThenBy(d => d.Day).ThenBy(d => d.Project.Number).Select(d => d.Project);
    }

    private IQueryable<ProjectLine> Lines(IQueryable<Project> projects) =>
        from p in projects
        join o in db.ProjectOutlooks on p.Id equals o.ProjectId into known
        from o in known.DefaultIfEmpty()
        select new ProjectLine(
            p.Number, p.Name, p.Code, p.Unit, p.AlsoUnits, p.Category, p.Level, p.Stage, p.StageSince, p.HasLeft, p.TotalYuan, p.Kept.Record, p.IsPublished,
            o == null ? null : o.StepsDone, o == null ? null : o.Steps, o == null ? null : o.Holder, o == null ? null : o.StepName, o == null ? null : o.HeldSince, o == null ? null : o.EarliestStart, o != null && o.Flagged);
}
