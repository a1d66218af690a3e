using System.Globalization;
using System.Text;
using System.Text.Json;
using Duixian.Data;
using Duixian.Data.Ledger;
using Duixian.Domain.Ledger;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Log.Verify;

/// <summary>
/// Every row of the ledger against its own hash, the leaf hash that was signed, what its bytes say of it, its private part, its act and its stream,
/// old ones as well as new ones. What stands after the checkpoint is held against everything but the log.
/// </summary>
/// <param name="log">The files of the log; where a tile is missing the root alone decides.</param>
/// <param name="signed">The checkpoint the ledger must hold; null where there is none to rely on.</param>
internal sealed class LedgerCheck(DuixianDb db, ILogFiles log, Checkpoint? signed, Findings findings)
{
    private const string Table = "ledger_entry";

    private readonly Frontier frontier = new();
    private readonly Dictionary<string, (long Seq, byte[] Leaf)> heads = new(StringComparer.Ordinal);
    private readonly List<long> unlike = [];
    private readonly List<Finding> acts = [];   // told after the entries: where those are not the signed ones, acts do not fit either
    private (long Index, ReadOnlyMemory<byte>? Hashes) tile = (-1, null);
    private (ActRow? Row, long End, bool Told) act;
    private (long First, long Count) beyond;
    private DateTimeOffset lastAt = DateTimeOffset.UnixEpoch;
    private bool whole = true;
    private byte[]? root;
    private long next;

    /// <summary>What the entry that is looked at says of its act.</summary>
    private (DateTimeOffset? At, string? Actor, string? Key, LedgerPrivate? Secret) said;

    /// <summary>Entries whose private part was erased, or never came back from the log.</summary>
    public long Erased { get; private set; }

    /// <summary>The sequence that is looked at next.</summary>
    public long Next => next;

    /// <returns>How many entries the ledger says it has.</returns>
    public async Task<long> RunAsync(CancellationToken cancel)
    {
        var head = await db.LedgerHead.AsNoTracking().SingleAsync(cancel);
        (List<long> Secrets, List<long> Acts) strays = ([], []);
        NoteRoot();
        await foreach (var stretch in db.LedgerAsync(cancel))
        {
            foreach (var entry in stretch.Entries) { await TakeAsync(entry, stretch, head.Size, cancel); }
            var there = stretch.Entries.Select(e => e.Seq).ToHashSet();
            strays.Secrets.AddRange(stretch.Secrets.Keys.Where(s => !there.Contains(s)));
            strays.Acts.AddRange(stretch.Acts.Keys.Where(a => !there.Contains(a)));
        }
        if (strays.Secrets.Count > 0) { findings.Add(new(FindingCodes.PrivateStray, strays.Secrets.Min(), "ledger_private", Text(strays.Secrets.Count))); }
        if (strays.Acts.Count > 0) { acts.Add(new(FindingCodes.ActStray, strays.Acts.Min(), "act", Text(strays.Acts.Count))); }
        if (act.Row is { } last && act.End > next) { acts.Add(new(FindingCodes.ActDiffers, last.FirstEntry, "act", "entries", Text(last.Entries), Text(next - last.FirstEntry))); }
        if (beyond.Count > 0) { findings.Add(new(FindingCodes.BeyondHead, beyond.First, Table, Text(beyond.Count), Text(head.Size))); }
        if (signed is not null && next < signed.Size) { findings.Add(new(FindingCodes.BehindLog, next, Table, Text(signed.Size), Text(next))); }
        JudgeRoot();
        foreach (var finding in acts) { findings.Add(finding); }
        await CheckHeadsAsync(head, cancel);
        return head.Size;
    }

    private async Task TakeAsync(LedgerEntry row, LedgerStretch stretch, long size, CancellationToken cancel)
    {
        if (row.Seq < next)
        {
            findings.Add(new(FindingCodes.EntryStray, row.Seq, Table));   // below zero: no entry ever stood there
            return;
        }
        if (row.Seq > next)
        {
            findings.Add(new(FindingCodes.EntryMissing, next, Table, Text(row.Seq - next)));
            whole = false;
        }
        next = row.Seq + 1;
        var leaf = Hashes.Leaf(row.Bytes);
        if (whole)
        {
            frontier.Append(leaf);
            NoteRoot();
        }
        if (row.Seq >= size) { beyond = (beyond.Count == 0 ? row.Seq : beyond.First, beyond.Count + 1); }
        var secret = stretch.Secrets.GetValueOrDefault(row.Seq);
        Erased += secret is null ? 1 : 0;
        if (await SignedAsync(row.Seq, cancel) is { } listed && !listed.Span.SequenceEqual(leaf)) { unlike.Add(row.Seq); }
        else if (Fault(row, leaf, secret) is { } fault) { findings.Add(fault); }
        CheckAct(row, stretch);
        lastAt = said.At ?? lastAt;
        said = default;
        if (row.Stream.Length > 0) { heads[row.Stream] = (row.Seq, leaf); }
    }

    /// <summary>The leaf hash in the tile; null beyond the checkpoint and where the tile cannot be read.</summary>
    private async Task<ReadOnlyMemory<byte>?> SignedAsync(long seq, CancellationToken cancel)
    {
        if (signed is null || seq >= signed.Size) { return null; }
        var index = seq / Tile.Full;
        if (tile.Index != index)
        {
            var described = Tile.At(0, index, signed.Size)!.Value;   // the sequence lies inside the log
            var file = await log.ReadAsync(described.Path, cancel) ?? await log.ReadAsync((described with { Width = Tile.Full }).Path, cancel);
            tile = (index, file?.Length >= described.Width * Hashes.Length ? file : null);
        }
        return tile.Hashes?.Slice((int)(seq % Tile.Full) * Hashes.Length, Hashes.Length);
    }

    private Finding? Fault(LedgerEntry row, byte[] leaf, LedgerPrivate? secret)
    {
        if (!row.Leaf.AsSpan().SequenceEqual(leaf)) { return new(FindingCodes.EntryAltered, row.Seq, Table); }
        LogEntry entry;
        try { entry = LogEntry.Read(row.Bytes); }
        catch (LogFaultException e) { return new(FindingCodes.EntryMalformed, row.Seq, Table, e.Fault.Sentence); }
        said = (entry.At, null, null, null);
        if (entry.Sequence != row.Seq) { return Column(row, "seq", Text(row.Seq), Text(entry.Sequence)); }
        if (entry.At != row.At) { return Column(row, "at", EntryBytes.Instant(row.At), EntryBytes.Instant(entry.At)); }
        if (entry.At < lastAt) { return Column(row, "at", EntryBytes.Instant(entry.At), "≥ " + EntryBytes.Instant(lastAt)); }
        var isPublic = entry.Type != DuixianDb.InternalType;
        if (isPublic != row.IsPublic) { return Column(row, "is_public", Text(row.IsPublic), Text(isPublic)); }
        if (secret is not null && !Hashes.Commitment(secret.Salt, secret.Content).AsSpan().SequenceEqual(entry.Private)) { return new(FindingCodes.PrivateDiffers, row.Seq, "ledger_private"); }
        if (isPublic)
        {
            said = (entry.At, entry.Actor, entry.IdempotencyKey, secret);
            return Column(row, "type", row.Type, entry.Type, "stream", row.Stream, entry.Stream);
        }
        if (secret is null) { return null; }
        // What was committed to was written by the program; it says what the entry is.
        using var content = JsonDocument.Parse(secret.Content);
        if (secret.Person is { } own && (own.Length < Hashes.SaltLength || Convert.ToBase64String(Hashes.Commitment(own.AsSpan(0, Hashes.SaltLength), own.AsSpan(Hashes.SaltLength))) != Member(content, "person"))) { return new(FindingCodes.PrivateDiffers, row.Seq, "ledger_private"); }
        said = (entry.At, Member(content, "actor"), null, secret);
        return Column(row, "type", row.Type, Member(content, "type") ?? "", "stream", row.Stream, Member(content, "stream") ?? "");
    }

    private void CheckAct(LedgerEntry row, LedgerStretch stretch)
    {
        if (stretch.Acts.TryGetValue(row.Seq, out var begins))
        {
            if (act.Row is { } before && act.End != row.Seq) { acts.Add(new(FindingCodes.ActDiffers, before.FirstEntry, "act", "entries", Text(before.Entries), Text(row.Seq - before.FirstEntry))); }
            act = (begins, row.Seq + begins.Entries, false);
        }
        else if (row.Seq >= act.End && !act.Told)
        {
            acts.Add(new(FindingCodes.ActMissing, row.Seq, "act"));
            act = (null, act.End, true);
        }
        if (act.Row is { } of && ActFault(row, of) is var (column, stands, belongs) && !act.Told)
        {
            acts.Add(new(FindingCodes.ActDiffers, row.Seq, "act", column, stands, belongs));
            act = (of, act.End, true);
        }
    }

    /// <summary>The first column of the act that is not what the entry and its private part say.</summary>
    private (string Column, string Stands, string Belongs)? ActFault(LedgerEntry row, ActRow of)
    {
        if (row.ActId != of.Id) { return ("id", of.Id.ToString("D"), row.ActId.ToString("D")); }
        if (said.At is { } at && at != of.At) { return ("at", EntryBytes.Instant(of.At), EntryBytes.Instant(at)); }
        if (of.ActorKind == DuixianDb.RestoredKind && said.Secret is null) { return null; }   // who did it is no longer known
        if (said.Actor is { } actor && actor != NameOf(of)) { return ("actor_kind, office, role", NameOf(of), actor); }
        if (said.Key is { } key && key != Written(of.Key)) { return ("key", of.Key, key); }
        if (said.Secret is not { } secret) { return null; }
        using var content = JsonDocument.Parse(secret.Person is { } own ? own[Hashes.SaltLength..] : secret.Content);   // their commitments were looked at before
        if (!content.RootElement.TryGetProperty("account", out _)) { return null; }   // the person was erased
        (string Column, string? Stands, string? Belongs)[] columns =
        [
            ("account_id", of.AccountId?.ToString("D"), Member(content, "account")),
            ("on_behalf_of", of.OnBehalfOf?.ToString("D"), Member(content, "onBehalfOf")),
            ("why", of.Why is null ? null : Written(of.Why), Member(content, "why")),
        ];
        return columns.Where(c => c.Stands != c.Belongs).Select(c => ((string, string, string)?)(c.Column, c.Stands ?? "", c.Belongs ?? "")).FirstOrDefault();
    }

    private void NoteRoot()
    {
        if (signed?.Size == frontier.Size) { root = frontier.Root(); }
    }

    /// <summary>Where the root is the signed one, tiles that say otherwise are to blame, and no entry is.</summary>
    private void JudgeRoot()
    {
        if (signed is null || (root is not null && root.AsSpan().SequenceEqual(signed.Root))) { return; }
        foreach (var seq in unlike) { findings.Add(new(FindingCodes.EntryDiffers, seq, Table)); }
        if (unlike.Count == 0 && whole && next >= signed.Size) { findings.Add(new(FindingCodes.RootDiffers, null, Table, Text(signed.Size))); }
    }

    private async Task CheckHeadsAsync(LedgerHead head, CancellationToken cancel)
    {
        if (head.Size != next - beyond.Count) { findings.Add(new(FindingCodes.HeadDiffers, null, "ledger_head", "size", Text(head.Size), Text(next))); }
        else if (beyond.Count == 0 && head.LastAt != lastAt) { findings.Add(new(FindingCodes.HeadDiffers, null, "ledger_head", "last_at", EntryBytes.Instant(head.LastAt), EntryBytes.Instant(lastAt))); }
        await foreach (var stream in db.LedgerStreams.AsNoTracking().OrderBy(s => s.Stream).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!heads.Remove(stream.Stream, out var last)) { findings.Add(new(FindingCodes.StreamDiffers, stream.Seq, "ledger_stream", stream.Stream, Text(stream.Seq), "–")); }
            else if (last.Seq != stream.Seq || !last.Leaf.AsSpan().SequenceEqual(stream.Leaf)) { findings.Add(new(FindingCodes.StreamDiffers, stream.Seq, "ledger_stream", stream.Stream, Text(stream.Seq), Text(last.Seq))); }
        }
        foreach (var (stream, last) in heads.OrderBy(h => h.Value.Seq)) { findings.Add(new(FindingCodes.StreamDiffers, last.Seq, "ledger_stream", stream, "–", Text(last.Seq))); }
    }

    /// <param name="columns">Name, what the column says, what the bytes say; three by three.</param>
    private static Finding? Column(LedgerEntry row, params ReadOnlySpan<string> columns)
    {
        for (var i = 0; i < columns.Length; i += 3)
        {
            if (columns[i + 1] != columns[i + 2]) { return new(FindingCodes.ColumnDiffers, row.Seq, Table, columns[i], columns[i + 1], columns[i + 2]); }
        }
        return null;
    }

    private static string NameOf(ActRow row) => row.ActorKind switch
    {
        nameof(ActorKind.Office) => $"office/{row.Office}/{(row.Role is { Length: > 0 } role ? char.ToLowerInvariant(role[0]) + role[1..] : "")}",
        nameof(ActorKind.System) => "system",
        nameof(ActorKind.Public) => "public",
        var other => other,
    };

    private static string Written(string text) => text.Normalize(NormalizationForm.FormC);

    private static string? Member(JsonDocument content, string name) => content.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(bool value) => value ? "true" : "false";
}
