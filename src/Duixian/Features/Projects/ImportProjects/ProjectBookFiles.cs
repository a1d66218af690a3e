using Duixian.Accounts;
using Duixian.Audit;
using Duixian.Domain.Audit;
using Duixian.Domain.Ledger;
using Duixian.Files;
using Duixian.Reading.Projects;
using Duixian.Shell;
using Duixian.Shell.Refusals;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Projects.ImportProjects;

/// <summary>The refused rows of a kept ledger as a workbook: every column as it was read, and why in a last one.</summary>
internal static class ProjectBookFiles
{
    public static void MapProjectBookFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/desk/projects/refused.xlsx", RefusedAsync).RequireAuthorization(nameof(Power.KeepProjects)).ExcludeFromDescription();
        routes.MapGet("/desk/projects/books/{sha256}.xlsx", BookAsync).RequireAuthorization(nameof(Power.KeepProjects)).ExcludeFromDescription();
    }

    public static string RefusedPath(string sha256, string fileName) => $"/desk/projects/refused.xlsx{QueryString.Create(new KeyValuePair<string, string?>[] { new("file", sha256), new("name", fileName) })}";

    private static async Task RefusedAsync(HttpContext http, string? file, string? name, SignedIn signedIn, ProjectBooks books, BookMatching matching, RefusalSentences sentences, IStringLocalizer<ProjectsText> text)
    {
        if (!signedIn.May(Power.KeepProjects)) { http.Response.StatusCode = StatusCodes.Status403Forbidden; return; }
        var read = await books.ReadAsync(name ?? "", file ?? "", http.RequestAborted);
        if (read.Refusal is { } no) { http.Response.StatusCode = no.Code == "imports.file-gone" ? StatusCodes.Status404NotFound : no.StatusCode; return; }
        var trial = await matching.TryAsync(read.Value, file ?? "", http.RequestAborted);
        var refused = trial.Rows.Where(r => r.Refusal is not null).ToList();
        var sheets = refused.Select(r => r.Row.Sheet).Distinct(StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var columns = read.Value.Sheets.Where(s => sheets.Contains(s.Name)).SelectMany(s => s.Columns.Select(c => c.Header)).Where(h => h.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var headerOf = read.Value.Sheets.ToDictionary(s => s.Name, s => s.Columns.ToDictionary(c => c.Letters, c => c.Header, StringComparer.Ordinal), StringComparer.Ordinal);
        await TableFile.SendAsync(http.Response, "xlsx", Path.GetFileNameWithoutExtension(name ?? "projects") + "-" + refused.Count, [text["Import.Where"], .. columns, text["Import.Why"]], refused.ToAsyncEnumerable(), Cells, http.RequestAborted);

        IEnumerable<TableCell> Cells(BookRow row)
        {
            var shown = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var source in row.Row.Sources.Values) { if (headerOf[row.Row.Sheet].GetValueOrDefault(Letters(source.Address)) is { } header) { shown[header] = source.Raw; } }
            foreach (var cell in row.Row.Unmapped) { shown[cell.Header] = cell.Text; }
            yield return new($"{row.Row.Sheet} {row.Row.Line}");
            foreach (var column in columns) { yield return shown.GetValueOrDefault(column); }
            yield return new(sentences.Say(row.Refusal!), Look: CellLook.Note);   // only refused rows are written
        }
    }

    private static async Task BookAsync(HttpContext http, string sha256, SignedIn signedIn, HandBack handBack, AuditTrail audit)
    {
        var book = await handBack.OfAsync(sha256, signedIn.Actor ?? Actor.Anyone, http.RequestAborted);
        if (book.Refusal is not null) { http.Response.StatusCode = StatusCodes.Status404NotFound; return; }
        await audit.RecordAsync(AuditKind.Export, AuditOutcome.Done, null, http.Request.Path, book.Value.FileName, http.RequestAborted);
        TableFile.SetHeaders(http.Response, "xlsx", Path.GetFileNameWithoutExtension(book.Value.FileName));
        await http.Response.Body.WriteAsync(book.Value.Content, http.RequestAborted);
    }

    private static string Letters(string address) => new([.. address.TakeWhile(char.IsAsciiLetter)]);
}
