using Duixian.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Projects;

/// <summary>Reads what the figures of a year are counted from.</summary>
public static class FlowRowQuery
{
    private const int Most = 50_000;

    /// <summary>Every project in every list of a year, in one question.</summary>
    public static async Task<IReadOnlyList<FlowRow>> FlowRowsAsync(this DuixianDb db, int year, CancellationToken cancel) => await (
        from listed in db.ProjectYears.AsNoTracking()
        where listed.Year == year
        join project in db.Projects.AsNoTracking() on listed.ProjectId equals project.Id
        join outlook in db.ProjectOutlooks.AsNoTracking() on project.Id equals outlook.ProjectId into outlooks
        from outlook in outlooks.DefaultIfEmpty()
        orderby listed.Number, listed.List
        select new FlowRow(project.Unit, listed.List, listed.Frozen, listed.Adjusted, project.HasLeft, project.StartedOn, project.CompletedOn, outlook == null ? null : outlook.CompleteOn)).Take(Most).ToListAsync(cancel);
}
