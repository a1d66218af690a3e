using Duixian.Data;
using Duixian.Domain.Directory;
using Duixian.Domain.Projects;
using Duixian.Features.Public.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.Projects;

/// <summary>How many published projects stand in a stage, or left, and how much those come to whose total is known.</summary>
internal sealed record PublicStageCount(string Stage, bool HasLeft, int Projects, int Priced, decimal? TotalYuan);

/// <summary>A page of the public list.</summary>
/// <param name="Year">The year shown; null: every year.</param>
/// <param name="Years">Years of which a list is published, newest first.</param>
/// <param name="Stages">Under all filters but the stage.</param>
internal sealed record PublicProjectsView(int? Year, IReadOnlyList<int> Years, IReadOnlyList<PublicStageCount> Stages, IReadOnlyList<PublicProject> Lines, IReadOnlyList<string> Categories, IReadOnlyList<AssessmentUnit> Units, int Page)
{
    public const int PerPage = 50;

    public int In => Stages.Where(s => !s.HasLeft).Sum(s => s.Projects);

    public int Out => Stages.Where(s => s.HasLeft).Sum(s => s.Projects);

    /// <summary>Each project once; null where no total is known.</summary>
    public decimal? TotalYuan => Stages.Where(s => s is { HasLeft: false, Priced: > 0 }).Sum(s => s.TotalYuan) is > 0 and var sum ? sum : null;

    public int Unpriced => Stages.Where(s => !s.HasLeft).Sum(s => s.Projects - s.Priced);

    public int Selected(PublicProjectsQuery query) => query.Left ? Out : query.Stage is { } stage ? Stages.Where(s => !s.HasLeft && s.Stage == stage).Sum(s => s.Projects) : In;

    public int Pages(PublicProjectsQuery query) => Math.Max(1, (Selected(query) + PerPage - 1) / PerPage);
}

/// <summary>A promise a project serves.</summary>
internal sealed record ServedPromise(string Address, string Title);

/// <summary>One project before the public, with its entries of the public log.</summary>
/// <param name="Entries">Newest first.</param>
/// <param name="Years">Years in whose list it stands.</param>
/// <param name="LeadOffice">Name of the leading office; what is written there where it is none of ours.</param>
internal sealed record PublicProjectView(PublicProject Project, IReadOnlyList<PublicEntry> Entries, IReadOnlyList<int> Years, IReadOnlyList<ServedPromise> Serves, IReadOnlyList<AssessmentUnit> Units, string? LeadOffice);

/// <summary>Reads what anyone may see of key projects. As many questions however many there are.</summary>
internal sealed class PublishedProjects(DuixianDb db)
{
    /// <summary>A file ends here.</summary>
    public const int MostRows = 20_000;

    private const int MostChoices = 200;
    private const int MostEntries = 300;

    private IQueryable<Project> Published => db.Projects.AsNoTracking().IgnoreAutoIncludes().Where(p => p.IsPublished);

    public async Task<PublicProjectsView> ReadAsync(PublicProjectsQuery query, int page, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        var years = await YearsAsync(cancel);
        var year = YearOf(query, years);
        var narrowed = query.Narrow(Of(year));
        var stages = await narrowed.GroupBy(p => new { p.Stage, p.HasLeft }).Select(g => new PublicStageCount(g.Key.Stage, g.Key.HasLeft, g.Count(), g.Count(p => p.TotalYuan != null), g.Sum(p => p.TotalYuan))).ToListAsync(cancel);
        var lines = await query.Sort(query.OfStage(narrowed)).Skip((page - 1) * PublicProjectsView.PerPage).Take(PublicProjectsView.PerPage).ToListAsync(cancel);
        var categories = await Published.Where(p => p.Category != "").GroupBy(p => p.Category).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).Take(MostChoices).ToListAsync(cancel);
        return new(year, years, stages, [.. lines.Select(PublicProject.Of)], categories, await UnitsAsync(cancel), page);
    }

    /// <summary>All of them, for files, in the order of the page.</summary>
    public async Task<(int? Year, IReadOnlyList<AssessmentUnit> Units, IReadOnlyList<PublicProject> Rows)> AllAsync(PublicProjectsQuery query, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var year = YearOf(query, await YearsAsync(cancel));
        var rows = await query.Sort(query.OfStage(query.Narrow(Of(year)))).Take(MostRows).ToListAsync(cancel);
        return (year, await UnitsAsync(cancel), [.. rows.Select(PublicProject.Of)]);
    }

    /// <returns>Null where there is no such project before the public.</returns>
    public async Task<PublicProjectView?> OneAsync(int number, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        if (await Published.SingleOrDefaultAsync(p => p.Number == number, cancel) is not { } project) { return null; }
        var (face, stream) = (project.Face, ProjectEntry.StreamOf(number));
        var entries = await db.LedgerEntries.Where(e => e.IsPublic && e.Stream == stream).OrderByDescending(e => e.Seq).Take(MostEntries).Select(PublicEntry.Of).ToListAsync(cancel);
        var years = await db.ProjectYears.Where(y => y.Number == number && y.List == YearList.Implementation && y.Adjusted != null).OrderByDescending(y => y.Year).Select(y => y.Year).ToListAsync(cancel);
        var office = face.LeadOffice;
        var named = await db.Offices.Where(o => o.Code == office).Select(o => o.Name).SingleOrDefaultAsync(cancel);
        return new(PublicProject.Of(project), entries, years, await ServedAsync(face, cancel), await UnitsAsync(cancel), named ?? office);
    }

    /// <summary>Numbers of the published projects that carry a code; the first is the one still in the library, if any is.</summary>
    public Task<List<int>> OfCodeAsync(string code, CancellationToken cancel) =>
        Published.Where(p => p.Code == code).OrderBy(p => p.HasLeft).ThenBy(p => p.Number).Select(p => p.Number).Take(2).ToListAsync(cancel);

    private IQueryable<Project> Of(int? year) => year is not { } one ? Published
        : Published.Where(p => db.ProjectYears.Any(y => y.ProjectId == p.Id && y.Year == one && y.List == YearList.Implementation && y.Adjusted != null));

    private static int? YearOf(PublicProjectsQuery query, List<int> years) => query.EveryYear ? null : query.Year ?? (years.Count > 0 ? years[0] : null);

    private Task<List<int>> YearsAsync(CancellationToken cancel) =>
        db.ProjectYears.Where(y => y.List == YearList.Implementation && y.Adjusted != null && db.Projects.Any(p => p.Id == y.ProjectId && p.IsPublished))
            .Select(y => y.Year).Distinct().OrderByDescending(y => y).Take(MostChoices).ToListAsync(cancel);

    private Task<List<AssessmentUnit>> UnitsAsync(CancellationToken cancel) => db.Units.AsNoTracking().OrderBy(u => u.Position).ToListAsync(cancel);

    private async Task<IReadOnlyList<ServedPromise>> ServedAsync(ProjectPublished face, CancellationToken cancel)
    {
        var items = face.Serves.Select(s => s.Split('/')).Where(s => s.Length == 3).Select(s => s[2]).Distinct(StringComparer.Ordinal).ToList();
        var lines = await db.ListLines.AsNoTracking().Where(l => items.Contains(l.Item) && !l.Withdrawn)
            .Select(l => new { l.Year, l.Plan, l.Item, l.Title }).Distinct().ToListAsync(cancel);
        var titles = lines.GroupBy(l => $"{l.Year}/{l.Plan}/{l.Item}", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Title, StringComparer.Ordinal);   // a group has one
        return [.. face.Serves.Where(titles.ContainsKey).Select(s => new ServedPromise(s, titles[s]))];
    }
}
