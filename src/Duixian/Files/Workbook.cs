using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Duixian.Files;

/// <summary>A table as XLSX, written row by row with the base library alone. Text cells are typed as text, so nothing in them is ever calculated; numbers are numbers, days are text.</summary>
internal sealed class Workbook : ITableWriter
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    /// <summary>Excel's own limit for one cell.</summary>
    private const int LongestText = 32_767;

    // The cell formats stand in the order of CellLook.
    private const string Styles =
        $"""
        {Head}<styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>
        <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF6C7BD"/></patternFill></fill></fills>
        <borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
        <cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf fillId="2" applyFill="1"/><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>
        """;

    // The smallest set of parts that Excel, WPS and LibreOffice open without repair.
    private static readonly (string Name, string Content)[] Parts =
    [
        ("[Content_Types].xml", $"{Head}<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Kind}.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Kind}.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Kind}.styles+xml\"/></Types>"),
        ("_rels/.rels", $"{Head}<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/workbook.xml", $"{Head}<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", $"{Head}<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>"),
        ("xl/styles.xml", Styles),
    ];

    private readonly ZipArchive zip;
    private readonly Stream sheet;
    private readonly XmlWriter xml;

    private Workbook(ZipArchive zip, Stream sheet)
    {
        (this.zip, this.sheet) = (zip, sheet);
        xml = XmlWriter.Create(sheet, new XmlWriterSettings { Async = true, CheckCharacters = false });   // text is cleaned below
    }

    /// <param name="to">A stream that can be sought in: the zip directory is written last.</param>
    /// <param name="headerRows">Rows that stay in sight while scrolling: the header and what stands above it.</param>
    /// <param name="widths">Column widths in letters of the default font; none leaves them to the program.</param>
    public static async Task<Workbook> CreateAsync(Stream to, int headerRows, IReadOnlyList<int> widths, CancellationToken cancel)
    {
        var archive = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        foreach (var (name, content) in Parts)
        {
            await using var part = await archive.CreateEntry(name).OpenAsync(cancel);
            await part.WriteAsync(Encoding.UTF8.GetBytes(content), cancel);
        }
        var workbook = new Workbook(archive, await archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).OpenAsync(cancel));
        await workbook.OpenSheetAsync(headerRows, widths);
        return workbook;
    }

    /// <summary>A width that shows a text: a Chinese character takes two letters.</summary>
    public static int WidthOf(string? text) => Math.Clamp((text ?? "").Sum(c => c < 0x2E80 ? 1 : 2) + 2, 8, 60);

    public ValueTask WriteRowAsync(IEnumerable<TableCell> cells, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        xml.WriteStartElement("row", Main);
        foreach (var cell in cells) { Write(cell); }
        xml.WriteEndElement();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        xml.WriteEndElement();
        xml.WriteEndElement();
        await xml.FlushAsync();
        await xml.DisposeAsync();
        await sheet.DisposeAsync();
        await zip.DisposeAsync();
    }

    private async Task OpenSheetAsync(int headerRows, IReadOnlyList<int> widths)
    {
        await xml.WriteStartDocumentAsync(standalone: true);
        xml.WriteStartElement("worksheet", Main);
        if (headerRows > 0)
        {
            xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"{headerRows}\" topLeftCell=\"A{headerRows + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"));
        }
        if (widths.Count > 0)
        {
            xml.WriteRaw("<cols>" + string.Concat(widths.Select((w, i) => string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{w}\" customWidth=\"1\"/>"))) + "</cols>");
        }
        xml.WriteStartElement("sheetData", Main);
    }

    private void Write(TableCell cell)
    {
        xml.WriteStartElement("c", Main);
        if (cell.Look != CellLook.Plain) { xml.WriteAttributeString("s", ((int)cell.Look).ToString(CultureInfo.InvariantCulture)); }
        if (cell.Number is { } number)
        {
            xml.WriteAttributeString("t", "n");
            xml.WriteElementString("v", Main, number.ToString("0.####", CultureInfo.InvariantCulture));
        }
        else if (!string.IsNullOrEmpty(cell.Text))
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Main);
            xml.WriteStartElement("t", Main);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(Printable(cell.Text.Length > LongestText ? cell.Text[..LongestText] : cell.Text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    // XML 1.0 has no place for most control characters or for half of a pair; a document read from a damaged file may hold some.
    internal static string Printable(string text) => text.All(IsPlain) ? text : new string([.. text.EnumerateRunes().Where(r => r.Value is '\t' or '\n' or '\r' or (>= ' ' and not 0xFFFE and not 0xFFFF)).SelectMany(r => r.ToString())]);

    private static bool IsPlain(char c) => c is '\t' or '\n' or '\r' || (c >= ' ' && c < 0xD800) || c is >= '\uE000' and < '\uFFFE';
}
