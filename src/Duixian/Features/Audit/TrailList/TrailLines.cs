using System.Runtime.CompilerServices;
using System.Text.Json;
using Duixian.Data;
using Duixian.Data.Audit;
using Duixian.Data.Ledger;
using Duixian.Domain;
using Duixian.Domain.Audit;
using Duixian.Domain.Directory;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Audit.TrailList;

/// <summary>One thing that happened: an act of the ledger or a line of the trail.</summary>
/// <param name="Act">First entry of the act; null for a line of the trail.</param>
/// <param name="Seq">Sequence of the trail's line; null for an act.</param>
/// <param name="What">Type of the act's first entry, or the kind of the line.</param>
/// <param name="More">Further entries of the act.</param>
/// <param name="Subject">What it was about: a stream of the ledger, an address, a name as typed.</param>
/// <param name="About">Name of the person it was about, where it was about one.</param>
/// <param name="Why">The reason given, or how it happened.</param>
public sealed record TrailLine(DateTimeOffset At, long? Act, long? Seq, string Who, string OnBehalfOf, string Office, string Role, string What, int More, string Subject, string About, string Why, AuditOutcome Outcome, string Address);

/// <summary>A page of the trail.</summary>
/// <param name="Next">Where the next, older page begins; null at the end.</param>
internal sealed record TrailPage(IReadOnlyList<TrailLine> Lines, string? Next, bool Narrowed);

/// <summary>Acts and the audit trail in one list, newest first. Pages go on by sequence and days are turned into sequences first, so that a page costs the same however long the history is.</summary>
internal sealed class TrailLines(DuixianDb db, CivilDay civilDay)
{
    public const int PageSize = 50;
    private const int ExportPage = 500;
    private const int EntriesForName = 4;

    /// <summary>Words can stand anywhere, so without days they are looked for no further back than this.</summary>
    public const int DaysOfWords = 92;

    private const int MostExported = 100_000;

    public Task<TrailPage> PageAsync(TrailQuery query, CancellationToken cancel) => PageAsync(query, PageSize, cancel);

    public async IAsyncEnumerable<TrailLine> AllAsync(TrailQuery query, [EnumeratorCancellation] CancellationToken cancel)
    {
        var left = MostExported;
        query = query with { BeforeAct = null, BeforeEvent = null };
        while (left > 0)
        {
            var page = await PageAsync(query, ExportPage, cancel);
            foreach (var line in page.Lines) { yield return line; }
            left -= page.Lines.Count;
            if (page.Next is not { } next) { yield break; }
            var places = next.Split('.');
            query = query with { BeforeAct = long.Parse(places[0], System.Globalization.CultureInfo.InvariantCulture), BeforeEvent = long.Parse(places[1], System.Globalization.CultureInfo.InvariantCulture) };
        }
    }

    private async Task<TrailPage> PageAsync(TrailQuery query, int size, CancellationToken cancel)
    {
        var narrowed = query.Words.Length > 0 && query.First is null && query.Last is null;
        var first = narrowed ? civilDay.DayOf(await NewestAsync(cancel)).AddDays(-DaysOfWords) : query.First;
        Guid? account = null;
        if (query.Person is { } login)
        {
            var name = login.ToUpperInvariant();
            account = await db.Users.Where(a => a.NormalizedUserName == name).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(cancel) ?? Guid.Empty;   // nobody: an empty list
        }
        var acts = query.WantsActs ? await ActsAsync(query, account, first, size + 1, cancel) : [];
        var events = query.WantsEvents ? await EventsAsync(query, account, first, size + 1, cancel) : [];
        var lines = acts.Select(a => (a.At, Act: (ActRow?)a, Event: (AuditEvent?)null)).Concat(events.Select(e => (e.At, Act: (ActRow?)null, Event: (AuditEvent?)e)))
            .OrderByDescending(l => l.At).ThenByDescending(l => l.Event is null).ThenByDescending(l => l.Act?.FirstEntry ?? l.Event!.Seq).ToList();   // one of the two is there
        var shown = lines.Take(size).ToList();
        var next = lines.Count <= size ? null : FormattableString.Invariant(
            $"{shown.Select(l => l.Act?.FirstEntry).Min() ?? query.BeforeAct ?? long.MaxValue}.{shown.Select(l => l.Event?.Seq).Min() ?? query.BeforeEvent ?? long.MaxValue}");
        return new(await ShapedAsync(shown, cancel), next, narrowed);
    }

    private async Task<DateTimeOffset> NewestAsync(CancellationToken cancel) => (await db.LedgerHead.AsNoTracking().SingleAsync(cancel)).LastAt;

    private async Task<List<ActRow>> ActsAsync(TrailQuery query, Guid? account, DateOnly? first, int size, CancellationToken cancel)
    {
        var acts = db.Acts.AsNoTracking();
        var (low, high) = (0L, query.BeforeAct ?? long.MaxValue);
        if (first is { } day)
        {
            var start = civilDay.StartOf(day);
            low = await db.Acts.Where(a => a.At >= start).OrderBy(a => a.At).ThenBy(a => a.FirstEntry).Select(a => (long?)a.FirstEntry).FirstOrDefaultAsync(cancel) ?? long.MaxValue;
        }
        if (query.Last is { } until)
        {
            var end = civilDay.StartOf(until.AddDays(1));
            high = Math.Min(high, await db.Acts.Where(a => a.At >= end).OrderBy(a => a.At).ThenBy(a => a.FirstEntry).Select(a => (long?)a.FirstEntry).FirstOrDefaultAsync(cancel) ?? long.MaxValue);
        }
        acts = acts.Where(a => a.FirstEntry >= low && a.FirstEntry < high);
        if (account is not null) { acts = acts.Where(a => a.AccountId == account || a.OnBehalfOf == account); }
        if (query.Office is { } office) { acts = acts.Where(a => a.Office == office); }
        if (query.Role?.ToString() is { } role) { acts = acts.Where(a => a.Role == role); }
        if (query.Words is { Length: > 0 } words) { acts = acts.Where(a => a.Why!.Contains(words) || db.LedgerEntries.Any(e => e.Seq == a.FirstEntry && (e.Stream.Contains(words) || e.Type.Contains(words)))); }
        return await acts.OrderByDescending(a => a.FirstEntry).Take(size).ToListAsync(cancel);
    }

    private async Task<List<AuditEvent>> EventsAsync(TrailQuery query, Guid? account, DateOnly? first, int size, CancellationToken cancel)
    {
        var (low, high) = (0L, query.BeforeEvent ?? long.MaxValue);
        if (first is { } day)
        {
            var start = civilDay.StartOf(day);
            low = await db.AuditEvents.Where(e => e.At >= start).OrderBy(e => e.At).ThenBy(e => e.Seq).Select(e => (long?)e.Seq).FirstOrDefaultAsync(cancel) ?? long.MaxValue;
        }
        if (query.Last is { } until)
        {
            var end = civilDay.StartOf(until.AddDays(1));
            high = Math.Min(high, await db.AuditEvents.Where(e => e.At >= end).OrderBy(e => e.At).ThenBy(e => e.Seq).Select(e => (long?)e.Seq).FirstOrDefaultAsync(cancel) ?? long.MaxValue);
        }
        var events = db.AuditEvents.AsNoTracking().Where(e => e.Seq >= low && e.Seq < high);
        if (Enum.TryParse<AuditKind>(query.Kind, out var kind)) { events = events.Where(e => e.Kind == kind); }
        if (query.Outcome is { } outcome) { events = events.Where(e => e.Outcome == outcome); }
        if (account is not null) { events = events.Where(e => e.Account == account); }
        if (query.Office is { } office) { events = events.Where(e => e.Office == office); }
        if (query.Role?.ToString() is { } role) { events = events.Where(e => e.Role == role); }
        if (query.Words is { Length: > 0 } words) { events = events.Where(e => e.Subject.Contains(words)); }
        return await events.OrderByDescending(e => e.Seq).Take(size).ToListAsync(cancel);
    }

    private async Task<IReadOnlyList<TrailLine>> ShapedAsync(List<(DateTimeOffset At, ActRow? Act, AuditEvent? Event)> lines, CancellationToken cancel)
    {
        // An act is named by what it published, where that stands among its first entries; a sheet of thousands is not read for its name.
        var firsts = lines.Select(l => l.Act).OfType<ActRow>().SelectMany(a => Enumerable.Range(0, Math.Min(a.Entries, EntriesForName)).Select(i => a.FirstEntry + i)).ToList();
        var entries = (await db.LedgerEntries.Where(e => firsts.Contains(e.Seq)).Select(e => new { e.Seq, e.ActId, e.Type, e.Stream, e.IsPublic }).ToListAsync(cancel))
            .GroupBy(e => e.ActId).ToDictionary(e => e.Key, e => e.OrderByDescending(x => x.IsPublic).ThenBy(x => x.Seq).First());
        var people = lines.SelectMany(l => new[] { l.Act?.AccountId, l.Act?.OnBehalfOf, l.Event?.Account }).Concat(entries.Values.Select(e => PersonOf(e.Stream))).OfType<Guid>().Distinct().Select(p => new PersonId(p)).ToList();
        var names = await db.People.IgnoreAutoIncludes().Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id.Value, p => p.Name, cancel);
        string Name(Guid? person) => person is { } id ? names.GetValueOrDefault(id, id.ToString("D")) : "";
        return [.. lines.Select(l =>
        {
            if (l.Act is { } act)
            {
                var entry = entries[act.Id];
                return new TrailLine(act.At, act.FirstEntry, null, Name(act.AccountId), Name(act.OnBehalfOf), act.Office, act.Role ?? act.ActorKind, entry.Type, act.Entries - 1, entry.Stream, Name(PersonOf(entry.Stream)), act.Why ?? "", AuditOutcome.Done, "");
            }
            var line = l.Event!;   // one of the two is there
            using var said = JsonDocument.Parse(line.Bytes);
            string Of(string name) => said.RootElement.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
            return new TrailLine(line.At, null, line.Seq, Name(line.Account), "", line.Office, line.Role, line.Kind.ToString(), 0, line.Subject, "", Of("detail"), line.Outcome, Of("address"));
        })];
    }

    private static Guid? PersonOf(string stream) => stream.StartsWith("person/", StringComparison.Ordinal) && Guid.TryParse(stream.AsSpan("person/".Length), out var person) ? person : null;
}
