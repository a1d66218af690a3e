using Duixian.Data;
using Duixian.Log;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.Log;

/// <summary>The log under <c>/log</c>, for whoever wants to verify it: the files as C2SP lays them out. No cookie, no person.</summary>
internal static class LogRoutes
{
    private const string Text = "text/plain; charset=utf-8";
    private const string Ask = "no-cache";
    private const string Forever = "public, max-age=31536000, immutable";

    /// <summary>A partial tile never changes either, but is gone once the full one is there.</summary>
    private const string Hour = "public, max-age=3600";

    public static void MapLog(this IEndpointRouteBuilder routes)
    {
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods("/log/checkpoint", reading, CheckpointAsync).ExcludeFromDescription();
        routes.MapMethods("/log/key", reading, KeyAsync).ExcludeFromDescription();
        routes.MapMethods("/log/tile/{**path}", reading, TileAsync).ExcludeFromDescription();
        routes.MapMethods("/log/figures/{size:long}", reading, FiguresAsync).ExcludeFromDescription();
        routes.MapMethods("/log/receipt/{seq:long}", reading, ReceiptAsync).ExcludeFromDescription();
    }

    private static async Task CheckpointAsync(HttpContext http, LogStore store) =>
        await SendAsync(http, await store.NoteAsync(http.RequestAborted), Text, Ask);

    private static async Task KeyAsync(HttpContext http, LogStore store) =>
        await SendAsync(http, File.Exists(store.VerifiersPath) ? await File.ReadAllBytesAsync(store.VerifiersPath, http.RequestAborted) : null, Text, Ask);

    private static async Task TileAsync(HttpContext http, string? path, LogStore store)
    {
        var cancel = http.RequestAborted;
        // Only the one writing of a tile's name passes, and only what the checkpoint speaks of: a file the next one will need may still be written.
        var signed = Tile.TryParse("tile/" + path, out var tile) && await store.SizeAsync(cancel) is { } size && Tile.At(tile.Level, tile.Index, size) is { } whole && tile.Width <= whole.Width;
        await SendAsync(http, signed ? await store.ReadAsync(tile.Path, cancel) : null, "application/octet-stream", tile.Width == Tile.Full ? Forever : Hour);
    }

    private static async Task FiguresAsync(HttpContext http, long size, LogFigures figures)
    {
        if (await figures.FindAsync(size, http.RequestAborted) is not { } path)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        (http.Response.ContentType, http.Response.Headers.CacheControl) = ("application/json; charset=utf-8", Ask);
        if (!HttpMethods.IsHead(http.Request.Method)) { await http.Response.SendFileAsync(path, http.RequestAborted); }
    }

    private static async Task ReceiptAsync(HttpContext http, long seq, DuixianDb db, LogReceipts receipts)
    {
        var cancel = http.RequestAborted;
        if (await db.LedgerEntries.AnyAsync(e => e.Seq == seq && e.IsPublic, cancel)) { await receipts.SendAsync(http.Response, seq, cancel); }
        else { http.Response.StatusCode = StatusCodes.Status404NotFound; }
    }

    private static async Task SendAsync(HttpContext http, byte[]? content, string type, string keep)
    {
        if (content is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        (http.Response.ContentType, http.Response.ContentLength, http.Response.Headers.CacheControl) = (type, content.Length, keep);
        if (!HttpMethods.IsHead(http.Request.Method)) { await http.Response.Body.WriteAsync(content, http.RequestAborted); }
    }
}
