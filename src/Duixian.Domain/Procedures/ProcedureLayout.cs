namespace Duixian.Domain.Procedures;

/// <summary>A step at its place in the drawing.</summary>
/// <param name="Code">The step; <see cref="ProcedureLayout.StartCode"/> for the start of construction, which is no step.</param>
/// <param name="Phase">The phase whose columns it stands in; null for the start. Later than the step's own where it waits for a step of a later phase.</param>
/// <param name="Row">0 is the line of the critical path, and nothing else stands on it.</param>
public sealed record PlacedStep(string Code, ProcedurePhase? Phase, int Column, int Row, bool IsCritical);

/// <summary>A line of the drawing, always from left to right.</summary>
/// <param name="IsImplied">A way of hard prerequisites over other steps says the same; a drawing may leave it out.</param>
public sealed record PlacedNeed(string From, string To, PrerequisiteKind Kind, bool IsCritical, bool IsImplied);

/// <summary>Columns of one phase, from the first to the last. A phase with steps before and after the works has them in two places.</summary>
/// <param name="Phase">Null for the start.</param>
public sealed record PhaseColumns(ProcedurePhase? Phase, int First, int Last);

/// <summary>
/// Where the steps of a project stand in its drawing: phases as columns from left to right, every line forward, the critical path on one straight line and all else in rows below it, with few crossings. A grid of whole numbers; what a column is in pixels is the drawing's business.
/// The same path gives the same drawing.
/// </summary>
public sealed class ProcedureLayout
{
    /// <summary>Code of the start of construction among the placed steps.</summary>
    public const string StartCode = "start";

    private ProcedureLayout(IReadOnlyList<PlacedStep> steps, IReadOnlyList<PlacedNeed> needs)
    {
        (Steps, Needs) = (steps, needs);
        Phases = Runs(steps);
        Columns = steps.Max(s => s.Column) + 1;
        Rows = steps.Max(s => s.Row) + 1;
    }

    /// <summary>By column, then row.</summary>
    public IReadOnlyList<PlacedStep> Steps { get; }

    /// <summary>Every prerequisite of the template, and the line from the permit to the start.</summary>
    public IReadOnlyList<PlacedNeed> Needs { get; }

    /// <summary>From left to right; together all columns.</summary>
    public IReadOnlyList<PhaseColumns> Phases { get; }

    public int Columns { get; }

    public int Rows { get; }

    public static ProcedureLayout Of(ProcedurePath path)
    {
        var template = path.Template;
        var columns = LayoutColumns.Of(template);
        var nodes = template.Steps.Select(s => s.Code).Append(StartCode).ToList();
        var needs = template.Steps.SelectMany((s, to) => s.Needs.Select(n => (From: template.PositionOf(n.Step), To: to, n.Kind)))
            .Append((From: template.Start, To: nodes.Count - 1, Kind: PrerequisiteKind.Hard)).ToList();
        var critical = path.Critical.Contains(template.Start) ? path.Critical.Append(nodes.Count - 1).ToList() : [.. path.Critical];
        var reach = Reach(template, needs, nodes.Count);
        bool IsImplied(int from, int to) => needs.Exists(m => m.To == to && m.From != from && m.Kind == PrerequisiteKind.Hard && reach[from, m.From]);
        var rows = LayoutRows.Of([.. columns.Select(c => c.Column)], [.. needs.Where(n => !IsImplied(n.From, n.To)).Select(n => (n.From, n.To))], critical.ToHashSet());
        var placed = nodes.Select((code, at) => new PlacedStep(code, columns[at].Phase, columns[at].Column, rows[at], critical.Contains(at))).OrderBy(s => s.Column).ThenBy(s => s.Row);
        var lines = needs.Select(n => new PlacedNeed(
            nodes[n.From], nodes[n.To], n.Kind, critical.IndexOf(n.To) is > 0 and var at && critical[at - 1] == n.From && n.Kind == PrerequisiteKind.Hard,
            IsImplied(n.From, n.To)));
        return new([.. placed], [.. lines]);
    }

    private static List<PhaseColumns> Runs(IEnumerable<PlacedStep> steps)
    {
        var runs = new List<PhaseColumns>();
        foreach (var column in steps.DistinctBy(s => s.Column))
        {
            if (runs.Count > 0 && runs[^1].Phase == column.Phase) { runs[^1] = runs[^1] with { Last = column.Column }; }
            else { runs.Add(new(column.Phase, column.Column, column.Column)); }
        }
        return runs;
    }

    /// <summary>Which step leads to which by hard prerequisites.</summary>
    private static bool[,] Reach(ProcedureTemplate template, IReadOnlyList<(int From, int To, PrerequisiteKind Kind)> needs, int count)
    {
        var reach = new bool[count, count];
        foreach (var at in template.Order)   // what stands before is complete when it is asked
        {
            foreach (var (from, to, kind) in needs)
            {
                if (to != at || kind != PrerequisiteKind.Hard) { continue; }
                reach[from, to] = true;
                for (var first = 0; first < count; first++) { reach[first, to] |= reach[first, from]; }
            }
        }
        return reach;
    }
}

/// <summary>Columns: each step one to the right of all it names, and no phase before the one before it has ended.</summary>
internal static class LayoutColumns
{
    /// <summary>By position in the template; the start of construction stands last.</summary>
    public static IReadOnlyList<(int Column, ProcedurePhase? Phase)> Of(ProcedureTemplate template)
    {
        // The start has a place of its own after everything that is not after the works.
        var group = new int[template.Steps.Count];
        foreach (var at in template.Order)
        {
            group[at] = (int)template.Steps[at].Phase + (template.Steps[at].AfterWorks ? AfterWorks : 0);
            foreach (var need in template.Steps[at].Needs) { group[at] = Math.Max(group[at], group[template.PositionOf(need.Step)]); }
        }
        var columns = new int[template.Steps.Count];
        var (first, start) = (0, 0);
        foreach (var phase in group.Distinct().Order().ToList())
        {
            if (phase >= AfterWorks && start == 0) { start = first++; }
            var last = first - 1;
            foreach (var at in template.Order)
            {
                if (group[at] != phase) { continue; }
                columns[at] = template.Steps[at].Needs.Select(n => columns[template.PositionOf(n.Step)] + 1).Append(first).Max();
                last = Math.Max(last, columns[at]);
            }
            first = last + 1;
        }
        if (start == 0) { start = first; }
        return [.. columns.Select((column, at) => (column, (ProcedurePhase?)(group[at] % AfterWorks))), (start, null)];
    }

    private const int AfterWorks = 10;
}
