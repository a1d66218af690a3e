using System.Globalization;
using Duixian.Reading.Extract;

namespace Duixian.Reading.Workbooks;

/// <summary>The sheets of an XLSX workbook.</summary>
internal static class XlsxGrid
{
    public static GridBook Read(string file, XlsxBook book)
    {
        var sheets = new List<GridSheet>();
        foreach (var found in book.AllSheets)
        {
            var sheet = new GridSheet(file, found.Name) { IsHidden = found.IsHidden, Part = found.Part };
            var cells = new Cells(book, sheet);
            book.Walk(found.Part, cells);
            cells.Finish();
            foreach (var (cell, text) in book.Comments(found.Part))
            {
                if (Place(cell) is var (line, column)) { sheet.Comments[(line, column)] = text; }
            }
            sheets.Add(sheet);
        }
        return new(file, "xlsx", book.CountsFrom1904, sheets);
    }

    /// <summary>B7 → (7, 2).</summary>
    public static (int Line, int Column)? Place(string reference)
    {
        var letters = reference.AsSpan().IndexOfAnyInRange('0', '9');
        if (letters < 1 || XlsxBook.Column(reference) is not { } column) { return null; }
        return int.TryParse(reference.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line > 0 ? (line, column) : null;
    }

    private sealed class Cells(XlsxBook book, GridSheet sheet) : IXlsxCells
    {
        private readonly List<GridArea> areas = [];

        public void HideColumns(int first, int last) => sheet.HideColumns(first, last);

        public void Widen(int first, int last, double width) => sheet.Widen(first, last, width);

        public void BeginRow(int number, bool isHidden)
        {
            if (isHidden) { sheet.HideLine(number); }
        }

        public void Take(in XlsxCell cell)
        {
            if (cell.Value.Length > 0) { sheet.Put(cell.Row, cell.Column, Read(cell)); }
        }

        public void Merge(string reference)
        {
            var ends = reference.Split(':');
            if (ends.Length != 2 || Place(ends[0]) is not var (top, left) || Place(ends[1]) is not var (bottom, right)) { return; }
            areas.Add(new(Math.Min(top, bottom), Math.Min(left, right), Math.Max(top, bottom), Math.Max(left, right)));
        }

        public void Finish()
        {
            foreach (var area in areas) { sheet.Merge(area); }
        }

        private GridCell Read(in XlsxCell cell)
        {
            var struck = book.IsStruck(cell);
            switch (cell.Type)
            {
                case "b": return new(cell.Value == "1" ? "TRUE" : "FALSE", GridKind.Boolean, 0, null, cell.IsFormula, struck);
                case "e": return new(cell.Value, GridKind.Error, 0, null, cell.IsFormula, struck);
                case "d" when DateTime.TryParse(cell.Value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment):
                    return new(moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), GridKind.Text, 0, null, cell.IsFormula, struck);
            }
            if (cell.IsNumber && double.TryParse(cell.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            {
                var format = book.FormatOf(cell);
                return new(format.Show(number, book.CountsFrom1904).Trim(), GridKind.Number, number, format, cell.IsFormula, struck);
            }
            var isAllStruck = struck || (cell.Kept is { } rest && string.IsNullOrWhiteSpace(rest));
            var text = isAllStruck ? cell.Value : cell.Kept ?? cell.Value;
            return string.IsNullOrWhiteSpace(text) ? default : new(text, GridKind.Text, 0, null, cell.IsFormula, isAllStruck);
        }
    }
}
