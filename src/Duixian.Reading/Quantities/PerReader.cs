namespace Duixian.Reading.Quantities;

/// <summary>Reads what a figure is counted per: 每人每年, 每50公斤, 每个县(市、区).</summary>
internal static class PerReader
{
    private const int LongestNoun = 8;

    /// <summary>Reads at 每; null when nothing countable follows.</summary>
    public static string? Read(ReadOnlySpan<char> letters, int at, Vocabulary words, out int next)
    {
        var parts = new List<string>();
        next = at;
        while (next < letters.Length && letters[next] == '每' && parts.Count < 4)
        {
            var from = next + 1;
            var start = from;
            if (from < letters.Length && char.IsAsciiDigit(letters[from]) && Numeral.TryRead(letters, from, words, out var number))
            {
                var unit = words.Units.Match(letters, number.End);
                from = number.End + unit;
            }
            else
            {
                if (from < letters.Length && letters[from] is '个' or '名' or '位' or '所' or '家' or '座' or '张' or '处' && words.PerNouns.Match(letters, from + 1) > 0) { start = ++from; }
                var length = words.PerNouns.Match(letters, from);
                if (length == 0) { length = UnknownNoun(letters, from, words); }
                from += length;
                if (length > 0) { from = AfterBracket(letters, from); }
            }
            if (from == start) { break; }
            parts.Add(letters[start..from].ToString());
            next = from;
        }
        return parts.Count == 0 ? null : Normalise(parts);
    }

    /// <summary>元/月/人 and 每人每月 are one thing: who first, how long last.</summary>
    public static string Normalise(IReadOnlyList<string> parts)
    {
        var times = parts.Where(IsTime);
        return string.Join('·', parts.Where(part => !IsTime(part)).Concat(times));
    }

    public static bool IsTime(string part) => part is "年" or "月" or "日" or "天" or "季度" or "周" or "学年" or "学期" or "次";

    /// <summary>县(区), 乡镇(街道): the other name of the same tier.</summary>
    private static int AfterBracket(ReadOnlySpan<char> letters, int at)
    {
        if (at >= letters.Length || letters[at] != '(') { return at; }
        var close = letters[at..Math.Min(letters.Length, at + LongestNoun)].IndexOf(')');
        if (close < 0 || letters[at..(at + close)].IndexOfAnyInRange('0', '9') >= 0) { return at; }
        var end = at + close + 1;
        return end < letters.Length && letters[end] is '区' or '市' ? end + 1 : end;
    }

    private static int UnknownNoun(ReadOnlySpan<char> letters, int from, Vocabulary words)
    {
        var at = from;
        if (at >= letters.Length || letters[at] is not ('个' or '名' or '位' or '所' or '家' or '座' or '条')) { return 0; }
        while (at < letters.Length && at - from < LongestNoun && letters[at] > '\u2e80' && letters[at] is not (',' or '。' or ';' or '、') && !Numeral.IsChineseNumeral(letters[at]))
        {
            if (at > from + 1 && (words.Verbs.Match(letters, at) > 0 || words.Hedges.Match(letters, at) > 0 || words.Apart.Match(letters, at) > 0)) { break; }
            at++;
        }
        return at - from > 1 ? at - from : 0;
    }
}
