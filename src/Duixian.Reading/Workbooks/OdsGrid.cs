using System.Globalization;
using System.Text;
using System.Xml;
using Duixian.Reading.Extract;
using Duixian.Reading.Sheets;

namespace Duixian.Reading.Workbooks;

/// <summary>The sheets of an OpenDocument spreadsheet, read forward only; formulas give the value kept beside them.</summary>
internal static class OdsGrid
{
    private const string Content = "content.xml";

    public static bool IsOds(OfficePackage package) => package.Has(Content) && package.Has("META-INF/manifest.xml");

    public static GridBook Read(string file, OfficePackage package)
    {
        var encrypted = false;
        package.Read("META-INF/manifest.xml", reader =>
        {
            while (reader.Read()) { encrypted |= reader.LocalName == "encryption-data"; }
        });
        if (encrypted) { throw Unreadable.PasswordProtected(file); }
        var walk = new Walk(file);
        package.Read(Content, walk.Run);
        if (!walk.IsSpreadsheet) { throw Unreadable.NoTable(file); }
        return new(file, "ods", CountsFrom1904: false, walk.Sheets);
    }

    private sealed class Walk(string file)
    {
        private readonly HashSet<string> struckStyles = new(StringComparer.Ordinal);
        private readonly HashSet<string> hiddenTables = new(StringComparer.Ordinal);
        private readonly Dictionary<string, double> widths = new(StringComparer.Ordinal);
        private readonly List<string?> columnStyles = [];
        private readonly List<GridArea> areas = [];
        private GridSheet? sheet;
        private int line;
        private int column;
        private string? style;

        public List<GridSheet> Sheets { get; } = [];

        public bool IsSpreadsheet { get; private set; }

        public void Run(XmlReader reader)
        {
            reader.Read();
            while (!reader.EOF)
            {
                if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "table") { Finish(); }
                if (reader.NodeType != XmlNodeType.Element) { reader.Read(); continue; }
                if (reader.LocalName is "table-cell" or "covered-table-cell" && sheet is not null) { TakeCell(reader); continue; }
                Enter(reader);
                reader.Read();
            }
        }

        private void Enter(XmlReader reader)
        {
            switch (reader.LocalName)
            {
                case "spreadsheet": IsSpreadsheet = true; break;
                case "style": style = WordXml.Attribute(reader, "name"); break;
                case "text-properties" when style is not null && WordXml.Attribute(reader, "text-line-through-style") is { } through && through != "none": struckStyles.Add(style); break;
                case "table-properties" when style is not null && WordXml.Attribute(reader, "display") == "false": hiddenTables.Add(style); break;
                case "table-column-properties" when style is not null && Letters(WordXml.Attribute(reader, "column-width")) is { } letters: widths[style] = letters; break;
                case "table": Begin(reader); break;
                case "table-column" when sheet is not null: TakeColumn(reader); break;
                case "table-row" when sheet is not null: BeginRow(reader); break;
            }
        }

        private void Begin(XmlReader reader)
        {
            (line, column) = (0, 0);
            columnStyles.Clear();
            areas.Clear();
            rowRepeat = 1;
            sheet = new GridSheet(file, WordXml.Attribute(reader, "name") ?? "") { IsHidden = WordXml.Attribute(reader, "style-name") is { } look && hiddenTables.Contains(look) };
            Sheets.Add(sheet);
        }

        private void Finish()
        {
            foreach (var area in areas) { sheet?.Merge(area); }
            areas.Clear();
            sheet = null;
        }

        private void TakeColumn(XmlReader reader)
        {
            var times = Repeat(reader, "number-columns-repeated", SheetLimits.Columns);
            var first = columnStyles.Count + 1;
            if (WordXml.Attribute(reader, "visibility") is "collapse" or "filter") { sheet!.HideColumns(first, first + times - 1); }   // asked by the caller
            if (WordXml.Attribute(reader, "style-name") is { } look && widths.TryGetValue(look, out var width)) { sheet!.Widen(first, first + times - 1, width); }   // asked by the caller
            for (var i = 0; i < times && columnStyles.Count < SheetLimits.Columns; i++) { columnStyles.Add(WordXml.Attribute(reader, "default-cell-style-name")); }
        }

        private int rowRepeat = 1;

        private void BeginRow(XmlReader reader)
        {
            line += rowRepeat;
            rowRepeat = Repeat(reader, "number-rows-repeated", int.MaxValue >> 1);
            column = 0;
            if (WordXml.Attribute(reader, "visibility") is not ("collapse" or "filter")) { return; }
            for (var i = 0; i < Math.Min(rowRepeat, SheetLimits.Rows); i++) { sheet!.HideLine(line + i); }   // asked by the caller
        }

        private void TakeCell(XmlReader reader)
        {
            var times = Repeat(reader, "number-columns-repeated", 1 << 20);
            var first = column + 1;
            column += times;
            var isCovered = reader.LocalName == "covered-table-cell";
            var (wide, tall) = (Repeat(reader, "number-columns-spanned", SheetLimits.Columns), Repeat(reader, "number-rows-spanned", SheetLimits.Rows));
            var (type, value, date, isTrue) = (WordXml.Attribute(reader, "value-type"), WordXml.Attribute(reader, "value"), WordXml.Attribute(reader, "date-value"), WordXml.Attribute(reader, "boolean-value"));
            var (isFormula, look) = (WordXml.Attribute(reader, "formula") is not null, WordXml.Attribute(reader, "style-name") ?? (first <= columnStyles.Count ? columnStyles[first - 1] : null));
            var (text, note) = ReadText(reader);
            if (isCovered) { return; }
            if (wide > 1 || tall > 1) { areas.Add(new(line, first, line + tall - 1, first + wide - 1)); }
            if (note.Length > 0) { sheet!.Comments[(line, first)] = note; }   // asked by the caller
            var cell = Cell(type, value, date, isTrue, text, isFormula, look is not null && struckStyles.Contains(look));
            if (cell.IsBlank) { return; }
            for (var row = 0; row < rowRepeat; row++)
            {
                for (var i = 0; i < times; i++) { sheet!.Put(line + row, first + i, cell); }   // asked by the caller; throws past the limits
            }
        }

        private static GridCell Cell(string? type, string? value, string? date, string? isTrue, string text, bool isFormula, bool isStruck)
        {
            switch (type)
            {
                case "float" or "currency" or "percentage" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number):
                    var format = new NumberFormat(type == "percentage" ? "0.00%" : "General");
                    return new(text.Length > 0 ? text : format.Show(number, from1904: false), GridKind.Number, number, format, isFormula, isStruck);
                case "date" when DateTime.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment):
                    var serial = (moment - new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified)).TotalDays;
                    return new(text.Length > 0 ? text : moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), GridKind.Number, serial, new NumberFormat("yyyy/m/d"), isFormula, isStruck);
                case "boolean": return new(isTrue == "true" ? "TRUE" : "FALSE", GridKind.Boolean, 0, null, isFormula, isStruck);
                default: return string.IsNullOrWhiteSpace(text) ? default : new(text, GridKind.Text, 0, null, isFormula, isStruck);
            }
        }

        /// <summary>The paragraphs of a cell and of the comment on it; leaves the reader behind the cell.</summary>
        private static (string Text, string Note) ReadText(XmlReader reader)
        {
            if (reader.IsEmptyElement) { reader.Read(); return ("", ""); }
            var (depth, text, note, inNote, paragraphs) = (reader.Depth, new StringBuilder(), new StringBuilder(), -1, 0);
            reader.Read();
            while (!reader.EOF && reader.Depth > depth)
            {
                var to = inNote >= 0 ? note : text;
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element when reader.LocalName == "annotation" && !reader.IsEmptyElement: inNote = reader.Depth; break;
                    case XmlNodeType.EndElement when reader.Depth == inNote: inNote = -1; break;
                    case XmlNodeType.Element when reader.LocalName is "creator" or "date" or "date-string":
                        reader.Skip();
                        continue;
                    case XmlNodeType.Element when reader.LocalName == "p" && inNote < 0:
                        if (paragraphs++ > 0) { text.Append('\n'); }
                        break;
                    case XmlNodeType.Element when reader.LocalName is "s": to.Append(' '); break;
                    case XmlNodeType.Element when reader.LocalName is "line-break": to.Append('\n'); break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace: to.Append(reader.Value); break;
                }
                reader.Read();
            }
            reader.Read();
            return (text.ToString(), note.ToString().Trim());
        }

        private static int Repeat(XmlReader reader, string name, int most) =>
            int.TryParse(WordXml.Attribute(reader, name), NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? Math.Clamp(times, 1, most) : 1;

        /// <summary>2.267cm and 0.8925in are some twelve letters.</summary>
        private static double? Letters(string? width)
        {
            if (width is not { Length: > 2 } || !double.TryParse(width.AsSpan(0, width.Length - 2), NumberStyles.Float, CultureInfo.InvariantCulture, out var size)) { return null; }
            return width[^2..] switch { "cm" => size * 5.2, "mm" => size * 0.52, "in" => size * 13.2, "pt" => size * 0.18, _ => null };
        }
    }
}
