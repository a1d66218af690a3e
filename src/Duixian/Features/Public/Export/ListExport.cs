using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;
using Duixian.Features.Public.PlanList;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.Export;

/// <summary>One line of a list as it leaves the house.</summary>
internal sealed record ExportRow(
    string Item, int Indicator, string? Group, string Title, string Text, CommitmentKind Kind, string? Lead, string? LeadName, DateOnly Due, bool DuePrinted,
    bool Ready, bool Withdrawn, string? WithdrawnReason, IReadOnlyList<Missing> Missing, string Subject, Measure? Measure, string Unit, string BaseUnit,
    Promise? Promise, int TargetVersion, Promise? Original, int? LastYear, decimal? LastAmount, string? LastQuote)
{
    /// <summary>Version 1 of the promise where a later one replaced it; the same promise is not told twice.</summary>
    public Promise? Before => TargetVersion > 1 ? Original : null;
}

/// <summary>Reads the lines of a list for a file: the same selection in the same order as the page shows.</summary>
internal sealed class ListExport(DuixianDb db)
{
    /// <summary>No list of promises is longer; a file that would be is refused by nobody, it ends here.</summary>
    public const int MostRows = 50_000;

    /// <returns>Null when there is no such plan.</returns>
    public Task<PlanSummary?> FindPlanAsync(PlanAddress plan, CancellationToken cancel) =>
        db.PlanSummaries.AsNoTracking().SingleOrDefaultAsync(s => s.Year == plan.Year && s.Plan == plan.Code, cancel);

    public IAsyncEnumerable<ExportRow> ReadAsync(ListQuery query) =>
        query.Sort(query.Select(db.ListLines.AsNoTracking(), db.ItemStandings), db.IndicatorStandings)
            .Take(MostRows)
            .Select(l => new ExportRow(
                l.Item, l.Indicator, l.Group, l.Title, l.Text, l.Kind, l.Lead, l.LeadName, l.Due, l.DuePrinted,
                l.Ready, l.Withdrawn, l.WithdrawnReason, l.Missing, l.Subject, l.Measure, l.Unit, l.BaseUnit,
                l.Promise, l.TargetVersion, l.TargetVersion > 1 ? l.Original : null, l.LastYear, l.LastAmount, l.LastQuote))
            .AsAsyncEnumerable();
}
