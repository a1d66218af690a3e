using System.Text;
using Duixian.Accounts;
using Duixian.Data;
using Duixian.Data.Ledger;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Evidence;
using Duixian.Domain.Ledger;
using Duixian.Domain.Standings;
using Duixian.Log;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Desk.Receipts;

/// <summary>
/// For those who may see an act, published or not: its receipt (<c>/desk/receipts/ACT.tlog-proof</c>), which proves its first entry and tells nothing of what is in it,
/// and what opens its entries (<c>/desk/receipts/ACT.json</c>), so that the holder can show what was filed. The person stays a commitment there.
/// </summary>
internal static class ReceiptFiles
{
    /// <summary>What is said about promises; accounts, people and lists of beneficiaries are opened for nobody.</summary>
    private static readonly string[] Shown =
    [
        .. new[] { typeof(SheetMoved), typeof(CorrectionProposed), typeof(CorrectionRefused), typeof(ScheduleChangeProposed), typeof(ScheduleChangeRefused), typeof(EvidenceAdded), typeof(EvidenceRegraded), typeof(EvidenceWithdrawn) }
            .Select(BodyJson.NameOf),
    ];

    public static void MapReceipts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/desk/receipts/{act:guid}" + LogReceipts.Extension, SendAsync).RequireAuthorization().ExcludeFromDescription();
        routes.MapGet("/desk/receipts/{act:guid}.json", OpenAsync).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task SendAsync(HttpContext http, Guid act, SignedIn signedIn, DuixianDb db, LogReceipts receipts)
    {
        var cancel = http.RequestAborted;
        if (await FindAsync(act, signedIn, db, cancel) is { } found) { await receipts.SendAsync(http.Response, found.FirstEntry, cancel); }
        else { http.Response.StatusCode = StatusCodes.Status404NotFound; }
    }

    private static async Task<IResult> OpenAsync(HttpContext http, Guid act, SignedIn signedIn, DuixianDb db)
    {
        var cancel = http.RequestAborted;
        if (await FindAsync(act, signedIn, db, cancel) is null) { return Results.NotFound(); }
        var secrets = await (
            from entry in db.LedgerEntries.AsNoTracking()
            join secret in db.LedgerPrivate.AsNoTracking() on entry.Seq equals secret.Seq
            where entry.ActId == act && !entry.IsPublic && Shown.Contains(entry.Type) && secret.Person != null
            orderby entry.Seq
            select secret).ToListAsync(cancel);
        if (secrets.Count == 0) { return Results.NotFound(); }   // all of it is public, or nobody's to open
        (http.Response.Headers.CacheControl, http.Response.Headers.ContentDisposition) = ("no-store", $"attachment; filename=\"{secrets[0].Seq}.json\"");
        return Results.Json(new { openings = secrets.Select(s => new { entry = s.Seq, salt = Convert.ToBase64String(s.Salt), content = Encoding.UTF8.GetString(s.Content) }) });
    }

    /// <summary>The filer's own office, those who review, and the auditor.</summary>
    private static async Task<ActRow?> FindAsync(Guid act, SignedIn signedIn, DuixianDb db, CancellationToken cancel) =>
        await db.Acts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == act, cancel) is { } found && signedIn.Actor is { } by && (by.May(Power.ReadAudit) || (by.May(Power.SeeSheets) && by.MayTouch(found.Office)))
            ? found
            : null;
}
