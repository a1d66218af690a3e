namespace Duixian.Reading.Classify;

/// <summary>Reads the day a promise names: 6月底前, 年底, 上半年, 10月1日前.</summary>
internal static class Deadlines
{
    /// <summary>The first day named at or after <paramref name="from"/>; null where none is, or where it lies beyond the plan year.</summary>
    public static DateOnly? Find(ReadOnlySpan<char> letters, int year, out bool isLater)
    {
        isLater = false;
        for (var at = 0; at < letters.Length; at++)
        {
            var day = letters[at] switch
            {
                '年' => YearEnd(letters, at, year, ref isLater),
                '月' => Month(letters, at, year, ref isLater),
                '上' when Follows(letters, at, "上半年") => new DateOnly(year, 6, 30),
                '季' when at + 1 < letters.Length && letters[at + 1] == '度' => Quarter(letters, at, year),
                '国' when Follows(letters, at, "国庆节前") || Follows(letters, at, "国庆前") => new DateOnly(year, 9, 30),
                _ => default(DateOnly?),
            };
            if (day is not null) { return day; }
        }
        return null;
    }

    private static bool Follows(ReadOnlySpan<char> letters, int at, string word) => letters[at..].StartsWith(word, StringComparison.Ordinal);

    /// <summary>年底, 年末; 去年底 and 2025年底 are not this year's.</summary>
    private static DateOnly? YearEnd(ReadOnlySpan<char> letters, int at, int year, ref bool isLater)
    {
        var printed = PrintedYear(letters, at);
        var isEnd = at + 1 < letters.Length && letters[at + 1] is '底' or '末';
        if (printed > year && (isEnd || at >= 5 && letters[at - 5] is '到' or '至' || Follows(letters, at, "年前") || Follows(letters, at, "年建成") || Follows(letters, at, "年完成")))
        {
            isLater = true;
            return null;
        }
        if (!isEnd || at > 0 && letters[at - 1] is '去' or '上' or '每' || printed != 0 && printed != year) { return null; }
        return new DateOnly(year, 12, 31);
    }

    private static int PrintedYear(ReadOnlySpan<char> letters, int at)
    {
        if (at < 4) { return 0; }
        return int.TryParse(letters.Slice(at - 4, 4), System.Globalization.NumberStyles.None, null, out var printed) && printed is > 1900 and < 2200 ? printed : 0;
    }

    private static DateOnly? Month(ReadOnlySpan<char> letters, int at, int year, ref bool isLater)
    {
        var start = at;
        while (start > 0 && char.IsAsciiDigit(letters[start - 1])) { start--; }
        if (start == at || !int.TryParse(letters[start..at], System.Globalization.NumberStyles.None, null, out var month) || month is < 1 or > 12) { return null; }
        if (start > 0 && letters[start - 1] is '-' or '~' or '至' or '到' or '—') { return null; }
        var printed = start > 0 && letters[start - 1] == '年' ? PrintedYear(letters, start - 1) : 0;
        if (printed > year)
        {
            isLater = true;
            return null;
        }
        if (printed != 0 && printed != year) { return null; }
        var next = at + 1;
        if (next < letters.Length && letters[next] == '份') { next++; }
        var digits = next;
        while (digits < letters.Length && char.IsAsciiDigit(letters[digits])) { digits++; }
        if (digits > next && digits < letters.Length && letters[digits] is '日' or '号')
        {
            var isDay = int.TryParse(letters[next..digits], System.Globalization.NumberStyles.None, null, out var day) && day >= 1 && day <= DateTime.DaysInMonth(year, month);
            var after = digits + 1;
            return isDay && after < letters.Length && (letters[after] is '前' || Follows(letters, after, "之前") || Follows(letters, after, "以前")) ? new DateOnly(year, month, day) : null;
        }
        if (next >= letters.Length) { return null; }
        if (letters[next] is '底' or '末') { return new DateOnly(year, month, DateTime.DaysInMonth(year, month)); }
        if (letters[next] == '前' && month > 1) { return new DateOnly(year, month - 1, DateTime.DaysInMonth(year, month - 1)); }
        return null;
    }

    private static DateOnly? Quarter(ReadOnlySpan<char> letters, int at, int year)
    {
        if (at == 0) { return null; }
        var quarter = letters[at - 1] switch { '一' or '1' => 1, '二' or '2' => 2, '三' or '3' => 3, '四' or '4' => 4, _ => 0 };
        if (quarter == 0 || at > 1 && letters[at - 2] is '每') { return null; }
        return new DateOnly(year, quarter * 3, DateTime.DaysInMonth(year, quarter * 3));
    }
}
