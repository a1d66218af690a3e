using System.Runtime.CompilerServices;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Transparency;

namespace Duixian.Log;

/// <summary>What a repair came to.</summary>
/// <param name="Restored">Entries taken back in; 0 where nothing was missing.</param>
/// <param name="Mended">Files of the log written anew, the checkpoint among them.</param>
/// <param name="Gap">Why nothing was done; null where database and log belong together now.</param>
internal sealed record LogRepaired(long Restored, long Mended, long Size, LogGap? Gap);

/// <summary>
/// Makes database and published log whole from each other: entries the database lacks come from the bundles, tiles and bundles that are damaged from the entries,
/// a checkpoint that is gone from the database. Only where all entries together have the root that was signed; a database with other entries is never touched.
/// </summary>
internal sealed class LogRepair(DuixianDb db, LogStore store, LogKeys keys, IdSource ids)
{
    public async Task<LogRepaired> RunAsync(Action<long>? progress, CancellationToken cancel)
    {
        var size = await db.LedgerSizeAsync(cancel);
        var kept = await db.LogHeadAsync(cancel);   // before the file, as the guard does
        var note = await store.NoteAsync(cancel);
        Checkpoint checkpoint;
        var lost = false;
        try
        {
            var verifiers = await keys.VerifiersAsync(cancel);
            var found = note is null ? null : Checkpoint.Open(note, verifiers);
            lost = kept is not null && (found is null || found.Size < kept.Size);
            if (lost) { (note, found) = (kept!.Note, Checkpoint.Open(kept.Note, verifiers)); }   // lost only where it is kept
            if (found is null || note is null) { return new(0, 0, size, LogGap.Files("there is no checkpoint")); }
            checkpoint = found;
        }
        catch (LogFaultException e) { return new(0, 0, size, LogGap.Files(e.Fault.Sentence)); }
        var have = Math.Min(size, checkpoint.Size);
        if (await WhyNotAsync(checkpoint, have, cancel) is { } gap) { return new(0, 0, size, gap); }
        var mended = await MendAsync(checkpoint, have, cancel);
        if (size < checkpoint.Size)
        {
            if (await db.RestoreAsync(size, FromBundlesAsync(checkpoint.Size, size, cancel), ids, cancel) is null)
            {
                return new(0, mended, size, new LogGap("somebody wrote to the database meanwhile; stop the site first"));
            }
            await db.RebuildAsync(progress, cancel);
        }
        if (lost)
        {
            await store.WriteCheckpointAsync(note);
            mended++;
        }
        return new(checkpoint.Size - have, mended, Math.Max(size, checkpoint.Size), null);
    }

    /// <summary>Null where the entries of the database, and behind them those of the bundles, have the root that was signed; otherwise the first that is to blame.</summary>
    private async Task<LogGap?> WhyNotAsync(Checkpoint checkpoint, long have, CancellationToken cancel)
    {
        LogFault? fault = null;
        try
        {
            var root = new Frontier();
            await foreach (var entry in EntriesAsync(checkpoint.Size, have, cancel)) { root.Append(Hashes.Leaf(entry.Span)); }
            if (root.Size == checkpoint.Size && root.Root().AsSpan().SequenceEqual(checkpoint.Root)) { return null; }
        }
        catch (LogFaultException e) { fault = e.Fault; }
        return await LogGuard.FirstDifferenceAsync(db, store, checkpoint, have, cancel)
            ?? LogGap.Files((fault ?? await FirstAlteredAsync(checkpoint.Size, have, cancel)).Sentence);
    }

    /// <summary>Writes what differs from what the entries make: bundles, and tiles of every level.</summary>
    private async Task<long> MendAsync(Checkpoint checkpoint, long have, CancellationToken cancel)
    {
        var (bundle, made, written) = (new List<byte[]>(), new List<(Tile Tile, byte[] Bytes)>(), new List<Tile>());
        var tiles = new TileBuilder((tile, bytes) => made.Add((tile, bytes)));
        await foreach (var entry in EntriesAsync(checkpoint.Size, have, cancel))
        {
            tiles.Append(Hashes.Leaf(entry.Span));
            bundle.Add(entry.ToArray());
            if (tiles.Size % Tile.Full != 0 && tiles.Size != checkpoint.Size) { continue; }
            made.Add((new Tile(Tile.Entries, (tiles.Size - 1) / Tile.Full, bundle.Count), EntryBundle.Write(bundle)));
            bundle.Clear();
            await WriteAsync();
        }
        made.AddRange(tiles.Partial());
        await WriteAsync();
        store.ForceNames(written);
        return written.Count;

        async Task WriteAsync()
        {
            foreach (var (tile, bytes) in made)
            {
                if (await store.ReadAsync(tile.Path, cancel) is { } there && there.AsSpan().SequenceEqual(bytes)) { continue; }
                await store.WriteAsync(tile, bytes);
                written.Add(tile);
            }
            made.Clear();
        }
    }

    /// <summary>All entries in order: as many as the database has, then those of the bundles.</summary>
    private async IAsyncEnumerable<ReadOnlyMemory<byte>> EntriesAsync(long size, long have, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var entry in db.EntriesAsync(0, have, cancel)) { yield return entry.Bytes; }
        if (have == size) { yield break; }
        await foreach (var entry in FromBundlesAsync(size, have, cancel)) { yield return entry; }
    }

    /// <summary>The entries from a sequence on, as the bundles have them.</summary>
    private async IAsyncEnumerable<ReadOnlyMemory<byte>> FromBundlesAsync(long size, long from, [EnumeratorCancellation] CancellationToken cancel)
    {
        var next = from / Tile.Full * Tile.Full;
        foreach (var tile in Tile.Of(size, from).Where(t => t.Level == Tile.Entries))
        {
            var file = await store.ReadAsync(tile.Path, cancel) ?? throw new LogFaultException(new LogFault(FaultCodes.FileMissing, null, tile.Path));
            foreach (var entry in EntryBundle.Read(tile, file))
            {
                if (next++ >= from) { yield return entry; }
            }
        }
    }

    /// <summary>Which entry of the bundles is not the one the tiles have.</summary>
    private async Task<LogFault> FirstAlteredAsync(long size, long from, CancellationToken cancel)
    {
        var tiles = new TileReader(store, size);
        var next = from;
        await foreach (var entry in FromBundlesAsync(size, from, cancel))
        {
            var signed = await tiles.HashAsync(0, next, cancel);
            if (!Hashes.Leaf(entry.Span).AsSpan().SequenceEqual(signed)) { return new LogFault(FaultCodes.EntryAltered, next); }
            next++;
        }
        return new LogFault(FaultCodes.FileMissing, null, Tile.At(Tile.Entries, size / Tile.Full, size)?.Path ?? Checkpoint.Path);
    }
}
