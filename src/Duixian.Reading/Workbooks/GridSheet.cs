using Duixian.Reading.Extract;
using Duixian.Reading.Sheets;

namespace Duixian.Reading.Workbooks;

/// <summary>One sheet of a workbook, whatever its make: cells with what they show, merged areas, what is hidden, comments.</summary>
internal sealed class GridSheet(string file, string name)
{
    private readonly Dictionary<int, GridRow> rows = [];
    private readonly Dictionary<(int Line, int Column), GridArea> merged = [];
    private List<GridRow>? inOrder;
    private int cells;
    private int covered;

    public string Name { get; } = name;

    public bool IsHidden { get; init; }

    /// <summary>Where its cells stand in the package of an XLSX file.</summary>
    public string? Part { get; init; }

    public List<GridArea> Merges { get; } = [];

    public SortedSet<int> HiddenColumns { get; } = [];

    public Dictionary<(int Line, int Column), string> Comments { get; } = [];

    /// <summary>Widths in letters of the default font, by column.</summary>
    public SortedDictionary<int, double> Widths { get; } = [];

    /// <summary>From the top down.</summary>
    public IReadOnlyList<GridRow> Rows => inOrder ??= [.. rows.Values.OrderBy(r => r.Line)];

    public int LastLine { get; private set; }

    public int LastColumn { get; private set; }

    public GridCell this[int line, int column] => rows.TryGetValue(line, out var row) ? row[column] : default;

    public GridRow? Row(int line) => rows.GetValueOrDefault(line);

    /// <summary>The cell, or the one whose value it shares by being merged with it.</summary>
    public GridCell Shared(int line, int column) => AreaOf(line, column) is { } area ? this[area.Top, area.Left] : this[line, column];

    public GridArea? AreaOf(int line, int column) => merged.TryGetValue((line, column), out var area) ? area : null;

    public void Put(int line, int column, in GridCell cell)
    {
        if (cell.IsBlank) { return; }
        if (column > SheetLimits.Columns) { throw Unreadable.TooManyColumns(file, line); }
        if (++cells > SheetLimits.Cells) { throw Unreadable.TooComplex(file, ExtractText.Say("place.line", line)); }
        if (!rows.TryGetValue(line, out var row))
        {
            if (rows.Count > SheetLimits.Rows + SheetLimits.TitleLines) { throw Unreadable.TooManyRows(file); }
            rows[line] = row = new GridRow(line, hiddenLines.Contains(line));
            inOrder = null;
        }
        row.Put(column, cell);
        (LastLine, LastColumn) = (Math.Max(LastLine, line), Math.Max(LastColumn, column));
    }

    private readonly HashSet<int> hiddenLines = [];

    public void HideLine(int line)
    {
        if (hiddenLines.Count < SheetLimits.Rows * 2) { hiddenLines.Add(line); }
        if (rows.TryGetValue(line, out var row)) { row.IsHidden = true; }
    }

    public bool IsHiddenLine(int line) => hiddenLines.Contains(line);

    public void HideColumns(int first, int last)
    {
        for (var column = Math.Max(1, first); column <= Math.Min(last, SheetLimits.Columns); column++) { HiddenColumns.Add(column); }
    }

    public void Widen(int first, int last, double width)
    {
        for (var column = Math.Max(1, first); column <= Math.Min(last, SheetLimits.Columns); column++) { Widths[column] = width; }
    }

    /// <summary>Merges an area; call when all cells are there, since only what reaches into them counts.</summary>
    public void Merge(GridArea area)
    {
        if (area.Top > LastLine || area.Left > SheetLimits.Columns || area is { Width: 1, Height: 1 }) { return; }
        if (Merges.Count >= SheetLimits.MergedCells) { throw Unreadable.TooComplex(file, Name); }
        var kept = area with { Bottom = Math.Min(area.Bottom, LastLine), Right = Math.Min(area.Right, Math.Max(LastColumn, area.Left)) };
        Merges.Add(area with { Right = Math.Min(area.Right, SheetLimits.Columns) });
        for (var line = kept.Top; line <= kept.Bottom; line++)
        {
            for (var column = kept.Left; column <= kept.Right; column++)
            {
                if (++covered > SheetLimits.MergedCells) { throw Unreadable.TooComplex(file, ExtractText.Say("place.line", line)); }
                merged.TryAdd((line, column), kept);
            }
        }
    }
}

/// <summary>All sheets of a file.</summary>
/// <param name="Make">xlsx, xls, ods, csv or html, by the bytes and not by the name.</param>
internal sealed record GridBook(string FileName, string Make, bool CountsFrom1904, IReadOnlyList<GridSheet> Sheets)
{
    /// <summary>Cells are what is written in them: none is stored as a number or a day.</summary>
    public bool IsPlainText => Make is "csv" or "html";
}
