namespace Duixian.Ui.Projects;

/// <summary>A step in a ProcedureGraph, at a place of its grid that the caller has chosen.</summary>
/// <param name="Code">Names it among the edges.</param>
/// <param name="Name">As printed above the mark.</param>
/// <param name="Phase">The phase it belongs to; phases are heads over the columns.</param>
/// <param name="Mark">How far it is.</param>
/// <param name="Caption">Below the mark: days used / days allowed.</param>
/// <param name="X">The column, from 0.</param>
/// <param name="Y">The row, from 0; the critical path is row 0.</param>
/// <param name="IsCritical">True on the path that decides the earliest start.</param>
/// <param name="IsLate">True when someone must act.</param>
/// <param name="Word">How far it is in words, for the list; without it the usual word of the mark.</param>
public sealed record ProcedureGraphNode(string Code, string Name, string Phase, Mark Mark, string? Caption, int X, int Y, bool IsCritical = false, bool IsLate = false, string? Word = null);

/// <summary>How a step hangs on another.</summary>
public enum ProcedureEdgeKind
{
    /// <summary>Cannot be finished before it.</summary>
    Hard,

    /// <summary>Usually after it; nothing is held back.</summary>
    Soft,

    /// <summary>May be handed in later (容缺).</summary>
    Deferrable,
}

/// <summary>A line of a ProcedureGraph.</summary>
/// <param name="From">Code of the step that comes first.</param>
/// <param name="To">Code of the step that hangs on it.</param>
/// <param name="Kind">How.</param>
/// <param name="IsCritical">True on the path that decides the earliest start: 3 px of ink.</param>
public sealed record ProcedureGraphEdge(string From, string To, ProcedureEdgeKind Kind = ProcedureEdgeKind.Hard, bool IsCritical = false);
