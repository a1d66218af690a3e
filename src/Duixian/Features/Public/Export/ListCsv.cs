using CsvHelper;

namespace Duixian.Features.Public.Export;

/// <summary>A list as CSV that a spreadsheet opens as it is: UTF-8 with a mark, CRLF, and no text that could calculate.</summary>
internal static class ListCsv
{
    public const string MediaType = "text/csv; charset=utf-8";

    // Text that begins like a formula gets an apostrophe before it; numbers are written as numbers, so −5 stays one.
    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    public static async Task WriteAsync(Stream to, IAsyncEnumerable<ExportRow> rows, PublicWords words, CancellationToken cancel)
    {
        await using var csv = CsvWriter.Create(to, Options, leaveOpen: true);
        foreach (var column in ListColumns.All) { csv.WriteField(words["Column." + column.Key]); }
        await csv.EndRecordAsync(cancel);
        await foreach (var row in rows.WithCancellation(cancel))
        {
            foreach (var column in ListColumns.All)
            {
                if (column.Number is { } number) { csv.WriteField(number(row), "0.####"); }
                else { csv.WriteField(column.Words?.Invoke(row, words)); }
            }
            await csv.EndRecordAsync(cancel);
        }
        await csv.FlushAsync(cancel);
    }
}
