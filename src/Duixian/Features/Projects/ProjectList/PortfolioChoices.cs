using System.Collections.Concurrent;
using Duixian.Data;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.ProjectList;

/// <summary>What the filters of the portfolio offer.</summary>
/// <param name="Stages">How the library stands while nothing is chosen.</param>
public sealed record PortfolioChoice(IReadOnlyList<string> Categories, IReadOnlyList<string> Holders, IReadOnlyList<(int Year, YearList List)> Lists, IReadOnlyList<StageCount> Stages);

/// <summary>Reads what there is to choose from: categories that occur, who holds a ball now, lists that were made, and how many projects stand where.</summary>
internal sealed class PortfolioChoices(DuixianDb db, KeptChoices kept)
{
    private const int Most = 200;

    public async Task<PortfolioChoice> ReadAsync(Actor by, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        var size = await db.LedgerHead.AsNoTracking().Select(h => h.Size).SingleAsync(cancel);
        var scope = by.IsOfOneUnit ? $"{by.Unit}/{by.Office}" : "";
        if (kept.Of(scope, size) is { } known) { return known; }
        var seen = ProjectAccess.Of(db.Projects.AsNoTracking(), by);
        var categories = await seen.Where(p => p.Category != "").GroupBy(p => p.Category).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).Take(Most).ToListAsync(cancel);
        var balls = db.ProjectOutlooks.Where(o => o.Holder != null);
        if (by.IsOfOneUnit) { balls = balls.Where(o => seen.Any(p => p.Id == o.ProjectId)); }   // who sees all needs no look at each
        var holders = await balls.GroupBy(o => o.Holder!).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).Take(Most).ToListAsync(cancel);   // filtered for
        var lists = await db.ProjectYears.GroupBy(y => new { y.Year, y.List }).OrderByDescending(g => g.Key.Year).ThenBy(g => g.Key.List).Select(g => g.Key).Take(Most).ToListAsync(cancel);
        var stages = await StageCount.Of(seen.Where(p => !p.HasLeft)).ToListAsync(cancel);
        return kept.Keep(scope, size, new(categories, holders, [.. lists.Select(l => (l.Year, l.List))], stages));
    }
}

/// <summary>
/// The choices of every scope as they were read last, so that a page that is turned or sorted does not count the whole library anew.
/// Acts change them, and with the size of the ledger they are read again; the daily job moves balls without an act, so they are kept for five minutes at most.
/// </summary>
internal sealed class KeptChoices(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (long Size, DateTimeOffset Since, PortfolioChoice Choice)> byScope = new(StringComparer.Ordinal);   // as many as units and offices

    public PortfolioChoice? Of(string scope, long size) => byScope.TryGetValue(scope, out var known) && known.Size == size && time.GetUtcNow() - known.Since < Longest ? known.Choice : null;

    public PortfolioChoice Keep(string scope, long size, PortfolioChoice choice)
    {
        byScope[scope] = (size, time.GetUtcNow(), choice);
        return choice;
    }
}
