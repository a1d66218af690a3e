using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain.Ledger;
using Duixian.Log;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Desk.Receipts;

/// <summary>The receipt of an act, published or not, for those who may see it: <c>/desk/receipts/ACT.tlog-proof</c>. It proves its first entry and tells nothing of what is in it.</summary>
internal static class ReceiptFiles
{
    public static void MapReceipts(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/desk/receipts/{act:guid}" + LogReceipts.Extension, SendAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task SendAsync(HttpContext http, Guid act, SignedIn signedIn, DuixianDb db, LogReceipts receipts)
    {
        var cancel = http.RequestAborted;
        var found = await db.Acts.AsNoTracking().Where(a => a.Id == act).Select(a => new { a.Office, a.FirstEntry }).SingleOrDefaultAsync(cancel);
        if (found is null || signedIn.Actor is not { } by || !MaySee(by, found.Office)) { http.Response.StatusCode = StatusCodes.Status404NotFound; }
        else { await receipts.SendAsync(http.Response, found.FirstEntry, cancel); }
    }

    /// <summary>The filer's own office, those who review, and the auditor.</summary>
    private static bool MaySee(Actor by, string office) => by.May(Power.ReadAudit) || (by.May(Power.SeeSheets) && by.MayTouch(office));
}
