using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Duixian.Features.Public.Export;

/// <summary>A list as XLSX, written row by row with the base library alone. Text cells are typed as text, so nothing in them is ever calculated; numbers are numbers.</summary>
internal static class ListWorkbook
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    /// <summary>Excel's own limit for one cell.</summary>
    private const int LongestText = 32_767;

    // The smallest set of parts that Excel, WPS and LibreOffice open without repair.
    private static readonly (string Name, string Content)[] Parts =
    [
        ("[Content_Types].xml", $"{Head}<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{MediaType}.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"),
        ("_rels/.rels", $"{Head}<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/workbook.xml", $"{Head}<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", $"{Head}<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
    ];

    /// <param name="to">A stream that can be sought in: the zip directory is written last.</param>
    public static async Task WriteAsync(Stream to, IAsyncEnumerable<ExportRow> rows, PublicWords words, CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        foreach (var (name, content) in Parts)
        {
            await using var part = await zip.CreateEntry(name).OpenAsync(cancel);
            await part.WriteAsync(System.Text.Encoding.UTF8.GetBytes(content), cancel);
        }
        await using var sheet = await zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).OpenAsync(cancel);
        await using var xml = XmlWriter.Create(sheet, new XmlWriterSettings { Async = true, CheckCharacters = false });   // text is cleaned below
        await xml.WriteStartDocumentAsync(standalone: true);
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        xml.WriteStartElement("sheetData", Main);
        xml.WriteStartElement("row", Main);
        foreach (var column in ListColumns.All) { Write(xml, words["Column." + column.Key]); }
        xml.WriteEndElement();
        await foreach (var row in rows.WithCancellation(cancel))
        {
            xml.WriteStartElement("row", Main);
            foreach (var column in ListColumns.All)
            {
                if (column.Number is { } number) { Write(xml, number(row)); }
                else { Write(xml, column.Words?.Invoke(row, words)); }
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
        await xml.FlushAsync();
    }

    private static void Write(XmlWriter xml, string? text)
    {
        xml.WriteStartElement("c", Main);
        if (!string.IsNullOrEmpty(text))
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Main);
            xml.WriteStartElement("t", Main);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(Printable(text.Length > LongestText ? text[..LongestText] : text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, decimal? number)
    {
        xml.WriteStartElement("c", Main);
        if (number is { } known)
        {
            xml.WriteAttributeString("t", "n");
            xml.WriteElementString("v", Main, known.ToString("0.####", CultureInfo.InvariantCulture));
        }
        xml.WriteEndElement();
    }

    // XML 1.0 has no place for most control characters or for half of a pair; a document read from a damaged file may hold some.
    private static string Printable(string text) => text.All(IsPlain) ? text : new string([.. text.EnumerateRunes().Where(r => r.Value is '\t' or '\n' or '\r' or (>= ' ' and not 0xFFFE and not 0xFFFF)).SelectMany(r => r.ToString())]);

    private static bool IsPlain(char c) => c is '\t' or '\n' or '\r' || (c >= ' ' && c < 0xD800) || c is >= '\uE000' and < '\uFFFE';
}
