using CsvHelper;

namespace Duixian.Files;

/// <summary>A table as CSV that a spreadsheet opens as it is: UTF-8 with a mark, CRLF, and no text that could calculate.</summary>
internal sealed class CsvTable : ITableWriter
{
    public const string MediaType = "text/csv; charset=utf-8";

    // Text that begins like a formula gets an apostrophe before it; numbers are written as numbers, so −5 stays one.
    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    private readonly CsvWriter csv;

    public CsvTable(Stream to) => csv = CsvWriter.Create(to, Options, leaveOpen: true);

    public async ValueTask WriteRowAsync(IEnumerable<TableCell> cells, CancellationToken cancel)
    {
        foreach (var cell in cells)
        {
            if (cell.Number is not null) { csv.WriteField(cell.Number, "0.####"); }
            else { csv.WriteField(cell.Text); }
        }
        await csv.EndRecordAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await csv.FlushAsync(CancellationToken.None);
        await csv.DisposeAsync();
    }
}
