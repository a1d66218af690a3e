using Duixian.Domain.Procedures;
using Duixian.Shell.Typing;

namespace Duixian.Features.Projects.Procedures;

/// <summary>Steps that are done as people paste them out of a table: a step by code or name, a day, a number; one on each line.</summary>
internal static class DoneStepsTyped
{
    public const int MostLines = ProcedureTemplate.MostSteps;
    private static readonly char[] Between = ['\t', ' ', ',', '，'];

    /// <returns>What could be read, and the lines that could not, from 1 on.</returns>
    public static (IReadOnlyList<DoneStep> Steps, IReadOnlyList<int> Unread) Read(string? typed, ProcedureTemplate template)
    {
        var (steps, unread) = (new List<DoneStep>(), new List<int>());
        foreach (var (at, line) in TypedText.Clean(typed).Split('\n').Index())
        {
            var parts = line.Split(Between, 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length == 0) { continue; }
            var step = template.Steps.FirstOrDefault(s => s.Code.Equals(parts[0], StringComparison.OrdinalIgnoreCase) || s.Name == parts[0]);
            if (parts.Length >= 2 && step is not null && DayTyped.Read(parts[1]) is { } day && steps.Count < MostLines && steps.TrueForAll(s => s.Step != step.Code)) { steps.Add(new(step.Code, day, parts.Length == 3 ? TypedText.Line(parts[2]) : null)); }
            else { unread.Add(at + 1); }
        }
        return (steps, unread);
    }
}
