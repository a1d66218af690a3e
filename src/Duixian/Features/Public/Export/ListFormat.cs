using Duixian.Data.Rollups;
using Duixian.Files;

namespace Duixian.Features.Public.Export;

/// <summary>The forms a list can be taken away in; pages and the command line write the same bytes.</summary>
internal static class ListFormat
{
    public static readonly IReadOnlyList<string> Names = ["csv", "xlsx", "json"];

    public static string MediaTypeOf(string format) => format switch
    {
        "json" => ListJson.MediaType,
        _ => TableFile.MediaTypeOf(format),
    };

    public static Task WriteAsync(string format, Stream to, PlanSummary plan, IAsyncEnumerable<ExportRow> rows, PublicWords words, CancellationToken cancel) =>
        format == "json"
            ? ListJson.WriteAsync(to, plan, rows, cancel)
            : TableFile.WriteAsync(format, to, [.. ListColumns.All.Select(c => words["Column." + c.Key])], rows, row => ListColumns.All.Select(c => c.Cell(row, words)), cancel);
}
