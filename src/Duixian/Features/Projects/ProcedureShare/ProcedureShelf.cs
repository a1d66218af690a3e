using System.Collections.Concurrent;
using Duixian.Data;
using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.ProcedureShare;

/// <summary>The procedures of a year's list, read once and kept until one of them moves: thousands of projects have a hundred thousand steps, and most questions about them come between two changes.</summary>
internal sealed class ProcedureShelf
{
    private readonly ConcurrentDictionary<int, Kept> years = new();

    /// <summary>By number of project; also of projects the caller may not see, so take only what was asked for within the person's scope. Not tracked, never changed.</summary>
    public async Task<IReadOnlyDictionary<int, ProjectProcedures>> OfAsync(DuixianDb db, int year, CancellationToken cancel)
    {
        // Every change raises the revision of what it changes, and nothing is ever taken away: the sum tells whether anything moved.
        var state = await Of(db, year).GroupBy(_ => 1).Select(g => new { Count = g.Count(), Revisions = g.Sum(p => p.Revision) }).SingleOrDefaultAsync(cancel);
        var mark = (state?.Count ?? 0, state?.Revisions ?? 0);
        if (years.TryGetValue(year, out var kept) && kept.Mark == mark) { return kept.Procedures; }
        var procedures = await Of(db, year).ToDictionaryAsync(p => p.Project, cancel);
        years[year] = new(mark, procedures);
        return procedures;
    }

    private static IQueryable<ProjectProcedures> Of(DuixianDb db, int year) =>
        db.ProjectProcedures.AsNoTracking().Where(p => db.ProjectYears.Any(y => y.Number == p.Project && y.Year == year && y.List == YearList.Implementation));

    private sealed record Kept((int Count, long Revisions) Mark, IReadOnlyDictionary<int, ProjectProcedures> Procedures);
}
