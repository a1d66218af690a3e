using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Duixian.Files.Forms;

/// <summary>A workbook to be filled in by hand: several tabs, locked where nothing is asked, set for A4 landscape. Written with the base library alone; nothing in it calculates.</summary>
internal static class FormBook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const int LongestName = 31;

    private const string Open = "applyProtection=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/><protection locked=\"0\"/></xf>";
    private const string Top = "applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>";
    private const string Wrapped = "applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>";

    // The cell formats stand in the order of FormLook.
    private const string Styles =
        $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="{Main}"><fonts count="4"><font><sz val="11"/></font><font><b/><sz val="11"/></font><font><b/><sz val="16"/></font><font><sz val="10"/><color rgb="FF4B473F"/></font></fonts>
        <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFBF3DC"/></patternFill></fill></fills>
        <borders count="4"><border/><border><bottom style="hair"><color rgb="FF888171"/></bottom></border><border><bottom style="medium"><color rgb="FF1D1B18"/></bottom></border><border><left style="hair"><color rgb="FF888171"/></left><right style="hair"><color rgb="FF888171"/></right><bottom style="thin"><color rgb="FF1D1B18"/></bottom></border></borders>
        <cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="10"><xf/><xf fontId="2" applyFont="1"/><xf fontId="3" applyFont="1"/>
        <xf fontId="3" borderId="2" applyFont="1" applyBorder="1" {Wrapped}<xf fontId="1" fillId="2" borderId="2" applyFont="1" applyFill="1" applyBorder="1" {Wrapped}
        <xf borderId="1" applyBorder="1" {Wrapped}<xf numFmtId="3" borderId="1" applyNumberFormat="1" applyBorder="1" {Top}<xf borderId="1" applyBorder="1" {Top}
        <xf fontId="1" fillId="2" borderId="3" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" {Open}<xf fillId="2" borderId="3" applyFill="1" applyBorder="1" applyAlignment="1" {Open}</cellXfs></styleSheet>
        """;

    public static byte[] Write(IReadOnlyList<FormSheet> sheets)
    {
        var names = Names(sheets);
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Kind}.sheet.main+xml\"/>{Each(sheets, i => $"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"{Kind}.worksheet+xml\"/>")}<Override PartName=\"/xl/styles.xml\" ContentType=\"{Kind}.styles+xml\"/></Types>");
            Put(zip, "_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Put(zip, "xl/workbook.xml", WorkbookPart(sheets, names));
            Put(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\">{Each(sheets, i => $"<Relationship Id=\"rId{i}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>")}<Relationship Id=\"rIdStyles\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
            Put(zip, "xl/styles.xml", Styles);
            for (var i = 0; i < sheets.Count; i++)
            {
                using var part = zip.CreateEntry(Text($"xl/worksheets/sheet{i + 1}.xml"), CompressionLevel.Fastest).Open();
                using var xml = XmlWriter.Create(part, new XmlWriterSettings { CheckCharacters = false });   // text is cleaned below
                WriteSheet(xml, sheets[i], isFirst: i == 0);
            }
        }
        return file.ToArray();
    }

    /// <summary>A1, AB12: column 1 is A.</summary>
    public static string Place(int column, int row)
    {
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26) { letters = (char)('A' + ((rest - 1) % 26)) + letters; }
        return Text($"{letters}{row}");
    }

    private static string WorkbookPart(IReadOnlyList<FormSheet> sheets, List<string> names)
    {
        var tabs = Each(sheets, i => $"<sheet name=\"{Escaped(names[i - 1])}\" sheetId=\"{i}\" {(sheets[i - 1].Hidden ? "state=\"hidden\" " : "")}r:id=\"rId{i}\"/>");
        // Column names stand on every printed page.
        var titles = Each(sheets, i => sheets[i - 1].HeadRow == 0 ? "" : $"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{i - 1}\">'{Escaped(names[i - 1].Replace("'", "''", StringComparison.Ordinal))}'!${sheets[i - 1].HeadRow}:${sheets[i - 1].HeadRow}</definedName>");
        return $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{tabs}</sheets>{(titles.Length == 0 ? "" : $"<definedNames>{titles}</definedNames>")}</workbook>";
    }

    private static void WriteSheet(XmlWriter xml, FormSheet sheet, bool isFirst)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
        var pane = sheet.HeadRow == 0 ? "" : Text($"<pane ySplit=\"{sheet.HeadRow}\" topLeftCell=\"A{sheet.HeadRow + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/>");
        xml.WriteRaw($"<sheetViews><sheetView {(isFirst ? "tabSelected=\"1\" " : "")}workbookViewId=\"0\">{pane}</sheetView></sheetViews>");
        xml.WriteRaw("<cols>" + string.Concat(sheet.Columns.Select((c, i) => Text($"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{c.Width}\" customWidth=\"1\"{(c.Hidden ? " hidden=\"1\"" : "")}/>"))) + "</cols>");
        xml.WriteStartElement("sheetData", Main);
        for (var i = 0; i < sheet.Rows.Count; i++) { WriteRow(xml, i + 1, sheet.Rows[i]); }
        xml.WriteEndElement();
        // Without a password: a guard against slips, no lock. Widths, heights and sorting stay free.
        xml.WriteRaw("<sheetProtection sheet=\"1\" objects=\"1\" formatCells=\"0\" formatColumns=\"0\" formatRows=\"0\" sort=\"0\" autoFilter=\"0\"/>");
        if (sheet.Choices.Count > 0)
        {
            xml.WriteRaw(Text($"<dataValidations count=\"{sheet.Choices.Count}\">") + string.Concat(sheet.Choices.Select(c =>
                $"<dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\" errorStyle=\"warning\" sqref=\"{Place(c.Column, c.FromRow)}:{Place(c.Column, c.ToRow)}\"><formula1>\"{Escaped(string.Join(',', c.Words))}\"</formula1></dataValidation>")) + "</dataValidations>");
        }
        xml.WriteRaw("<printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>");
        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, int number, IReadOnlyList<FormCell> cells)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", Text($"{number}"));
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            if (cell is { Text: null or "", Number: null, Look: FormLook.Plain }) { continue; }
            xml.WriteStartElement("c", Main);
            xml.WriteAttributeString("r", Place(i + 1, number));
            if (cell.Look != FormLook.Plain) { xml.WriteAttributeString("s", Text($"{(int)cell.Look}")); }
            if (cell.Number is { } figure) { xml.WriteElementString("v", Main, figure.ToString("0.####", CultureInfo.InvariantCulture)); }
            else if (!string.IsNullOrEmpty(cell.Text))
            {
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is", Main);
                xml.WriteStartElement("t", Main);
                xml.WriteAttributeString("xml", "space", null, "preserve");
                xml.WriteString(Workbook.Printable(cell.Text));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static List<string> Names(IReadOnlyList<FormSheet> sheets)
    {
        var names = new List<string>();
        foreach (var sheet in sheets)
        {
            var clean = string.Concat(Workbook.Printable(sheet.Name).Where(c => c is not ('[' or ']' or ':' or '*' or '?' or '/' or '\\' or '\''))).Trim();
            var name = clean.Length == 0 ? "1" : clean[..Math.Min(clean.Length, LongestName)];
            for (var n = 2; names.Contains(name, StringComparer.OrdinalIgnoreCase); n++) { name = Text($"{clean[..Math.Min(clean.Length, LongestName - 5)]} ({n})"); }
            names.Add(name);
        }
        return names;
    }

    private static void Put(ZipArchive zip, string name, string content)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(content.StartsWith("<?xml", StringComparison.Ordinal) ? content : "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + content));
    }

    private static string Each(IReadOnlyList<FormSheet> sheets, Func<int, string> one) => string.Concat(Enumerable.Range(1, sheets.Count).Select(one));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Escaped(string text) => System.Security.SecurityElement.Escape(text) ?? "";
}
