using System.Data.Common;
using System.Security.Cryptography;
using Duixian.Data.Ledger;
using Duixian.Data.Rollups;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data;

/// <summary>An act, its entries, the objects it changed and the roll-ups: one transaction.</summary>
public sealed partial class DuixianDb
{
    /// <summary>What the log says an entry is that publishes nothing.</summary>
    public const string InternalType = "internal";

    /// <summary>Writes an act. A known key with the same request answers as the first time; with another request it is refused.</summary>
    public Task<Result<Receipt>> SaveAsync(Act act, CancellationToken cancel) => SaveAsync(act, settle: null, cancel);

    /// <summary>Writes an act of which something can only be decided while nobody else writes, such as whether a row is already on a register.</summary>
    /// <param name="settle">Runs after the head was taken: reads what it must compare with, changes its objects, records entries, or refuses.</param>
    public async Task<Result<Receipt>> SaveAsync(Act act, Func<CancellationToken, Task<Refusal?>>? settle, CancellationToken cancel)
    {
        if (guard is not null && await guard.MayWriteAsync(cancel) is { } closed) { return closed; }
        using var turn = await gate.EnterForActAsync(cancel);
        return turn.Together is { } open
            ? await JoinAsync(turn, open, together => WriteAsync(together, act, settle, cancel), cancel)
            : await LeadAsync(turn, together => WriteAsync(together, act, settle, cancel), cancel);
    }

    private async Task<Result<Receipt>> WriteAsync(ActsTogether together, Act act, Func<CancellationToken, Task<Refusal?>>? settle, CancellationToken cancel)
    {
        if (await FindAnswerAsync(act.Key, [.. act.RequestHash], cancel) is { } answer)
        {
            ChangeTracker.Clear();   // what was changed on the way here was changed the first time
            return answer;
        }
        LedgerHead? head = null;
        try
        {
            if (settle is not null && await settle(cancel) is { } refusal) { return refusal; }
            if (act.Bodies.Count == 0) { throw new InvalidOperationException("An act that records nothing did nothing: refuse it instead."); }
            await AddOpeningsAsync(act, cancel);
            head = RaiseHead(together.Head, act.Bodies.Count);
            var first = together.Head.Size;
            await AddEntriesAsync(act, first, head.LastAt, cancel);
            var projections = await Projections.LoadAsync(this, act.Bodies, cancel);
            for (var i = 0; i < act.Bodies.Count; i++) { projections.Apply(new(first + i, head.LastAt, act.Bodies[i])); }
            RaiseRevisions();
            await SaveManyAsync(cancel);
            await SaveChangesAsync(cancel);
            together.Take(head, ChangeTracker.Entries<PlanSummary>().Select(p => KeyValuePair.Create(new PlanAddress(p.Entity.Year, p.Entity.Plan), p.Entity.LastEntry)));
            return new Receipt(act.Id, first);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Stale;
        }
        catch (Exception e) when (e is DbUpdateException or DbException && dialect.IsUniqueViolation(e))
        {
            return Refusal.Stale;   // somebody else published the same address or number between our reading and our turn
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
            if (head is not null) { Entry(head).State = EntityState.Detached; }   // the next act of this context takes its own
        }
    }

    /// <summary>The first answer to a key; null for a new key.</summary>
    public async Task<Result<Receipt>?> FindAnswerAsync(string key, byte[] requestHash, CancellationToken cancel)
    {
        var known = await Acts.AsNoTracking().SingleOrDefaultAsync(a => a.Key == key, cancel);
        if (known is null) { return null; }
        return known.RequestHash.AsSpan().SequenceEqual(requestHash) ? new Receipt(known.Id, known.FirstEntry) : Refusal.KeyUsedForAnother;
    }

    /// <summary>Makes all roll-ups anew from the ledger; they come out as they were, or something wrote past the ledger.</summary>
    /// <returns>How many entries were read.</returns>
    public async Task<long> RebuildAsync(Action<long>? progress, CancellationToken cancel)
    {
        using var turn = await gate.EnterAsync(cancel);
        await using var transaction = await Database.BeginTransactionAsync(cancel);
        await TakeHeadAsync(cancel);
        // Roll-ups are derived, so removing them past the ledger loses nothing.
        await JudgedPoints.ExecuteDeleteAsync(cancel);
        await FigurePoints.ExecuteDeleteAsync(cancel);
        await PartyStandings.ExecuteDeleteAsync(cancel);
        await IndicatorStandings.ExecuteDeleteAsync(cancel);
        await ItemStandings.ExecuteDeleteAsync(cancel);
        await StandingTallies.ExecuteDeleteAsync(cancel);
        await PlanStandings.ExecuteDeleteAsync(cancel);
        await RegisterTallies.ExecuteDeleteAsync(cancel);
        await ShareLines.ExecuteDeleteAsync(cancel);
        await ShareSummaries.ExecuteDeleteAsync(cancel);
        await PastResults.ExecuteDeleteAsync(cancel);
        await ListLines.ExecuteDeleteAsync(cancel);
        await PlanSummaries.ExecuteDeleteAsync(cancel);
        var next = 0L;
        while (await ReadActAsync(next, cancel) is { } act)
        {
            var entries = act.Entries;
            var projections = await Projections.LoadAsync(this, [.. entries.Select(e => e.Body)], cancel);
            foreach (var entry in entries) { projections.Apply(entry); }
            await SaveManyAsync(cancel);
            await SaveChangesAsync(cancel);
            ChangeTracker.Clear();
            next = act.End;
            progress?.Invoke(next);
        }
        await transaction.CommitAsync(cancel);
        return next;
    }

    /// <summary>The act that begins at a sequence: its entries, without those whose content was erased or never came back, and where the next one begins.</summary>
    private async Task<(List<AppliedEntry> Entries, long End)?> ReadActAsync(long from, CancellationToken cancel)
    {
        var act = await Acts.AsNoTracking().SingleOrDefaultAsync(a => a.FirstEntry == from, cancel);
        if (act is null) { return null; }
        var rows = await LedgerEntries.AsNoTracking().Where(e => e.Seq >= from && e.Seq < from + act.Entries).OrderBy(e => e.Seq).ToListAsync(cancel);
        var secrets = await LedgerPrivate.AsNoTracking().Where(p => p.Seq >= from && p.Seq < from + act.Entries).ToDictionaryAsync(p => p.Seq, cancel);
        return ([.. rows
            .Select(row => (Row: row, Body: BodyJson.Read(row, secrets.GetValueOrDefault(row.Seq))))
            .Where(e => e.Body is not null)
            .Select(e => new AppliedEntry(e.Row.Seq, e.Row.At, e.Body!))], from + act.Entries);   // erased entries were left out on the line before
    }

    /// <summary>From here to the commit nobody else writes.</summary>
    private async Task<LedgerHead> TakeHeadAsync(CancellationToken cancel)
    {
        // One statement: both databases answer with the row they have just taken.
        return (await LedgerHead.FromSql($"UPDATE ledger_head SET size = size WHERE id = 1 RETURNING id, size, last_at").AsNoTracking().ToListAsync(cancel))[0];
    }

    /// <summary>The head goes out with everything else, in the same batch.</summary>
    private LedgerHead RaiseHead(LedgerHead head, int entries)
    {
        var now = time.GetUtcNow();
        var at = now > head.LastAt ? now : head.LastAt;   // a clock set back never makes an entry older than the one before
        var raised = new LedgerHead { Id = head.Id, Size = head.Size + entries, LastAt = new DateTimeOffset(at.Ticks - (at.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero) };
        var row = LedgerHead.Attach(raised);
        row.Property(h => h.Size).IsModified = row.Property(h => h.LastAt).IsModified = true;
        return raised;
    }

    private const int StreamsAtOnce = 500;   // parameters of one statement: both databases have a limit

    private async Task AddEntriesAsync(Act act, long first, DateTimeOffset at, CancellationToken cancel)
    {
        var heads = await StreamHeadsAsync(act.Bodies, cancel);
        var person = BodyJson.PersonPart(act);   // the same for all of an act; salted anew for each entry
        var (entries, secrets, begun) = (new List<LedgerEntry>(act.Bodies.Count), new List<LedgerPrivate>(act.Bodies.Count), new List<LedgerStreamHead>());
        for (var i = 0; i < act.Bodies.Count; i++)
        {
            var (body, seq) = (act.Bodies[i], first + i);
            var secret = Secret(act, body, seq, person);
            var commitment = Hashes.Commitment(secret.Salt, secret.Content);
            var previous = heads.GetValueOrDefault(body.Stream);
            var content = body.IsPublic
                ? new EntryContent(seq, at, BodyJson.NameOf(body), body.Stream, previous?.Seq ?? -1, previous?.Leaf ?? [], act.By.PublicName, act.Key, BodyJson.ToJson(body), commitment)
                : new EntryContent(seq, at, InternalType, "", -1, [], "", "", BodyJson.Nothing, commitment);
            var bytes = EntryBytes.Write(content);
            var leaf = Hashes.Leaf(bytes);
            entries.Add(new LedgerEntry { Seq = seq, ActId = act.Id, At = at, Type = BodyJson.NameOf(body), Stream = body.Stream, IsPublic = body.IsPublic, Bytes = bytes, Leaf = leaf });
            secrets.Add(secret);
            if (previous is null)
            {
                heads[body.Stream] = previous = new LedgerStreamHead { Stream = body.Stream };
                begun.Add(previous);
            }
            (previous.Seq, previous.Leaf) = (seq, leaf);
        }
        if (entries.Count < ManyRows)
        {
            LedgerEntries.AddRange(entries);
            LedgerPrivate.AddRange(secrets);
            LedgerStreams.AddRange(begun);
        }
        else
        {
            await InsertManyAsync(entries, cancel);
            await InsertManyAsync(secrets, cancel);
            await InsertManyAsync(begun, cancel);
        }
        Acts.Add(new ActRow
        {
            Id = act.Id,
            Key = act.Key,
            RequestHash = [.. act.RequestHash],
            At = at,
            ActorKind = act.By.Kind.ToString(),
            Office = act.By.Office,
            Role = act.By.Role?.ToString(),
            AccountId = act.By.Account,
            OnBehalfOf = act.By.OnBehalfOf,
            Why = act.Why,
            FirstEntry = first,
            Entries = act.Bodies.Count,
        });
    }

    private static LedgerPrivate Secret(Act act, EntryBody body, long seq, byte[] person)
    {
        var salt = RandomNumberGenerator.GetBytes(Hashes.SaltLength);
        if (body.IsPublic) { return new() { Seq = seq, Salt = salt, Content = person }; }
        var own = RandomNumberGenerator.GetBytes(Hashes.SaltLength);   // one of its own: opening the rest must not help to guess who it was
        return new() { Seq = seq, Salt = salt, Content = BodyJson.InternalPart(act, body, Hashes.Commitment(own, person)), Person = [.. own, .. person] };
    }

    /// <summary>The newest entry of every stream the bodies continue; a stream nobody wrote to yet is missing.</summary>
    private async Task<Dictionary<string, LedgerStreamHead>> StreamHeadsAsync(IReadOnlyList<EntryBody> bodies, CancellationToken cancel)
    {
        var heads = new Dictionary<string, LedgerStreamHead>(StringComparer.Ordinal);
        foreach (var streams in bodies.Select(b => b.Stream).Distinct(StringComparer.Ordinal).Chunk(StreamsAtOnce))
        {
            foreach (var head in await LedgerStreams.Where(s => streams.Contains(s.Stream)).ToListAsync(cancel)) { heads[head.Stream] = head; }
        }
        return heads;
    }

    /// <summary>Every object an act loaded to change gets a new revision, also when only its children differ: whoever saw the old one is told.</summary>
    private void RaiseRevisions()
    {
        foreach (var root in ChangeTracker.Entries().Where(e => e.State is EntityState.Unchanged or EntityState.Modified && e.Metadata.FindProperty("Revision") is not null).ToList())
        {
            var revision = root.Property("Revision");
            revision.CurrentValue = (long)revision.OriginalValue! + 1;   // a column that is never null
        }
        ChangeTracker.AutoDetectChangesEnabled = false;   // everything was looked through just now; the save need not do it again
    }
}
