using Duixian.Data;
using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;
using Duixian.Domain.Shares;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Shares;

/// <summary>An indicator as far as dividing its target goes.</summary>
internal sealed record ShareTarget(PlanAddress Plan, string PlanTitle, string Item, int Indicator, string Title, string Text, string Subject, Measure? Measure, Promise Promise, string Unit, int Version, string? LeadName, bool Withdrawn, int? LastYear, decimal? LastAmount)
{
    /// <summary>Null while nobody has decided how it is measured.</summary>
    public DivisibleTarget? Divisible => Measure is null ? null : DivisibleTarget.Of(Version, Measure, Promise, Unit);
}

/// <summary>Finds the indicator a division is about.</summary>
internal sealed class ShareTargets(DuixianDb db)
{
    public async Task<ShareTarget?> FindAsync(int year, string plan, string item, int indicator, CancellationToken cancel)
    {
        if (indicator < 1 || !PlanAddress.IsYear(year)) { return null; }
        var found = await (
            from line in db.ListLines.AsNoTracking()
            where line.Year == year && line.Plan == plan && line.Item == item && line.Indicator == indicator
            from summary in db.PlanSummaries
            where summary.Year == year && summary.Plan == plan
            select new { Line = line, summary.Title }).SingleOrDefaultAsync(cancel);
        return found?.Line is { Promise: { } promise } at
            ? new(new(year, plan), found.Title, item, indicator, at.Title, at.Text, at.Subject, at.Measure, promise, at.BaseUnit, at.TargetVersion, at.LeadName, at.Withdrawn, at.LastYear, at.LastAmount)
            : null;
    }
}
