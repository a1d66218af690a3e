using Duixian.Accounts;
using Duixian.Domain.Ledger;
using Duixian.Files;
using Duixian.Files.Imports;

namespace Duixian.Features.Directory.Overview;

/// <summary>The tables of the directory as files, in the columns their import takes back.</summary>
internal static class DirectoryFiles
{
    public static void MapDirectoryFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/desk/directory/{table:regex(^(units|offices|regions)$)}.{format:regex(^(csv|xlsx)$)}", SendAsync).RequireAuthorization(nameof(Power.SeeDirectory)).ExcludeFromDescription();

    private static async Task SendAsync(HttpContext http, string table, string format, DirectoryEntries entries, IEnumerable<TableImport> kinds, SignedIn signedIn)
    {
        var columns = await kinds.Single(k => k.Kind == table).ColumnsAsync(new ImportAsk(signedIn.Actor ?? Actor.Anyone, null), http.RequestAborted);
        var rows = await entries.RowsAsync(table, http.RequestAborted);
        var keys = columns.Value.All;
        await TableFile.SendAsync(http.Response, format, table, [.. keys.Select(c => c.Name)], rows.ToAsyncEnumerable(), row => keys.Select(c => new TableCell(row[c.Key])), http.RequestAborted);
    }
}
