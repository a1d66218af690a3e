using Duixian.Reading.Extract;

namespace Duixian.Reading.Sheets;

/// <summary>A row before its columns are known.</summary>
internal sealed record RawRow(int Line, bool IsHidden)
{
    public List<SheetCell> Cells { get; } = [];
}

/// <summary>Rows in which something stands, kept within the limits while they are read.</summary>
/// <param name="file">The file's name, for sentences.</param>
internal sealed class RawRows(string file)
{
    private readonly List<RawRow> rows = [];
    private int cells;

    public IReadOnlyList<RawRow> All => rows;

    /// <summary>Rows that only continue the header, because its cells are merged downwards, end here; 0 when there are none.</summary>
    public Dictionary<int, int> MergedDown { get; } = [];

    /// <param name="place">0 is the first column.</param>
    public void Put(RawRow row, int place, SheetCell cell)
    {
        if (cell.IsBlank) { return; }
        if (place >= SheetLimits.Columns) { throw Unreadable.TooManyColumns(file, row.Line); }
        if (++cells > SheetLimits.Cells) { throw Unreadable.TooComplex(file, ExtractText.Say("place.line", row.Line)); }
        if (row.Cells.Count == 0)
        {
            // The lines of a title are no rows, and which line is the header is not known yet; the search counts again.
            if (rows.Count > SheetLimits.Rows + SheetLimits.TitleLines) { throw Unreadable.TooManyRows(file); }
            rows.Add(row);
        }
        while (row.Cells.Count <= place) { row.Cells.Add(default); }
        row.Cells[place] = cell;
    }
}
