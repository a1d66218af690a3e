using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;
using Duixian.Domain.Shares;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Shares.ShareList;

/// <summary>One indicator with the state of its division.</summary>
internal sealed record ShareStateLine(string Plan, string Item, int Indicator, string Title, string Subject, Measure? Measure, Promise? Promise, string Unit, int TargetVersion, int? Version, int? MadeFor, ShareMethod? Method, decimal? Sum, int? Works, decimal? Target, DateOnly? ConfirmedOn)
{
    public ShareState State => Version is null ? ShareState.None : MadeFor < TargetVersion ? ShareState.Earlier : ConfirmedOn is null ? ShareState.Issued : ShareState.Confirmed;

    public bool Additive => Promise is not null && DivisibleTarget.Of(TargetVersion, Measure, Promise, Unit).Additive;
}

/// <summary>The indicators of a year, a page of them, and how many there are of each state.</summary>
internal sealed record SharesView(int Year, IReadOnlyList<int> Years, IReadOnlyList<ShareStateLine> Lines, IReadOnlyDictionary<ShareState, int> Counts, IReadOnlyDictionary<string, string> Plans)
{
    public int Total(ShareState? state) => state is { } one ? Counts.GetValueOrDefault(one) : Counts.Values.Sum();
}

/// <summary>Every indicator of a year and how its target is divided.</summary>
internal sealed class SharesOfYear(DuixianDb db)
{
    public const int PageSize = 60;

    /// <param name="year">Null: the newest year that has a plan.</param>
    /// <returns>Null when no plan is published.</returns>
    public async Task<SharesView?> ReadAsync(int? year, string? plan, ShareState? state, int page, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        var plans = await db.PlanSummaries.OrderByDescending(p => p.Year).ThenBy(p => p.Plan).Select(p => new { p.Year, p.Plan, p.Title }).Take(500).ToListAsync(cancel);
        if (plans.Count == 0) { return null; }
        var years = plans.Select(p => p.Year).Distinct().ToList();
        var at = year is { } wanted && PlanAddress.IsYear(wanted) ? wanted : years[0];
        var all = DividedLines.Of(db, at, plan);
        var counts = await all.CountAsync(cancel);
        var lines = await all.In(state).OrderBy(r => r.Line.Plan).ThenBy(r => r.Line.Position).ThenBy(r => r.Line.Item).ThenBy(r => r.Line.Indicator)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .Select(r => new ShareStateLine(
                r.Line.Plan, r.Line.Item, r.Line.Indicator, r.Line.Title, r.Line.Subject, r.Line.Measure, r.Line.Promise, r.Line.BaseUnit, r.Line.TargetVersion,
                (int?)r.Shares!.Version, (int?)r.Shares.TargetVersion, (ShareMethod?)r.Shares.Method, r.Shares.Sum, r.Shares.Works, r.Shares.Target, r.Shares.ConfirmedOn))
            .ToListAsync(cancel);   // an outer join: the nulls are the database's
        return new(at, years, lines, counts, plans.Where(p => p.Year == at).ToDictionary(p => p.Plan, p => p.Title, StringComparer.Ordinal));
    }
}
