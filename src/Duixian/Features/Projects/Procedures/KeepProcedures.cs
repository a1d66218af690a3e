using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.Outlooks;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.Procedures;

/// <summary>Keeps the procedures of one project: every sentence is one act, and what they come to is computed anew with it.</summary>
internal sealed class KeepProcedures(DuixianDb db, ProjectAccess access, ProcedureBook book, ProjectOutlooks outlooks, CivilDay civilDay)
{
    public async Task<Result<Receipt>> ExecuteAsync(BeginProceduresRequest request, Act act, CancellationToken cancel)
    {
        if (await access.FindAsync(request.Number, act.By, track: false, cancel) is not { } project) { return ProjectsRefusal.Unknown; }
        if (!ProjectAccess.MayEdit(project, act.By)) { return Refusal.NotYours; }
        if (TemplateFor(request) is not { } template) { return ProceduresRefusal.NoTemplate; }
        var begun = ProjectProcedures.Begin(project.Number, request.Day, SayingOf(template, project, act));
        if (begun.Refusal is { } refusal) { return refusal; }
        return await db.SaveAsync(act, async turn =>
        {
            if (await db.ProjectProcedures.AnyAsync(p => p.Project == project.Number, turn)) { return Refusal.Stale; }   // somebody began them meanwhile
            db.Add(begun.Value);
            await outlooks.RefreshAsync(project, begun.Value, turn);
            return null;
        }, cancel);
    }

    public Task<Result<Receipt>> ExecuteAsync(AcceptStepRequest request, Act act, CancellationToken cancel) => ChangeAsync(request, act, (p, saying) => p.Accept(request.Step, request.Day, saying), cancel);

    public Task<Result<Receipt>> ExecuteAsync(StopClockRequest request, Act act, CancellationToken cancel) =>
        ChangeAsync(request, act, (p, saying) => p.StopClock(request.Step, request.Day, request.Reason, request.Holder, request.Expected, request.Note, saying), cancel);

    public Task<Result<Receipt>> ExecuteAsync(ResumeClockRequest request, Act act, CancellationToken cancel) => ChangeAsync(request, act, (p, saying) => p.Resume(request.Step, request.Day, saying), cancel);

    public Task<Result<Receipt>> ExecuteAsync(FinishStepRequest request, Act act, CancellationToken cancel) =>
        ChangeAsync(request, act, (p, saying) => p.Finish(request.Step, request.Day, request.Document, request.ValidUntil, request.OrderReason, saying), cancel);

    public Task<Result<Receipt>> ExecuteAsync(ExemptStepRequest request, Act act, CancellationToken cancel) => ChangeAsync(request, act, (p, saying) => p.Exempt(request.Step, request.Day, request.Reason, saying), cancel);

    public Task<Result<Receipt>> ExecuteAsync(PromiseStepRequest request, Act act, CancellationToken cancel) =>
        ChangeAsync(request, act, (p, saying) => p.Promise(request.Step, request.Day, request.Document, request.Reason, request.OrderReason, saying), cancel);

    public Task<Result<Receipt>> ExecuteAsync(DeferStepRequest request, Act act, CancellationToken cancel) =>
        ChangeAsync(request, act, (p, saying) => p.Defer(request.Step, request.Day, request.Until, request.Reason, saying), cancel);

    public Task<Result<Receipt>> ExecuteAsync(TakeBackStepRequest request, Act act, CancellationToken cancel) => ChangeAsync(request, act, (p, saying) => p.TakeBack(request.Step, request.Reason, saying), cancel);

    public Task<Result<Receipt>> ExecuteAsync(MoveProceduresRequest request, Act act, CancellationToken cancel) =>
        ChangeAsync(request, act, (p, saying) => book.Templates.Find(request.Template, request.Version) is { } other ? p.MoveTo(other, request.Reason, saying) : ProceduresRefusal.NoTemplate, cancel);

    /// <summary>In the order of their days; of one day as the template has them. The first that does not hold refuses all.</summary>
    public Task<Result<Receipt>> ExecuteAsync(EnterStepsRequest request, Act act, CancellationToken cancel) => ChangeAsync(request, act, (p, saying) =>
    {
        foreach (var done in request.Steps.OrderBy(s => s.Day).ThenBy(s => saying.Template.PositionOf(s.Step)))
        {
            if (p.Finish(done.Step, done.Day, done.Document, null, request.OrderReason, saying) is { } refusal) { return refusal; }
        }
        return null;
    }, cancel);

    private async Task<Result<Receipt>> ChangeAsync(ProcedureRequest request, Act act, Func<ProjectProcedures, ProcedureSaying, Refusal?> say, CancellationToken cancel)
    {
        if (await access.FindAsync(request.Number, act.By, track: false, cancel) is not { } project) { return ProjectsRefusal.Unknown; }
        if (!ProjectAccess.MayEdit(project, act.By)) { return Refusal.NotYours; }
        if (await db.ProjectProcedures.SingleOrDefaultAsync(p => p.Project == request.Number, cancel) is not { } procedures) { return ProceduresRefusal.Unknown; }
        if (procedures.Revision != request.Revision) { return Refusal.Stale; }
        if (say(procedures, SayingOf(book.Of(procedures), project, act)) is { } refusal) { return refusal; }
        return await db.SaveAsync(act, async turn =>
        {
            await outlooks.RefreshAsync(project, procedures, turn);
            return null;
        }, cancel);
    }

    private ProcedureSaying SayingOf(ProcedureTemplate template, Project project, Act act) => new(template, civilDay.Today, project.IsPublished, act);

    /// <summary>Procedures taken up before any template was in force go by the first one of their class.</summary>
    private ProcedureTemplate? TemplateFor(BeginProceduresRequest request) =>
        book.Templates.For(request.Route, request.Land, request.Day)
        ?? book.Templates.All.Where(t => t.Head.Route == request.Route && t.Head.Land == request.Land).OrderBy(t => t.Head.InForce).ThenBy(t => t.Version).FirstOrDefault();
}
