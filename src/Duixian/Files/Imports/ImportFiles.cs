using Duixian.Accounts;
using Duixian.Domain.Ledger;
using Duixian.Shell;

namespace Duixian.Files.Imports;

/// <summary>The workbooks of an import: the refused rows of a kept file, and the empty table to fill.</summary>
internal static class ImportFiles
{
    public static void AddImports(this IServiceCollection services)
    {
        services.AddScoped<ImportRun>();
        services.AddScoped<RefusedRows>();
    }

    public static void MapImportFiles(this IEndpointRouteBuilder routes)
    {
        // They belong to the pages they are linked from, not to the API. Which power is needed depends on the kind and is asked inside.
        routes.MapGet("/desk/import-files/{kind}/refused.xlsx", RefusedAsync).RequireAuthorization().ExcludeFromDescription();
        routes.MapGet("/desk/import-files/{kind}/empty.xlsx", EmptyAsync).RequireAuthorization().ExcludeFromDescription();
    }

    public static string RefusedPath(string kind, string? of, string fileName, string sha256) =>
        $"/desk/import-files/{kind}/refused.xlsx{QueryString.Create([new("file", sha256), new("name", fileName), .. Of(of)])}";

    public static string EmptyPath(string kind, string? of) => $"/desk/import-files/{kind}/empty.xlsx{QueryString.Create(Of(of))}";

    private static IEnumerable<KeyValuePair<string, string?>> Of(string? of) => of is null ? [] : [new("of", of)];

    private static async Task RefusedAsync(HttpContext http, string kind, string? file, string? name, string? of, SignedIn signedIn, ImportRun imports, RefusedRows refused)
    {
        var actor = signedIn.Actor ?? Actor.Anyone;
        var tried = await imports.TryAsync(kind, of, name ?? "", file ?? "", actor, http.RequestAborted);
        if (tried.Refusal is { } refusal)
        {
            http.Response.StatusCode = refusal == ImportRefusal.FileGone ? StatusCodes.Status404NotFound : refusal.StatusCode;
            return;
        }
        await refused.SendAsync(http, name ?? kind, tried.Value.Table.Headers, refused.LinesOf(tried.Value));
    }

    private static async Task EmptyAsync(HttpContext http, string kind, string? of, SignedIn signedIn, ImportRun imports)
    {
        var columns = await imports.ColumnsAsync(kind, of, signedIn.Actor ?? Actor.Anyone, http.RequestAborted);
        if (columns.Refusal is { } refusal)
        {
            http.Response.StatusCode = refusal.StatusCode;
            return;
        }
        var names = columns.Value.All.Select(c => c.Name).ToList();
        using var file = new MemoryStream();
        await using (var workbook = await Workbook.CreateAsync(file, headerRows: 1, [.. names.Select(n => Workbook.WidthOf(n) + 4)], http.RequestAborted))
        {
            await workbook.WriteRowAsync(names.Select(n => new TableCell(n, Look: CellLook.Header)), http.RequestAborted);
        }
        TableFile.SetHeaders(http.Response, "xlsx", kind);
        file.Position = 0;
        await file.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
