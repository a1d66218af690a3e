using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain.Plans;
using Duixian.Domain.Standings;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Lights.Overview;

/// <summary>One indicator and how it is judged.</summary>
internal sealed record JudgedLine(IndicatorStanding Standing, string Title, string Subject, bool Waits);

/// <summary>How one plan is judged.</summary>
/// <param name="Ready">False where no standing was ever rolled up: an upgraded installation before its rebuild.</param>
internal sealed record JudgingView(PlanSummary Plan, IReadOnlyList<PlanSummary> Plans, PlanStanding? Standing, IReadOnlyList<JudgedLine> Lines, int Total, bool Ready)
{
    public LightRule Rule => Standing?.Rule ?? LightRules.Default;
}

/// <summary>The rule of a plan and its indicators with theirs, a page of them.</summary>
internal sealed class JudgingOfPlan(DuixianDb db)
{
    public const int PageSize = 60;

    /// <param name="plan">Such as 2024/report; null: the newest.</param>
    /// <returns>Null where no plan is published, or this one is unknown.</returns>
    public async Task<JudgingView?> ReadAsync(string? plan, int page, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        var plans = await db.PlanSummaries.AsNoTracking().OrderByDescending(p => p.Year).ThenBy(p => p.Plan).Take(200).ToListAsync(cancel);
        var at = string.IsNullOrEmpty(plan) ? plans.FirstOrDefault() : plans.FirstOrDefault(p => $"{p.Year}/{p.Plan}" == plan);
        if (at is null) { return null; }
        var address = new PlanAddress(at.Year, at.Plan);
        var standing = await db.PlanStandings.AsNoTracking().SingleOrDefaultAsync(p => p.Year == address.Year && p.Plan == address.Code, cancel);
        var rows =
            from row in db.IndicatorStandings.AsNoTracking()
            where row.Year == address.Year && row.Plan == address.Code && !row.Withdrawn
            join line in db.ListLines.AsNoTracking() on new { row.Year, row.Plan, row.Item, row.Indicator } equals new { line.Year, line.Plan, line.Item, line.Indicator }
            orderby line.Position, row.Item, row.Indicator
            select new { Row = row, line.Title, line.Subject };
        var total = await rows.CountAsync(cancel);
        var found = await rows.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var waiting = await db.ScheduleChanges.AsNoTracking().Where(c => c.Year == address.Year && c.Plan == address.Code && c.State == ScheduleChangeState.Proposed).OrderBy(c => c.Id).Select(c => new { c.Item, c.Indicator }).Take(1_000).ToListAsync(cancel);
        return new(at, plans, standing, [.. found.Select(f => new JudgedLine(f.Row, f.Title, f.Subject, waiting.Exists(w => w.Item == f.Row.Item && w.Indicator == f.Row.Indicator)))], total, standing is not null);
    }
}
