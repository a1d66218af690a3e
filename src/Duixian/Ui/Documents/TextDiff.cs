namespace Duixian.Ui.Documents;

/// <summary>A stretch of text that was kept, added or removed.</summary>
internal readonly record struct DiffRun(DiffKind Kind, string Text);

/// <summary>What changed between two wordings: numbers whole, Han characters one by one.</summary>
internal static class TextDiff
{
    // The table of a longest common subsequence is the product of both lengths; beyond this the middle is shown as replaced.
    private const int MostCells = 1_000_000;

    internal static IReadOnlyList<DiffRun> Between(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        var head = 0;
        while (head < old.Count && head < now.Count && old[head] == now[head]) { head++; }
        var tail = 0;
        while (tail < old.Count - head && tail < now.Count - head && old[^(tail + 1)] == now[^(tail + 1)]) { tail++; }

        var runs = new List<DiffRun>();
        Add(runs, DiffKind.Same, old.Take(head));
        Middle(runs, old[head..^tail], now[head..^tail]);
        Add(runs, DiffKind.Same, old.Skip(old.Count - tail));
        return runs;
    }

    private static void Middle(List<DiffRun> runs, List<string> old, List<string> now)
    {
        if ((long)old.Count * now.Count > MostCells)
        {
            Add(runs, DiffKind.Removed, old);
            Add(runs, DiffKind.Added, now);
            return;
        }
        var common = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }
        var (a, b) = (0, 0);
        while (a < old.Count || b < now.Count)
        {
            if (a < old.Count && b < now.Count && old[a] == now[b]) { Add(runs, DiffKind.Same, [old[a]]); a++; b++; }
            else if (a < old.Count && (b == now.Count || common[a + 1, b] >= common[a, b + 1])) { Add(runs, DiffKind.Removed, [old[a++]]); }
            else { Add(runs, DiffKind.Added, [now[b++]]); }
        }
    }

    private static void Add(List<DiffRun> runs, DiffKind kind, IEnumerable<string> words)
    {
        var text = string.Concat(words);
        if (text.Length == 0) { return; }
        if (runs.Count > 0 && runs[^1].Kind == kind) { runs[^1] = new(kind, runs[^1].Text + text); }
        else { runs.Add(new(kind, text)); }
    }

    // 1500 against 1200 is one number replaced by another, not two digits that happen to agree.
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = 0;
        while (start < text.Length)
        {
            var end = start + 1;
            if (Together(text[start])) { while (end < text.Length && Together(text[end])) { end++; } }
            else if (char.IsHighSurrogate(text[start]) && end < text.Length) { end++; }
            words.Add(text[start..end]);
            start = end;
        }
        return words;
    }

    private static bool Together(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or ',' or '%';
}
