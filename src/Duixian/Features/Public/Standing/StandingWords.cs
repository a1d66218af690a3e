using Duixian.Data.Rollups;
using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Standings;
using Duixian.Shell.Formatting;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Public.Standing;

/// <summary>How the public pages say how a promise stands.</summary>
internal sealed class StandingWords(IStringLocalizer<PublicStandingText> text)
{
    public string this[string key] => text[key];

    public string this[string key, params object[] arguments] => text[key, arguments];

    public string State(ItemState state) => text["State." + state];

    public string Light(Domain.Standings.Light light) => text["Light." + light];

    /// <summary>What was delivered and what of, on one scale: ("3.42", "4万人"). The second is empty where the first says it all.</summary>
    public (string Delivered, string Of) Delivered(Measure? measure, Promise? promise, string unit, Figure? figure, decimal? target)
    {
        if (promise is null) { return (Figures.Blank, ""); }
        var blank = figure is null || figure.IsBlank;
        switch (measure)
        {
            case Measure.YesNo: return (blank ? Figures.Blank : text[figure!.Amount >= 1 ? "YesNo.Yes" : "YesNo.No"], "");   // blank is asked on the same line
            case Measure.PolicyInForce: return (figure?.InForceFrom is { } day ? text["InForce", Days.Write(day, DayForm.MonthDay)] : Figures.Blank, "");
            case Measure.Milestones: return (blank ? Figures.Blank : Figures.Number(figure!.Steps?.Count ?? 0), text["Steps", promise.Steps.Count]);   // the same
        }
        var amount = Amount(figure);
        if (promise.Bound is Bound.Recorded) { return (Figures.Amount(amount, unit), ""); }
        if (promise.Bound is Bound.FullCoverage) { return (amount is null ? Figures.Blank : Figures.Number(amount, 1) + "%", text["Of.Full"]); }
        if (promise.Bound is Bound.ZeroOut) { return (Figures.Number(amount), text["Of.Zero"]); }
        var (done, of) = Figures.Pair(amount, target ?? promise.Amount, unit);
        return (done, promise.Bound is Bound.AtMost ? "≤ " + of : of);
    }

    /// <summary>A figure alone, with its unit.</summary>
    public string Figure(Measure? measure, string unit, Figure? figure)
    {
        if (figure is null || figure.IsBlank) { return Figures.Blank; }
        return measure switch
        {
            Measure.YesNo => text[figure.Amount >= 1 ? "YesNo.Yes" : "YesNo.No"],
            Measure.PolicyInForce => figure.InForceFrom is { } day ? text["InForce", Days.Write(day, DayForm.MonthDay)] : Figures.Blank,
            Measure.Milestones => text["Steps", figure.Steps?.Count ?? 0],
            _ => Figures.Amount(Amount(figure), unit),
        };
    }

    /// <summary>A rate with numerator and denominator is computed; nothing else is.</summary>
    public static decimal? Amount(Figure? figure) =>
        figure is { Numerator: { } part, Denominator: { } whole } && whole != 0 ? part / whole * 100m : figure?.Amount;

    /// <summary>Completion less schedule, in points; null where either is missing.</summary>
    public static decimal? Ahead(StandingLine? line) => (Share.Of(line?.Rate) - Share.Of(line?.Schedule)) * 100m;

    /// <summary>By which rule the lights of a plan are given, in one line.</summary>
    public string Rule(LightRule? rule) => rule is null ? text["Foot.RuleDefault"] : text["Foot.Rule", Figures.English ? rule.NameEn : rule.Name, rule.Version];

    public string Grade(EvidenceGrade grade) => text["Grade." + grade];
}
