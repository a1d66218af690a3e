using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Duixian.Features.Public.Export;

/// <summary>A list as XLSX, written row by row. Text cells are typed as text, so nothing in them is ever calculated; numbers are numbers.</summary>
internal static class ListWorkbook
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Excel's own limit for one cell.</summary>
    private const int LongestText = 32_767;

    /// <param name="to">A stream that can be sought in: the zip directory is written last.</param>
    public static async Task WriteAsync(Stream to, IAsyncEnumerable<ExportRow> rows, PublicWords words, CancellationToken cancel)
    {
        using var document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var sheet = workbook.AddNewPart<WorksheetPart>();
        using (var writer = OpenXmlWriter.Create(sheet))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
            writer.WriteStartElement(new SheetData());
            writer.WriteStartElement(new Row());
            foreach (var column in ListColumns.All) { Write(writer, words["Column." + column.Key]); }
            writer.WriteEndElement();
            await foreach (var row in rows.WithCancellation(cancel))
            {
                writer.WriteStartElement(new Row());
                foreach (var column in ListColumns.All)
                {
                    if (column.Number is { } number) { Write(writer, number(row)); }
                    else { Write(writer, column.Words?.Invoke(row, words)); }
                }
                writer.WriteEndElement();
            }
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = words["Sheet"] }));
    }

    private static void Write(OpenXmlWriter writer, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            writer.WriteElement(new Cell());
            return;
        }
        var kept = text.Length > LongestText ? text[..LongestText] : text;
        writer.WriteElement(new Cell(new InlineString(new Text(Printable(kept)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString });
    }

    private static void Write(OpenXmlWriter writer, decimal? number) =>
        writer.WriteElement(number is { } known ? new Cell(new CellValue(known.ToString(CultureInfo.InvariantCulture))) { DataType = CellValues.Number } : new Cell());

    // XML 1.0 has no place for most control characters; a document read from a damaged file may hold some.
    private static string Printable(string text) =>
        text.Any(c => c < ' ' && c is not ('\t' or '\n' or '\r')) ? new string([.. text.Where(c => c >= ' ' || c is '\t' or '\n' or '\r')]) : text;
}
