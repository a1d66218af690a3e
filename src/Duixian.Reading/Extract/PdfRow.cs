using System.Buffers;
using System.Text;

namespace Duixian.Reading.Extract;

/// <summary>A piece of a line, or a whole table: what columns are made of.</summary>
/// <param name="TextStart">Where the words begin when the line starts with a number or bullet, else its left edge.</param>
/// <param name="FirstWord">Width of what would have had to fit on the line above: a Han character with the stops that cling to it, or a whole figure.</param>
/// <param name="WordEnd">Right edge without the stops at the end: programs hang those into the margin.</param>
/// <param name="Rows">The rows of a table; null for a line.</param>
internal sealed record PdfBlock(double X0, double X1, double Y, double Top, double Bottom, double Size, string Text, double TextStart, double FirstWord, double WordEnd, List<List<string>>? Rows = null)
{
    /// <summary>The text column it stands in: empty over the whole width, else 0 for left and 1 for right, one figure for each parting. The same on every page.</summary>
    public string Column { get; set; } = "";

    /// <summary>First block of a column or page: what comes before it stands elsewhere on paper.</summary>
    public bool IsColumnTop { get; set; }
}

/// <summary>The glyphs that share a baseline.</summary>
internal sealed class PdfRow
{
    private static readonly SearchValues<char> NumberEnds = SearchValues.Create("..、)):•●○■◆-①②③④⑤⑥⑦⑧⑨⑩");
    private const string Stops = ",。;:、!?)》」』”’%‰…—,.;:!?)]%";
    private readonly List<PdfGlyph> glyphs = [];

    private double Y { get; init; }

    private double Size { get; init; }

    public static List<PdfRow> Of(List<PdfGlyph> glyphs)
    {
        var rows = new List<PdfRow>();
        foreach (var glyph in glyphs.OrderByDescending(g => g.Y).ThenBy(g => g.X0))
        {
            var row = rows.Count > 0 && rows[^1].Y - glyph.Y <= 0.3 * Math.Min(rows[^1].Size, glyph.Size) ? rows[^1] : null;
            if (row is null) { rows.Add(row = new PdfRow { Y = glyph.Y, Size = glyph.Size }); }
            row.glyphs.Add(glyph);
        }
        rows = LowerRaised(rows);
        rows.ForEach(row => row.Settle());
        return rows;
    }

    /// <summary>The line parted at every gap that may be the strip between two columns; stops hung into the margin make that strip narrow.</summary>
    public IEnumerable<PdfBlock> Pieces()
    {
        var from = 0;
        for (var i = 1; i <= glyphs.Count; i++)
        {
            if (i < glyphs.Count && glyphs[i].X0 - glyphs[i - 1].X1 <= 0.6 * Math.Max(glyphs[i].Size, glyphs[i - 1].Size)) { continue; }
            if (Piece(glyphs[from..i]) is { } piece) { yield return piece; }
            from = i;
        }
    }

    /// <summary>All its words, as one line.</summary>
    public override string ToString() => Write(glyphs).Trim();

    public double Left => glyphs[0].X0;

    public double Right => glyphs[^1].X1;

    public double Em => Size;

    /// <summary>A small row between a line and the one above it is the raised part of that line: the ² of m².</summary>
    private static List<PdfRow> LowerRaised(List<PdfRow> rows)
    {
        var lowered = new HashSet<PdfRow>();
        for (var i = rows.Count - 2; i >= 0; i--)
        {
            var (raised, line) = (rows[i], rows[i + 1]);
            var rise = raised.Y - line.Y;
            if (raised.Size > 0.8 * line.Size || rise > 0.7 * line.Size || raised.glyphs.Count > 12) { continue; }
            if (!raised.glyphs.TrueForAll(g => line.glyphs.Exists(on => Math.Abs(on.X1 - g.X0) < line.Size))) { continue; }
            line.glyphs.AddRange(raised.glyphs.Select(g => g with { Y = line.Y, Text = g.Text switch { "2" => "²", "3" => "³", _ => g.Text } }));
            lowered.Add(raised);
        }
        return rows.FindAll(row => !lowered.Contains(row));
    }

    /// <summary>From left to right, without the second strike of letters printed twice to look bold.</summary>
    private void Settle()
    {
        glyphs.Sort((a, b) => a.X0.CompareTo(b.X0));
        var kept = new List<PdfGlyph>(glyphs.Count);
        foreach (var glyph in glyphs)
        {
            var isStruckTwice = false;
            for (var i = kept.Count - 1; i >= 0 && i >= kept.Count - 3; i--)
            {
                isStruckTwice |= kept[i].Text == glyph.Text && glyph.X0 - kept[i].X0 < 0.3 * (glyph.X1 - glyph.X0) && !string.IsNullOrWhiteSpace(glyph.Text);
            }
            if (!isStruckTwice) { kept.Add(glyph); }
        }
        glyphs.Clear();
        glyphs.AddRange(kept);
    }

    private static PdfBlock? Piece(List<PdfGlyph> part)
    {
        var from = part.FindIndex(g => !string.IsNullOrWhiteSpace(g.Text));
        if (from < 0) { return null; }
        var to = part.FindLastIndex(g => !string.IsNullOrWhiteSpace(g.Text));
        part = part[from..(to + 1)];
        var size = part.Max(g => g.Size);
        var y = part[0].Y;
        var wordEnd = part.FindLast(g => !Stops.Contains(g.Text[0], StringComparison.Ordinal)) is { Text: not null } word ? word.X1 : part[^1].X1;
        return new PdfBlock(part[0].X0, part[^1].X1, y, y + (0.85 * size), y - (0.15 * size), size, Write(part).Trim(), TextStart(part), FirstWord(part), wordEnd);
    }

    private static string Write(List<PdfGlyph> part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < part.Count; i++)
        {
            if (i > 0 && text.Length > 0 && NeedsSpace(part[i - 1], part[i])) { text.Append(' '); }
            text.Append(part[i].Text is "\u00A0" or "\t" ? " " : part[i].Text);
        }
        return text.Replace("\u00AD", "").Replace("\u200B", "").ToString();
    }

    /// <summary>Only between Latin words: the thin gap that programs set between Han and figures is no space.</summary>
    private static bool NeedsSpace(PdfGlyph left, PdfGlyph right)
    {
        if (string.IsNullOrWhiteSpace(left.Text) || string.IsNullOrWhiteSpace(right.Text)) { return false; }
        var gap = right.X0 - left.X1;
        if (gap > 0.8 * Math.Max(left.Size, right.Size)) { return true; }
        return gap > 0.2 * left.Size && !Scripts.IsWide(left.Text[^1]) && !Scripts.IsWide(right.Text[0]);
    }

    private static double TextStart(List<PdfGlyph> part)
    {
        var text = string.Concat(part.Take(8).Select(g => g.Text));
        if (!Scripts.BeginsWithNumber(text)) { return part[0].X0; }
        var end = part.Take(8).ToList().FindIndex(g => g.Text.AsSpan().ContainsAny(NumberEnds));
        var next = part.FindIndex(Math.Max(0, end) + 1 < part.Count ? Math.Max(0, end) + 1 : 0, g => !string.IsNullOrWhiteSpace(g.Text));
        return part[Math.Max(0, next)].X0;
    }

    private static double FirstWord(List<PdfGlyph> part)
    {
        var end = 1;
        while (end < part.Count && Clings(part[end - 1].Text[^1], part[end].Text[0]) && end < 40) { end++; }
        return part[end - 1].X1 - part[0].X0;
    }

    /// <summary>Whether a line may not be broken between the two: inside a figure or word, before a stop, after an opening mark.</summary>
    private static bool Clings(char left, char right) =>
        (char.IsAscii(left) && char.IsAscii(right) && !char.IsWhiteSpace(right))
        || Stops.Contains(right, StringComparison.Ordinal) || "(《「『“‘([".Contains(left, StringComparison.Ordinal);
}
