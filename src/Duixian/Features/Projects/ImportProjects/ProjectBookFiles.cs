using Duixian.Accounts;
using Duixian.Audit;
using Duixian.Domain.Audit;
using Duixian.Domain.Ledger;
using Duixian.Files;
using Duixian.Files.Imports;
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

    private static async Task RefusedAsync(HttpContext http, string? file, string? name, SignedIn signedIn, ProjectBooks books, BookMatching matching, RefusedRows rows, RefusalSentences sentences, AuditTrail audit, IStringLocalizer<ProjectsText> text)
    {
        if (!signedIn.May(Power.KeepProjects)) { http.Response.StatusCode = StatusCodes.Status403Forbidden; return; }
        var read = await books.ReadAsync(name ?? "", file ?? "", http.RequestAborted);
        if (read.Refusal is { } no) { http.Response.StatusCode = no == ImportRefusal.FileGone ? StatusCodes.Status404NotFound : no.StatusCode; return; }
        var refused = (await matching.TryAsync(read.Value, http.RequestAborted)).Rows.Where(r => r.Refusal is not null).ToList();
        var sheets = read.Value.Sheets.Where(s => refused.Exists(r => r.Row.Sheet == s.Name)).ToDictionary(s => s.Name, s => s.Columns.ToDictionary(c => c.Letters, c => c.Header, StringComparer.Ordinal), StringComparer.Ordinal);
        var columns = sheets.Values.SelectMany(s => s.Values).Where(h => h.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        await audit.RecordAsync(AuditKind.Export, AuditOutcome.Done, null, http.Request.Path, name ?? "", http.RequestAborted);
        await rows.SendAsync(http, name ?? "projects", [text["Import.Where"], .. columns], [.. refused.Select(r => new RefusedLine(Cells(r.Row, columns, sheets[r.Row.Sheet]), sentences.Say(r.Refusal!)))]);   // filtered for
    }

    /// <summary>A row as it was read, in the columns of all sheets together; where it stood comes first.</summary>
    private static IReadOnlyList<TableCell> Cells(ProjectRow row, IReadOnlyList<string> columns, Dictionary<string, string> headers)
    {
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in row.Sources.Values) { if (headers.GetValueOrDefault(Letters(source.Address)) is { } header) { shown[header] = source.Raw; } }
        foreach (var cell in row.Unmapped) { shown[cell.Header] = cell.Text; }
        return [new($"{row.Sheet} {row.Line}"), .. columns.Select(c => new TableCell(shown.GetValueOrDefault(c)))];
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
