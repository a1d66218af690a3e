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

    // The largest first.
    private static IEnumerable<(decimal Size, string Word)> InPageLanguage => Scales.Select(s => (s.Size, Word: English ? s.English : s.Chinese)).Where(s => s.Word.Length > 0);

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

    /// <summary>Delivered beside its target, both on one scale: ("3.42", "4万人"). Plain digits where no scale says both in at most four decimals, or would begin with a zero: 9,204 of 11,000 is read at once, 0.9204 of 1.1万 is not.</summary>
    public static (string Delivered, string Target) Pair(decimal? delivered, decimal? target, string? unit = null)
    {
        if (target is not { } goal) { return (Number(delivered), Blank); }
        foreach (var (size, word) in InPageLanguage)
        {
            var (done, whole) = (delivered / size, goal / size);
            if (Math.Abs(whole) >= 1m && decimal.Round(whole, 2) == whole && (done is not { } part || part == 0m || (Math.Abs(part) >= 1m && decimal.Round(part, 4) == part))) { return (Number(done), Joined((Number(whole), word), unit)); }
        }
        return (Number(delivered), Joined((Number(goal), ""), unit));
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
        foreach (var (size, word) in InPageLanguage)
        {
            var scaled = value / size;
            if (Math.Abs(scaled) >= 1m && decimal.Round(scaled, 2) == scaled) { return (Number(scaled), word); }
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
