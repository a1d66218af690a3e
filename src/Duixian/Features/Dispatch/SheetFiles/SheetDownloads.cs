using System.IO.Compression;
using Duixian.Accounts;
using Duixian.Audit;
using Duixian.Domain.Audit;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Files;
using Duixian.Shell;
using Duixian.Shell.Refusals;

namespace Duixian.Features.Dispatch.SheetFiles;

/// <summary>A party's sheet as a workbook, the same split by township, a checked file with its marks, and all sheets of a round at once. Each leaves a line in the audit trail before its first byte.</summary>
internal static class SheetDownloads
{
    private const string Sheet = "/desk/sheets/{year:int}/{plan}/{round:int}/{party}";

    public static void AddSheetFiles(this IServiceCollection services)
    {
        services.AddScoped<PartySheets>();
        services.AddScoped<Townships>();
        services.AddScoped<SheetForm>();
        services.AddScoped<SheetUpload>();
        services.AddScoped<SheetMerge>();
    }

    public static void MapSheetFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Sheet + ".xlsx", WholeAsync).RequireAuthorization(nameof(Power.SeeSheets)).ExcludeFromDescription();
        routes.MapGet(Sheet + "/townships.xlsx", TabsAsync).RequireAuthorization(nameof(Power.SeeSheets)).ExcludeFromDescription();
        routes.MapGet(Sheet + "/townships.zip", PartsAsync).RequireAuthorization(nameof(Power.SeeSheets)).ExcludeFromDescription();
        routes.MapGet(Sheet + "/checked.xlsx", CheckedAsync).RequireAuthorization(nameof(Power.FillSheets)).ExcludeFromDescription();
        routes.MapGet("/desk/sheets/{year:int}/{plan}/{round:int}.zip", RoundAsync).RequireAuthorization(nameof(Power.KeepRounds)).ExcludeFromDescription();
    }

    private static async Task WholeAsync(HttpContext http, int year, string plan, int round, string party, SignedIn signedIn, PartySheets sheets, SheetForm form, AuditTrail audit)
    {
        if (await FindAsync(http, sheets, signedIn, year, plan, round, party) is not { } sheet) { return; }
        await SendAsync(http, audit, SheetForm.NameOf(sheet) + ".xlsx", Workbook.MediaType, form.Write(sheet));
    }

    private static async Task TabsAsync(HttpContext http, int year, string plan, int round, string party, SignedIn signedIn, PartySheets sheets, Townships townships, SheetForm form, AuditTrail audit)
    {
        if (await FindAsync(http, sheets, signedIn, year, plan, round, party) is not { } sheet || await TownshipsAsync(http, townships, sheet) is not { } parts) { return; }
        await SendAsync(http, audit, SheetForm.NameOf(sheet) + "-" + parts.Count + ".xlsx", Workbook.MediaType, form.WriteParts(sheet, parts));
    }

    private static async Task PartsAsync(HttpContext http, int year, string plan, int round, string party, SignedIn signedIn, PartySheets sheets, Townships townships, SheetForm form, AuditTrail audit)
    {
        if (await FindAsync(http, sheets, signedIn, year, plan, round, party) is not { } sheet || await TownshipsAsync(http, townships, sheet) is not { } parts) { return; }
        using var file = new MemoryStream();
        await using (var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, http.RequestAborted))
        {
            foreach (var part in parts) { await PutAsync(zip, $"{part.Name}-{sheet.Round.Title}", form.WriteParts(sheet, [part]), http.RequestAborted); }
        }
        await SendAsync(http, audit, SheetForm.NameOf(sheet) + "-" + parts.Count + ".zip", "application/zip", file.ToArray());
    }

    private static async Task CheckedAsync(HttpContext http, int year, string plan, int round, string party, string? file, string? name, SignedIn signedIn, PartySheets sheets, SheetUpload upload, AuditTrail audit)
    {
        if (await FindAsync(http, sheets, signedIn, year, plan, round, party) is not { } sheet) { return; }
        var marked = await upload.MarkAsync(sheet, name ?? "", file ?? "", http.RequestAborted);
        if (marked.Refusal is { } no)
        {
            http.Response.StatusCode = no == SheetFileRefusal.FileGone ? StatusCodes.Status404NotFound : no.StatusCode;
            return;
        }
        await SendAsync(http, audit, Path.GetFileNameWithoutExtension(string.IsNullOrEmpty(name) ? SheetForm.NameOf(sheet) : name) + ".xlsx", Workbook.MediaType, marked.Value);
    }

    private static async Task RoundAsync(HttpContext http, int year, string plan, int round, SignedIn signedIn, PartySheets sheets, SheetForm form, AuditTrail audit)
    {
        using var file = new MemoryStream();
        var title = "";
        await using (var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, http.RequestAborted))
        {
            await foreach (var sheet in sheets.AllAsync(new PlanAddress(year, plan), round, signedIn.Actor ?? Actor.Anyone, http.RequestAborted))
            {
                title = sheet.Round.Title;
                await PutAsync(zip, $"{sheet.Party}-{sheet.PartyName}", form.Write(sheet), http.RequestAborted);
            }
        }
        if (title.Length == 0)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        await SendAsync(http, audit, title + ".zip", "application/zip", file.ToArray());
    }

    private static async Task<PartySheet?> FindAsync(HttpContext http, PartySheets sheets, SignedIn signedIn, int year, string plan, int round, string party)
    {
        var sheet = await sheets.FindAsync(new PlanAddress(year, plan), round, party, signedIn.Actor, http.RequestAborted);
        if (sheet is null) { http.Response.StatusCode = StatusCodes.Status404NotFound; }
        return sheet;
    }

    private static async Task<IReadOnlyList<Township>?> TownshipsAsync(HttpContext http, Townships townships, PartySheet sheet)
    {
        var found = await townships.OfAsync(sheet.Party, sheet.Round.To, http.RequestAborted);
        if (found.Count > 0) { return found; }
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return null;
    }

    private static async Task PutAsync(ZipArchive zip, string name, byte[] content, CancellationToken cancel)
    {
        var clean = string.Concat(name.Select(c => char.IsControl(c) || c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' ? '-' : c));
        await using var part = await zip.CreateEntry(clean + ".xlsx", CompressionLevel.NoCompression).OpenAsync(cancel);   // a workbook is compressed already
        await part.WriteAsync(content, cancel);
    }

    private static async Task SendAsync(HttpContext http, AuditTrail audit, string name, string mediaType, byte[] content)
    {
        await audit.RecordAsync(AuditKind.Export, AuditOutcome.Done, null, http.Request.Path, name, http.RequestAborted);
        var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.ContentType = mediaType;
        await http.Response.Body.WriteAsync(content, http.RequestAborted);
    }
}
