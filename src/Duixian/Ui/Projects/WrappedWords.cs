using System.Text;

namespace Duixian.Ui.Projects;

/// <summary>Words of a drawing set in lines, because SVG does not break them: at spaces in Latin, anywhere in Chinese.</summary>
internal static class WrappedWords
{
    /// <param name="width">The most a line holds, in em: a Chinese character is 1, a Latin letter little more than a half.</param>
    internal static IReadOnlyList<string> Lines(string? words, decimal width)
    {
        if (string.IsNullOrEmpty(words)) { return []; }
        var lines = Filled(words, width);
        // Lines of about one length read better than a long one and a rest: as narrow as the same number of lines allows.
        for (var aim = Ems(words) / lines.Count; aim < width; aim += 0.25m)
        {
            if (Filled(words, aim) is { } narrower && narrower.Count == lines.Count) { return narrower; }
        }
        return lines;
    }

    private static List<string> Filled(string words, decimal width)
    {
        List<string> lines = [];
        var line = new StringBuilder();
        foreach (var piece in Breakable(words))
        {
            if (line.Length > 0 && Ems(line.ToString() + piece.TrimEnd()) > width)
            {
                lines.Add(line.ToString().TrimEnd());
                line.Clear();
            }
            line.Append(piece);
        }
        if (line.Length > 0) { lines.Add(line.ToString().TrimEnd()); }
        return lines;
    }

    /// <summary>About how wide words are, in em.</summary>
    internal static decimal Ems(string words) => words.Sum(character => IsHan(character) ? 1m : 0.52m);

    private static IEnumerable<string> Breakable(string words)
    {
        var start = 0;
        for (var i = 1; i <= words.Length; i++)
        {
            if (i == words.Length || words[i - 1] == ' ' || IsHan(words[i]) && IsHan(words[i - 1]) && !Closing(words[i]))
            {
                yield return words[start..i];
                start = i;
            }
        }
    }

    private static bool IsHan(char character) => character is >= '\u2e80' and <= '\uffef';

    private static bool Closing(char character) => character is '，' or '。' or '、' or '）' or '；' or '：' or '》' or '”';
}
