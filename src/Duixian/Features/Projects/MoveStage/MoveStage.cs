using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Evidence;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.Outlooks;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.MoveStage;

/// <summary>Enters a later stage, or asks a leader for what goes against the order.</summary>
/// <param name="To">Key of the stage; empty: out of the library.</param>
/// <param name="Answers">What is said of conditions that nothing else shows.</param>
/// <param name="Reason">Asks a leader: back, out, or on with conditions open. Null enters.</param>
/// <param name="Files">Files that show conditions, kept before; null: none.</param>
public sealed record MoveStageRequest(int Number, string To, string Day, IReadOnlyList<GateAnswer> Answers, string? Reason, long Revision, IReadOnlyList<GateUpload>? Files = null);

/// <summary>A leader's answer to what was asked.</summary>
/// <param name="Allow">False declines, with the reason.</param>
public sealed record DecideStageRequest(int Number, bool Allow, string? Reason, long Revision);

/// <summary>A ceremony was held for projects; the batch is made with its first one.</summary>
public sealed record HoldCeremonyRequest(IReadOnlyList<int> Numbers, string Batch, DateOnly Day);

/// <summary>Moves projects through their stages.</summary>
internal sealed class MoveStage(DuixianDb db, ProjectAccess access, StagePath path, StepsDone steps, GateFiles files, ProjectOutlooks outlooks, IdSource ids, CivilDay civilDay)
{
    public async Task<Result<Receipt>> ExecuteAsync(MoveStageRequest request, Act act, CancellationToken cancel)
    {
        if (await access.FindAsync(request.Number, act.By, track: true, cancel) is not { } project) { return ProjectsRefusal.Unknown; }
        if (!ProjectAccess.MayEdit(project, act.By)) { return Refusal.NotYours; }
        if (project.Revision != request.Revision) { return Refusal.Stale; }
        if (PartialDate.Parse(request.Day) is not { } day) { return ProjectsRefusal.NoDay; }
        var to = path.Find(request.To);
        if (to is null && request.To.Length > 0) { return ProjectsRefusal.StageUnknown; }
        var shown = await files.JoinAsync(request.Answers, request.Files ?? [], cancel);
        if (shown.Refusal is { } unseen) { return unseen; }
        var done = await steps.OfAsync(project, cancel);
        var refusal = request.Reason is null && to is not null
            ? project.Enter(path, to, day, shown.Value, done, civilDay.Today, act)
            : project.Ask(path, to, day, shown.Value, request.Reason, done, civilDay.Today, act);
        return refusal is { } no ? no : await SaveAsync(project, shown.Value, act, cancel);
    }

    public async Task<Result<Receipt>> ExecuteAsync(DecideStageRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.ApproveProjects)) { return Refusal.NotYours; }
        if (await access.FindAsync(request.Number, act.By, track: true, cancel) is not { } project) { return ProjectsRefusal.Unknown; }
        if (project.Revision != request.Revision) { return Refusal.Stale; }
        var refusal = request.Allow ? project.Allow(path, act) : project.Decline(request.Reason, act);
        return refusal is { } no ? no : await SaveAsync(project, [], act, cancel);
    }

    /// <summary>A start or a completion changes what the procedures come to.</summary>
    private Task<Result<Receipt>> SaveAsync(Project project, IReadOnlyList<GateAnswer> answers, Act act, CancellationToken cancel) => db.SaveAsync(act, async turn =>
    {
        if (!files.HoldAll(answers)) { return EvidenceRefusal.NoFile; }
        await outlooks.RefreshAsync(project, await db.ProjectProcedures.AsNoTracking().SingleOrDefaultAsync(p => p.Project == project.Number, turn), turn);
        return null;
    }, cancel);

    public async Task<Result<Receipt>> ExecuteAsync(HoldCeremonyRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.KeepProjects)) { return Refusal.NotYours; }
        if (string.IsNullOrWhiteSpace(request.Batch)) { return ProjectsRefusal.NameMissing; }
        if (request.Batch.Length > StartBatch.LongestName) { return ProjectsRefusal.TooLong(StartBatch.LongestName); }
        if (request.Day > civilDay.Today) { return ProjectsRefusal.DayNotOver(PartialDate.OfDay(request.Day).ToString()); }
        var numbers = request.Numbers.Distinct().ToList();
        var projects = await db.Projects.Where(p => numbers.Contains(p.Number)).ToListAsync(cancel);
        if (projects.Count != numbers.Count) { return ProjectsRefusal.Unknown; }
        return await db.SaveAsync(act, async turn =>
        {
            var batch = await db.StartBatches.SingleOrDefaultAsync(b => b.Name == request.Batch.Trim(), turn);
            if (batch is null) { db.Add(batch = new StartBatch(new(ids.NewId()), request.Batch.Trim(), request.Day)); }
            foreach (var project in projects.OrderBy(p => p.Number))
            {
                if (project.HoldCeremony(batch, act) is { } refusal && projects.Count == 1) { return refusal; }
            }
            return act.Bodies.Count == 0 ? ProjectsRefusal.NothingChanged : null;
        }, cancel);
    }
}
