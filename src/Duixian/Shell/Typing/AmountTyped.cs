using System.Globalization;
using System.Text;

namespace Duixian.Shell.Typing;

/// <summary>A figure as people type it: 40000, 40,000, 4万, 1.2亿, ４万, −3.5, 75%.</summary>
internal static class AmountTyped
{
    private static readonly (string Word, decimal Size)[] Multipliers =
        [("万亿", 1_000_000_000_000m), ("亿", 100_000_000m), ("万", 10_000m), ("千", 1_000m), ("百", 100m)];

    /// <summary>Null when it is no figure.</summary>
    public static decimal? Read(string typed)
    {
        var text = Narrow(typed).TrimEnd('%');
        var size = 1m;
        foreach (var (word, times) in Multipliers)
        {
            if (!text.EndsWith(word, StringComparison.Ordinal)) { continue; }
            (text, size) = (text[..^word.Length], times);
            break;
        }
        if (text.Length is 0 or > 20 || !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)) { return null; }
        return decimal.MaxValue / size < Math.Abs(number) ? null : number * size;
    }

    /// <summary>A unit as printed in its two parts: 万人 is 10,000 × 人.</summary>
    public static (decimal Size, string Base) Unit(string unit)
    {
        foreach (var (word, times) in Multipliers)
        {
            // 百 and 千 begin units of their own (千瓦, 百分点); 万 and 亿 never do.
            if (times >= 10_000m && unit.Length > word.Length && unit.StartsWith(word, StringComparison.Ordinal)) { return (times, unit[word.Length..]); }
        }
        return (1m, unit);
    }

    /// <summary>The figure as a field shows it: what <see cref="Read"/> takes back to the same figure.</summary>
    public static string Write(decimal? amount)
    {
        if (amount is not { } known) { return ""; }
        foreach (var (word, size) in Multipliers)
        {
            if (size >= 10_000m && Math.Abs(known) >= size && decimal.Round(known / size, 2) == known / size) { return Plain(known / size) + word; }
        }
        return Plain(known);
    }

    private static string Plain(decimal amount) => amount.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Narrow(string typed)
    {
        var text = new StringBuilder(typed.Length);
        foreach (var c in typed)
        {
            if (char.IsWhiteSpace(c)) { continue; }
            text.Append(c switch
            {
                >= '０' and <= '９' => (char)(c - '０' + '0'),
                '．' => '.',
                '，' => ',',
                '−' or '－' => '-',
                '％' or '﹪' => '%',
                _ => c,
            });
        }
        return text.ToString();
    }
}
