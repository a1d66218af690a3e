using Duixian.Data;
using Duixian.Data.Ledger;
using Duixian.Data.Rollups;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;
using Duixian.Log;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.Ledger;

/// <summary>Which entries are asked for.</summary>
/// <param name="Before">Only older ones than this sequence; null: the newest.</param>
/// <param name="Type">Only of this type, or <c>internal</c>, or <see cref="Public"/>; null: of any.</param>
public sealed record LedgerQuery(long? Before, string? Type, PlanAddress? Plan)
{
    /// <summary>Of any type that is published.</summary>
    public const string Public = "public";

    public bool Filtered => Type is not null || Plan is not null;
}

/// <summary>The newest signed checkpoint, as far as a reader needs it.</summary>
/// <param name="LastAt">When the last entry it covers was written.</param>
public sealed record SignedState(string Origin, long Size, byte[] Root, DateTimeOffset? LastAt);

/// <summary>One page of the log.</summary>
/// <param name="Size">How many entries there are, signed or not.</param>
/// <param name="Checkpoint">Null before the first one.</param>
/// <param name="SearchedFrom">The oldest entry that was looked at.</param>
/// <param name="Next">Where the next page begins; null where nothing older is left.</param>
public sealed record LedgerView(long Size, SignedState? Checkpoint, IReadOnlyList<PublicEntry> Entries, EntryNames Names, IReadOnlyList<PlanSummary> Plans, long SearchedFrom, long? Next);

/// <summary>One entry with the one its stream names before it.</summary>
/// <param name="Covered">How many entries the newest checkpoint covers; 0 before the first.</param>
public sealed record EntryView(PublicEntry Entry, PublicEntry? Previous, EntryNames Names, long Covered);

/// <summary>Every public entry about one item, oldest first, over all its streams.</summary>
/// <param name="Before">Entries that are named as the one before and stand in none of the shown ones: of an earlier page, or not published.</param>
/// <param name="Next">After which entry the next page begins; null on the last.</param>
public sealed record ChainView(string Title, IReadOnlyList<PublicEntry> Entries, IReadOnlyDictionary<long, PublicEntry> Before, EntryNames Names, long? Next)
{
    /// <summary>Whether the entry names the one before it in its stream with the hash that one has; true for the first of a stream.</summary>
    public bool Holds(PublicEntry entry) =>
        entry.Read.PreviousInStream < 0 || (Before.TryGetValue(entry.Read.PreviousInStream, out var previous) && entry.Read.PreviousHash.AsSpan().SequenceEqual(previous.Read.Leaf));
}

/// <summary>Reads the public log for people. What a page costs does not depend on how long the log is: a filter looks at so many entries and says how far it came.</summary>
internal sealed class LedgerToRead(DuixianDb db, LogStore store)
{
    public const int PageSize = 50;
    private const int MostSearched = 10_000;
    private const int ChainPage = 200;
    private const int MostSheets = 2_000;
    private const int MostPlans = 200;

    public async Task<LedgerView> ReadAsync(LedgerQuery query, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        var size = await db.LedgerSizeAsync(cancel);
        var checkpoint = await store.CheckpointAsync(cancel);
        var last = (checkpoint?.Size ?? 0) - 1;
        var lastAt = await db.LedgerEntries.Where(e => e.Seq == last).Select(e => (DateTimeOffset?)e.At).FirstOrDefaultAsync(cancel);
        var to = Math.Min(query.Before ?? long.MaxValue, size);
        var from = Math.Max(0, to - (query.Filtered ? MostSearched : PageSize));
        var rows = await Matching(query).Where(e => e.Seq >= from && e.Seq < to).OrderByDescending(e => e.Seq).Take(PageSize + 1).Select(PublicEntry.Of).ToListAsync(cancel);
        if (rows.Count > PageSize)
        {
            rows.RemoveAt(PageSize);
            from = rows[^1].Seq;
        }
        var names = await EntryNames.ReadAsync(db, rows, cancel);
        var plans = await db.PlanSummaries.AsNoTracking().OrderByDescending(p => p.Year).ThenBy(p => p.Plan).Take(MostPlans).ToListAsync(cancel);
        return new(size, checkpoint is null ? null : new(checkpoint.Origin, checkpoint.Size, checkpoint.Root, lastAt), rows, names, plans, from, from > 0 ? from : null);
    }

    /// <returns>Null where there is no such entry.</returns>
    public async Task<EntryView?> OneAsync(long seq, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var entry = await db.LedgerEntries.Where(e => e.Seq == seq).Select(PublicEntry.Of).SingleOrDefaultAsync(cancel);
        if (entry is null) { return null; }
        var before = entry.Read.PreviousInStream;
        var previous = await db.LedgerEntries.Where(e => e.Seq == before).Select(PublicEntry.Of).SingleOrDefaultAsync(cancel);
        return new(entry, previous, await EntryNames.ReadAsync(db, [entry], cancel), await store.SizeAsync(cancel) ?? 0);
    }

    /// <param name="after">Only younger ones than this sequence.</param>
    /// <returns>Null where there is no such item.</returns>
    public async Task<ChainView?> ChainAsync(PlanAddress plan, string item, long after, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var title = await db.ListLines.Where(l => l.Year == plan.Year && l.Plan == plan.Code && l.Item == item).OrderBy(l => l.Indicator).Select(l => l.Title).FirstOrDefaultAsync(cancel);
        if (title is null) { return null; }
        var (stream, sheets) = (plan.ItemStream(item), plan.Stream + "/party");
        var ((from, to), (first, last)) = (Below(stream), Below(sheets));
#pragma warning disable CA1309 // translated to SQL, where text is compared by code point in both databases
        var rows = await db.LedgerEntries.Where(e => e.IsPublic && e.Seq > after && (e.Stream == stream || (string.Compare(e.Stream, from) > 0 && string.Compare(e.Stream, to) < 0)))
            .OrderBy(e => e.Seq).Take(ChainPage + 1).Select(PublicEntry.Of).ToListAsync(cancel);
        var until = rows.Count > ChainPage ? rows[ChainPage].Seq : long.MaxValue;
        // A sheet on which nothing moved is one entry for all its items, in the stream of its party.
        var unchanged = await db.LedgerEntries.Where(e => e.IsPublic && e.Seq > after && e.Seq < until && string.Compare(e.Stream, first) > 0 && string.Compare(e.Stream, last) < 0)
            .OrderBy(e => e.Seq).Take(MostSheets).Select(PublicEntry.Of).ToListAsync(cancel);
#pragma warning restore CA1309
        long? next = rows.Count > ChainPage ? rows[ChainPage - 1].Seq : null;
        List<PublicEntry> entries = [.. rows.Take(ChainPage).Concat(unchanged.Where(e => e.Body is FiguresUnchanged u && u.Lines.Any(l => l.Item == item))).OrderBy(e => e.Seq)];
        List<long> named = [.. entries.Select(e => e.Read.PreviousInStream).Where(s => s >= 0).Distinct()];
        var before = await db.LedgerEntries.Where(e => named.Contains(e.Seq)).Select(PublicEntry.Of).ToDictionaryAsync(e => e.Seq, cancel);
        return new(title, entries, before, await EntryNames.ReadAsync(db, entries, cancel), next);
    }

    /// <summary>Every public entry of a key project; what is not published stands between them as the bytes it is.</summary>
    /// <param name="after">Only younger ones than this sequence.</param>
    /// <returns>Null where nothing was ever published of such a project.</returns>
    public async Task<ChainView?> ProjectChainAsync(int project, long after, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var stream = ProjectEntry.StreamOf(project);
        if (!await db.LedgerEntries.AnyAsync(e => e.IsPublic && e.Stream == stream, cancel)) { return null; }
        var rows = await db.LedgerEntries.Where(e => e.IsPublic && e.Seq > after && e.Stream == stream).OrderBy(e => e.Seq).Take(ChainPage + 1).Select(PublicEntry.Of).ToListAsync(cancel);
        List<PublicEntry> entries = [.. rows.Take(ChainPage)];
        List<long> named = [.. entries.Select(e => e.Read.PreviousInStream).Where(s => s >= 0).Distinct()];
        var before = await db.LedgerEntries.Where(e => named.Contains(e.Seq)).Select(PublicEntry.Of).ToDictionaryAsync(e => e.Seq, cancel);
        var names = await EntryNames.ReadAsync(db, entries, cancel);
        return new(names.Project(project) ?? "", entries, before, names, rows.Count > ChainPage ? entries[^1].Seq : null);
    }

    /// <summary>Between the two stand exactly the streams below this one: '0' follows '/'.</summary>
    private static (string From, string To) Below(string stream) => (stream + "/", stream + "0");

    private IQueryable<LedgerEntry> Matching(LedgerQuery query)
    {
        var entries = db.LedgerEntries.AsNoTracking();
        // The true type of what is not published is nobody's business: it can be asked for only as what it is not.
        entries = query.Type switch
        {
            null => entries,
            PublicEntry.Internal => entries.Where(e => !e.IsPublic),
            LedgerQuery.Public => entries.Where(e => e.IsPublic),
            { } type => entries.Where(e => e.IsPublic && e.Type == type),
        };
        if (query.Plan is { } plan)
        {
            var (stream, below) = (plan.Stream, plan.Stream + "/");
            entries = entries.Where(e => e.IsPublic && (e.Stream == stream || e.Stream.StartsWith(below)));
        }
        return entries;
    }
}
