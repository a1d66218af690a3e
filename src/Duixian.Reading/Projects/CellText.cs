using System.Text;
using System.Text.RegularExpressions;

namespace Duixian.Reading.Projects;

/// <summary>Text of a cell without the line breaks that only made it fit.</summary>
internal static partial class CellText
{
    /// <summary>A name or a word: line breaks between Chinese characters vanish, others become blanks.</summary>
    public static string OneLine(string written) => Join(written, keepParagraphs: false);

    /// <summary>Sentences: a line that begins with a number of its own, or follows a full stop, stays a line.</summary>
    public static string Prose(string written) => Join(written, keepParagraphs: true);

    private static string Join(string written, bool keepParagraphs)
    {
        var text = new StringBuilder(written.Length);
        foreach (var part in written.Split('\n'))
        {
            var line = Blanks().Replace(part.Replace("_x000D_", "", StringComparison.Ordinal), " ").Trim();
            if (line.Length == 0) { continue; }
            if (text.Length > 0)
            {
                var last = text[^1];
                if (keepParagraphs && (Numbered().IsMatch(line) || last is '。' or ';' or '；' or '.' or ':' or '：')) { text.Append('\n'); }
                else if (char.IsAsciiLetterOrDigit(last) && char.IsAsciiLetterOrDigit(line[0])) { text.Append(' '); }
            }
            text.Append(line);
        }
        return text.ToString();
    }

    [GeneratedRegex(@"[\s\u00a0\u3000]+", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^(?:[0-9]{1,2}[.、)）]|[(（][0-9一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,2}[、.]|[①-⑳])", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Numbered();
}
