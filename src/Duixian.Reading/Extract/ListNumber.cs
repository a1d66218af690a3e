using System.Globalization;
using System.Text;

namespace Duixian.Reading.Extract;

/// <summary>The digits of automatic list numbers as Word and browsers print them.</summary>
internal static class ListNumber
{
    private const string Han = "零一二三四五六七八九";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Branches = "子丑寅卯辰巳午未申酉戌亥";
    private const int Largest = 9_999_999;

    /// <param name="format">A <c>w:numFmt</c> value; names it does not know print decimal digits, as Word does.</param>
    public static string Format(string? format, int number)
    {
        var n = Math.Clamp(number, 0, Largest);
        return format switch
        {
            "chineseCounting" or "chineseCountingThousand" or "chineseLegalSimplified" or "japaneseCounting" or "japaneseDigitalTenThousand" or
            "taiwaneseCounting" or "taiwaneseCountingThousand" or "ideographLegalTraditional" or "koreanCounting" => Chinese(n),
            "ideographDigital" or "taiwaneseDigital" or "koreanDigital2" => string.Concat(Decimal(n).Select(d => d == '0' ? '〇' : Han[d - '0'])),
            "ideographTraditional" => n is >= 1 and <= 10 ? Stems[n - 1].ToString() : Decimal(n),
            "ideographZodiac" => n is >= 1 and <= 12 ? Branches[n - 1].ToString() : Decimal(n),
            "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => Circled(n),
            "decimalEnclosedParen" => n is >= 1 and <= 20 ? ((char)('⑴' + n - 1)).ToString() : $"({n})",
            "decimalEnclosedFullstop" => n is >= 1 and <= 20 ? ((char)('⒈' + n - 1)).ToString() : $"{n}.",
            "ideographEnclosedCircle" => n is >= 1 and <= 10 ? ((char)('㊀' + n - 1)).ToString() : Decimal(n),
            "decimalFullWidth" or "decimalFullWidth2" => string.Concat(Decimal(n).Select(d => (char)(d + '0' - '0'))),
            "decimalZero" => n.ToString("00", CultureInfo.InvariantCulture),
            "upperLetter" => Letters(n, 'A'),
            "lowerLetter" => Letters(n, 'a'),
            "upperRoman" => Roman(n),
            "lowerRoman" => Roman(n).ToLowerInvariant(),
            "none" => "",
            _ => Decimal(n),
        };
    }

    private static string Decimal(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static string Circled(int n) => n switch
    {
        >= 1 and <= 20 => ((char)('①' + n - 1)).ToString(),
        >= 21 and <= 35 => ((char)('㉑' + n - 21)).ToString(),
        >= 36 and <= 50 => ((char)('㊱' + n - 36)).ToString(),
        _ => Decimal(n),
    };

    /// <summary>一, 十, 十一, 二十, 一百零五. Fifteen is 十五, not 一十五.</summary>
    private static string Chinese(int n)
    {
        if (n < 10) { return Han[n].ToString(); }
        var said = new StringBuilder();
        foreach (var (size, name) in new[] { (10_000, '万'), (1_000, '千'), (100, '百'), (10, '十') })
        {
            if (n < size)
            {
                if (said.Length > 0 && n > 0 && said[^1] != '零') { said.Append('零'); }
                continue;
            }
            var count = n / size;
            if (!(size == 10 && count == 1 && said.Length == 0)) { said.Append(count < 10 ? Han[count].ToString() : Chinese(count)); }
            said.Append(name);
            n %= size;
        }
        if (n > 0) { said.Append(Han[n]); }
        return said.ToString();
    }

    private static string Letters(int n, char first)
    {
        if (n == 0 || n > 780) { return Decimal(n); }
        return new string((char)(first + ((n - 1) % 26)), ((n - 1) / 26) + 1);   // after z comes aa, then bb, as in Word
    }

    private static string Roman(int n)
    {
        if (n is 0 or > 3_999) { return Decimal(n); }
        var said = new StringBuilder();
        foreach (var (size, name) in new[]
        {
            (1_000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        })
        {
            for (; n >= size; n -= size) { said.Append(name); }
        }
        return said.ToString();
    }
}
