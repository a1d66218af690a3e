using Duixian.Data;
using Duixian.Domain;
using Duixian.Transparency;

namespace Duixian.Log;

/// <summary>
/// Signs what was written since the last checkpoint: bundles and tiles first, the checkpoint last, and never one that is smaller than or does not continue
/// the one on the disk. Costs what is new and the right edge of the tree, whatever the length of the log.
/// </summary>
internal sealed partial class LogSigner(IServiceScopeFactory scopes, LogStore store, LogKeys keys, LogGuard guard, IdSource ids, ILogger<LogSigner> log)
{
    /// <summary>Name of the lease.</summary>
    internal const string Job = "sign-log";

    /// <summary>A node that died gives the signing back after this; one checkpoint never takes as long.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>Most bundles under one checkpoint; a long log that was never signed gets several.</summary>
    private const int BundlesAtOnce = 64;

    /// <summary>What is wrong with the log's files, once it was said; the same is not said at every try.</summary>
    private volatile string? damage;

    /// <summary>Signs all there is, in as many checkpoints as it takes.</summary>
    /// <returns>How many checkpoints were signed: none where there is nothing new, another node signs, or database and log have parted.</returns>
    public async Task<int> SignAsync(CancellationToken cancel)
    {
        var signed = 0;
        while (await guard.CheckAsync(cancel) is null && await SignOneAsync(cancel)) { signed++; }
        return signed;
    }

    private async Task<bool> SignOneAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuixianDb>();
        var signers = await keys.SignersAsync(cancel);
        if (await store.NoteAsync(cancel) is { } newest && IsEnough(newest, signers, await db.LedgerSizeAsync(cancel))) { return false; }
        var owner = $"{Environment.ProcessId}/{ids.NewId():N}";
        if (await db.TakeLeaseAsync(Job, owner, Lease, cancel) is not { } fence) { return false; }
        try
        {
            var signed = await SignUnderAsync(db, fence, signers, cancel);
            if (signed && damage is not null)
            {
                damage = null;
                LogMended();
            }
            return signed;
        }
        catch (LogFaultException damaged)
        {
            if (damage != damaged.Fault.Sentence) { LogDamaged(damage = damaged.Fault.Sentence); }
            return false;
        }
        catch (LogForkedException forked)
        {
            guard.Close(forked.Gap);
            return false;
        }
        finally
        {
            await db.EndLeaseAsync(Job, fence, CancellationToken.None);
        }
    }

    private static bool IsEnough(byte[] note, IReadOnlyList<SignerKey> signers, long size)
    {
        var signed = SignedNote.Parse(note);
        return Checkpoint.Parse(signed.Text).Size == size && signers.All(k => signed.Signatures.Any(s => s.KeyName == k.Verifier.Name && s.KeyId == k.Verifier.Id));
    }

    private async Task<bool> SignUnderAsync(DuixianDb db, long fence, IReadOnlyList<SignerKey> signers, CancellationToken cancel)
    {
        var before = await store.NoteAsync(cancel);
        var size = await db.LedgerSizeAsync(cancel);
        if (before is not null && IsEnough(before, signers, size)) { return false; }   // the other node was first
        var verifiers = await keys.VerifiersAsync(cancel);
        var last = before is null ? new Checkpoint(signers[0].Verifier.Name, 0, Hashes.OfNothing()) : Checkpoint.Open(before, verifiers);
        if (size < last.Size) { throw new LogForkedException(LogGap.Behind(last.Size, size)); }
        var to = Math.Min(size, (last.Size / Tile.Full * Tile.Full) + (BundlesAtOnce * Tile.Full));
        var (next, written) = await GrowAsync(db, last, to, cancel);
        store.ForceNames(written);
        var note = next.Sign(signers).ToBytes();
        var unchanged = false;
        await db.WhileHeldAsync(Job, fence, async () =>
        {
            var now = await store.NoteAsync(cancel);
            unchanged = before is null ? now is null : before.AsSpan().SequenceEqual(now);
            if (!unchanged) { return; }
            await store.WriteCheckpointAsync(note);
            await db.KeepLogHeadAsync(next.Size, note, cancel);
        }, cancel);
        if (!unchanged) { return false; }   // another node took over meanwhile; what was written here is what it writes too
        store.RemovePartial(written.Where(t => t.Width == Tile.Full));
        store.RemoveFiguresBut(next.Size);
        return true;
    }

    /// <summary>Writes the tiles and bundles of a log that continues the last checkpoint; what belongs to that one is compared, never changed.</summary>
    private async Task<(Checkpoint Next, IReadOnlyList<Tile> Written)> GrowAsync(DuixianDb db, Checkpoint last, long to, CancellationToken cancel)
    {
        var tiles = new TileReader(store, last.Size);
        var edge = await FrontierAsync(tiles, last.Size, cancel);
        if (!edge.Root().AsSpan().SequenceEqual(last.Root)) { throw new LogFaultException(await tiles.CheckAsync(last.Root, cancel) ?? new LogFault(FaultCodes.FileMissing, null, Checkpoint.Path)); }
        var (hashes, written, bundle) = (new List<(Tile Tile, byte[] Bytes)>(), new List<Tile>(), new List<byte[]>());
        var builder = await TileBuilder.ContinueAsync(store, last.Size, (tile, bytes) => hashes.Add((tile, bytes)), cancel);
        var from = last.Size == to ? to : last.Size / Tile.Full * Tile.Full;   // the bundle at the edge is written anew, with what has come
        await foreach (var entry in db.EntriesAsync(from, to, cancel))
        {
            var leaf = Hashes.Leaf(entry.Bytes);
            if (entry.Seq != from) { throw new LogForkedException(LogGap.Missing(from)); }
            if (!leaf.AsSpan().SequenceEqual(entry.Leaf)) { throw new LogForkedException(LogGap.Altered(from)); }
            if (from >= last.Size)
            {
                builder.Append(leaf);
                edge.Append(leaf);
            }
            else
            {
                var signed = await tiles.HashAsync(0, from, cancel);
                if (!leaf.AsSpan().SequenceEqual(signed)) { throw new LogForkedException(LogGap.Differs(from)); }
            }
            bundle.Add(entry.Bytes);
            from++;
            if (from % Tile.Full == 0 || from == to)
            {
                var tile = new Tile(Tile.Entries, (from - 1) / Tile.Full, bundle.Count);
                await store.WriteAsync(tile, EntryBundle.Write(bundle));
                written.Add(tile);
                bundle.Clear();
            }
        }
        if (from != to) { throw new LogForkedException(LogGap.Missing(from)); }
        if (last.Size != to) { hashes.AddRange(builder.Partial()); }
        foreach (var (tile, bytes) in hashes)
        {
            await store.WriteAsync(tile, bytes);
            written.Add(tile);
        }
        return (new Checkpoint(last.Origin, to, edge.Root()), written);
    }

    /// <summary>The right edge of the tree, from the tiles on the disk.</summary>
    private static async Task<Frontier> FrontierAsync(TileReader tiles, long size, CancellationToken cancel)
    {
        var bytes = new List<byte>(new Frontier().ToBytes());
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes), size);
        for (var (level, start) = (62, 0L); level >= 0; level--)
        {
            if ((size & (1L << level)) == 0) { continue; }
            bytes.AddRange(await tiles.HashAsync(level, start >> level, cancel));
            start += 1L << level;
        }
        return Frontier.FromBytes([.. bytes]);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "ALARM: files of the published log are damaged: {Damage} Nothing is signed until they are mended; the site goes on, and what is written waits to be signed. Run: duixian log repair")]
    private partial void LogDamaged(string damage);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The files of the published log are whole again; what waited is signed.")]
    private partial void LogMended();
}
