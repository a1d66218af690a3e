using System.Text;

namespace Duixian.Reading.Extract;

/// <summary>A ruled table: the grid its lines make, and what stands in each cell. Cells that reach over several squares speak in their first one.</summary>
internal sealed class PdfTable
{
    private const double Near = 3;
    private const int MostSquares = 40_000;
    private readonly double[] xs;        // left to right
    private readonly double[] ys;        // top to bottom
    private readonly int[,] owner;       // square → the first square of its cell, row * columns + column
    private readonly Dictionary<int, List<PdfGlyph>> cells = [];

    private PdfTable(double[] xs, double[] ys, List<PdfRule> rules)
    {
        (this.xs, this.ys) = (xs, ys);
        owner = new int[Rows, Columns];
        Own(rules);
    }

    private int Columns => xs.Length - 1;

    private int Rows => ys.Length - 1;

    public bool IsEmpty => cells.Count == 0;

    public static List<PdfTable> Find(List<PdfRule> rules)
    {
        var tables = new List<PdfTable>();
        foreach (var group in Connected(Joined(rules)))
        {
            var across = Distinct(group.Where(r => !r.IsHorizontal).Select(r => r.At));
            var down = Distinct(group.Where(r => r.IsHorizontal).Select(r => r.At));
            Array.Reverse(down);
            var isTable = across.Length >= 3 && down.Length >= 2 && (across.Length - 1) * (down.Length - 1) <= MostSquares;
            if (isTable) { tables.Add(new PdfTable(across, down, group)); }
        }
        return tables;
    }

    public bool Holds(PdfGlyph glyph) =>
        glyph.Middle > xs[0] && glyph.Middle < xs[^1] && glyph.Y + (0.3 * glyph.Size) < ys[0] && glyph.Y + (0.3 * glyph.Size) > ys[^1];

    public void Add(PdfGlyph glyph)
    {
        var column = Math.Clamp(Array.FindLastIndex(xs, x => x < glyph.Middle), 0, Columns - 1);
        var row = Math.Clamp(Array.FindLastIndex(ys, y => y > glyph.Y + (0.3 * glyph.Size)), 0, Rows - 1);
        var cell = owner[row, column];
        if (!cells.TryGetValue(cell, out var held)) { cells[cell] = held = []; }
        held.Add(glyph);
    }

    public PdfBlock ToBlock()
    {
        var rows = new List<List<string>>();
        for (var row = 0; row < Rows; row++)
        {
            rows.Add([.. Enumerable.Range(0, Columns).Select(column => CellText(row, column))]);
        }
        var size = cells.Values.SelectMany(held => held).Max(glyph => glyph.Size);
        return new PdfBlock(xs[0], xs[^1], ys[0], ys[0], ys[^1], size, "", xs[0], 0, xs[^1], rows);
    }

    private string CellText(int row, int column)
    {
        if (owner[row, column] != (row * Columns) + column || !cells.TryGetValue(owner[row, column], out var held)) { return ""; }
        var lines = PdfRow.Of(held);
        var right = lines.Max(line => line.Right);
        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0)
            {
                // A line that stops well before the others ended on purpose; the rest is one wrapped sentence.
                var isWrapped = right - lines[i - 1].Right < 1.6 * lines[i - 1].Em || lines[i].Left - lines[i - 1].Left > 0.5 * lines[i].Em;
                text.Append(isWrapped ? PdfParagraphs.Joint(text, lines[i].ToString()) : "\n");
            }
            text.Append(lines[i]);
        }
        return text.ToString();
    }

    /// <summary>Squares without a line between them are one cell.</summary>
    private void Own(List<PdfRule> rules)
    {
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var own = (row * Columns) + column;
                var (middleX, middleY) = ((xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2);
                var isOpenLeft = column > 0 && !rules.Exists(r => !r.IsHorizontal && Math.Abs(r.At - xs[column]) < Near && r.From < middleY && r.To > middleY);
                var isOpenAbove = row > 0 && !rules.Exists(r => r.IsHorizontal && Math.Abs(r.At - ys[row]) < Near && r.From < middleX && r.To > middleX);
                owner[row, column] = isOpenLeft ? owner[row, column - 1] : isOpenAbove ? owner[row - 1, column] : own;
            }
        }
    }

    /// <summary>Pieces of one straight line, drawn cell by cell, become one rule.</summary>
    private static List<PdfRule> Joined(List<PdfRule> rules)
    {
        var joined = new List<PdfRule>();
        foreach (var lane in rules.GroupBy(r => (r.IsHorizontal, Lane: Math.Round(r.At / 1.5))))
        {
            PdfRule? open = null;
            foreach (var rule in lane.OrderBy(r => r.From))
            {
                if (open is { } o && rule.From <= o.To + Near) { open = o with { To = Math.Max(o.To, rule.To) }; }
                else
                {
                    if (open is { } done) { joined.Add(done); }
                    open = rule;
                }
            }
            if (open is { } last) { joined.Add(last); }
        }
        return joined.Count > 3_000 ? [] : joined;   // a drawing, not a table
    }

    private static List<List<PdfRule>> Connected(List<PdfRule> rules)
    {
        var group = Enumerable.Range(0, rules.Count).ToArray();
        int Root(int i)
        {
            while (group[i] != i) { i = group[i] = group[group[i]]; }
            return i;
        }
        for (var i = 0; i < rules.Count; i++)
        {
            for (var j = i + 1; j < rules.Count; j++)
            {
                if (Touch(rules[i], rules[j])) { group[Root(i)] = Root(j); }
            }
        }
        return [.. Enumerable.Range(0, rules.Count).GroupBy(Root).Select(members => members.Select(i => rules[i]).ToList())];
    }

    private static bool Touch(PdfRule a, PdfRule b) =>
        a.IsHorizontal != b.IsHorizontal
            ? a.At >= b.From - Near && a.At <= b.To + Near && b.At >= a.From - Near && b.At <= a.To + Near
            : Math.Abs(a.At - b.At) <= Near && a.From <= b.To + Near && b.From <= a.To + Near;

    private static double[] Distinct(IEnumerable<double> places)
    {
        var distinct = new List<double>();
        foreach (var place in places.Order())
        {
            if (distinct.Count == 0 || place - distinct[^1] > Near) { distinct.Add(place); }
        }
        return [.. distinct];
    }
}
