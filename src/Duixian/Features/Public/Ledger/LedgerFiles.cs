using System.Reflection;
using Duixian.Data;
using Duixian.Log;
using Duixian.Shell;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.Ledger;

/// <summary>What people take with them to check the log: the page, the script, an entry's bytes.</summary>
internal static class LedgerFiles
{
    public const string ScriptPath = "/ledger/verify_log.py";
    private const string ScriptName = "ledger/verify_log.py";

    public static void Map(IEndpointRouteBuilder routes)
    {
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods(OfflinePage.Path, reading, PageAsync).WithMetadata(new OwnContentPolicy()).ExcludeFromDescription();
        routes.MapMethods(ScriptPath, reading, ScriptAsync).ExcludeFromDescription();
        routes.MapMethods("/ledger/{seq:long}.json", reading, EntryAsync).ExcludeFromDescription();
        routes.MapMethods(LogArchive.Path, reading, ArchiveAsync).ExcludeFromDescription();
    }

    private static async Task PageAsync(HttpContext http, OfflinePage page)
    {
        http.Response.Headers.ContentSecurityPolicy = page.Policy;
        await SendAsync(http, page.Bytes, "text/html; charset=utf-8");
    }

    /// <summary>The same bytes as <c>tools/verify_log.py</c>.</summary>
    private static async Task ScriptAsync(HttpContext http) => await SendAsync(http, Embedded(ScriptName), "text/x-python; charset=utf-8");

    private static async Task EntryAsync(HttpContext http, long seq, DuixianDb db)
    {
        // Also of what is not published: these are the bytes the log's bundles hold, and they tell nothing.
        var bytes = await db.LedgerEntries.Where(e => e.Seq == seq).Select(e => e.Bytes).SingleOrDefaultAsync(http.RequestAborted);
        if (bytes is null) { http.Response.StatusCode = StatusCodes.Status404NotFound; }
        else { await SendAsync(http, bytes, "application/json; charset=utf-8"); }
    }

    private static async Task ArchiveAsync(HttpContext http, LogArchive archive)
    {
        if (await archive.FindAsync(http.RequestAborted) is not { } path)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        (http.Response.ContentType, http.Response.Headers.CacheControl) = ("application/gzip", "no-cache");
        if (!HttpMethods.IsHead(http.Request.Method)) { await http.Response.SendFileAsync(path, http.RequestAborted); }
    }

    internal static byte[] Embedded(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program was built without {name}.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static async Task SendAsync(HttpContext http, byte[] content, string type)
    {
        (http.Response.ContentType, http.Response.ContentLength, http.Response.Headers.CacheControl) = (type, content.Length, "no-cache");
        if (!HttpMethods.IsHead(http.Request.Method)) { await http.Response.Body.WriteAsync(content, http.RequestAborted); }
    }
}
