using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Duixian.Shell.Formatting;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Public.Ledger;

/// <summary>What happened to a published project, in words.</summary>
internal sealed class ProjectEntryWords(IStringLocalizer<PublicLedgerText> text, StagePath stages, ProcedureTemplates templates)
{
    public IEnumerable<string?> Notes(ProjectEntry body) => body switch
    {
        ProjectPublished p => [p.Stage.Length == 0 ? null : text["Say.Stage", Stage(p.Stage)].Value, Figures.Amount(p.TotalYuan, "元")],
        ProjectHidden h => [h.Reason],
        ProjectStageMoved m => [m.Move.To.Length == 0 ? text["Say.LeftLibrary"].Value : text["Say.Stage", Stage(m.Move.To)].Value, m.Move.Day, m.Move.Reason],
        ProjectCeremonyHeld c => [c.Batch, Days.Write(c.Day)],
        ProjectListed l => [text["Say.List." + l.List, l.Year].Value, l.Adjusted is null ? text["Say.TakenOut"].Value : null, l.Reason],
        ProceduresBegun b => [Template(b.Template, b.Version), Days.Write(b.Day)],
        ProceduresMoved m => [Template(m.Template, m.Version), m.Reason],
        ProcedureAccepted a => [templates.WordOf(a.Step), Days.Write(a.Day)],
        ProcedureClockStopped s => [templates.WordOf(s.Step), Days.Write(s.Day), s.Note],
        ProcedureClockResumed r => [templates.WordOf(r.Step), Days.Write(r.Day)],
        ProcedureFinished f => [templates.WordOf(f.Step), Days.Write(f.Day), f.Number, f.ValidUntil is { } until ? text["Say.ValidUntil", Days.Write(until)].Value : null, OutOfOrder(f.OrderReason)],
        ProcedureExempted e => [templates.WordOf(e.Step), Days.Write(e.Day), e.Reason],
        ProcedurePromised p => [templates.WordOf(p.Step), Days.Write(p.Day), p.Number, p.Reason, OutOfOrder(p.OrderReason)],
        ProcedureDeferred d => [templates.WordOf(d.Step), text["Say.Until", Days.Write(d.Until)].Value, d.Reason],
        ProcedureTakenBack t => [templates.WordOf(t.Step), t.Reason],
        _ => [],
    };

    private string Stage(string key) => stages.Find(key)?.Word ?? key;

    private string Template(string code, int version) => templates.Find(code, version) is { } template ? text["Say.Template", template.Word, version].Value : code;

    private string? OutOfOrder(string? reason) => reason is null ? null : text["Say.OutOfOrder", reason].Value;
}
