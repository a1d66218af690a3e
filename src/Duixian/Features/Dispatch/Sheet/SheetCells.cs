using System.Globalization;
using Duixian.Domain;
using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Features.Dispatch.FileSheet;
using Duixian.Features.Dispatch.SheetFiles;
using Duixian.Shell.Formatting;
using Duixian.Shell.Typing;

namespace Duixian.Features.Dispatch.Sheet;

/// <summary>The cells of a line: what stands in them beforehand, and what the typed ones say.</summary>
internal static class SheetCells
{
    public const string Amount = "Amount";
    public const string Part = "Part";
    public const string Whole = "Whole";
    public const string From = "From";
    public const string Same = "Same";
    public const string Reason = "Reason";
    public const string NewDay = "NewDay";
    public const string Obstacle = "Obstacle";
    public const string Warning = "Warning";

    /// <summary>Cells that hold the figure itself, without its reasons.</summary>
    public static IReadOnlyList<string> OfFigure(SheetLine line) => line.Asked?.Measure switch
    {
        Measure.Rate => [Part, Whole, Amount],
        Measure.Milestones => [.. (line.Asked.Promise?.Steps ?? []).Select((_, i) => Step(i))],
        Measure.PolicyInForce => line.Total is null ? [From] : [Amount, From],
        _ => [Amount],
    };

    public static IReadOnlyList<string> All(SheetLine line) => [.. OfFigure(line), Same, Reason, NewDay, Obstacle, Warning];

    public static string Step(int index) => "S" + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>Prefix of a line's field names.</summary>
    public static string Prefix(SheetLine line) => $"r{line.Report.Id.Value:N}.";

    /// <summary>What stands in the cells before anybody types: of a line that came back what was said, else the last figure. Empty cells are left out.</summary>
    public static Dictionary<string, string> Beforehand(SheetLine line)
    {
        var said = !line.Report.Figure.IsBlank || line.Report.State is not ReportState.Asked;
        var (figure, explanation) = said ? (line.Report.Figure, line.Report.Explanation) : (line.Last ?? Figure.Blank, line.LastExplanation);
        var cells = Write(line, figure);
        if (explanation is not null)
        {
            cells[Reason] = explanation.Reason;
            cells[NewDay] = DayTyped.Write(explanation.NewDay);
            cells[Obstacle] = explanation.Obstacle ?? "";
        }
        if (said) { cells[Warning] = line.Report.WarningReason ?? ""; }
        return cells;
    }

    /// <summary>A figure as its cells show it.</summary>
    public static Dictionary<string, string> Write(SheetLine line, Figure figure)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var step in figure.Steps ?? []) { cells[Step(step.Index)] = DayTyped.Write(step.Day); }
        if (figure.Numerator is { } part) { cells[Part] = Figures.Number(part); }
        if (figure.Denominator is { } whole) { cells[Whole] = Figures.Number(whole); }
        if (figure.InForceFrom is { } from) { cells[From] = DayTyped.Write(from); }
        if (figure.Amount is { } amount) { cells[Amount] = line.Asked?.Measure == Measure.YesNo ? (amount == 1 ? "1" : "0") : Write(line, amount); }
        return cells;
    }

    /// <summary>In the unit of the line (万人); where that would lose digits, in its base unit and said so.</summary>
    public static string Write(SheetLine line, decimal amount)
    {
        var size = AmountTyped.Unit(line.Asked?.Unit ?? "").Size;
        return decimal.Round(amount / size, 4) * size == amount ? Figures.Number(amount / size) : Figures.Number(amount) + line.Asked?.BaseUnit;
    }

    /// <summary>Whether the figure's cells still say what stood there beforehand.</summary>
    public static bool IsUntouched(SheetLine line, IReadOnlyDictionary<string, string> cells)
    {
        var before = Beforehand(line);
        return OfFigure(line).All(c => TypedText.Line(cells.GetValueOrDefault(c)) == before.GetValueOrDefault(c, ""));
    }

    /// <summary>What the cells say; or which of them say nothing that could be meant.</summary>
    public static (Filing? Filing, IReadOnlyDictionary<string, Refusal> Faults) Read(SheetLine line, IReadOnlyDictionary<string, string> cells)
    {
        var (item, faults) = (line.Report.Item, new Dictionary<string, Refusal>(StringComparer.Ordinal));
        string Typed(string cell) => TypedText.Line(cells.GetValueOrDefault(cell));
        var explanation = Typed(Reason).Length + Typed(NewDay).Length + Typed(Obstacle).Length == 0 ? null : new Explanation(Typed(Reason), Day(NewDay), Typed(Obstacle));
        var warning = Typed(Warning) is { Length: > 0 } why ? why : null;
        if (Typed(Same).Length > 0 && line.Report.State == ReportState.Asked && IsUntouched(line, cells)) { return (faults.Count > 0 ? null : new(Figure.Blank, Unchanged: true, explanation, warning), faults); }
        var asked = line.Asked;
        var figure = asked?.Measure switch
        {
            Measure.Milestones => new Figure(null, Steps: [.. Enumerable.Range(0, asked.Promise?.Steps.Count ?? 0).Select(i => (Index: i, Day: Day(Step(i)))).Where(s => s.Day is not null).Select(s => new StepDone(s.Index, s.Day!.Value))]),   // those without are left out
            Measure.PolicyInForce => new Figure(Number(Amount, asked.Unit, asked.BaseUnit), InForceFrom: Day(From)),
            Measure.Rate => new Figure(Number(Amount, asked.Unit, asked.BaseUnit), Number(Part, "", ""), Number(Whole, "", "")),
            _ => new Figure(Number(Amount, asked?.Unit ?? "", asked?.BaseUnit ?? "")),
        };
        return (faults.Count > 0 ? null : new(figure, Unchanged: false, explanation, warning), faults);

        decimal? Number(string cell, string unit, string baseUnit)
        {
            if (Typed(cell).Length == 0) { return null; }
            var read = FigureTyped.Read(Typed(cell), unit, baseUnit);
            if (read.Refusal is not { } refusal) { return read.Value; }
            faults[cell] = refusal;
            return null;
        }

        DateOnly? Day(string cell)
        {
            if (Typed(cell).Length == 0) { return null; }
            if (DayTyped.Read(Typed(cell)) is { } day) { return day; }
            faults[cell] = SheetRefusal.DayMalformed(item, Typed(cell));
            return null;
        }
    }
}
