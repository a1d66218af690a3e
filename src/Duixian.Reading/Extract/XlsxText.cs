using System.Globalization;

namespace Duixian.Reading.Extract;

/// <summary>
/// The visible sheets of a workbook as table rows, figures as the cells show them. A cell with a formula stays blank: its stored value may be
/// stale or forged, and formulas are never evaluated here. Hidden sheets, rows and columns are passed over; a merged area speaks in its first cell.
/// </summary>
internal static class XlsxText
{
    public static string Read(string file, OfficePackage package, string workbook)
    {
        var lines = new Lines(file);
        var book = XlsxBook.Open(package, workbook);
        foreach (var sheet in book.Sheets)
        {
            var shown = new ShownCells(book);
            book.Walk(sheet, shown);
            shown.Write(lines);
        }
        return lines.IsEmpty ? throw Unreadable.NoText(file) : lines.ToString();
    }

    private sealed class ShownCells(XlsxBook book) : IXlsxCells
    {
        private readonly List<SortedList<int, string>> rows = [];
        private readonly List<(int First, int Last)> hiddenColumns = [];
        private readonly SortedSet<int> used = [];
        private bool isHidden;

        public void HideColumns(int first, int last) => hiddenColumns.Add((first, last));

        public void BeginRow(int number, bool isHidden)
        {
            this.isHidden = isHidden;
            rows.Add([]);
        }

        public void Take(in XlsxCell cell)
        {
            var (column, text) = (cell.Column, Shown(cell));
            if (isHidden || text.Length == 0 || rows.Count == 0 || hiddenColumns.Exists(c => column >= c.First && column <= c.Last)) { return; }
            rows[^1][column] = text;
            used.Add(column);
        }

        public void Merge(string reference)
        {
        }

        /// <summary>Columns in which no row says anything are spacing, not data.</summary>
        public void Write(Lines lines)
        {
            var columns = used.ToList();
            foreach (var row in rows.Where(row => row.Count > 0))
            {
                var last = columns.BinarySearch(row.Keys[^1]);
                lines.AddRow([.. columns.Take(last + 1).Select(column => row.GetValueOrDefault(column) ?? "")]);
            }
        }

        private string Shown(in XlsxCell cell)
        {
            if (cell.IsFormula) { return ""; }
            return cell.Type switch
            {
                "s" or "inlineStr" or "str" => cell.Value.Trim(),
                "b" => cell.Value.Length == 0 ? "" : cell.Value == "1" ? "TRUE" : "FALSE",
                "e" => "",   // an error value is no figure
                "d" => cell.Value,
                _ => Figure(cell),
            };
        }

        private string Figure(in XlsxCell cell) =>
            double.TryParse(cell.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? book.FormatOf(cell).Show(number, book.CountsFrom1904).Trim()
                : cell.Value.Trim();
    }
}
