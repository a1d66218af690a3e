namespace Duixian.Reading.Layout;

/// <summary>Knows headings that open a part of a report: 2025年工作安排, 上年工作回顾.</summary>
internal static class Headings
{
    private const int Longest = 26;

    public static bool NamesPart(ReadOnlySpan<char> text, Vocabulary words)
    {
        text = text.TrimEnd(":");
        if (text.Length is < 3 or > Longest || text.IndexOfAny(Stops.OfSubject) >= 0) { return false; }
        var tail = text[^Math.Min(6, text.Length)..];
        return words.PlanGroups.IsIn(tail) || words.PastGroups.IsIn(tail);
    }
}
