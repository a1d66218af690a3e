using Duixian.Reading.Quantities;

namespace Duixian.Reading.Layout;

/// <summary>Whether a line without a full stop reads as finished.</summary>
internal static class Endings
{
    private const int LookBack = 24;

    /// <summary>The line ends with a number, its unit and what may follow: 改造老旧小区20个, 新增岗位1万个以上.</summary>
    public static bool LooksComplete(ReadOnlySpan<char> line, Vocabulary words)
    {
        var from = Math.Max(0, line.Length - LookBack);
        for (var at = from; at < line.Length; at++)
        {
            var isDigit = char.IsAsciiDigit(line[at]);
            if (!isDigit && !Numeral.IsChineseNumeral(line[at]) || at > 0 && char.IsAsciiDigit(line[at - 1])) { continue; }
            if (!Numeral.TryRead(line, at, words, out var number)) { continue; }
            var unit = words.Units.Match(line, number.End, out var index);
            if (unit == 0 || words.UnitKinds[index].Sort == Words.UnitSort.None) { continue; }
            var end = number.End + unit;
            if (end < line.Length && line[end] == '(')
            {
                var close = line[end..].IndexOf(')');
                end = close < 0 ? end : end + close + 1;
            }
            end += words.LeastAfter.Match(line, end);
            end += words.MostAfter.Match(line, end);
            end += words.AboutAfter.Match(line, end);
            if (end >= line.Length) { return true; }
        }
        return false;
    }
}
