using System.Runtime.CompilerServices;
using Duixian.Data.Ledger;
using Duixian.Domain.Ledger;
using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Projects;

/// <summary>A step that ended with a document, as the table of approvals needs it.</summary>
public sealed record ApprovalRow(int Project, string ProjectName, string? ProjectCode, string Unit, string Template, int Version, string Step, ProcedureStepProgress Progress);

/// <summary>What the table of approvals is made of, for the desk and for the public alike.</summary>
public static class ApprovalRowQuery
{
    private const int Batch = 500;

    private static readonly string Published = BodyJson.NameOf(typeof(ProjectPublished));
    private static readonly string Finished = BodyJson.NameOf(typeof(ProcedureFinished));
    private static readonly string Promised = BodyJson.NameOf(typeof(ProcedurePromised));

    /// <summary>Steps of these projects that were done, or promised with a document; the newest first.</summary>
    public static IQueryable<ApprovalRow> ApprovalRows(this DuixianDb db, IQueryable<Project> projects) =>
        from step in db.ProcedureSteps.AsNoTracking()
        where step.SettledOn != null && (step.State == StepState.Done || (step.State == StepState.Promised && step.Number != null))
        join project in projects on step.Project equals project.Number
        join procedures in db.ProjectProcedures.AsNoTracking().IgnoreAutoIncludes() on step.Project equals procedures.Project
        orderby step.SettledOn descending, step.Project, step.Step
        select new ApprovalRow(step.Project, project.Name, project.Code, project.Unit, procedures.Template, procedures.Version, step.Step, step);

    /// <summary>All of them for a file, read so many at a time.</summary>
    /// <param name="tell">Makes lines of the rows of a batch; it may leave some out.</param>
    public static async IAsyncEnumerable<TLine> InBatchesAsync<TLine>(this IQueryable<ApprovalRow> rows, Func<List<ApprovalRow>, CancellationToken, Task<IReadOnlyList<TLine>>> tell, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var from = 0; ; from += Batch)
        {
            var batch = await rows.Skip(from).Take(Batch).ToListAsync(cancel);
            foreach (var line in await tell(batch, cancel)) { yield return line; }
            if (batch.Count < Batch) { yield break; }
        }
    }

    /// <summary>The day each result became public: the day it was entered, or the day its project was published where that came later. By project and step; what is not public is missing.</summary>
    public static async Task<IReadOnlyDictionary<(int Project, string Step), DateOnly>> PublishedDaysAsync(this DuixianDb db, IReadOnlyList<ApprovalRow> rows, Func<DateTimeOffset, DateOnly> dayOf, CancellationToken cancel)
    {
        var streams = rows.Select(r => ProjectEntry.StreamOf(r.Project)).Distinct(StringComparer.Ordinal).ToList();
        var entries = await db.LedgerEntries.AsNoTracking().Where(e => e.IsPublic && streams.Contains(e.Stream) && (e.Type == Published || e.Type == Finished || e.Type == Promised)).OrderBy(e => e.Seq).ToListAsync(cancel);
        var (projects, steps) = (new Dictionary<string, DateOnly>(StringComparer.Ordinal), new Dictionary<(string, string), DateOnly>());
        foreach (var entry in entries)
        {
            var day = dayOf(entry.At);
            if (entry.Type == Published) { projects.TryAdd(entry.Stream, day); }
            else if (StepOf(BodyJson.Read(entry, secret: null)) is { } step) { steps[(entry.Stream, step)] = day; }
        }
        var days = new Dictionary<(int, string), DateOnly>();
        foreach (var row in rows)
        {
            var stream = ProjectEntry.StreamOf(row.Project);
            if (!projects.TryGetValue(stream, out var published)) { continue; }
            days[(row.Project, row.Step)] = steps.TryGetValue((stream, row.Step), out var entered) && entered > published ? entered : published;
        }
        return days;
    }

    private static string? StepOf(EntryBody? body) => body switch
    {
        ProcedureFinished finished => finished.Step,
        ProcedurePromised promised => promised.Step,
        _ => null,
    };
}
