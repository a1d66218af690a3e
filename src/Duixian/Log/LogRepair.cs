using System.Runtime.CompilerServices;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Transparency;

namespace Duixian.Log;

/// <summary>What a repair came to.</summary>
/// <param name="Restored">Entries taken back in; 0 where nothing was missing.</param>
/// <param name="Gap">Why nothing was done; null where database and log belong together now.</param>
internal sealed record LogRepaired(long Restored, long Size, LogGap? Gap);

/// <summary>Brings a database that is a true prefix of its published log up to it again, from the entry bundles. A database with other entries is never touched.</summary>
internal sealed class LogRepair(DuixianDb db, LogStore store, LogKeys keys, IdSource ids)
{
    public async Task<LogRepaired> RunAsync(Action<long>? progress, CancellationToken cancel)
    {
        var size = await db.LedgerSizeAsync(cancel);
        if (await store.NoteAsync(cancel) is not { } note) { return new(0, size, LogGap.Files("there is no checkpoint")); }
        var verifiers = await keys.VerifiersAsync(cancel);
        Checkpoint checkpoint;
        try { checkpoint = Checkpoint.Open(note, verifiers); }
        catch (LogFaultException e) { return new(0, size, LogGap.Files(e.Fault.Sentence)); }
        if (await LogGuard.FirstDifferenceAsync(db, store, checkpoint, Math.Min(size, checkpoint.Size), cancel) is { } gap) { return new(0, size, gap); }
        if (size >= checkpoint.Size) { return new(0, size, null); }
        try
        {
            if (await db.RestoreAsync(size, MissingAsync(checkpoint.Size, size, cancel), ids, cancel) is not { } restored)
            {
                return new(0, size, new LogGap("somebody wrote to the database meanwhile; stop the site first"));
            }
            await db.RebuildAsync(progress, cancel);
            return new(restored, checkpoint.Size, null);
        }
        catch (LogFaultException e)
        {
            return new(0, size, LogGap.Files(e.Fault.Sentence));
        }
    }

    /// <summary>The entries from a sequence on, each compared with its leaf hash in the tiles.</summary>
    private async IAsyncEnumerable<ReadOnlyMemory<byte>> MissingAsync(long size, long from, [EnumeratorCancellation] CancellationToken cancel)
    {
        var tiles = new TileReader(store, size);
        var next = from / Tile.Full * Tile.Full;
        foreach (var tile in Tile.Of(size, from).Where(t => t.Level == Tile.Entries))
        {
            var file = await store.ReadAsync(tile.Path, cancel) ?? throw new LogFaultException(new LogFault(FaultCodes.FileMissing, null, tile.Path));
            foreach (var entry in EntryBundle.Read(tile, file))
            {
                var signed = await tiles.HashAsync(0, next, cancel);
                if (!Hashes.Leaf(entry.Span).AsSpan().SequenceEqual(signed)) { throw new LogFaultException(new LogFault(FaultCodes.TileAltered, next, tile.Path)); }
                if (next++ >= from) { yield return entry; }
            }
        }
    }
}
