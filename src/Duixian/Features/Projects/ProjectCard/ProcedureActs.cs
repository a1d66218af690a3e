using Duixian.Domain.Ledger;
using Duixian.Domain.Procedures;
using Duixian.Features.Projects.Procedures;
using Duixian.Shell.Formatting;
using Duixian.Ui;
using Duixian.Ui.Documents;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Projects.ProjectCard;

/// <summary>What happened in a project's procedures, as its history tells it.</summary>
internal sealed class ProcedureActs(ProcedureTemplates templates, ProcedureWords words, IStringLocalizer<ProjectsText> text)
{
    /// <param name="day">The day the entry was written.</param>
    /// <returns>Null where it is about something else.</returns>
    public TimelineEntry? Told(EntryBody body, DateOnly day) => body switch
    {
        ProceduresBegun b => new(b.Day, text["Act.Procedures.Begun"], Mark.Preparing, Detail: Template(b.Template, b.Version)),
        ProceduresMoved b => new(day, text["Act.Procedures.Moved", Template(b.Template, b.Version)], Mark.Planned, Detail: b.Reason),
        ProcedureAccepted b => new(b.Day, text["Act.Procedure.Accepted", Step(b.Step)], Mark.UnderWay),
        ProcedureClockStopped b => new(b.Day, text["Act.Procedure.Stopped", Step(b.Step)], Mark.UnderWay, Attention: true, Detail: b.Note ?? text["StopReason." + b.Reason].Value),
        ProcedureClockResumed b => new(b.Day, text["Act.Procedure.Resumed", Step(b.Step)], Mark.UnderWay),
        ProcedureFinished b => new(b.Day, text["Act.Procedure.Finished", Step(b.Step)], Mark.Done, Detail: Join(b.Number, b.OrderReason)),
        ProcedureExempted b => new(b.Day, text["Act.Procedure.Exempted", Step(b.Step)], Mark.Done, Detail: b.Reason),
        ProcedurePromised b => new(b.Day, text["Act.Procedure.Promised", Step(b.Step)], Mark.Done, Detail: Join(b.Number, b.Reason, b.OrderReason)),
        ProcedureDeferred b => new(b.Day, text["Act.Procedure.Deferred", Step(b.Step), Days.Write(b.Until)], Mark.Planned, Detail: b.Reason),
        ProcedureTakenBack b => new(day, text["Act.Procedure.TakenBack", Step(b.Step)], Mark.Planned, Detail: b.Reason),
        _ => null,
    };

    private string Step(string code) => words.NameOf(code);

    private string Template(string code, int version) => templates.Find(code, version) is { } template ? text["Template.Named", template.Word, version].Value : code;

    private static string? Join(params ReadOnlySpan<string?> parts)
    {
        var said = new List<string>();
        foreach (var part in parts) { if (part is not null) { said.Add(part); } }
        return said.Count == 0 ? null : string.Join('；', said);
    }
}
