namespace Duixian.Reading.Layout;

/// <summary>Parts the folded text into lines and drops what belongs to the page and not to the plan.</summary>
internal static class LineScanner
{
    private const int LongestFurniture = 60;
    private const int LongestByline = 24;

    public static List<Line> Scan(string folded, Vocabulary words)
    {
        var lines = new List<Line>(Math.Min(1024, (folded.Length / 20) + 4));
        ReadOnlySpan<char> text = folded;
        for (var at = 0; at < text.Length;)
        {
            var length = text[at..].IndexOf('\n');
            var stop = length < 0 ? text.Length : at + length;
            var (start, end) = (at, stop);
            while (start < end && text[start] is ' ' or '\t') { start++; }
            while (end > start && text[end - 1] is ' ' or '\t') { end--; }
            if (start < end) { lines.Add(Judge(text, at, start, end, words)); }
            at = stop + 1;
        }
        return lines;
    }

    private static Line Judge(ReadOnlySpan<char> text, int printed, int start, int end, Vocabulary words)
    {
        var hasCells = text[start..end].Contains('\t');
        // A row whose first cells are empty begins with tabs; they say which column the wording is in.
        if (hasCells) { return new Line(text[printed..start].Contains('\t') ? printed : start, end, default, LineKind.Text, true); }
        if (IsFurniture(text, start, end, words)) { return new Line(start, end, default, LineKind.Furniture, false); }
        if (IsLeadLabel(text[start..end], words)) { return new Line(start, end, default, LineKind.LeadLabel, false); }
        return new Line(start, end, Marks.Read(text, start, end), LineKind.Text, false);
    }

    private static bool IsFurniture(ReadOnlySpan<char> text, int start, int end, Vocabulary words)
    {
        var line = text[start..end];
        if (line.StartsWith("# source", StringComparison.Ordinal)) { return true; }
        if (IsForeign(line)) { return true; }
        if (line.Length > LongestFurniture) { return false; }
        if (IsPageNumber(line) || IsRule(line)) { return true; }
        var opening = 0;
        while (opening < line.Length && line[opening] is '(' or ' ' or '>' or '|') { opening++; }
        if (words.Byline.Match(line, opening) > 0) { return line.Length <= LongestByline || !EndsSentence(line[^1]); }
        if (words.FurnitureStarts.Match(line, opening) is var known and > 0) { return known >= 4 || opening > 0 || line.Length <= LongestByline || line[known..].IndexOfAny(Stops.Label) >= 0 && !EndsSentence(line[^1]); }
        return line.Length <= 6 && words.FurnitureWhole.Contains(line.ToString());
    }

    /// <summary>The other language of a bilingual page, or a line of code.</summary>
    private static bool IsForeign(ReadOnlySpan<char> line)
    {
        var latin = 0;
        foreach (var letter in line)
        {
            if (letter is >= '\u2e80' or (>= '①' and <= '⓿')) { return false; }
            if (char.IsAsciiLetter(letter) && ++latin > 400) { return true; }
        }
        return latin >= 4;
    }

    /// <summary>— 3 —, 第3页 共10页, 3/10. A number alone may be an enumerator and is judged with its neighbours.</summary>
    private static bool IsPageNumber(ReadOnlySpan<char> line)
    {
        if (line.Length > 16) { return false; }
        var (digits, wraps) = (0, 0);
        foreach (var letter in line)
        {
            if (char.IsAsciiDigit(letter)) { digits++; }
            else if (letter is '-' or '第' or '页' or '共' or '/' or '·' or '|') { wraps++; }
            else if (letter is not ' ') { return false; }
        }
        return digits is > 0 and <= 8 && wraps > 0 && (line[0] is '-' or '·' or '|' or '第' or '共' || line.Contains('/') || line.Contains('页'));
    }

    private static bool IsRule(ReadOnlySpan<char> line) => line.Length >= 2 && !line.ContainsAnyExcept(Stops.Rule);

    private static bool IsLeadLabel(ReadOnlySpan<char> line, Vocabulary words)
    {
        if (line.Length > 120) { return false; }
        var opening = line[0] is '(' or '[' ? 1 : 0;
        var length = words.LeadLabels.Match(line, opening);
        return length > 0 && opening + length < line.Length && line[opening + length] is ':' or ' ';
    }

    public static bool EndsSentence(char letter) => letter is '。' or '!' or '?' or ';' or '…';
}
