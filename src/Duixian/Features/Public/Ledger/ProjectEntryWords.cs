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
        ProcedureAccepted a => [Step(a.Step), Days.Write(a.Day)],
        ProcedureClockStopped s => [Step(s.Step), Days.Write(s.Day), s.Note],
        ProcedureClockResumed r => [Step(r.Step), Days.Write(r.Day)],
        ProcedureFinished f => [Step(f.Step), Days.Write(f.Day), f.Number, f.ValidUntil is { } until ? text["Say.ValidUntil", Days.Write(until)].Value : null, OutOfOrder(f.OrderReason)],
        ProcedureExempted e => [Step(e.Step), Days.Write(e.Day), e.Reason],
        ProcedurePromised p => [Step(p.Step), Days.Write(p.Day), p.Number, p.Reason, OutOfOrder(p.OrderReason)],
        ProcedureDeferred d => [Step(d.Step), text["Say.Until", Days.Write(d.Until)].Value, d.Reason],
        ProcedureTakenBack t => [Step(t.Step), t.Reason],
        _ => [],
    };

    private string Stage(string key) => stages.Find(key) is { } stage ? Figures.English ? stage.EnglishName : stage.Name : key;

    /// <summary>The same code is the same step in every template.</summary>
    private string Step(string code) => templates.All.Select(t => t.Find(code)).FirstOrDefault(s => s is not null) is { } step ? Figures.English ? step.EnglishName : step.Name : code;

    private string Template(string code, int version) => templates.Find(code, version) is { } template ? text["Say.Template", Figures.English ? template.Head.EnglishName : template.Head.Name, version].Value : code;

    private string? OutOfOrder(string? reason) => reason is null ? null : text["Say.OutOfOrder", reason].Value;
}
