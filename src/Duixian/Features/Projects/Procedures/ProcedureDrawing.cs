using Duixian.Domain.Procedures;
using Duixian.Shell.Formatting;
using Duixian.Ui;
using Duixian.Ui.Projects;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Projects.Procedures;

/// <summary>The drawing of a project's procedures.</summary>
internal sealed record ProcedureDrawing(string Title, IReadOnlyList<ProcedureGraphNode> Nodes, IReadOnlyList<ProcedureGraphEdge> Edges)
{
    /// <param name="started">The day real works began; null while they have not.</param>
    public static ProcedureDrawing Of(ProcedurePath path, DateOnly? started, ProcedureWords words, IStringLocalizer<ProjectsText> text)
    {
        var layout = ProcedureLayout.Of(path);
        var movable = path.Balls.Select(b => b.Step.Code).ToHashSet(StringComparer.Ordinal);
        var nodes = layout.Steps.Select(placed => placed.Code == ProcedureLayout.StartCode ? Start(placed) : Node(placed, path.Find(placed.Code)!)).ToList();   // every other place is a step's
        var edges = layout.Needs.Where(n => !n.IsImplied || n.IsCritical).Select(n => new ProcedureGraphEdge(n.From, n.To, KindOf(n.Kind), n.IsCritical)).ToList();
        var required = path.Template.Steps.Where(s => s.Required).ToList();
        var title = text["Drawing.Title", required.Count, required.Count(s => path.Procedures.Find(s.Code) is { IsSettled: true }), words.Truth(path), Days.Write(path.EarliestStart)];
        return new(title, nodes, edges);

        ProcedureGraphNode Node(PlacedStep placed, StepForecast step) => new(
            placed.Code, step.Step.Word, PhaseOf(placed.Phase, step.Step.AfterWorks), ProcedureWords.MarkOf(step.Progress, movable.Contains(placed.Code)), words.Caption(step),
            placed.Column, placed.Row, placed.IsCritical, ProcedureWords.CallsFor(step), words.StateOf(step.Progress.State));

        ProcedureGraphNode Start(PlacedStep placed) => new(
            placed.Code, text["Drawing.Start"], text["Drawing.Start"], started is null ? Mark.Soon : Mark.Done,
            started is { } on ? Days.Write(on, DayForm.Numeric) : path.EarliestStart is { } earliest ? text["Drawing.Earliest", Days.Write(earliest, DayForm.MonthDay)] : text["Drawing.Unknown"],
            placed.Column, placed.Row, placed.IsCritical, Word: text[started is null ? "Drawing.NotStarted" : "Drawing.Started"]);

        string PhaseOf(ProcedurePhase? phase, bool afterWorks) => afterWorks && phase != ProcedurePhase.Acceptance ? text["Phase.After", text["Phase." + phase]] : text["Phase." + phase];
    }

    private static ProcedureEdgeKind KindOf(PrerequisiteKind kind) => kind switch
    {
        PrerequisiteKind.Soft => ProcedureEdgeKind.Soft,
        PrerequisiteKind.Deferrable => ProcedureEdgeKind.Deferrable,
        _ => ProcedureEdgeKind.Hard,
    };
}
