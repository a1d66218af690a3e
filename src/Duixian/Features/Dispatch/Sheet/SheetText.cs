using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Standings;
using Duixian.Features.Dispatch.FileSheet;
using Duixian.Shell.Formatting;
using Duixian.Ui;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Dispatch.Sheet;

/// <summary>Words of the sheet.</summary>
public sealed class SheetText
{
    /// <summary>Beyond this a bar says nothing more; a slipped unit must not break it.</summary>
    private const int MostTimes = 1_000;

    internal static Mark MarkOf(ReportState state) => state switch
    {
        ReportState.Asked => Mark.Planned,
        ReportState.AwaitingApproval => Mark.Soon,
        ReportState.Submitted or ReportState.Returned => Mark.UnderWay,
        _ => Mark.Done,
    };

    /// <summary>A ratio for a bar.</summary>
    internal static decimal? Share(Ratio? ratio) =>
        ratio is not { } known ? null : known > Ratio.Of((long)MostTimes, 1) ? MostTimes : known < Ratio.Zero ? 0 : known.Percent(2) / 100m;
}

/// <summary>Figures of a line in words.</summary>
internal static class SheetWords
{
    /// <summary>3,420人, 24/65 36.9%, 是, 2/5步; a blank is "—".</summary>
    public static string Say(this IStringLocalizer<SheetText> text, SheetLine line, Figure figure, bool unit = true)
    {
        if (figure.IsBlank) { return Figures.Blank; }
        var amount = figure.Amount is { } known ? Figures.Amount(known, unit ? line.Asked?.BaseUnit : null) : null;
        return line.Asked?.Measure switch
        {
            Measure.YesNo => text[figure.Amount == 1 ? "Yes" : "No"],
            Measure.Milestones => text["Steps.Done", figure.Steps?.Count ?? 0, line.Asked.Promise?.Steps.Count ?? 0],
            Measure.PolicyInForce => string.Join(' ', new[] { amount, figure.InForceFrom is { } day ? text["InForce", Days.Write(day, DayForm.Numeric)].Value : null }.OfType<string>()),
            Measure.Rate when figure is { Numerator: { } part, Denominator: { } whole } => $"{Figures.Number(part)}/{Figures.Number(whole)}" + (amount is null ? "" : " " + amount),
            _ => amount ?? Figures.Blank,
        };
    }

    /// <summary>"低于时序75个百分点。" or what else makes the line late.</summary>
    public static string Behind(this IStringLocalizer<SheetText> text, LineStanding standing) =>
        standing.Judgement.Inputs.PointsBehind is { } points && points > Ratio.Zero ? text["Late.Points", Figures.Number((points / Ratio.Of(100)).Percent(1), 1)] : text["Late.Other"];
}
