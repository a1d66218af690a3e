namespace Duixian.Reading.Projects;

/// <summary>Numbers in Chinese characters as cells hold them: 三千五百, 十五点七, 二〇二四.</summary>
internal static class ChineseNumber
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>Null where it is none.</summary>
    public static decimal? Read(string text)
    {
        if (text.Length is 0 or > 16) { return null; }
        var point = text.IndexOf('点', StringComparison.Ordinal);
        var (whole, fraction) = point < 0 ? (text, "") : (text[..point], text[(point + 1)..]);
        var value = whole.Any(c => c is '十' or '百' or '千') ? Ranked(whole) : Spelt(whole);
        var scale = 0.1m;
        foreach (var c in fraction)
        {
            if (DigitOf(c) is not { } digit) { return null; }
            (value, scale) = (value + (digit * scale), scale / 10);
        }
        return value;
    }

    public static int? DigitOf(char c) => c switch { '〇' or '○' or 'Ｏ' => 0, '两' => 2, _ => Digits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit ? digit : null };

    /// <summary>二〇二四: digit by digit.</summary>
    private static decimal? Spelt(string text)
    {
        var value = 0m;
        foreach (var c in text)
        {
            if (DigitOf(c) is not { } digit) { return null; }
            value = (value * 10) + digit;
        }
        return text.Length == 0 ? null : value;
    }

    private static decimal? Ranked(string text)
    {
        var (total, digit) = (0m, -1);
        foreach (var c in text)
        {
            var rank = c switch { '十' => 10, '百' => 100, '千' => 1_000, _ => 0 };
            if (rank > 0) { (total, digit) = (total + ((digit < 0 ? 1 : digit) * rank), -1); }
            else if (DigitOf(c) is { } found) { digit = found; }
            else { return null; }
        }
        return total + Math.Max(digit, 0);
    }
}
