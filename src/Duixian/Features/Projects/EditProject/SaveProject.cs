using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.EditProject;

/// <summary>Adds a project, or changes the record of one.</summary>
/// <param name="Number">Null for a new one.</param>
/// <param name="Stage">Where a new one stands; not asked of one that is there, whose stage moves by itself.</param>
/// <param name="Revision">The revision the person saw; if the project has moved on since, the answer is 409.</param>
public sealed record SaveProjectRequest(int? Number, ProjectRecord Record, string? Stage, string? Since, long Revision);

/// <summary>Takes over a record that a person typed.</summary>
internal sealed class SaveProject(DuixianDb db, ProjectAccess access, StagePath path, IdSource ids, CivilDay civilDay)
{
    public async Task<Result<Receipt>> ExecuteAsync(SaveProjectRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.EditProjects)) { return Refusal.NotYours; }
        if (await OutsideAsync(request.Record, act.By, cancel) is { } outside) { return outside; }
        // Codes in their one form, as an import keeps them: so doubles are found however they were typed.
        var record = request.Record with { Code = ProjectCode.Kept(request.Record.Code, civilDay.Today), OwnerCode = CreditCode.Kept(request.Record.OwnerCode) };
        if (request.Number is { } number) { return await ChangeAsync(number, record, request.Revision, act, cancel); }
        if (request.Stage is { Length: > 0 } and var stage && path.Find(stage) is null) { return ProjectsRefusal.StageUnknown; }
        return await db.SaveAsync(act, async turn =>
        {
            if (await TakenAsync(record.Code, 0, turn) is { } taken) { return taken; }
            var next = (await db.Projects.MaxAsync(p => (int?)p.Number, turn) ?? 0) + 1;
            var added = Project.Add(new(ids.NewId()), next, record, path.Find(request.Stage), PartialDate.Parse(request.Since), default, from: null, act);
            if (added.Refusal is { } refusal) { return refusal; }
            db.Add(added.Value);
            return null;
        }, cancel);
    }

    private async Task<Result<Receipt>> ChangeAsync(int number, ProjectRecord record, long revision, Act act, CancellationToken cancel)
    {
        if (await access.FindAsync(number, act.By, track: true, cancel) is not { } project) { return ProjectsRefusal.Unknown; }
        if (!ProjectAccess.MayEdit(project, act.By)) { return Refusal.NotYours; }
        if (project.Revision != revision) { return Refusal.Stale; }
        return await db.SaveAsync(act, async turn => await TakenAsync(record.Code, number, turn) ?? project.Change(record, from: null, act), cancel);
    }

    /// <summary>A county keeps its own projects only; every unit named must be one of ours.</summary>
    private async Task<Refusal?> OutsideAsync(ProjectRecord record, Actor by, CancellationToken cancel)
    {
        if (by is { IsOfOneUnit: true, Unit: { } own } && record.LeadUnit != own) { return ProjectsRefusal.OtherUnit; }
        if (by is { IsOfOneUnit: true, Unit: null } && record.LeadOffice != by.Office) { return ProjectsRefusal.OtherUnit; }
        var known = await db.Units.Select(u => u.Code).ToListAsync(cancel);
        return record.Units.All(known.Contains) ? null : ProjectsRefusal.UnitUnknown;
    }

    /// <summary>Two projects never carry one code.</summary>
    private async Task<Refusal?> TakenAsync(string? code, int number, CancellationToken cancel) =>
        code is not null && await db.Projects.Where(p => p.Code == code && p.Number != number && !p.HasLeft).Select(p => (int?)p.Number).FirstOrDefaultAsync(cancel) is { } other
            ? ProjectsRefusal.CodeTaken(code, other) : null;
}
