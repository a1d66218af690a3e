namespace Duixian.Reading.Sheets;

/// <summary>A table read out of an uploaded file: its header, and its rows by column.</summary>
public sealed class SheetTable
{
    private readonly Dictionary<string, int> places;

    internal SheetTable(string fileName, int headerLine, IReadOnlyList<string> headers, Dictionary<string, int> places)
    {
        (FileName, HeaderLine, Headers, this.places) = (fileName, headerLine, headers, places);
    }

    /// <summary>What a form holds, as the one row of a table, so that it is judged by the rules of the table.</summary>
    public static SheetTable OfFields(string name, IEnumerable<(string Key, string Value)> fields)
    {
        var all = fields.ToList();
        var table = new SheetTable(name, 0, [.. all.Select(f => f.Key)], all.Select((f, i) => (f.Key, i)).ToDictionary(f => f.Key, f => f.i, StringComparer.Ordinal));
        table.Rows = [new SheetRow(table, 1, [.. all.Select(f => f.Value.Trim() is { Length: > 0 } text ? new SheetCell(text, SheetCellKind.Text) : default)])];
        return table;
    }

    public string FileName { get; }

    /// <summary>The tab it stands in; empty for a file without tabs.</summary>
    public string Tab { get; internal set; } = "";

    /// <summary>Where its cells stand in the package of an XLSX file; null for others.</summary>
    public string? Part { get; internal set; }

    /// <summary>The line the header stands in, as printed in the spreadsheet.</summary>
    public int HeaderLine { get; }

    /// <summary>The header cells as written, in their order; blank ones too.</summary>
    public IReadOnlyList<string> Headers { get; }

    /// <summary>Rows in which something stands, in the order of the file.</summary>
    public IReadOnlyList<SheetRow> Rows { get; internal set; } = [];

    /// <summary>How many of the rows the spreadsheet hides, by a filter for instance; they are read like the others.</summary>
    public int HiddenRows { get; internal init; }

    /// <summary>Header cells that mean no known column; their cells are handed back but not read.</summary>
    public IReadOnlyList<string> Unused { get; internal init; } = [];

    public bool Has(string key) => places.ContainsKey(key);

    /// <summary>Where a column stands in <see cref="Headers"/>, or null.</summary>
    public int? PlaceOf(string key) => places.TryGetValue(key, out var place) ? place : null;

    /// <summary>What the header of a column says in this file; its key when the file has no such column.</summary>
    public string HeaderOf(string key) => places.TryGetValue(key, out var place) ? Headers[place] : key;
}

/// <summary>One row of a table.</summary>
public sealed class SheetRow
{
    private readonly SheetTable table;
    private readonly SheetCell[] cells;

    internal SheetRow(SheetTable table, int line, SheetCell[] cells) => (this.table, Line, this.cells) = (table, line, cells);

    /// <summary>As printed at the left of the spreadsheet.</summary>
    public int Line { get; }

    /// <summary>The cells from the first column on; blank ones at the end may be left out.</summary>
    public IReadOnlyList<SheetCell> Cells => cells;

    /// <summary>The cell of a column; blank when the file has no such column.</summary>
    public SheetCell this[string key] => table.PlaceOf(key) is { } place && place < cells.Length ? cells[place] : default;
}
