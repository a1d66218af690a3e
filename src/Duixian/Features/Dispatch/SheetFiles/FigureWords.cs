using System.Globalization;
using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Shell.Formatting;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Dispatch.SheetFiles;

/// <summary>A figure in the words of its way of measuring, for cells and sentences.</summary>
internal static class FigureWords
{
    /// <summary>As one text: 3,420人, 95%(38/40), 是, 2/5个节点; a blank is "—".</summary>
    public static string Say(PartySheetLine line, Figure? figure, IStringLocalizer text)
    {
        if (figure is null || figure.IsBlank) { return Figures.Blank; }
        return line.Measure switch
        {
            Measure.YesNo => YesNo(figure.Amount, text),
            Measure.Milestones => text["Steps.Done", figure.Steps?.Count ?? 0, line.Promise?.Steps.Count ?? 0],
            Measure.PolicyInForce => figure.InForceFrom is { } day ? text["InForce.From", Days.Write(day, DayForm.Numeric)] + (figure.Amount is null ? "" : " " + Figures.Amount(figure.Amount, line.BaseUnit)) : Figures.Amount(figure.Amount, line.BaseUnit),
            Measure.Rate when figure.Numerator is not null => $"{Figures.Number(figure.Numerator)}/{Figures.Number(figure.Denominator)}" + (figure.Amount is null ? "" : " " + Figures.Amount(figure.Amount, line.BaseUnit)),
            _ => Figures.Amount(figure.Amount, line.BaseUnit),
        };
    }

    public static string YesNo(decimal? amount, IStringLocalizer text) => amount is null ? "" : text[amount == 0m ? "No" : "Yes"];

    /// <summary>Every step with its day where it is done, ready to be filled in: 1 开工=2024-03-05；2 封顶=.</summary>
    public static string Steps(PartySheetLine line, Figure? figure)
    {
        var done = (figure?.Steps ?? []).ToDictionary(s => s.Index, s => s.Day);
        return string.Join("；", (line.Promise?.Steps ?? []).Select((step, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1} {step.Name}={(done.TryGetValue(i, out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "")}")));
    }
}
