namespace Duixian.Reading.Layout;

/// <summary>Knows a line or cell that names offices and nothing else: 县教育局; 市住建局、市财政局.</summary>
internal static class Offices
{
    private const int Longest = 60;
    private const int LongestName = 16;

    public static bool IsList(ReadOnlySpan<char> text, Vocabulary words)
    {
        text = text.Trim(" ()。;");
        if (text.Length is < 3 or > Longest || text.IndexOfAnyInRange('0', '9') >= 0) { return false; }
        while (text.Length > 0)
        {
            var stop = text.IndexOfAny(Stops.OfOffices);
            var name = stop < 0 ? text : text[..stop];
            // 等 closes a list of offices; a verb means a sentence.
            name = name.TrimEnd("等 ");
            if (name.Length is < 2 or > LongestName || words.OfficeEnds.MatchBefore(name, name.Length, out _) == 0 || words.Build.Match(name, 0) > 0) { return false; }
            text = stop < 0 ? [] : text[(stop + 1)..];
        }
        return true;
    }
}
