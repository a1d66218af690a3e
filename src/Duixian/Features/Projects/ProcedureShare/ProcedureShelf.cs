using System.Collections.Concurrent;
using Duixian.Data;
using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.ProcedureShare;

/// <summary>The procedures of a year's projects, each read once and again when it has moved: thousands of projects have a hundred thousand steps, and between two looks hardly any of them changes.</summary>
internal sealed class ProcedureShelf
{
    /// <summary>More than these are read with the whole year.</summary>
    private const int MostOneByOne = 500;

    private readonly ConcurrentDictionary<int, ProjectProcedures> kept = new();

    /// <summary>By number of project; also of projects the caller may not see, so take only what was asked for within the person's scope. Not tracked, never changed.</summary>
    public async Task<IReadOnlyDictionary<int, ProjectProcedures>> OfAsync(DuixianDb db, int year, CancellationToken cancel)
    {
        var listed = db.ProjectProcedures.AsNoTracking().Where(p => db.ProjectYears.Any(y => y.Number == p.Project && y.Year == year && y.List == YearList.Implementation));
        // Every change raises the revision of what it changes.
        var marks = await listed.IgnoreAutoIncludes().Select(p => new { p.Project, p.Revision }).ToListAsync(cancel);
        var moved = marks.Where(m => !(kept.TryGetValue(m.Project, out var known) && known.Revision == m.Revision)).Select(m => m.Project).ToList();
        if (moved.Count > 0)
        {
            foreach (var procedures in await (moved.Count > MostOneByOne ? listed : listed.Where(p => moved.Contains(p.Project))).ToListAsync(cancel)) { kept[procedures.Project] = procedures; }
        }
        return marks.Where(m => kept.ContainsKey(m.Project)).ToDictionary(m => m.Project, m => kept[m.Project]);
    }
}
