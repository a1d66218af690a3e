using System.Globalization;
using Duixian.Domain.Standings;
using Duixian.Shell.Formatting;
using Microsoft.Extensions.Localization;

namespace Duixian.Ui.Lights;

/// <summary>Says rules and lights in sentences, the same on every page.</summary>
internal sealed class RuleWords(IStringLocalizer<LightsText> text)
{
    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en";

    /// <summary>Its name with its version: “银川 · 落后序时百分点”第1版.</summary>
    public string Name(LightRule rule) => text["Rule.Name", English ? rule.NameEn : rule.Name, rule.Version];

    public string Word(Light light) => text["Light." + light];

    public string Of(LightClause clause) => string.Join(text["And"], clause.When.Select(Of)) + (clause.Undefined ? text["Clause.Undefined"].Value : "") + (clause.Excusable ? text["Clause.Excusable"].Value : "");

    public string Of(LightCondition condition) => text["Condition." + condition.Is, text["Input." + condition.Input], Figures.Number(condition.Limit) + text["Unit." + condition.Input]];

    public string Of(Excuse excuse) => text["Excused", excuse.Reason, Days.Write(excuse.Until)];

    /// <summary>What the source leaves open; null where nothing.</summary>
    public static string? Gap(LightRule rule) => (English ? rule.GapEn ?? rule.Gap : rule.Gap) is { Length: > 0 } gap ? gap : null;

    /// <summary>The gap, where this very light fell into it.</summary>
    public static string? GapOf(LightRule rule, int? clause) => clause is { } at && at < rule.Clauses.Count && rule.Clauses[at].Undefined ? Gap(rule) : null;

    /// <summary>Completion 58.8 %, schedule 75.0 %, 16.2 points behind; yellow by rule X: at least 10 points behind.</summary>
    public string Sentence(LightRule rule, Light light, LightInputs inputs, int? clause, bool done)
    {
        if (light == Light.Unjudged) { return text["Sentence.Unjudged"]; }
        var said = string.Join(text["Comma"], Inputs(rule, inputs));
        if (done) { return text["Sentence.Done", said]; }
        var met = clause is { } at && at < rule.Clauses.Count ? rule.Clauses[at] : null;
        return met is null
            ? text["Sentence.Otherwise", said, Name(rule), Word(light)]
            : text["Sentence.Clause", said, Name(rule), string.Join(text["And"], met.When.Select(Of)), Word(met.Light)];
    }

    private IEnumerable<string> Inputs(LightRule rule, LightInputs inputs)
    {
        var asked = rule.Clauses.SelectMany(c => c.When).Select(w => w.Input).ToHashSet();
        if (inputs.Completion is { } completion) { yield return text["Said.Completion", Short(completion * Ratio.Of(100))]; }
        if (inputs.Schedule is { } schedule) { yield return text["Said.Schedule", Short(schedule * Ratio.Of(100))]; }
        if (inputs.PointsBehind is { } points) { yield return points > Ratio.Zero ? text["Said.Behind", Short(points)] : points < Ratio.Zero ? text["Said.Ahead", Short(Ratio.Zero - points)] : text["Said.Even"]; }
        if (asked.Contains(LightInput.PercentBehind) && inputs.PercentBehind is { } percent && percent > Ratio.Zero) { yield return text["Said.PercentBehind", Short(percent)]; }
        foreach (var input in new[] { LightInput.Growth, LightInput.GrowthBelowPlan, LightInput.GrowthBelowMean })
        {
            if (asked.Contains(input) && inputs.Of(input) is { } value) { yield return text["Said.Value", text["Input." + input], Short(value) + text["Unit." + input]]; }
        }
        if (inputs.DaysLate is > 0 and { } days) { yield return text["Said.DaysLate", days]; }
        if (asked.Contains(LightInput.PeriodsBehind) && inputs.PeriodsBehind is > 0 and { } periods) { yield return text["Said.Periods", periods]; }
    }

    /// <summary>One decimal; more where one would read as a whole number it is not, because limits are whole numbers.</summary>
    private static string Short(Ratio percent)
    {
        var share = percent / Ratio.Of(100);
        foreach (var places in (ReadOnlySpan<int>)[1, 2, 4])
        {
            var printed = share.Percent(places);
            if (places == 4 || Ratio.Of(printed) == percent || decimal.Truncate(printed) != printed) { return Figures.Number(printed); }
        }
        return Figures.Blank;
    }
}
