using System.Globalization;
using System.Text;
using AngleSharp.Dom;

namespace Duixian.Reading.Extract;

/// <summary>One table being walked. Cells that reach down from rows above leave a blank in their place, so that columns stay aligned.</summary>
internal sealed class HtmlTable(IElement element, Lines lines)
{
    private const int Widest = 200;
    private readonly List<Cell> cells = [];
    private readonly SortedDictionary<int, int> reaching = [];   // column → rows still covered from above
    private Cell? cell;

    private sealed record Cell(int Column, int Columns, int Rows, StringBuilder Text, bool IsLayout)
    {
        public int Lines { get; set; }
    }

    public IElement Element { get; } = element;

    public bool IsInCell => cell is not null;

    public void BeginRow()
    {
        cells.Clear();
        cell = null;
    }

    public void BeginCell(IElement td)
    {
        var column = cells.Count == 0 ? 0 : cells[^1].Column + cells[^1].Columns;
        while (reaching.ContainsKey(column)) { column++; }
        var isLayout = td.QuerySelector("table,h1,h2,h3,ol,ul") is not null;
        cell = new Cell(column, Span(td, "colspan", Widest), Span(td, "rowspan", 1_000), new StringBuilder(), isLayout);
        cells.Add(cell);
    }

    public void Write(string text)
    {
        if (cell is null) { return; }
        cell.Text.Append(text).Append('\n');
        cell.Lines++;
    }

    public void EndCell() => cell = null;

    /// <summary>A row that only arranges the page — cells with tables, headings or long texts of their own — is written as the lines it holds.</summary>
    public void EndRow(Action<string> write, bool isNested)
    {
        cell = null;
        var isLayout = cells.Exists(c => c.IsLayout || c.Lines > 12);
        if (isLayout) { cells.ForEach(c => write(c.Text.ToString())); }
        else if (isNested) { write(string.Join(' ', cells.Select(c => Extract.Lines.InOneLine(c.Text.ToString())).Where(text => text.Length > 0))); }
        else { lines.AddRow(Aligned()); }
        CountReaching();
        cells.Clear();
    }

    private List<string> Aligned()
    {
        var row = new List<string>();
        foreach (var c in cells.Where(c => c.Column < Widest))
        {
            while (row.Count < c.Column) { row.Add(""); }
            row.Add(c.Text.ToString());
        }
        return row;
    }

    private void CountReaching()
    {
        foreach (var column in reaching.Keys.ToList())
        {
            if (--reaching[column] <= 0) { reaching.Remove(column); }
        }
        foreach (var c in cells.Where(c => c.Rows > 1 && c.Column < Widest))
        {
            for (var i = 0; i < c.Columns; i++) { reaching[c.Column + i] = c.Rows - 1; }
        }
    }

    private static int Span(IElement td, string name, int most) =>
        int.TryParse(td.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, most) : 1;
}
