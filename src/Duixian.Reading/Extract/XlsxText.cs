using System.Globalization;
using System.Text;
using System.Xml;

namespace Duixian.Reading.Extract;

/// <summary>
/// The visible sheets of a workbook as table rows, figures as the cells show them. A cell with a formula stays blank: its stored value may be
/// stale or forged, and formulas are never evaluated here. Hidden sheets, rows and columns are passed over; a merged area speaks in its first cell.
/// </summary>
internal sealed class XlsxText
{
    private readonly OfficePackage package;
    private readonly Lines lines;
    private readonly List<string> shared = [];
    private readonly List<NumberFormat> formats = [];
    private bool countsFrom1904;

    private XlsxText(OfficePackage package, Lines lines) => (this.package, this.lines) = (package, lines);

    public static string Read(string file, OfficePackage package, string workbook)
    {
        var read = new Lines(file);
        var text = new XlsxText(package, read);
        if (package.Related(workbook, "/sharedStrings") is { } strings) { package.Read(strings, text.ReadShared); }
        if (package.Related(workbook, "/styles") is { } styles) { package.Read(styles, text.ReadStyles); }
        foreach (var sheet in text.VisibleSheets(workbook)) { package.Read(sheet, text.ReadSheet); }
        return read.IsEmpty ? throw Unreadable.NoText(file) : read.ToString();
    }

    private List<string> VisibleSheets(string workbook)
    {
        var targets = package.Relations(workbook).Where(r => r.Type.EndsWith("/worksheet", StringComparison.Ordinal)).ToLookup(r => r.Id, r => r.Target);
        var sheets = new List<string>();
        package.Read(workbook, reader =>
        {
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element) { continue; }
                if (reader.LocalName == "workbookPr") { countsFrom1904 = WordXml.Attribute(reader, "date1904") is "1" or "true"; }
                if (reader.LocalName != "sheet" || WordXml.Attribute(reader, "state") is "hidden" or "veryHidden") { continue; }
                var id = reader.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
                    ?? reader.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships") ?? "";
                sheets.AddRange(targets[id].Take(1));
            }
        });
        return sheets;
    }

    private void ReadShared(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si") { shared.Add(ReadString(reader)); }
        }
    }

    /// <summary>A string with or without runs of its own; phonetic guides are left out.</summary>
    private static string ReadString(XmlReader reader)
    {
        if (reader.IsEmptyElement) { return ""; }
        var (text, depth, isText) = (new StringBuilder(), reader.Depth, false);
        reader.Read();
        while (!reader.EOF && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "rPh" or "phoneticPr" && reader.NodeType == XmlNodeType.Element)
            {
                reader.Skip();
                continue;
            }
            if (reader.LocalName == "t") { isText = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement; }
            else if (isText && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) { text.Append(reader.Value); }
            reader.Read();
        }
        return text.ToString();
    }

    private void ReadStyles(XmlReader reader)
    {
        var (codes, inCells) = (new Dictionary<int, string>(), false);
        while (reader.Read())
        {
            if (reader.LocalName == "cellXfs") { inCells = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement; }
            if (reader.NodeType != XmlNodeType.Element) { continue; }
            if (reader.LocalName == "numFmt" && Number(reader.GetAttribute("numFmtId")) is { } id) { codes[id] = reader.GetAttribute("formatCode") ?? "General"; }
            if (inCells && reader.LocalName == "xf")
            {
                var format = Number(reader.GetAttribute("numFmtId")) ?? 0;
                formats.Add(codes.TryGetValue(format, out var code) ? new NumberFormat(code) : NumberFormat.BuiltIn(format));
            }
        }
    }

    private sealed class Sheet
    {
        public List<SortedList<int, string>> Rows { get; } = [];
        public List<(int First, int Last)> HiddenColumns { get; } = [];
        public SortedSet<int> Used { get; } = [];
    }

    private void ReadSheet(XmlReader reader)
    {
        var sheet = new Sheet();
        var (row, isHidden, next) = (new SortedList<int, string>(), false, 0);
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                switch (reader.LocalName)
                {
                    case "col" when reader.GetAttribute("hidden") is "1" or "true":
                        sheet.HiddenColumns.Add((Number(reader.GetAttribute("min")) ?? 0, Number(reader.GetAttribute("max")) ?? 0));
                        break;
                    case "row":
                        (row, isHidden, next) = ([], reader.GetAttribute("hidden") is "1" or "true", 1);
                        sheet.Rows.Add(row);
                        break;
                    case "c":
                        var column = Column(reader.GetAttribute("r")) ?? next;
                        next = column + 1;
                        var shown = ReadCell(reader);
                        if (!isHidden && shown.Length > 0 && !sheet.HiddenColumns.Exists(c => column >= c.First && column <= c.Last))
                        {
                            row[column] = shown;
                            sheet.Used.Add(column);
                        }
                        break;
                }
            }
            reader.Read();
        }
        Write(sheet);
    }

    /// <summary>Columns in which no row says anything are spacing, not data.</summary>
    private void Write(Sheet sheet)
    {
        var used = sheet.Used.ToList();
        foreach (var row in sheet.Rows.Where(row => row.Count > 0))
        {
            var last = used.BinarySearch(row.Keys[^1]);
            lines.AddRow([.. used.Take(last + 1).Select(column => row.GetValueOrDefault(column) ?? "")]);
        }
    }

    private string ReadCell(XmlReader reader)
    {
        var (type, style) = (reader.GetAttribute("t"), Number(reader.GetAttribute("s")) ?? 0);
        if (reader.IsEmptyElement) { return ""; }
        var (depth, value, isFormula, name) = (reader.Depth, "", false, "");
        reader.Read();
        while (!reader.EOF && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                name = reader.LocalName;
                isFormula |= name == "f";
                if (name == "is") { value = ReadString(reader); }
            }
            else if (name == "v" && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) { value += reader.Value; }
            reader.Read();
        }
        if (isFormula) { return ""; }
        return type switch
        {
            "s" => Number(value) is { } index && index < shared.Count ? shared[index].Trim() : "",
            "inlineStr" or "str" => value.Trim(),
            "b" => value == "1" ? "TRUE" : "FALSE",
            "e" => "",   // an error value is no figure
            "d" => value,
            _ => Shown(value, style),
        };
    }

    private string Shown(string value, int style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) { return value.Trim(); }
        var format = style >= 0 && style < formats.Count ? formats[style] : NumberFormat.BuiltIn(0);
        return format.Show(number, countsFrom1904).Trim();
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>B7 → 2; columns past the last one a sheet can have are taken as the last.</summary>
    private static int? Column(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetter(c)) { break; }
            column = Math.Min((column * 26) + (char.ToUpperInvariant(c) - 'A' + 1), 16_384);
        }
        return column == 0 ? null : column;
    }
}
