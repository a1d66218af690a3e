using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Shell.Formatting;
using Duixian.Ui;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Dispatch.ReviewReports;

/// <summary>Figures and states in words, for those who judge them.</summary>
internal sealed class FigureWords(IStringLocalizer<ReviewText> text, IStringLocalizer<DispatchText> states)
{
    /// <param name="steps">How many steps are promised; 0 where the promise names none.</param>
    public string Say(Figure figure, Measure? measure, string? baseUnit, int steps = 0)
    {
        if (figure.IsBlank) { return Figures.Blank; }
        var amount = figure.Amount is { } known ? Figures.Amount(known, baseUnit) : null;
        if (measure is Measure.YesNo) { return text[figure.Amount == 1 ? "Figure.Yes" : "Figure.No"]; }
        if (figure.Steps is { Count: > 0 } done)
        {
            var last = done.Max(s => s.Day);
            return steps > 0 ? text["Figure.StepsOf", done.Count, steps, Days.Write(last)] : text["Figure.Steps", done.Count, Days.Write(last)];
        }
        if (figure is { Numerator: { } part, Denominator: { } whole }) { return $"{Figures.Number(part)}/{Figures.Number(whole)} = {Figures.Percent(part, whole)}"; }
        if (figure.InForceFrom is { } from) { return string.Join(text["Figure.And"], new[] { amount, text["Figure.InForce", Days.Write(from)].Value }.OfType<string>()); }
        return amount ?? Figures.Blank;
    }

    public string State(ReportState state) => states["ReportState." + state];

    public static Mark MarkOf(ReportState state) => state switch
    {
        ReportState.Accepted or ReportState.Locked => Mark.Done,
        ReportState.Submitted => Mark.UnderWay,
        ReportState.AwaitingApproval => Mark.Soon,
        ReportState.Returned => Mark.Preparing,
        _ => Mark.Planned,
    };
}
