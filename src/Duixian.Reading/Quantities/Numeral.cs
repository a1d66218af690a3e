namespace Duixian.Reading.Quantities;

/// <summary>A printed number before its unit.</summary>
/// <param name="End">After the last digit, multiplier and 余.</param>
/// <param name="UnitStart">Where 万, 亿 or 万亿 begins when the number ends in one, else <paramref name="End"/>: the multiplier is printed as part of the unit.</param>
/// <param name="Value">Everything expanded.</param>
/// <param name="Multiplier">The trailing 万 or 亿 as a number, else 1; in 3—5万 it belongs to both ends.</param>
/// <param name="Vague">余, 多: more or less.</param>
/// <param name="IsBareMultiplier">亿, 百亿 without a digit: a size class, not a number.</param>
internal readonly record struct Numeral(int Start, int End, int UnitStart, decimal Value, decimal Multiplier, bool Vague, bool IsChinese, bool IsBareMultiplier)
{
    private const int LongestRun = 24;
    private const int LongestDigits = 12;

    public static bool IsChineseDigit(char letter) => letter is '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '两' or '零' or '〇';

    public static bool IsChineseNumeral(char letter) => IsChineseDigit(letter) || letter is '十' or '百' or '千' or '万' or '亿' or '廿';

    /// <summary>1 to 99 as enumerators print them; 0 when there is none.</summary>
    public static (int Number, int Next) SmallChinese(ReadOnlySpan<char> text, int at, int end)
    {
        var (number, next) = (0, at);
        while (next < end && next - at < 3 && (IsChineseDigit(text[next]) || text[next] is '十' or '廿'))
        {
            if (text[next] is '十') { number = number == 0 ? 10 : number * 10; }
            else if (text[next] is '廿') { number = 20; }
            else
            {
                if (number is > 0 and < 10) { return (0, at); }
                number += DigitOf(text[next]);
            }
            next++;
        }
        return (number, next);
    }

    /// <summary>Reads the number at <paramref name="at"/>; false leaves <paramref name="numeral"/>'s End behind the run that is no number.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int at, Vocabulary words, out Numeral numeral) =>
        char.IsAsciiDigit(text[at]) ? Arabic(text, at, words, out numeral) : Chinese(text, at, out numeral);

    private static bool Arabic(ReadOnlySpan<char> text, int at, Vocabulary words, out Numeral numeral)
    {
        var (value, next, digits, scale) = (0m, at, 0, 1m);
        var inFraction = false;
        for (; next < text.Length; next++)
        {
            var letter = text[next];
            if (char.IsAsciiDigit(letter))
            {
                if (++digits > LongestDigits) { continue; }
                value = (value * 10) + (letter - '0');
                if (inFraction) { scale *= 10; }
            }
            else if (letter == ',' && !inFraction && IsThousands(text, next)) { continue; }
            else if (letter == '.' && !inFraction && next + 1 < text.Length && char.IsAsciiDigit(text[next + 1])) { inFraction = true; }
            else { break; }
        }
        var end = next;
        numeral = new Numeral(at, end, end, 0, 1, false, false, false);
        if (digits > LongestDigits) { return false; }
        value /= scale;
        var vague = SkipVague(text, ref next);
        if (next < text.Length && text[next] is '十' or '百' or '千' && !StartsUnitWord(text, next, words))
        {
            value *= text[next] switch { '十' => 10, '百' => 100, _ => 1000 };
            next++;
            vague |= SkipVague(text, ref next);
        }
        var unitStart = next;
        var length = words.Multipliers.Match(text, next, out var index);
        var multiplier = 1m;
        if (length > 0)
        {
            multiplier = words.MultiplierValues[index];
            next += length;
            vague |= SkipVague(text, ref next);
        }
        numeral = new Numeral(at, next, unitStart, value * multiplier, multiplier, vague, false, false);
        return true;
    }

    private static bool IsThousands(ReadOnlySpan<char> text, int comma)
    {
        for (var i = 1; i <= 3; i++)
        {
            if (comma + i >= text.Length || !char.IsAsciiDigit(text[comma + i])) { return false; }
        }
        return comma + 4 >= text.Length || !char.IsAsciiDigit(text[comma + 4]);
    }

    // 千瓦, 千米, 千克: the letter belongs to the unit.
    private static bool StartsUnitWord(ReadOnlySpan<char> text, int at, Vocabulary words) => words.Units.Match(text, at) > 1;

    private static bool SkipVague(ReadOnlySpan<char> text, ref int next)
    {
        if (next >= text.Length || text[next] is not ('余' or '多' or '几' or '来') || text[next] == '多' && next + 1 < text.Length && text[next + 1] is '功' or '元' or '种' or '媒' or '式') { return false; }
        next++;
        return true;
    }

    private static bool Chinese(ReadOnlySpan<char> text, int at, out Numeral numeral)
    {
        var run = at;
        while (run < text.Length && IsChineseNumeral(text[run])) { run++; }
        numeral = new Numeral(at, run, run, 0, 1, false, true, false);
        // 万亿 is the largest mark in use; more of them is no number, and would not fit a decimal.
        if (run - at > LongestRun || text[at..run].Count('亿') > 1 || text[at..run].Count('万') > 2) { return false; }
        var (total, section, digit, next, lastMark) = (0m, 0m, -1, at, 1m);
        var sawDigit = false;
        for (; next < run; next++)
        {
            var letter = text[next];
            var value = DigitOf(letter);
            if (value >= 0)
            {
                // 一九四九, 二三十: digits side by side are a year or a guess, not an amount.
                if (digit > 0) { return false; }
                digit = value;
                sawDigit = true;
                lastMark = letter is '零' or '〇' ? 1 : lastMark;
                continue;
            }
            var rank = letter switch { '十' => 10m, '廿' => 20m, '百' => 100m, '千' => 1000m, '万' => 10_000m, _ => 100_000_000m };
            sawDigit |= letter is '十' or '廿';
            if (rank < 10_000m)
            {
                section += (digit <= 0 ? 1 : digit) * rank;
            }
            else
            {
                section += Math.Max(digit, 0);
                if (letter == '亿' || next + 1 < run && text[next + 1] == '亿') { (total, section) = (((total + Math.Max(section, total == 0 ? 1 : 0)) * rank), 0); }
                else { (total, section) = (total + (Math.Max(section, 1) * rank), 0); }
            }
            digit = -1;
            lastMark = rank;
        }
        var plain = total + section + Math.Max(digit, 0) * (digit > 0 && lastMark is >= 100m and <= 10_000m && run - at > 1 && text[run - 2] is '百' or '千' or '万' ? lastMark / 10 : 1);
        var multiplier = 1m;
        var unitStart = run;
        while (unitStart > at && text[unitStart - 1] is '万' or '亿')
        {
            unitStart--;
            multiplier *= text[unitStart] == '万' ? 10_000m : 100_000_000m;
        }
        var end = run;
        var vague = SkipVague(text, ref end);
        if (vague && unitStart == run && end < text.Length && text[end] is '万' or '亿')
        {
            // 两千余万元: the vague word stands before the multiplier
            unitStart = end;
            multiplier = text[end] == '万' ? 10_000m : 100_000_000m;
            plain *= multiplier;
            end++;
        }
        else if (vague) { unitStart = multiplier == 1 ? end : unitStart; }
        numeral = new Numeral(at, end, multiplier == 1 ? end : unitStart, plain, multiplier, vague, true, !sawDigit && !vague);
        return true;
    }

    private static int DigitOf(char letter) => letter switch
    {
        '零' or '〇' => 0,
        '一' => 1,
        '二' or '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => -1,
    };
}
