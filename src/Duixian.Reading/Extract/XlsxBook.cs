using System.Globalization;
using System.Text;
using System.Xml;

namespace Duixian.Reading.Extract;

/// <summary>A cell as the file holds it.</summary>
/// <param name="Row">As printed at the left of the sheet.</param>
/// <param name="Column">1 is A.</param>
/// <param name="Type">The cell's <c>t</c>; null is a number.</param>
/// <param name="Value">Shared strings are looked up; a number is still as stored.</param>
/// <param name="Kept">The value without the runs that are struck through; null where no run, or the whole cell, is.</param>
internal readonly record struct XlsxCell(int Row, int Column, string? Type, string Value, bool IsFormula, int Style, string? Kept = null)
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

    /// <summary>Columns with a width of their own, in letters of the default font.</summary>
    void Widen(int first, int last, double width)
    {
        // Only who writes the sheet anew needs to know.
    }
}

/// <summary>A string of a workbook.</summary>
/// <param name="Kept">Without its runs that are struck through; null where none is.</param>
internal readonly record struct XlsxString(string Text, string? Kept);

/// <summary>A workbook's shared strings, number formats and visible sheets; walks the cells of one sheet at a time. Formulas are never evaluated.</summary>
internal sealed class XlsxBook
{
    private readonly OfficePackage package;
    private readonly List<XlsxString> shared = [];
    private readonly List<NumberFormat> formats = [];
    private readonly List<bool> struckFonts = [];
    private readonly List<bool> struck = [];
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

    /// <summary>Whether the cell as a whole is struck through.</summary>
    public bool IsStruck(in XlsxCell cell) => cell.Style >= 0 && cell.Style < struck.Count && struck[cell.Style];

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
                    case "col":
                        var (first, last) = (Number(reader.GetAttribute("min")) ?? 0, Number(reader.GetAttribute("max")) ?? 0);
                        if (double.TryParse(reader.GetAttribute("width"), NumberStyles.Float, CultureInfo.InvariantCulture, out var width)) { cells.Widen(first, last, width); }
                        if (reader.GetAttribute("hidden") is "1" or "true") { cells.HideColumns(first, last); }
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
        var (depth, value, isFormula, name, kept) = (reader.Depth, "", false, "", (string?)null);
        reader.Read();
        while (!reader.EOF && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                name = reader.LocalName;
                isFormula |= name == "f";
                if (name == "is") { (value, kept) = ReadString(reader); }
            }
            else if (name == "v" && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) { value += reader.Value; }
            reader.Read();
        }
        if (type == "s" && !isFormula) { (value, kept) = Number(value) is { } index && index < shared.Count ? shared[index] : new("", null); }
        return new(row, column, type, value, isFormula, style, kept);
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
    private static XlsxString ReadString(XmlReader reader)
    {
        if (reader.IsEmptyElement) { return new("", null); }
        var (text, kept, depth, isText, isStruck) = (new StringBuilder(), new StringBuilder(), reader.Depth, false, false);
        reader.Read();
        while (!reader.EOF && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "rPh" or "phoneticPr" && reader.NodeType == XmlNodeType.Element)
            {
                reader.Skip();
                continue;
            }
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "r") { isStruck = false; }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "strike") { isStruck = WordXml.IsOn(reader); }
            if (reader.LocalName == "t") { isText = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement; }
            else if (isText && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                text.Append(reader.Value);
                if (!isStruck) { kept.Append(reader.Value); }
            }
            reader.Read();
        }
        return new(text.ToString(), kept.Length == text.Length ? null : kept.ToString());
    }

    /// <summary>The comments of a sheet, by the cell they hang on.</summary>
    public IReadOnlyDictionary<string, string> Comments(string sheet)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (package.Related(sheet, "/comments") is not { } part) { return found; }
        package.Read(part, reader =>
        {
            reader.Read();
            while (!reader.EOF)
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "comment" && !reader.IsEmptyElement && reader.GetAttribute("ref") is { } cell)
                {
                    found[cell] = ReadString(reader).Text.Trim();
                    continue;
                }
                reader.Read();
            }
        });
        return found;
    }

    private void ReadStyles(XmlReader reader)
    {
        var (codes, inCells, inFonts) = (new Dictionary<int, string>(), false, false);
        while (reader.Read())
        {
            if (reader.LocalName == "cellXfs") { inCells = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement; }
            if (reader.LocalName == "fonts") { inFonts = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement; }
            if (reader.NodeType != XmlNodeType.Element) { continue; }
            if (inFonts && reader.LocalName == "font") { struckFonts.Add(false); }
            if (inFonts && reader.LocalName == "strike" && struckFonts.Count > 0) { struckFonts[^1] = WordXml.IsOn(reader); }
            if (reader.LocalName == "numFmt" && Number(reader.GetAttribute("numFmtId")) is { } id) { codes[id] = reader.GetAttribute("formatCode") ?? "General"; }
            if (inCells && reader.LocalName == "xf")
            {
                var format = Number(reader.GetAttribute("numFmtId")) ?? 0;
                formats.Add(codes.TryGetValue(format, out var code) ? new NumberFormat(code) : NumberFormat.BuiltIn(format));
                struck.Add(Number(reader.GetAttribute("fontId")) is { } font && font < struckFonts.Count && struckFonts[font]);
            }
        }
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
