using System.IO.Compression;
using System.Text;

namespace Duixian.Reading.Tests.Extract;

/// <summary>Small office files made in the test, so that what is odd about each stands where it is judged.</summary>
internal static class OfficeFile
{
    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";
    private const string S = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Docx(string body, string? numbering = null, string? styles = null, string before = "", CompressionLevel level = CompressionLevel.Fastest, params (string Name, string Content)[] more)
    {
        var relations = Relations(("numbering", "numbering.xml"), ("styles", "styles.xml"));
        (string Name, string Content)[] parts =
            [
                ("_rels/.rels", Relations(("officeDocument", "word/document.xml"))),
                ("word/_rels/document.xml.rels", relations),
                ("word/document.xml", $"<?xml version=\"1.0\"?>{before}<w:document {W}><w:body>{body}</w:body></w:document>"),
                ("word/numbering.xml", $"<w:numbering {W}>{numbering}</w:numbering>"),
                ("word/styles.xml", $"<w:styles {W}>{styles}</w:styles>"),
                .. more,
            ];
        return Zip(parts.Select(part => (part.Name, Encoding.UTF8.GetBytes(part.Content))), level);
    }

    public static byte[] Xlsx(string sheetData, string? styles = null, string? sharedStrings = null, string sheets = "<sheet name=\"清单\" sheetId=\"1\" r:id=\"rId1\"/>", string? second = null, CompressionLevel level = CompressionLevel.Fastest) =>
        Zip(
            [
                ("_rels/.rels", Relations(("officeDocument", "xl/workbook.xml"))),
                ("xl/workbook.xml", $"<workbook {S}><sheets>{sheets}</sheets></workbook>"),
                ("xl/_rels/workbook.xml.rels", Relations(("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml"))),
                ("xl/styles.xml", $"<styleSheet {S}>{styles}</styleSheet>"),
                ("xl/sharedStrings.xml", $"<sst {S}>{sharedStrings}</sst>"),
                ("xl/worksheets/sheet1.xml", $"<worksheet {S}>{sheetData}</worksheet>"),
                ("xl/worksheets/sheet2.xml", $"<worksheet {S}>{second}</worksheet>"),
            ], level);

    private static byte[] Zip((string Name, string Content)[] parts, CompressionLevel level) => Zip(parts.Select(part => (part.Name, Encoding.UTF8.GetBytes(part.Content))), level);

    public static byte[] Zip(params (string Name, string Content)[] parts) => Zip(parts.Select(part => (part.Name, Encoding.UTF8.GetBytes(part.Content))));

    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> parts, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = archive.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }
        return file.ToArray();
    }

    /// <summary>A paragraph of one run.</summary>
    public static string P(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public static string Row(params string[] cells) => "<w:tr>" + string.Concat(cells.Select(cell => $"<w:tc>{P(cell)}</w:tc>")) + "</w:tr>";

    private static string Relations(params (string Type, string Target)[] relations) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(relations.Select((r, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Office}/{r.Type}\" Target=\"{r.Target}\"/>")) + "</Relationships>";
}
