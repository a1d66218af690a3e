using Duixian.Reading.Extract;

namespace Duixian.Reading.Sheets;

/// <summary>Looks for the header among the first lines of each sheet: the line that names most columns.</summary>
internal sealed class HeaderSearch(string file, SheetColumns columns)
{
    private int named = -1;

    /// <summary>How many columns the best header that will not do names; −1 where there was none.</summary>
    public int Named => named;

    /// <summary>Why no sheet so far will do, told of the one that came nearest.</summary>
    public UnreadableDocumentException? Refusal { get; private set; }

    /// <returns>The table, or null when another sheet may do better.</returns>
    public SheetTable? Take(RawRows rows)
    {
        if (rows.All.Count == 0) { return null; }
        var (header, places) = Best(rows);
        var missing = columns.All.Where(c => c.IsRequired && !places.ContainsKey(c.Key)).ToList();
        if (missing.Count == 0) { return Table(rows, header, places); }
        if (places.Count > named) { (named, Refusal) = (places.Count, Missing(rows.All[header], places, missing)); }
        return null;
    }

    private (int Row, Dictionary<string, int> Places) Best(RawRows rows)
    {
        var (best, places) = (0, Places(rows.All[0]));
        for (var i = 1; i < rows.All.Count && i <= SheetLimits.TitleLines; i++)
        {
            var found = Places(rows.All[i]);
            if (found.Count > places.Count) { (best, places) = (i, found); }
        }
        return (best, places);
    }

    private Dictionary<string, int> Places(RawRow row)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < row.Cells.Count; i++)
        {
            if (row.Cells[i].Kind == SheetCellKind.Text && columns.Find(row.Cells[i].Text) is { } column) { places.TryAdd(column.Key, i); }
        }
        return places;
    }

    private SheetTable Table(RawRows rows, int header, Dictionary<string, int> places)
    {
        var row = rows.All[header];
        var headers = row.Cells.Select(c => c.Text).ToList();
        var twice = Enumerable.Range(0, headers.Count).FirstOrDefault(i => columns.Find(headers[i]) is { } column && headers[i].Length > 0 && places[column.Key] != i, -1);
        if (twice >= 0) { throw Unreadable.ColumnTwice(file, row.Line, headers[twice], headers[places[columns.Find(headers[twice])!.Key]]); }   // just found by the same name
        var below = rows.MergedDown.GetValueOrDefault(row.Line, row.Line);
        var data = rows.All.Skip(header + 1).Where(r => r.Line > below).ToList();
        if (data.Count > SheetLimits.Rows) { throw Unreadable.TooManyRows(file); }
        var table = new SheetTable(file, row.Line, headers, places)
        {
            HiddenRows = data.Count(r => r.IsHidden),
            Unused = [.. headers.Where(h => h.Length > 0 && columns.Find(h) is null)],
        };
        table.Rows = [.. data.Select(r => new SheetRow(table, r.Line, [.. r.Cells]))];
        return table;
    }

    private UnreadableDocumentException Missing(RawRow row, Dictionary<string, int> places, List<SheetColumn> missing)
    {
        if (places.Count == 0) { return Unreadable.HeaderMissing(file, Quoted(missing)); }
        var free = Enumerable.Range(0, row.Cells.Count).Where(i => !places.ContainsValue(i)).Select(i => row.Cells[i].Text).Where(text => text.Length > 0).ToList();
        var renamed = missing.Select(c => (Column: c, Header: SheetColumns.Nearest(c, free))).FirstOrDefault(found => found.Header is not null);
        return renamed.Header is { } header
            ? Unreadable.ColumnRenamed(file, row.Line, Quoted(missing), header, renamed.Column.Name)
            : Unreadable.ColumnMissing(file, row.Line, Quoted(missing));
    }

    private static string Quoted(IEnumerable<SheetColumn> columns) => string.Join(ExtractText.Say("list.comma"), columns.Select(c => ExtractText.Say("list.quoted", c.Name)));
}
