using Duixian.Data;
using Duixian.Data.Projects;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.Forecasts;
using Duixian.Features.Projects.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.ProjectCard;

/// <summary>Everything the page of one project shows.</summary>
/// <param name="Serves">Commitments it serves that are published, with their titles.</param>
/// <param name="Doubts">What to look at again in the record, and projects that look like it.</param>
/// <param name="Path">The way of its procedures; null where it has none yet.</param>
/// <param name="Frozen">The days it is measured against, as frozen with the year; null where none were.</param>
internal sealed record ProjectView(
    Project Project, ProjectPlaces Places, IReadOnlyList<ProjectYear> Years, IReadOnlyList<ProjectContact> Contacts, ProjectOutlook? Outlook, StartBatch? Batch, IReadOnlyList<ServedItem> Serves, IReadOnlyList<RecordDoubt> Doubts, ProcedurePath? Path, PlannedDays? Frozen, ProjectForecast Forecast);

/// <summary>A commitment a project serves.</summary>
internal sealed record ServedItem(string Address, string Title);

/// <summary>Reads one project with a fixed number of questions.</summary>
internal sealed class ProjectToRead(DuixianDb db, ProjectAccess access, ProceduresToRead procedures, RecordDoubts doubts, WorksOfProjects works, StagePath stages, CivilDay civilDay)
{
    public async Task<ProjectView?> ReadAsync(int number, Actor? by, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        if (await access.FindAsync(number, by, track: false, cancel) is not { } project) { return null; }
        var id = project.Id;
        var years = await db.ProjectYears.AsNoTracking().Where(y => y.ProjectId == id).OrderBy(y => y.Year).ThenBy(y => y.List).ToListAsync(cancel);
        var contacts = await db.ProjectContacts.AsNoTracking().Where(c => c.ProjectId == id).OrderBy(c => c.Post).ToListAsync(cancel);
        var outlook = await db.ProjectOutlooks.AsNoTracking().SingleOrDefaultAsync(o => o.ProjectId == id, cancel);
        var batch = project.Batch is { } held ? await db.StartBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == held, cancel) : null;
        var (places, path) = (await access.PlacesAsync(cancel), await procedures.PathAsync(project, cancel));
        return new(project, places, years, contacts, outlook, batch, await ServedAsync(project, cancel), await doubts.OfAsync(number, project.Record, places, by ?? Actor.Anyone, cancel), path, ProjectYear.BaselineOf(years, civilDay.Today.Year), await ExpectedAsync(project, path, cancel));
    }

    private async Task<ProjectForecast> ExpectedAsync(Project project, ProcedurePath? path, CancellationToken cancel)
    {
        if (project.HasLeft) { return ProjectForecast.None; }
        var done = await works.ReadAsync([new(project.Number, project.Record, project.StartedOn)], cancel);
        return ProjectForecast.Of(ForecastFacts.Of(stages, project.Stage, project.Record, project.StartedOn, project.StartedOn is null ? path?.EarliestStart : null, done.GetValueOrDefault(project.Number)), civilDay.Today);
    }

    private async Task<IReadOnlyList<ServedItem>> ServedAsync(Project project, CancellationToken cancel)
    {
        if (project.Record.Serves.Count == 0) { return []; }
        var items = project.Record.Serves.Select(s => s.Split('/')).Where(s => s.Length == 3).Select(s => s[2]).Distinct().ToList();
        var lines = await db.ListLines.AsNoTracking().Where(l => items.Contains(l.Item) && !l.Withdrawn).Select(l => new { l.Year, l.Plan, l.Item, l.Title }).Distinct().ToListAsync(cancel);
        var titles = lines.GroupBy(l => $"{l.Year}/{l.Plan}/{l.Item}").ToDictionary(g => g.Key, g => g.First().Title, StringComparer.Ordinal);   // a group has one
        return [.. project.Record.Serves.Where(titles.ContainsKey).Select(s => new ServedItem(s, titles[s]))];
    }
}
