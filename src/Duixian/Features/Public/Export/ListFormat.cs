using Duixian.Data.Rollups;

namespace Duixian.Features.Public.Export;

/// <summary>The forms a list can be taken away in; pages and the command line write the same bytes.</summary>
internal static class ListFormat
{
    public static readonly IReadOnlyList<string> Names = ["csv", "xlsx", "json"];

    public static string MediaTypeOf(string format) => format switch
    {
        "csv" => ListCsv.MediaType,
        "json" => ListJson.MediaType,
        _ => ListWorkbook.MediaType,
    };

    public static async Task WriteAsync(string format, Stream to, PlanSummary plan, IAsyncEnumerable<ExportRow> rows, PublicWords words, CancellationToken cancel)
    {
        switch (format)
        {
            case "csv": await ListCsv.WriteAsync(to, rows, words, cancel); break;
            case "json": await ListJson.WriteAsync(to, plan, rows, cancel); break;
            default:
                using (var file = new MemoryStream())   // a workbook is written back and forth
                {
                    await ListWorkbook.WriteAsync(file, rows, words, cancel);
                    file.Position = 0;
                    await file.CopyToAsync(to, cancel);
                }
                break;
        }
    }
}
