using System.Text;
using System.Text.RegularExpressions;

namespace Duixian.Reading.Extract;

/// <summary>Joins the lines a paragraph was wrapped into. Where the paper does not show whether a line was wrapped, it stays a line of its own: the reader mends later.</summary>
internal static partial class PdfParagraphs
{
    private const double WidestLeading = 2.3;
    private const string Ends = "。;;!?!?::";

    private sealed record Edges(double Left, double Right);

    public static void Write(List<PdfBlock> flow, double pageWidth, Lines lines)
    {
        var columns = ColumnEdges(flow, pageWidth);
        var leading = Leading(flow, columns);
        var body = BodySize(flow);
        var text = new StringBuilder();
        var paragraph = new List<PdfBlock>();
        List<string>? header = null;
        foreach (var block in flow)
        {
            if (paragraph.Count > 0 && !Continues(paragraph, block, columns, leading) && !IsHeadingOn(paragraph[^1], block, body))
            {
                lines.Add(text.ToString());
                text.Clear();
                paragraph.Clear();
            }
            if (block.Rows is { } rows)
            {
                // A table that goes on over the page prints its head again.
                foreach (var row in header is not null && rows[0].SequenceEqual(header) ? rows.Skip(1) : rows) { lines.AddRow(row); }
                header = rows[0];
                continue;
            }
            if (text.Length > 0) { text.Append(Joint(text, block.Text)); }
            text.Append(block.Text);
            paragraph.Add(block);
        }
        if (text.Length > 0) { lines.Add(text.ToString()); }
    }

    /// <summary>What stands between two halves of a wrapped line: a space between Latin words, else nothing.</summary>
    public static string Joint(StringBuilder before, string after) =>
        before.Length > 0 && after.Length > 0 && char.IsAsciiLetter(before[^1]) && char.IsAsciiLetter(after[0]) ? " " : "";

    private static bool Continues(List<PdfBlock> paragraph, PdfBlock next, Dictionary<string, Edges> columns, Dictionary<int, double> leading)
    {
        var last = paragraph[^1];
        if (next.Rows is not null || Math.Abs(last.Size - next.Size) > 0.1 * last.Size || BeginsItem(last.Text, next.Text) || next.Text.Contains('\t', StringComparison.Ordinal)) { return false; }
        if (!IsFull(last, next, columns)) { return false; }
        if (next.IsColumnTop) { return !Ends.Contains(last.Text[^1], StringComparison.Ordinal) && columns.TryGetValue(next.Column, out var column) && next.X0 - column.Left < 1.2 * next.Size; }
        var down = last.Y - next.Y;
        return down > 0 && down <= 1.15 * leading.GetValueOrDefault(SizeKey(next), 1.6) * last.Size && last.Column == next.Column && StandsUnder(paragraph, next, columns[next.Column].Left);
    }

    /// <summary>A long heading is broken where it looks well, not where the line is full: its lines are large, and centred on one another.</summary>
    private static bool IsHeadingOn(PdfBlock last, PdfBlock next, double body) =>
        next.Rows is null && last.Column == next.Column && SizeKey(last) == SizeKey(next) && next.Size > 1.15 * body
        && Math.Abs((last.X0 + last.X1 - next.X0 - next.X1) / 2) < next.Size && last.Y - next.Y is var down && down > 0 && down < 2 * next.Size
        && !Scripts.BeginsWithNumber(next.Text) && !Ends.Contains(last.Text[^1], StringComparison.Ordinal);

    /// <summary>The size most characters are set in.</summary>
    private static double BodySize(List<PdfBlock> flow) =>
        flow.GroupBy(SizeKey).MaxBy(size => size.Sum(b => b.Text.Length + (b.Rows?.Sum(row => row.Sum(cell => cell.Length)) ?? 0)))?.First().Size ?? 0;

    /// <summary>4.5% after an unfinished sentence is a figure, not item 4.</summary>
    private static bool BeginsItem(string last, string next) =>
        Scripts.BeginsWithNumber(next) && (Ends.Contains(last[^1], StringComparison.Ordinal) || !Figure().IsMatch(next));

    /// <summary>The next word would not have fitted: the line ended because the paper did.</summary>
    private static bool IsFull(PdfBlock last, PdfBlock next, Dictionary<string, Edges> columns) =>
        columns.TryGetValue(last.Column, out var column) && last.X1 + next.FirstWord > column.Right - (0.3 * last.Size);

    private static bool StandsUnder(List<PdfBlock> paragraph, PdfBlock next, double left)
    {
        var (first, last, em) = (paragraph[0], paragraph[^1], next.Size);
        if (paragraph.Count > 1) { return Math.Abs(next.X0 - last.X0) < 0.6 * em; }
        if (Math.Abs(next.X0 - first.X0) < 0.6 * em)
        {
            // Two lines that both stand in from the column's edge are two beginnings.
            return first.X0 - left < 1.2 * em || Scripts.BeginsWithNumber(first.Text);
        }
        var isOutdented = first.X0 - next.X0 is var indent && indent > 0 && indent < 6 * em;
        var isHanging = Math.Abs(next.X0 - first.TextStart) < 0.8 * em;
        return isOutdented || isHanging;
    }

    /// <summary>
    /// The edges of each column over all pages: the last page may hold short lines only. A column is left out whose lines show no edge:
    /// too few of them, or all far from where a page's text ends.
    /// </summary>
    private static Dictionary<string, Edges> ColumnEdges(List<PdfBlock> flow, double pageWidth)
    {
        var columns = flow.GroupBy(block => block.Column, StringComparer.Ordinal)
            .Select(column => (column.Key, Weight: column.Sum(b => b.Rows is null ? 1 : 3), Lines: column.Where(b => b.Rows is null).ToList()))
            .Where(column => column.Lines.Count > 0)
            .Select(column => (column.Key, column.Weight, Edges: new Edges(column.Lines.Min(b => b.X0), column.Lines.Max(b => b.WordEnd))))
            .ToList();
        var widest = columns.Where(column => column.Key.Length > 0).Select(column => column.Edges.Right - column.Edges.Left).DefaultIfEmpty().Max();
        return columns.Where(column => column.Key.Length == 0 ? column.Edges.Right > 0.7 * pageWidth : column.Weight >= 3 || column.Edges.Right - column.Edges.Left > 0.85 * widest)
            .ToDictionary(column => column.Key, column => column.Edges, StringComparer.Ordinal);
    }

    /// <summary>For each size of letters the usual distance of two lines of one paragraph, in ems.</summary>
    private static Dictionary<int, double> Leading(List<PdfBlock> flow, Dictionary<string, Edges> columns)
    {
        var steps = new Dictionary<int, List<double>>();
        for (var i = 1; i < flow.Count; i++)
        {
            var (above, below) = (flow[i - 1], flow[i]);
            var step = (above.Y - below.Y) / Math.Max(1, below.Size);
            if (above.Rows is not null || below.Rows is not null || below.IsColumnTop || SizeKey(above) != SizeKey(below) || !IsFull(above, below, columns) || step is < 0.9 or > 3.5) { continue; }
            if (!steps.TryGetValue(SizeKey(below), out var known)) { steps[SizeKey(below)] = known = []; }
            known.Add(step);
        }
        // Only a full line can have been wrapped. Paragraphs stand further apart than lines, so the smaller steps are the leading.
        return steps.ToDictionary(of => of.Key, of => Math.Min(WidestLeading, of.Value.Order().ElementAt(of.Value.Count / 4)));
    }

    private static int SizeKey(PdfBlock block) => (int)Math.Round(block.Size * 2);

    [GeneratedRegex(@"\A(?:\d{1,3}[..]\d|[-–—]\s?\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Figure();
}
