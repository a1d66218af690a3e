using Duixian.Accounts;
using Duixian.Audit;
using Duixian.Data;
using Duixian.Domain.Audit;
using Duixian.Domain.Evidence;
using Duixian.Domain.Ledger;
using Duixian.Features.Evidence.EvidenceList;
using Duixian.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace Duixian.Features.Evidence.ServeEvidence;

/// <summary>The files themselves: to take away, never to be shown inside a page of ours.</summary>
internal static class EvidenceFiles
{
    public static void MapEvidenceFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/desk/evidence/{id:guid}/file", InternalAsync).RequireAuthorization(nameof(Power.SeeSheets)).ExcludeFromDescription();
        routes.MapGet("/evidence/{sha256}.{extension}", ReleasedAsync).ExcludeFromDescription();
        foreach (var format in TableFile.Formats)
        {
            routes.MapGet($"/desk/evidence.{format}", (HttpContext http, SignedIn signedIn, EvidenceLines lines, EvidenceWords words) => ListAsync(http, format, signedIn, lines, words))
                .RequireAuthorization(nameof(Power.SeeSheets)).ExcludeFromDescription();
        }
    }

    /// <summary>The file as it came, to those within scope; a line of the audit trail stands before its first byte.</summary>
    private static async Task InternalAsync(Guid id, HttpContext http, SignedIn signedIn, EvidenceAccess access, StoredFiles files, AuditTrail audit)
    {
        if (signedIn.Actor is not { } by || await access.FileAsync(id, by, http.RequestAborted) is not { } file || !files.Holds(file.Sha256))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        await audit.RecordAsync(AuditKind.Export, AuditOutcome.Done, null, http.Request.Path, file.Sha256, http.RequestAborted);
        await SentFile.SendAsync(http, files.PathOf(file.Sha256), file.Name, file.Format);
    }

    /// <summary>A cleaned copy. Only what is released now: the digest of anything else opens nothing.</summary>
    private static async Task ReleasedAsync(string sha256, string extension, HttpContext http, DuixianDb db, StoredFiles files)
    {
        var file = await db.EvidenceFiles.AsNoTracking()
            .Where(f => f.ReleasedSha256 == sha256 && f.Label == EvidenceLabel.Released).OrderBy(f => f.Id).Select(f => new { f.Format, f.ReleasedTitle }).FirstOrDefaultAsync(http.RequestAborted);
        if (file is null || file.Format.Extension != extension || !files.Holds(sha256))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        // Kept by browsers and proxies, who ask each time: what is taken back is gone at once.
        http.Response.Headers.CacheControl = "public, no-cache";
        http.Response.Headers.ETag = $"\"{sha256}\"";
        if (EntityTagHeaderValue.TryParseList(http.Request.Headers.IfNoneMatch, out var known) && known.Any(t => t.Tag == $"\"{sha256}\""))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        await SentFile.SendAsync(http, files.PathOf(sha256), $"{file.ReleasedTitle}.{file.Format.Extension}", file.Format);
    }

    private static async Task ListAsync(HttpContext http, string format, SignedIn signedIn, EvidenceLines lines, EvidenceWords words)
    {
        var query = EvidenceQuery.From(http.Request.Query);
        var rows = await lines.AllAsync(query, signedIn.Actor!, http.RequestAborted);   // the policy let nobody else in
        await TableFile.SendAsync(http.Response, format, words["Evidence"], lines.Headers, rows.ToAsyncEnumerable(), lines.Cells, http.RequestAborted);
    }
}
