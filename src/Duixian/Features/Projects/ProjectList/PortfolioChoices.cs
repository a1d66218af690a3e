using Duixian.Data;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.ProjectList;

/// <summary>What the filters of the portfolio offer.</summary>
public sealed record PortfolioChoice(IReadOnlyList<string> Categories, IReadOnlyList<string> Holders, IReadOnlyList<(int Year, YearList List)> Lists);

/// <summary>Reads what there is to choose from: categories that occur, who holds a ball now, lists that were made.</summary>
internal sealed class PortfolioChoices(DuixianDb db)
{
    private const int Most = 200;

    public async Task<PortfolioChoice> ReadAsync(Actor by, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        var seen = ProjectAccess.Of(db.Projects.AsNoTracking(), by);
        var categories = await seen.Where(p => p.Category != "").GroupBy(p => p.Category).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).Take(Most).ToListAsync(cancel);
        var balls = db.ProjectOutlooks.Where(o => o.Holder != null);
        if (by.IsOfOneUnit) { balls = balls.Where(o => seen.Any(p => p.Id == o.ProjectId)); }   // who sees all needs no look at each
        var holders = await balls.GroupBy(o => o.Holder!).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).Take(Most).ToListAsync(cancel);   // filtered for
        var lists = await db.ProjectYears.GroupBy(y => new { y.Year, y.List }).OrderByDescending(g => g.Key.Year).ThenBy(g => g.Key.List).Select(g => g.Key).Take(Most).ToListAsync(cancel);
        return new(categories, holders, [.. lists.Select(l => (l.Year, l.List))]);
    }
}
