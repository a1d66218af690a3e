using System.Globalization;
using System.Text;
using Duixian.Domain;
using Duixian.Domain.Commitments;
using Duixian.Shell.Typing;

namespace Duixian.Features.Dispatch.SheetFiles;

/// <summary>A figure typed with or without its unit: 3420, 3,420人, 0.342万, 0.342万人, 75%. Another unit is no slip to be guessed at: it is refused.</summary>
internal static class FigureTyped
{
    private const int LongestNumber = 24;

    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["m2"] = "平方米",
        ["平米"] = "平方米",
        ["km2"] = "平方公里",
        ["平方千米"] = "平方公里",
        ["km"] = "公里",
        ["千米"] = "公里",
        ["m3"] = "立方米",
        ["公吨"] = "吨",
        ["kw"] = "千瓦",
        ["圆"] = "元",
        ["元整"] = "元",
        ["公斤"] = "千克",
        ["kg"] = "千克",
    };

    /// <param name="unit">The unit its line is written in (万人): a bare number counts in it.</param>
    /// <param name="baseUnit">The unit figures are kept in (人).</param>
    /// <returns>The amount in the base unit.</returns>
    public static Result<decimal> Read(string typed, string unit, string baseUnit)
    {
        var text = Narrow(typed);
        var length = 0;
        while (length < text.Length && (char.IsAsciiDigit(text[length]) || text[length] is '+' or '-' or ',' or '.')) { length++; }
        const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;
        if (length is 0 or > LongestNumber || !decimal.TryParse(text.AsSpan(0, length), styles, CultureInfo.InvariantCulture, out var number)) { return SheetFileRefusal.NoFigure(typed, unit); }
        if (SizeOf(text[length..], unit, baseUnit) is not { } size) { return SheetFileRefusal.WrongUnit(typed, unit); }
        if (Math.Abs(number) > Amounts.StorageLimit || !Amounts.CanStore(number * size)) { return SheetFileRefusal.TooFine(typed); }
        return number * size;
    }

    /// <summary>Whether two units count the same thing; 万人 and 人 do, 户 and 人 do not.</summary>
    public static bool SameKind(string unit, string other) => Folded(AmountTyped.Unit(Narrow(unit)).Base) == Folded(AmountTyped.Unit(Narrow(other)).Base);

    private static decimal? SizeOf(string written, string unit, string baseUnit)
    {
        if (written.Length == 0) { return AmountTyped.Unit(unit).Size; }
        if (written is "万亿" or "亿" or "万" or "千" or "百") { return AmountTyped.Read("1" + written); }
        var plain = Folded(baseUnit);
        if (Folded(written) == plain) { return 1m; }
        if (written == Narrow(unit)) { return AmountTyped.Unit(unit).Size; }
        var (size, rest) = AmountTyped.Unit(written);
        return size > 1m && Folded(rest) == plain ? size : null;
    }

    private static string Folded(string unit)
    {
        var narrow = Narrow(unit);
        return Synonyms.GetValueOrDefault(narrow, narrow);
    }

    private static string Narrow(string typed)
    {
        var text = new StringBuilder(typed.Length);
        foreach (var c in typed.Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(c)) { text.Append(c == '−' ? '-' : c); }
        }
        return text.ToString();
    }
}
