using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Duixian.Reading.Extract;

/// <summary>Markdown marks taken off, so that a list kept as Markdown reads like the same list kept as text.</summary>
internal static partial class MarkdownText
{
    private static readonly SearchValues<char> TableRule = SearchValues.Create("|-: ");
    private static readonly SearchValues<char> Marks = SearchValues.Create("*_`[<&\\!~");

    /// <summary>
    /// Judged by marks that plain Chinese lists do not print: headings, table rules, bold, fences. A hyphen or a number before a line proves nothing,
    /// and one line behind a <c>#</c> may be a remark: it needs a second mark, or a name that says Markdown.
    /// </summary>
    public static bool LooksLikeMarkdown(string file, string text)
    {
        if (!text.AsSpan().ContainsAny("#|*`")) { return false; }
        var isNamedSo = file.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase);
        var headings = isNamedSo ? 1 : 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim();
            if (trimmed.IsEmpty || trimmed.Length > 4_000) { continue; }
            if (trimmed[0] == '#' && Heading().IsMatch(trimmed) && ++headings >= 2) { return true; }
            if (trimmed.StartsWith("```", StringComparison.Ordinal) || IsTableRule(trimmed)) { return true; }
            if (trimmed.Contains("**", StringComparison.Ordinal) && Bold().IsMatch(trimmed)) { return true; }
        }
        return false;
    }

    public static string Read(string text)
    {
        var read = new StringBuilder(text.Length);
        var (isFirst, isFrontMatter, isFenced) = (true, false, false);
        var body = text.EndsWith('\n') ? text.AsSpan(..^1) : text.AsSpan();
        foreach (var line in body.EnumerateLines())
        {
            var trimmed = line.TrimEnd();
            if (isFirst && trimmed.SequenceEqual("---")) { isFrontMatter = true; isFirst = false; continue; }
            isFirst &= trimmed.IsEmpty;
            if (isFrontMatter) { isFrontMatter = !(trimmed.SequenceEqual("---") || trimmed.SequenceEqual("...")); continue; }
            if (trimmed.TrimStart().StartsWith("```", StringComparison.Ordinal)) { isFenced = !isFenced; continue; }
            if (isFenced) { read.Append(line).Append('\n'); continue; }
            if (IsRule(trimmed.Trim()) || IsTableRule(trimmed.Trim())) { continue; }
            read.Append(trimmed.Length > 20_000 ? trimmed.ToString() : Line(trimmed.ToString())).Append('\n');
        }
        return read.ToString();
    }

    private static string Line(string line)
    {
        line = Quote().Replace(line, "");
        if (line.AsSpan().TrimStart() is ['|', ..]) { return Row(line); }
        line = Heading().Replace(line, "");
        line = HeadingEnd().Replace(line, "");
        line = Task().Replace(line, "${t}");
        return Inline(line);
    }

    private static string Row(string line)
    {
        var inner = line.Trim().Trim('|');
        return string.Join('\t', Border().Split(inner).Select(cell => Inline(Break().Replace(cell, " ").Replace("\\|", "|", StringComparison.Ordinal)).Trim())).TrimEnd('\t');
    }

    private static string Inline(string text)
    {
        if (!text.AsSpan().ContainsAny(Marks)) { return text; }
        text = Break().Replace(text, "\n");
        text = Image().Replace(text, "");
        text = Link().Replace(text, "${t}");
        text = Bold().Replace(text, "${t}");
        text = Italic().Replace(text, "${t}");
        text = Code().Replace(text, "${t}");
        text = Struck().Replace(text, "${t}");
        text = Escape().Replace(text, "${t}");
        return text.Replace("&nbsp;", " ", StringComparison.Ordinal).Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
    }

    /// <summary>A line of only dashes, stars or equal signs: a rule, or the underline of a heading.</summary>
    private static bool IsRule(ReadOnlySpan<char> line) =>
        line.Length >= 3 && line[0] is '-' or '*' or '_' or '=' && line.IndexOfAnyExcept(line[0], ' ') < 0;

    private static bool IsTableRule(ReadOnlySpan<char> line) =>
        line.Length >= 3 && line.Contains('|') && line.Contains("-", StringComparison.Ordinal) && line.IndexOfAnyExcept(TableRule) < 0;

    [GeneratedRegex(@"\A {0,3}#{1,6}\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\s#+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex HeadingEnd();

    [GeneratedRegex(@"\A {0,3}(?:> ?)+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Quote();

    [GeneratedRegex(@"\A(?<t>\s*[-*+] )\[[ xX]\] ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Task();

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Border();

    [GeneratedRegex(@"<br\s*/?>", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Break();

    [GeneratedRegex(@"!\[[^\]]{0,500}\]\([^)]{0,1000}\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Image();

    [GeneratedRegex(@"\[(?<t>[^\[\]]{1,500})\]\([^)]{1,1000}\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*(?=\S)(?<t>[^*]{1,2000}?)(?<=\S)\*\*|(?<!\w)__(?=\S)(?<t>[^_]{1,2000}?)(?<=\S)__(?!\w)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Bold();

    [GeneratedRegex(@"(?<![*\d])\*(?=[^\s*])(?<t>[^*]{1,2000}?)(?<=\S)\*(?![*\d])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Italic();

    [GeneratedRegex(@"`(?<t>[^`]{1,2000})`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Code();

    [GeneratedRegex(@"~~(?<t>[^~]{1,2000})~~", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Struck();

    [GeneratedRegex(@"\\(?<t>[\\`*_{}\[\]()#+\-.!|>~])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Escape();
}
