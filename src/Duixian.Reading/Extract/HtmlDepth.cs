namespace Duixian.Reading.Extract;

/// <summary>
/// A first look over a page's tags, before it is parsed: parsers of HTML do work at each tag for every element still open, so a page that opens
/// thousands and closes none would take hours. Honest pages stay far below.
/// </summary>
internal static class HtmlDepth
{
    private const int MostAttributes = 2_000;

    // Elements the next one closes by itself, or that hold nothing; leaving their end tags out is common and harmless.
    private static readonly HashSet<string> Forgiven = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup", "html", "head", "body", "rb", "rt", "rp",
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    };

    public static void Check(string file, string html)
    {
        var (open, at) = (0, 0);
        while ((at = html.IndexOf('<', at)) >= 0 && at + 1 < html.Length)
        {
            var rest = html.AsSpan(at);
            if (rest.StartsWith("<!--"))
            {
                var end = html.IndexOf("-->", at + 4, StringComparison.Ordinal);
                if (end < 0) { return; }
                at = end + 3;
                continue;
            }
            var isEnd = rest[1] == '/';
            var name = Name(rest[(isEnd ? 2 : 1)..]);
            at += 1 + name.Length;
            if (name.IsEmpty) { continue; }
            if (!isEnd) { CheckAttributes(file, html, at); }
            if (Forgiven.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name)) { continue; }
            open = isEnd ? Math.Max(0, open - 1) : open + 1;
            if (open > ReadingLimits.Depth) { throw Unreadable.TooComplex(file, ExtractText.Say("place.html", html.AsSpan(0, at).Count('\n') + 1)); }
            if (!isEnd && IsRaw(name)) { at = SkipRaw(html, at, name); }
        }
    }

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> rest)
    {
        var end = 0;
        while (end < rest.Length && end < 32 && (char.IsAsciiLetterOrDigit(rest[end]) || (end > 0 && rest[end] is '-' or ':'))) { end++; }
        return rest[..end];
    }

    private static void CheckAttributes(string file, string html, int at)
    {
        var (quote, count) = ('\0', 0);
        for (; at < html.Length; at++)
        {
            var c = html[at];
            if (quote != '\0') { quote = c == quote ? '\0' : quote; }
            else if (c == '>') { return; }
            else if (c is '"' or '\'') { quote = c; }
            else if (c is ' ' or '/' or '\n' or '\t' && ++count > MostAttributes) { throw Unreadable.TooComplex(file, ExtractText.Say("place.html", html.AsSpan(0, at).Count('\n') + 1)); }
        }
    }

    private static bool IsRaw(ReadOnlySpan<char> name) =>
        name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase)
        || name.Equals("textarea", StringComparison.OrdinalIgnoreCase) || name.Equals("title", StringComparison.OrdinalIgnoreCase);

    private static int SkipRaw(string html, int at, ReadOnlySpan<char> name)
    {
        var end = html.AsSpan(at).IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase);
        return end < 0 ? html.Length : at + end;
    }
}
