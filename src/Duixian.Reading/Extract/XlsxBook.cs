using System.Globalization;
using System.Text;
using System.Xml;

namespace Duixian.Reading.Extract;

/// <summary>A cell as the file holds it.</summary>
/// <param name="Row">As printed at the left of the sheet.</param>
/// <param name="Column">1 is A.</param>
/// <param name="Type">The cell's <c>t</c>; null is a number.</param>
/// <param name="Value">Shared strings are looked up; a number is still as stored.</param>
internal readonly record struct XlsxCell(int Row, int Column, string? Type, string Value, bool IsFormula, int Style)
{
    public bool IsNumber => Type is null or "n";
}

/// <summary>One sheet of a workbook.</summary>
/// <param name="Part">Where its cells stand in the package.</param>
/// <param name="Name">What its tab says.</param>
internal readonly record struct XlsxSheet(string Part, string Name, bool IsHidden);

/// <summary>Takes what stands in a sheet, in the order of the file; merged areas come after all cells.</summary>
internal interface IXlsxCells
{
    void HideColumns(int first, int last);

    void BeginRow(int number, bool isHidden);

    void Take(in XlsxCell cell);

    void Merge(string reference);
}

/// <summary>A workbook's shared strings, number formats and visible sheets; walks the cells of one sheet at a time. Formulas are never evaluated.</summary>
internal sealed class XlsxBook
{
    private readonly OfficePackage package;
    private readonly List<string> shared = [];
    private readonly List<NumberFormat> formats = [];
    private static readonly NumberFormat Plain = NumberFormat.BuiltIn(0);

    private XlsxBook(OfficePackage package) => this.package = package;

    /// <summary>The parts of the sheets a person sees, in their order.</summary>
    public IReadOnlyList<string> Sheets { get; private set; } = [];

    /// <summary>Every sheet with its name, hidden ones too.</summary>
    public IReadOnlyList<XlsxSheet> AllSheets { get; private set; } = [];

    public bool CountsFrom1904 { get; private set; }

    public static XlsxBook Open(OfficePackage package, string workbook)
    {
        var book = new XlsxBook(package);
        if (package.Related(workbook, "/sharedStrings") is { } strings) { package.Read(strings, book.ReadShared); }
        if (package.Related(workbook, "/styles") is { } styles) { package.Read(styles, book.ReadStyles); }
        book.AllSheets = book.ReadSheets(workbook);
        book.Sheets = [.. book.AllSheets.Where(s => !s.IsHidden).Select(s => s.Part)];
        return book;
    }

    public NumberFormat FormatOf(in XlsxCell cell) => cell.Style >= 0 && cell.Style < formats.Count ? formats[cell.Style] : Plain;

    public void Walk(string sheet, IXlsxCells cells) => package.Read(sheet, reader => Walk(reader, cells));

    /// <summary>B7 → 2; columns past the last one a sheet can have are taken as the last.</summary>
    public static int? Column(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetter(c)) { break; }
            column = Math.Min((column * 26) + (char.ToUpperInvariant(c) - 'A' + 1), 16_384);
        }
        return column == 0 ? null : column;
    }

    private void Walk(XmlReader reader, IXlsxCells cells)
    {
        var (row, next) = (0, 1);
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                switch (reader.LocalName)
                {
                    case "col" when reader.GetAttribute("hidden") is "1" or "true":
                        cells.HideColumns(Number(reader.GetAttribute("min")) ?? 0, Number(reader.GetAttribute("max")) ?? 0);
                        break;
                    case "row":
                        (row, next) = (Number(reader.GetAttribute("r")) ?? row + 1, 1);
                        cells.BeginRow(row, reader.GetAttribute("hidden") is "1" or "true");
                        break;
                    case "c":
                        var cell = ReadCell(reader, row, next);
                        next = cell.Column + 1;
                        cells.Take(cell);
                        break;
                    case "mergeCell" when reader.GetAttribute("ref") is { } area:
                        cells.Merge(area);
                        break;
                }
            }
            reader.Read();
        }
    }

    private XlsxCell ReadCell(XmlReader reader, int row, int next)
    {
        var (type, style, column) = (reader.GetAttribute("t"), Number(reader.GetAttribute("s")) ?? 0, Column(reader.GetAttribute("r")) ?? next);
        if (reader.IsEmptyElement) { return new(row, column, type, "", IsFormula: false, style); }
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
        if (type == "s" && !isFormula) { value = Number(value) is { } index && index < shared.Count ? shared[index] : ""; }
        return new(row, column, type, value, isFormula, style);
    }

    private List<XlsxSheet> ReadSheets(string workbook)
    {
        var targets = package.Relations(workbook).Where(r => r.Type.EndsWith("/worksheet", StringComparison.Ordinal)).ToLookup(r => r.Id, r => r.Target);
        var sheets = new List<XlsxSheet>();
        package.Read(workbook, reader =>
        {
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element) { continue; }
                if (reader.LocalName == "workbookPr") { CountsFrom1904 = WordXml.Attribute(reader, "date1904") is "1" or "true"; }
                if (reader.LocalName != "sheet") { continue; }
                var id = reader.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
                    ?? reader.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships") ?? "";
                var (name, isHidden) = (WordXml.Attribute(reader, "name") ?? "", WordXml.Attribute(reader, "state") is "hidden" or "veryHidden");
                sheets.AddRange(targets[id].Take(1).Select(part => new XlsxSheet(part, name, isHidden)));
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

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
