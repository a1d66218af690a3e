using Duixian.Transparency;

namespace Duixian.Log;

/// <summary>Receipts that prove by themselves that an entry stands in the log.</summary>
internal sealed class LogReceipts(LogStore store)
{
    public const string Extension = ".tlog-proof";

    /// <returns>The receipt under the newest checkpoint; null until that covers the entry.</returns>
    public async Task<byte[]?> FindAsync(long seq, CancellationToken cancel)
    {
        if (await store.NoteAsync(cancel) is not { } note) { return null; }
        var size = Checkpoint.Parse(SignedNote.Parse(note).Text).Size;
        return seq < 0 || seq >= size ? null : (await LogProof.MakeAsync(new TileReader(store, size), seq, note, cancel)).ToBytes();
    }

    /// <summary>Answers with the receipt, or with 404 and a sentence that it comes within a minute.</summary>
    public async Task SendAsync(HttpResponse response, long seq, CancellationToken cancel)
    {
        response.ContentType = "text/plain; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        if (await FindAsync(seq, cancel) is not { } receipt)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            await response.WriteAsync("这条留痕还没有列入已签名的检查点，一分钟内即可取得回执。\nThe newest checkpoint does not cover this entry yet; its receipt is here within a minute.\n", cancel);
            return;
        }
        response.Headers.ContentDisposition = $"attachment; filename=\"{seq}{Extension}\"";
        await response.Body.WriteAsync(receipt, cancel);
    }
}
