using Duixian.Accounts;
using Duixian.Audit;
using Duixian.Data;
using Duixian.Domain.Audit;
using Duixian.Domain.Ledger;
using Duixian.Domain.Registers;
using Duixian.Features.Registers.EditRows;
using Duixian.Features.Registers.ImportRows;
using Duixian.Features.Registers.RowList;
using Duixian.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Registers.Export;

/// <summary>Rows of a register as a file of the shape an import takes back: <c>/desk/registers/{id}.csv</c> and <c>.xlsx</c>, with the query of the page.</summary>
internal static class RegisterFiles
{
    public static void MapRegisterFiles(this IEndpointRouteBuilder routes)
    {
        foreach (var format in TableFile.Formats)
        {
            routes.MapGet("/desk/registers/{id:guid}." + format, (Guid id, HttpContext http, RegisterAccess access, SignedIn signedIn, DuixianDb db, AuditTrail audit, IStringLocalizer<RegistersText> text) =>
                    SendAsync(id, format, http, access, signedIn, db, audit, text))
                .RequireAuthorization(nameof(Power.SeeRegisters)).ExcludeFromDescription();
        }
    }

    private static async Task SendAsync(Guid id, string format, HttpContext http, RegisterAccess access, SignedIn signedIn, DuixianDb db, AuditTrail audit, IStringLocalizer<RegistersText> text)
    {
        var cancel = http.RequestAborted;
        if (await access.FindAsync(id, signedIn.Actor, cancel) is not { } scope)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        await audit.RecordAsync(AuditKind.Export, AuditOutcome.Done, null, http.Request.Path, $"{format} {http.Request.QueryString}", cancel);
        var places = await access.PlacesAsync(cancel);
        var query = RowsQuery.From(http.Request.Query);
        var rows = query.Sort(query.Select(scope.Rows(db.RegisterRows.AsNoTracking()), scope.Register.Kind)).Take(Register.MostRows).AsAsyncEnumerable();
        await TableFile.SendAsync(http.Response, format, scope.Register.Title, RowColumns.Headers(scope.Register.Kind, text), rows, row => RowColumns.Cells(row, scope.Register.Kind, places, text), cancel);
    }
}
