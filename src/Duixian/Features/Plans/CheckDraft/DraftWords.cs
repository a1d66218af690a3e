using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;
using Duixian.Shell.Formatting;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Plans.CheckDraft;

/// <summary>What an item says, in the words of the page.</summary>
internal static class DraftWords
{
    public static string MeasureWord(this IStringLocalizer<PlansText> text, Measure? measure) => text["Measure." + (measure?.ToString() ?? "None")];

    public static string MissingWords(this IStringLocalizer<PlansText> text, IReadOnlyList<Missing> missing) => string.Join(text["And"], missing.Select(m => text["Missing." + m].Value));

    /// <summary>The figure of an indicator, or what stands in its place.</summary>
    public static string FigureOf(this IStringLocalizer<PlansText> text, Measure? measure, Promise promise, string unit) => measure switch
    {
        Measure.PolicyInForce => promise.InForceFrom is { } day ? text["InForceFrom", Days.Write(day)] : text["InForce"],
        Measure.Milestones => text["StepsCount", promise.Steps.Count],
        _ when promise.Amount is null && promise.Bound is not (Bound.FullCoverage or Bound.ZeroOut) => measure is Measure.YesNo ? text["Yes"] : Figures.Blank,
        _ => Figures.Target(promise.Bound, promise.Amount, unit, promise.Upper),
    };

    /// <summary>How it is measured, and baseline, denominator, size class and hedge where printed.</summary>
    public static string DetailOf(this IStringLocalizer<PlansText> text, DraftIndicator said)
    {
        var parts = new List<string> { text.MeasureWord(said.Measure) };
        if (said.Promise.Baseline is { } from) { parts.Add(text["FromBaseline", Figures.Amount(from, said.BaseUnit)]); }
        if (said.Promise.Per is { } per) { parts.Add(text["PerEach", per]); }
        if (said.Promise.Qualifier is { } size) { parts.Add(size); }
        if (said.Promise.Hedge is { } hedge) { parts.Add(text["Hedged", hedge]); }
        return string.Join(Figures.English ? ", " : "·", parts);
    }
}
