using System.Globalization;
using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Shell.Typing;

namespace Duixian.Features.Dispatch.Corrections;

/// <summary>A corrected figure as typed, field by field, so that nothing typed is lost.</summary>
internal sealed record FigureTypedForm(string Amount, string Numerator, string Denominator, string InForce, IReadOnlyList<string> Steps)
{
    private const int MostSteps = 60;

    public static FigureTypedForm Of(Figure figure, int steps) => new(
        AmountTyped.Write(figure.Amount), AmountTyped.Write(figure.Numerator), AmountTyped.Write(figure.Denominator), Write(figure.InForceFrom),
        [.. Enumerable.Range(0, steps).Select(i => Write(figure.Steps?.FirstOrDefault(s => s.Index == i)?.Day))]);

    public static FigureTypedForm From(IFormCollection posted, int steps) => new(
        posted["New.Amount"].ToString(), posted["New.Numerator"].ToString(), posted["New.Denominator"].ToString(), posted["New.From"].ToString(),
        [.. Enumerable.Range(0, Math.Min(steps, MostSteps)).Select(i => posted[$"New.Step{i}"].ToString())]);

    /// <summary>The figure, or null with the name of the field that says nothing that could be meant.</summary>
    public (Figure? Figure, string? Fault) Read(Measure? measure)
    {
        string? fault = null;
        decimal? Number(string name, string typed)
        {
            if (string.IsNullOrWhiteSpace(typed)) { return null; }
            var read = AmountTyped.Read(typed);
            if (read is null) { fault ??= name; }
            return read;
        }
        DateOnly? Day(string name, string typed)
        {
            if (string.IsNullOrWhiteSpace(typed)) { return null; }
            if (DateOnly.TryParseExact(typed.Trim(), ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) { return day; }
            fault ??= name;
            return null;
        }
        var figure = measure switch
        {
            Measure.Rate => new Figure(Number("New.Amount", Amount), Number("New.Numerator", Numerator), Number("New.Denominator", Denominator)),
            Measure.PolicyInForce => new Figure(Number("New.Amount", Amount), InForceFrom: Day("New.From", InForce)),
            Measure.Milestones => new Figure(null, Steps: [.. Steps.Select((typed, i) => (Index: i, Day: Day($"New.Step{i}", typed))).Where(s => s.Day is not null).Select(s => new StepDone(s.Index, s.Day!.Value))]),   // those without a day are not done
            _ => new Figure(Number("New.Amount", Amount)),
        };
        return (fault is null ? figure : null, fault);
    }

    private static string Write(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
