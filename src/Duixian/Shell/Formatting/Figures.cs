using System.Globalization;
using Duixian.Domain.Commitments;

namespace Duixian.Shell.Formatting;

/// <summary>
/// How figures are written, in one place: 万/亿 in Chinese, thousands and millions in English, a true minus, and "—" for what is not known.
/// Nothing is rounded silently: a scale is used only when at most two decimals say the whole figure.
/// The language is that of the request (<see cref="CultureInfo.CurrentUICulture"/>).
/// </summary>
public static class Figures
{
    /// <summary>Stands where nothing is known. A blank is never zero.</summary>
    public const string Blank = "—";

    private const string Minus = "−";

    private static readonly (decimal Size, string Chinese, string English)[] Scales =
    [
        (100_000_000m, "亿", ""),
        (1_000_000_000m, "", " billion"),
        (1_000_000m, "", " million"),
        (10_000m, "万", ""),
    ];

    /// <summary>True on pages in English.</summary>
    internal static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en";

    /// <summary>The digits alone, grouped: 20,377, −16.2, or "—".</summary>
    public static string Number(decimal? value, int decimals = 4)
    {
        if (value is not { } known) { return Blank; }
        var digits = Math.Abs(known).ToString("#,0." + new string('#', decimals), CultureInfo.InvariantCulture);
        return known < 0 && digits is not "0" ? Minus + digits : digits;
    }

    /// <summary>The figure with its unit: 4万人, 500亿元, 1,063名; in English 40,000 people, 50 billion yuan.</summary>
    /// <param name="value">In base units (元, 人, 平方米); null is written "—".</param>
    /// <param name="unit">As printed in Chinese; English words are looked up in <see cref="Units"/>.</param>
    public static string Amount(decimal? value, string? unit = null) =>
        value is { } known ? Joined(Scaled(known), unit) : Blank;

    /// <summary>A target in words: 4万人以上, 不超过3天, 约500场, 4万至5万人, 全覆盖, 清零; in English ≥ 40,000 people, ≤ 3 days and so on.</summary>
    /// <param name="upper">The upper end when a range is printed.</param>
    public static string Target(Bound bound, decimal? value, string? unit = null, decimal? upper = null)
    {
        if (value is not { } known)
        {
            return bound switch
            {
                Bound.FullCoverage => English ? "full coverage" : "全覆盖",
                Bound.ZeroOut => English ? "down to zero" : "清零",
                _ => Blank,
            };
        }
        var amount = upper is { } top ? Range(known, top, unit) : Amount(known, unit);
        return (bound, English) switch
        {
            (Bound.AtLeast, false) => amount + "以上",
            (Bound.AtLeast, true) => "≥ " + amount,
            (Bound.AtMost, false) => "不超过" + amount,
            (Bound.AtMost, true) => "≤ " + amount,
            (Bound.About, false) => "约" + amount,
            (Bound.About, true) => "about " + amount,
            (Bound.FullCoverage, false) => "全覆盖",
            (Bound.FullCoverage, true) => "full coverage",
            (Bound.ZeroOut, false) => "清零",
            (Bound.ZeroOut, true) => "down to zero",
            _ => amount,
        };
    }

    /// <summary>Both ends with one unit; one scale when both ends take it: 4–5万人, otherwise 9,000–12,000人.</summary>
    public static string Range(decimal from, decimal to, string? unit = null)
    {
        var (low, high) = (Scaled(from), Scaled(to));
        if (low.Scale == high.Scale) { return Joined(($"{low.Digits}–{high.Digits}", high.Scale), unit); }
        return Joined(($"{Number(from)}–{Number(to)}", ""), unit);
    }

    /// <summary>Delivered beside its target, both on the target's scale: ("3.42", "4万人"). Falls back to plain digits when the scale would need more than four decimals.</summary>
    public static (string Delivered, string Target) Pair(decimal? delivered, decimal? target, string? unit = null)
    {
        if (target is not { } goal) { return (Number(delivered), Blank); }
        var (digits, scale) = Scaled(goal);
        if (scale.Length == 0) { return (Number(delivered), Joined((digits, scale), unit)); }
        var size = Scales.First(s => s.Chinese == scale || s.English == scale).Size;
        if (delivered is { } done && decimal.Round(done / size, 4) != done / size)
        {
            return (Number(done), Joined((Number(goal), ""), unit));
        }
        return (Number(delivered / size), Joined((digits, scale), unit));
    }

    /// <summary>A ratio as a percentage with one decimal. What is not complete never reads 100.0 %, what has begun never reads 0.0 %.</summary>
    public static string Percent(decimal? ratio)
    {
        if (ratio is not { } known) { return Blank; }
        var points = decimal.Round(known * 100m, 1, MidpointRounding.AwayFromZero);
        if (known < 1m && points >= 100m) { points = 99.9m; }
        if (known > 0m && points == 0m) { points = 0.1m; }
        return Signless(points) + "%";
    }

    /// <summary>A share of a whole; "—" when either is unknown or the whole is zero.</summary>
    public static string Percent(decimal? part, decimal? whole) =>
        part is { } some && whole is { } all && all != 0m ? Percent(some / all) : Blank;

    /// <summary>A difference in percentage points, always signed: +11.2, −16.2, 0.0.</summary>
    public static string Points(decimal? points)
    {
        if (points is not { } known) { return Blank; }
        var rounded = decimal.Round(known, 1, MidpointRounding.AwayFromZero);
        return rounded > 0 ? "+" + Signless(rounded) : Signless(rounded);
    }

    /// <summary>A difference of two amounts, always signed: +315, −20, 0.</summary>
    public static string Change(decimal? change) => change > 0 ? "+" + Number(change) : Number(change);

    private static string Signless(decimal value) =>
        (value < 0 ? Minus : "") + Math.Abs(value).ToString("#,0.0", CultureInfo.InvariantCulture);

    private static (string Digits, string Scale) Scaled(decimal value)
    {
        foreach (var (size, chinese, english) in Scales)
        {
            var word = English ? english : chinese;
            var scaled = value / size;
            if (word.Length > 0 && Math.Abs(scaled) >= 1m && decimal.Round(scaled, 2) == scaled) { return (Number(scaled), word); }
        }
        return (Number(value), "");
    }

    private static string Joined((string Digits, string Scale) figure, string? unit)
    {
        if (!English) { return figure.Digits + figure.Scale + unit; }
        var word = Units.InEnglish(unit);
        var gap = word.Length == 0 || word is "%" ? "" : " ";
        return figure.Digits + figure.Scale + gap + word;
    }
}
