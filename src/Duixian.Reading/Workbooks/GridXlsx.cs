using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Duixian.Reading.Workbooks;

/// <summary>A workbook of any make as XLSX: the same rows, merged areas, widths, hidden rows and columns, number formats and strike-through. Formulas become the values they had.</summary>
internal static class GridXlsx
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const int FirstOwnFormat = 164;
    private const int LongestText = 32_767;

    /// <returns>The file, and the part of each sheet in it.</returns>
    public static (byte[] Content, IReadOnlyList<string> Parts) Write(GridBook book)
    {
        using var file = new MemoryStream();
        var looks = new Looks();
        var parts = book.Sheets.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{i + 1}.xml")).ToList();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < parts.Count; i++)
            {
                using var part = zip.CreateEntry(parts[i], CompressionLevel.Fastest).Open();
                using var xml = XmlWriter.Create(part);
                WriteSheet(xml, book.Sheets[i], looks);
            }
            Put(zip, "[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Kind}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Kind}.styles+xml\"/>{string.Concat(parts.Select(p => $"<Override PartName=\"/{p}\" ContentType=\"{Kind}.worksheet+xml\"/>"))}</Types>");
            Put(zip, "_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Put(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\">{string.Concat(parts.Select((p, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Relations}/worksheet\" Target=\"{p[3..]}\"/>"))}<Relationship Id=\"styles\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
            Put(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(book.Sheets.Select((s, i) => $"<sheet name=\"{Escape(SheetName(s.Name))}\" sheetId=\"{i + 1}\"{(s.IsHidden ? " state=\"hidden\"" : "")} r:id=\"rId{i + 1}\"/>"))}</sheets></workbook>");
            Put(zip, "xl/styles.xml", looks.Xml());
        }
        return (file.ToArray(), parts);
    }

    private static void WriteSheet(XmlWriter xml, GridSheet sheet, Looks looks)
    {
        xml.WriteStartElement("worksheet", Main);
        var columns = sheet.Widths.Keys.Union(sheet.HiddenColumns).Order().ToList();
        if (columns.Count > 0)
        {
            xml.WriteStartElement("cols", Main);
            foreach (var column in columns)
            {
                xml.WriteStartElement("col", Main);
                xml.WriteAttributeString("min", Say(column));
                xml.WriteAttributeString("max", Say(column));
                xml.WriteAttributeString("width", sheet.Widths.GetValueOrDefault(column, 9).ToString("0.##", CultureInfo.InvariantCulture));
                if (sheet.HiddenColumns.Contains(column)) { xml.WriteAttributeString("hidden", "1"); }
                xml.WriteAttributeString("customWidth", "1");
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        xml.WriteStartElement("sheetData", Main);
        foreach (var row in sheet.Rows) { WriteRow(xml, sheet, row, looks); }
        xml.WriteEndElement();
        if (sheet.Merges.Count > 0)
        {
            xml.WriteStartElement("mergeCells", Main);
            foreach (var area in sheet.Merges)
            {
                xml.WriteStartElement("mergeCell", Main);
                xml.WriteAttributeString("ref", Reference(area.Top, area.Left) + ":" + Reference(area.Bottom, area.Right));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, GridSheet sheet, GridRow row, Looks looks)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", Say(row.Line));
        if (sheet.IsHiddenLine(row.Line)) { xml.WriteAttributeString("hidden", "1"); }
        for (var column = 1; column <= row.Width; column++)
        {
            if (row[column] is not { IsBlank: false } cell) { continue; }
            xml.WriteStartElement("c", Main);
            xml.WriteAttributeString("r", Reference(row.Line, column));
            if (looks.Of(cell) is > 0 and var look) { xml.WriteAttributeString("s", Say(look)); }
            if (cell.IsNumber) { xml.WriteElementString("v", Main, cell.Number.ToString("R", CultureInfo.InvariantCulture)); }
            else { WriteText(xml, cell.Shown); }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WriteText(XmlWriter xml, string text)
    {
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", Main);
        xml.WriteStartElement("t", Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(Printable(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>XML 1.0 has no place for most control characters or for half of a pair.</summary>
    public static string Printable(string text)
    {
        var cut = text.Length > LongestText ? text[..LongestText] : text;
        return new string([.. cut.EnumerateRunes().Where(r => r.Value is '\t' or '\n' or '\r' or (>= ' ' and not 0xFFFE and not 0xFFFF)).SelectMany(r => r.ToString())]);
    }

    public static string Reference(int line, int column) => Letters(column) + Say(line);

    /// <summary>27 → AA.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26) { letters = (char)('A' + ((rest - 1) % 26)) + letters; }
        return letters;
    }

    /// <summary>Excel takes 31 letters, and some not at all.</summary>
    private static string SheetName(string name)
    {
        var kept = string.Concat(Printable(name).Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' ? '_' : c));
        return kept.Length is 0 ? "Sheet" : kept.Length > 31 ? kept[..31] : kept;
    }

    private static string Say(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text) ?? "";

    private static void Put(ZipArchive zip, string name, string content)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + content));
    }

    /// <summary>The cell formats in use: number format and strike-through.</summary>
    private sealed class Looks
    {
        private readonly List<(string Code, bool IsStruck)> all = [("General", false)];

        public int Of(GridCell cell)
        {
            var look = (cell.Format?.Code ?? "General", cell.IsStruck);
            var place = all.IndexOf(look);
            if (place >= 0) { return place; }
            all.Add(look);
            return all.Count - 1;
        }

        public string Xml()
        {
            var codes = all.Select(l => l.Code).Distinct(StringComparer.Ordinal).Where(c => c != "General").ToList();
            var formats = string.Concat(codes.Select((c, i) => $"<numFmt numFmtId=\"{FirstOwnFormat + i}\" formatCode=\"{Escape(c)}\"/>"));
            var looks = string.Concat(all.Select(l => $"<xf numFmtId=\"{(l.Code == "General" ? 0 : FirstOwnFormat + codes.IndexOf(l.Code))}\" fontId=\"{(l.IsStruck ? 1 : 0)}\" applyNumberFormat=\"1\" applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"center\" wrapText=\"1\"/></xf>"));
            return $"<styleSheet xmlns=\"{Main}\">{(codes.Count > 0 ? $"<numFmts count=\"{codes.Count}\">{formats}</numFmts>" : "")}<fonts count=\"2\"><font><sz val=\"11\"/></font><font><strike/><sz val=\"11\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"{all.Count}\">{looks}</cellXfs></styleSheet>";
        }
    }
}
