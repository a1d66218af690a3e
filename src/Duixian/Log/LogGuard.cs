using Duixian.Data;
using Duixian.Domain;
using Duixian.Transparency;

namespace Duixian.Log;

/// <summary>
/// Holds the database against the checkpoint on the disk: it must be equal to it or continue it. From the first entry before the first act is let through,
/// and from where it stood before every checkpoint. Once they have parted, this node only reads until it is started anew.
/// </summary>
internal sealed partial class LogGuard(IServiceScopeFactory scopes, LogStore store, LogKeys keys, ILogger<LogGuard> log) : IActsGuard, IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Frontier seen = new();   // what was compared since the start, one entry after the other
    private volatile bool settled;
    private volatile LogGap? gap;

    /// <summary>Null while they belong together, as far as was looked.</summary>
    public LogGap? Gap => gap;

    public async ValueTask<Refusal?> MayWriteAsync(CancellationToken cancel)
    {
        if (gap is not null) { return Refusal.LogForked; }
        if (settled) { return null; }
        try
        {
            return await CheckAsync(cancel) is null ? null : Refusal.LogForked;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogUnchecked(e);
            return Refusal.LogUnchecked;
        }
    }

    /// <summary>Looks at what has come since the last look; given up half-way, the next look goes on from there.</summary>
    /// <returns>How they have parted; null where they belong together.</returns>
    public async Task<LogGap?> CheckAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            if (gap is null && await LookAsync(cancel) is { } found) { Close(found); }
            settled = true;
            return gap;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Compares every entry anew, the old ones too, while the site goes on; where they have parted nothing is written from here on, on any node.</summary>
    /// <returns>How many signed entries were compared.</returns>
    /// <exception cref="LogForkedException">They have parted.</exception>
    public async Task<long> CompareAnewAsync(CancellationToken cancel)
    {
        if (gap is { } known) { throw new LogForkedException(known); }
        var anew = new Frontier();
        if (await CompareAsync(anew, cancel) is not { } found) { return anew.Size; }
        await store.RaiseAlarmAsync(found.Sentence);
        Close(found);
        throw new LogForkedException(found);
    }

    /// <summary>Nothing is written from here on.</summary>
    public void Close(LogGap found)
    {
        gap = found;
        LogForked(found.Sentence);
    }

    private async Task<LogGap?> LookAsync(CancellationToken cancel)
    {
        // Another node, or the command of a job, may have found what this one has looked at long ago. Whoever begins looks at everything, and knows better.
        if (settled && await store.AlarmAsync(cancel) is { } alarm) { return new(alarm); }
        var found = await CompareAsync(seen, cancel);
        if (!settled && found is null) { store.EndAlarm(); }
        return found;
    }

    private async Task<LogGap?> CompareAsync(Frontier seen, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuixianDb>();
        var signed = Math.Max(seen.Size, (await db.LogHeadAsync(cancel))?.Size ?? 0);   // before the file, which another node may be writing just now
        if (await store.NoteAsync(cancel) is not { } note) { return signed == 0 ? null : LogGap.Gone(signed); }   // nothing was ever promised, or it was and is no more
        var verifiers = await keys.VerifiersAsync(cancel);
        Checkpoint checkpoint;
        try { checkpoint = Checkpoint.Open(note, verifiers); }
        catch (LogFaultException e) { return LogGap.Files(e.Fault.Sentence); }
        if (checkpoint.Size < signed) { return LogGap.Younger(checkpoint.Size, signed); }
        var size = await db.LedgerSizeAsync(cancel);
        if (size < checkpoint.Size) { return LogGap.Behind(checkpoint.Size, size); }
        await foreach (var entry in db.EntriesAsync(seen.Size, checkpoint.Size, cancel))
        {
            var leaf = Hashes.Leaf(entry.Bytes);
            if (entry.Seq != seen.Size) { return LogGap.Missing(seen.Size); }
            if (!leaf.AsSpan().SequenceEqual(entry.Leaf)) { return LogGap.Altered(entry.Seq); }
            seen.Append(leaf);
        }
        if (seen.Size < checkpoint.Size) { return LogGap.Missing(seen.Size); }
        return seen.Root().AsSpan().SequenceEqual(checkpoint.Root) ? null : await FirstDifferenceAsync(db, store, checkpoint, checkpoint.Size, cancel);
    }

    /// <summary>Compares entries one by one with the leaf hashes in the tiles, after those have been compared with the checkpoint.</summary>
    /// <param name="to">How many entries are looked at.</param>
    /// <returns>Null where all of them are those that were signed.</returns>
    internal static async Task<LogGap?> FirstDifferenceAsync(DuixianDb db, LogStore store, Checkpoint checkpoint, long to, CancellationToken cancel)
    {
        var tiles = new TileReader(store, checkpoint.Size);
        if (await tiles.CheckAsync(checkpoint.Root, cancel) is { } fault) { return LogGap.Files(fault.Sentence); }
        var next = 0L;
        await foreach (var entry in db.EntriesAsync(0, to, cancel))
        {
            if (entry.Seq != next) { return LogGap.Missing(next); }
            var signed = await tiles.HashAsync(0, next, cancel);
            if (!Hashes.Leaf(entry.Bytes).AsSpan().SequenceEqual(signed)) { return LogGap.Differs(next); }
            next++;
        }
        return next == to ? null : LogGap.Missing(next);
    }

    public void Dispose() => turn.Dispose();

    [LoggerMessage(Level = LogLevel.Critical, Message = "ALARM: the database and the published log have parted: {Gap}. Nothing is written and nothing is signed until this is settled; everything can still be read. Look into how it came about, then run: duixian log repair")]
    private partial void LogForked(string gap);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database could not be compared with the published log; nothing is written until it can.")]
    private partial void LogUnchecked(Exception e);
}
