using Duixian.Audit;
using Duixian.Domain.Audit;

namespace Duixian.Files;

/// <summary>A file of one table, written row by row; disposing finishes it.</summary>
internal interface ITableWriter : IAsyncDisposable
{
    ValueTask WriteRowAsync(IEnumerable<TableCell> cells, CancellationToken cancel);
}

/// <summary>A table as a file to take away: the forms every list of the desk offers.</summary>
internal static class TableFile
{
    public static readonly IReadOnlyList<string> Formats = ["csv", "xlsx"];

    public static string MediaTypeOf(string format) => format == "csv" ? CsvTable.MediaType : Workbook.MediaType;

    /// <param name="to">Need not be seekable.</param>
    /// <param name="format">csv or xlsx.</param>
    public static async Task WriteAsync<TRow>(string format, Stream to, IReadOnlyList<string> header, IAsyncEnumerable<TRow> rows, Func<TRow, IEnumerable<TableCell>> cells, CancellationToken cancel)
    {
        if (format == "csv")
        {
            await using var csv = new CsvTable(to);
            await WriteRowsAsync(csv, header, rows, cells, cancel);
            return;
        }
        using var file = new MemoryStream();   // a workbook is written back and forth
        await using (var workbook = await Workbook.CreateAsync(file, headerRows: 1, [.. header.Select(Workbook.WidthOf)], cancel))
        {
            await WriteRowsAsync(workbook, header, rows, cells, cancel);
        }
        file.Position = 0;
        await file.CopyToAsync(to, cancel);
    }

    /// <summary>Answers a request with the table as a file of this name.</summary>
    /// <remarks>A list of the desk that leaves the house stands in the audit trail before its first byte is sent; when it cannot, nothing is sent.</remarks>
    public static async Task SendAsync<TRow>(HttpResponse response, string format, string name, IReadOnlyList<string> header, IAsyncEnumerable<TRow> rows, Func<TRow, IEnumerable<TableCell>> cells, CancellationToken cancel)
    {
        var request = response.HttpContext.Request;
        if (request.Path.StartsWithSegments("/desk", StringComparison.Ordinal))
        {
            await response.HttpContext.RequestServices.GetRequiredService<AuditTrail>().RecordAsync(AuditKind.Export, AuditOutcome.Done, null, request.Path + request.QueryString, $"{name}.{format}", cancel);
        }
        SetHeaders(response, format, name);
        await WriteAsync(format, response.Body, header, rows, cells, cancel);
    }

    /// <summary>A name may be Chinese: browsers are told in both ways they know.</summary>
    public static void SetHeaders(HttpResponse response, string format, string name)
    {
        var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{name}.{format}");
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = MediaTypeOf(format);
    }

    private static async Task WriteRowsAsync<TRow>(ITableWriter writer, IReadOnlyList<string> header, IAsyncEnumerable<TRow> rows, Func<TRow, IEnumerable<TableCell>> cells, CancellationToken cancel)
    {
        await writer.WriteRowAsync(header.Select(name => new TableCell(name, Look: CellLook.Header)), cancel);
        await foreach (var row in rows.WithCancellation(cancel)) { await writer.WriteRowAsync(cells(row), cancel); }
    }
}
