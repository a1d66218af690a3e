namespace Duixian.Reading.Classify;

/// <summary>Tells a clause about what was done from a promise.</summary>
internal static class Tense
{
    /// <summary>已完成30个, 累计完成投资, 实际建成4家.</summary>
    public static bool IsPast(ReadOnlySpan<char> clause, Vocabulary words)
    {
        for (var at = 0; (at = words.Past.Find(clause, at, out var length)) >= 0; at += length)
        {
            // 比上年增长5%, 在去年的基础上 look back only to measure what is ahead.
            if (at > 0 && clause[at - 1] is '比' or '较' or '与' or '同' or '在' or '未' or '尚') { continue; }
            // 2025年底前累计完成…: the day is still to come.
            if (clause.Contains("底前", StringComparison.Ordinal)) { continue; }
            // 截至年底完成 is a day to come.
            if (clause.Slice(at, length).StartsWith("截", StringComparison.Ordinal) && clause[at..].Contains("年底", StringComparison.Ordinal)) { continue; }
            return true;
        }
        return false;
    }

    public static bool IsFuture(ReadOnlySpan<char> clause, Vocabulary words) => words.Future.IsIn(clause);

    /// <summary>占年度计划的52.3%: only what is done has a share of the plan.</summary>
    public static bool IsShareOfPlan(ReadOnlySpan<char> sentence) => sentence.IndexOf("占年度计划") >= 0 || sentence.IndexOf("占全年") >= 0;

    /// <summary>The year a sentence opens with, or 0: 2023年,…; 值得注意的是,2023年,….</summary>
    public static int OpeningYear(ReadOnlySpan<char> sentence)
    {
        for (var at = 0; at + 4 < sentence.Length && at < 12; at++)
        {
            if (sentence[at + 4] != '年' || sentence[at] is not ('1' or '2')) { continue; }
            if (at > 0 && char.IsAsciiDigit(sentence[at - 1])) { continue; }
            if (int.TryParse(sentence.Slice(at, 4), System.Globalization.NumberStyles.None, null, out var year)) { return year; }
        }
        return 0;
    }

    /// <summary>1-8月份,累计完成…: a stretch of months at the head of a sentence reports them.</summary>
    public static bool OpensWithMonths(ReadOnlySpan<char> sentence)
    {
        var at = 0;
        if (sentence.StartsWith("今年", StringComparison.Ordinal)) { at = 2; }
        if (sentence.Length > at + 5 && sentence[at + 4] == '年' && char.IsAsciiDigit(sentence[at])) { at += 5; }
        var digits = at;
        while (digits < sentence.Length && char.IsAsciiDigit(sentence[digits])) { digits++; }
        if (digits == at || digits >= sentence.Length || sentence[digits] is not ('-' or '至' or '到' or '~')) { return false; }
        digits++;
        var second = digits;
        while (digits < sentence.Length && char.IsAsciiDigit(sentence[digits])) { digits++; }
        return digits > second && digits < sentence.Length && sentence[digits] == '月';
    }
}
