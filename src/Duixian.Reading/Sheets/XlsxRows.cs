using System.Globalization;
using Duixian.Reading.Extract;

namespace Duixian.Reading.Sheets;

/// <summary>The rows of one sheet of a workbook, each cell with what it is.</summary>
internal sealed class XlsxRows(string file, XlsxBook book) : IXlsxCells
{
    private readonly RawRows rows = new(file);
    private readonly List<(int Top, int Left, int Bottom, int Right)> merged = [];
    private RawRow row = new(0, IsHidden: false);

    public void HideColumns(int first, int last)
    {
        // A hidden column is data like any other: an import that left it out without a word would lose it.
    }

    public void BeginRow(int number, bool isHidden) => row = new RawRow(number, isHidden);

    public void Take(in XlsxCell cell) => rows.Put(row, cell.Column - 1, Read(cell));

    public void Merge(string reference)
    {
        var ends = reference.Split(':');
        if (ends.Length != 2 || Place(ends[0]) is not var (top, left) || Place(ends[1]) is not var (bottom, right)) { return; }
        if (merged.Count >= SheetLimits.MergedCells) { throw Unreadable.TooComplex(file, reference); }
        merged.Add((Math.Min(top, bottom), Math.Min(left, right), Math.Max(top, bottom), Math.Min(Math.Max(left, right), SheetLimits.Columns)));
    }

    public RawRows Finish()
    {
        if (merged.Count == 0) { return rows; }
        var byLine = new SortedList<int, RawRow>();
        foreach (var read in rows.All) { byLine.TryAdd(read.Line, read); }
        var lines = byLine.Keys.ToArray();
        var covered = 0;
        foreach (var area in merged)
        {
            if (!byLine.TryGetValue(area.Top, out var top) || Kind(top, area.Left - 1) == SheetCellKind.Blank) { continue; }
            if (area.Bottom > area.Top) { rows.MergedDown[area.Top] = Math.Max(area.Bottom, rows.MergedDown.GetValueOrDefault(area.Top)); }
            var from = Array.BinarySearch(lines, area.Top);
            for (var i = from; i < lines.Length && lines[i] <= area.Bottom; i++)
            {
                var part = byLine[lines[i]];
                for (var column = area.Left; column <= area.Right; column++)
                {
                    if (++covered > SheetLimits.MergedCells) { throw Unreadable.TooComplex(file, ExtractText.Say("place.line", area.Top)); }
                    if ((lines[i] > area.Top || column > area.Left) && Kind(part, column - 1) == SheetCellKind.Blank) { rows.Put(part, column - 1, new("", SheetCellKind.Merged)); }
                }
            }
        }
        return rows;
    }

    private static SheetCellKind Kind(RawRow row, int place) => place >= 0 && place < row.Cells.Count ? row.Cells[place].Kind : SheetCellKind.Blank;

    private static (int Row, int Column)? Place(string reference)
    {
        var letters = reference.AsSpan().IndexOfAnyInRange('0', '9');
        if (letters < 1 || XlsxBook.Column(reference) is not { } column) { return null; }
        return int.TryParse(reference.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? (row, column) : null;
    }

    private SheetCell Read(in XlsxCell cell)
    {
        if (cell.IsFormula) { return new("", SheetCellKind.Formula); }
        var text = cell.Value.Trim();
        if (text.Length == 0) { return default; }
        return cell.Type switch
        {
            "s" or "inlineStr" or "str" => new(text, SheetCellKind.Text),
            "b" => new(text == "1" ? "TRUE" : "FALSE", SheetCellKind.Text),
            "e" => new("", SheetCellKind.Error),
            "d" => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) ? Moment(moment) : new(text, SheetCellKind.Text),
            _ => Number(cell, text),
        };
    }

    private SheetCell Number(in XlsxCell cell, string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) { return new(text, SheetCellKind.Text); }
        var format = book.FormatOf(cell);
        if (format.IsDate && NumberFormat.Moment(number, book.CountsFrom1904) is { } moment)
        {
            return number < 1 ? new(format.Show(number, book.CountsFrom1904).Trim(), SheetCellKind.Text) : Moment(moment);   // a time without a day
        }
        var written = Written(format.IsPercent ? number * 100 : number);
        if (format.IsPercent) { written += "%"; }
        // A code kept as a number under 000000 is the code people see.
        else if (format.Show(number, from1904: false).Trim() is ['0', _, ..] shown && shown.All(char.IsAsciiDigit)) { written = shown; }
        return new(written, SheetCellKind.Number);
    }

    /// <summary>The figures Excel keeps, 15 of them: what is behind them is noise of the binary form.</summary>
    private static string Written(double number) =>
        Math.Abs(number) < 1e15 ? ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture) : number.ToString("G15", CultureInfo.InvariantCulture);

    private static SheetCell Moment(DateTime moment) =>
        new(moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), SheetCellKind.Date);
}
