namespace Duixian.Ui.Documents;

/// <summary>A stretch of text that is marked in one way, or not at all.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Words">Why they are marked; null when they are not.</param>
/// <param name="First">True where the marked words begin (their anchor stands here).</param>
internal readonly record struct Piece(string Text, MarkedWords? Words, bool First);

/// <summary>A line of a source text in pieces.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="Pieces">Its text.</param>
internal sealed record SourceLine(int Number, int Start, IReadOnlyList<Piece> Pieces);

/// <summary>Cuts texts at the edges of marked words. Marks that overlap are kept in the order of their start; what is already marked is not marked twice.</summary>
internal static class Pieces
{
    internal static string? Class(WordsKind kind) => kind switch { WordsKind.Past => "past", WordsKind.Unsure => "ask", _ => null };

    internal static IReadOnlyList<Piece> Of(string text, IReadOnlyList<MarkedWords> marks) => Cut(text, 0, text.Length, Sorted(marks));

    /// <summary>The lines of a text, each cut at the marks that touch it; marks may run over line ends.</summary>
    internal static IReadOnlyList<SourceLine> Lines(string text, IReadOnlyList<MarkedWords> marks)
    {
        var sorted = Sorted(marks);
        var lines = new List<SourceLine>();
        var (start, first) = (0, 0);
        while (start <= text.Length)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0) { end = text.Length; }
            if (start == text.Length && lines.Count > 0) { break; }   // the last line end closes a line, it opens none
            var stop = end > start && text[end - 1] == '\r' ? end - 1 : end;
            // Marks are sorted by start; those that ended before this line are left behind for good.
            while (first < sorted.Count && sorted[first].End <= start) { first++; }
            lines.Add(new(lines.Count + 1, start, Cut(text, start, stop, sorted, first)));
            start = end + 1;
        }
        return lines;
    }

    private static List<MarkedWords> Sorted(IReadOnlyList<MarkedWords> marks) => [.. marks.OrderBy(m => m.Start).ThenByDescending(m => m.End)];

    private static List<Piece> Cut(string text, int start, int end, List<MarkedWords> marks, int from = 0)
    {
        var pieces = new List<Piece>();
        var at = start;
        for (var i = from; i < marks.Count && marks[i].Start < end; i++)
        {
            var (left, right) = (Math.Max(marks[i].Start, at), Math.Min(marks[i].End, end));
            if (right <= left) { continue; }
            if (left > at) { pieces.Add(new(text[at..left], null, false)); }
            pieces.Add(new(text[left..right], marks[i], marks[i].Start >= start));
            at = right;
        }
        if (at < end) { pieces.Add(new(text[at..end], null, false)); }
        return pieces;
    }
}
