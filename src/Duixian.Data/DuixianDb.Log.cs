using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Duixian.Data.Ledger;
using Duixian.Domain;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data;

/// <summary>An entry as the log publishes it.</summary>
/// <param name="Leaf">As it is stored beside the bytes; whoever relies on it hashes the bytes.</param>
public sealed record LoggedEntry(long Seq, byte[] Bytes, byte[] Leaf);

/// <summary>The ledger as the public log reads it, and the way back from the log into the ledger.</summary>
public sealed partial class DuixianDb
{
    /// <summary>Kind of an act that was brought back from the public log: who did it is no longer known here.</summary>
    public const string RestoredKind = "restored";

    private const int EntriesAtOnce = 1_000;

    /// <summary>How many entries there are.</summary>
    public Task<long> LedgerSizeAsync(CancellationToken cancel) => LedgerHead.AsNoTracking().Select(h => h.Size).SingleAsync(cancel);

    /// <summary>The newest checkpoint as this database knows it; null before the first. Whoever compares it with the file reads it first: the file is written before it.</summary>
    public Task<LogHead?> LogHeadAsync(CancellationToken cancel) => LogHeads.AsNoTracking().SingleOrDefaultAsync(cancel);

    /// <summary>Notes what was signed; saved with the fence it is written under (<see cref="WhileHeldAsync"/>).</summary>
    public async Task KeepLogHeadAsync(long size, byte[] note, CancellationToken cancel)
    {
        if (await LogHeads.SingleOrDefaultAsync(cancel) is { } head) { (head.Size, head.Note) = (size, note); }
        else { LogHeads.Add(new LogHead { Id = 1, Size = size, Note = note }); }
    }

    /// <summary>Entries from one sequence up to, not including, another; fewer where some are missing.</summary>
    public async IAsyncEnumerable<LoggedEntry> EntriesAsync(long from, long to, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var start = from; start < to; start += EntriesAtOnce)
        {
            var end = Math.Min(to, start + EntriesAtOnce);
            var rows = await LedgerEntries.AsNoTracking().Where(e => e.Seq >= start && e.Seq < end).OrderBy(e => e.Seq).Select(e => new LoggedEntry(e.Seq, e.Bytes, e.Leaf)).ToListAsync(cancel);
            foreach (var row in rows) { yield return row; }
        }
    }

    /// <summary>
    /// Takes entries back in that the public log holds and this database lost: exact bytes, each act's entries under an act of kind <see cref="RestoredKind"/>.
    /// What the log only commits to stays lost. All of them or none; the roll-ups are made anew afterwards (<see cref="RebuildAsync"/>).
    /// </summary>
    /// <param name="from">Length the ledger must still have.</param>
    /// <returns>How many were taken in; null where somebody has written meanwhile.</returns>
    public async Task<long?> RestoreAsync(long from, IAsyncEnumerable<ReadOnlyMemory<byte>> entries, IdSource ids, CancellationToken cancel)
    {
        using var turn = await gate.EnterAsync(cancel);
        await using var transaction = await Database.BeginTransactionAsync(cancel);
        var head = await TakeHeadAsync(cancel);
        if (head.Size != from) { return null; }
        var (next, last) = (from, head.LastAt);
        var streams = new Dictionary<string, LedgerStreamHead>(StringComparer.Ordinal);
        var (act, rows) = (new RestoredAct(ids.NewId(), "", default), new List<LedgerEntry>());
        await foreach (var entry in entries.WithCancellation(cancel))
        {
            var bytes = entry.ToArray();
            using var json = JsonDocument.Parse(bytes);
            var (type, stream, key, at) = (Member(json, "type"), Member(json, "stream"), Member(json, "idem"), DateTimeOffset.Parse(Member(json, "at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
            if (Member(json, "seq") != next.ToString(CultureInfo.InvariantCulture)) { throw new InvalidDataException($"The entry at place {next} of the log says it is entry {Member(json, "seq")}."); }
            // The roll-ups are made act by act, so acts must end where they ended.
            if (rows.Count > 0 && (at != act.At || (key.Length > 0 && act.Key.Length > 0 && key != act.Key)))
            {
                await AddRestoredAsync(act, rows, cancel);
                (act, rows) = (new RestoredAct(ids.NewId(), "", default), []);
            }
            act = act with { At = at, Key = key.Length > 0 ? key : act.Key };
            var row = new LedgerEntry { Seq = next++, ActId = act.Id, At = at, Type = type, Stream = stream, IsPublic = type != InternalType, Bytes = bytes, Leaf = Hashes.Leaf(bytes) };
            rows.Add(row);
            if (row.IsPublic) { streams[stream] = new LedgerStreamHead { Stream = stream, Seq = row.Seq, Leaf = row.Leaf }; }
            last = at > last ? at : last;
        }
        if (rows.Count > 0) { await AddRestoredAsync(act, rows, cancel); }
        foreach (var some in streams.Values.Chunk(StreamsAtOnce))
        {
            var names = some.Select(s => s.Stream).ToList();
            var known = await LedgerStreams.Where(s => names.Contains(s.Stream)).ToDictionaryAsync(s => s.Stream, StringComparer.Ordinal, cancel);
            foreach (var stream in some)
            {
                if (known.TryGetValue(stream.Stream, out var before)) { (before.Seq, before.Leaf) = (stream.Seq, stream.Leaf); }
                else { LedgerStreams.Add(stream); }
            }
        }
        await SaveChangesAsync(cancel);
        ChangeTracker.Clear();
        await LedgerHead.Where(h => h.Id == head.Id).ExecuteUpdateAsync(s => s.SetProperty(h => h.Size, next).SetProperty(h => h.LastAt, last), cancel);
        await transaction.CommitAsync(cancel);
        return next - from;
    }

    private static string Member(JsonDocument entry, string name) => entry.RootElement.GetProperty(name).GetString() ?? "";

    private async Task AddRestoredAsync(RestoredAct act, List<LedgerEntry> rows, CancellationToken cancel)
    {
        var first = rows[0].Seq;
        LedgerEntries.AddRange(rows);
        Acts.Add(new ActRow { Id = act.Id, Key = string.Create(CultureInfo.InvariantCulture, $"{RestoredKind}/{first}"), At = act.At, ActorKind = RestoredKind, FirstEntry = first, Entries = rows.Count });
        await SaveChangesAsync(cancel);
        ChangeTracker.Clear();
    }

    private sealed record RestoredAct(Guid Id, string Key, DateTimeOffset At);
}
