using Duixian.Data;
using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;
using Duixian.Domain.Shares;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Shares.ShareList;

/// <summary>How far the division of an indicator is.</summary>
internal enum ShareState
{
    /// <summary>Nobody has divided it.</summary>
    None,

    /// <summary>Divided for an earlier version of the target.</summary>
    Earlier,

    /// <summary>Issued, and no leader has confirmed it yet.</summary>
    Issued,

    /// <summary>A leader stands behind it.</summary>
    Confirmed,
}

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
        var all =
            from line in db.ListLines.AsNoTracking()
            where line.Year == at && line.Indicator > 0 && !line.Withdrawn && (plan == null || line.Plan == plan)
            join shares in db.ShareSummaries.AsNoTracking() on new { line.Year, line.Plan, line.Item, line.Indicator } equals new { shares.Year, shares.Plan, shares.Item, shares.Indicator } into found
            from shares in found.DefaultIfEmpty()
            select new { line, shares };
        var groups = await all.GroupBy(r => new { Divided = r.shares != null, Earlier = r.shares != null && r.shares.TargetVersion < r.line.TargetVersion, Confirmed = r.shares != null && r.shares.ConfirmedOn != null })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        var counts = groups.GroupBy(g => !g.Key.Divided ? ShareState.None : g.Key.Earlier ? ShareState.Earlier : g.Key.Confirmed ? ShareState.Confirmed : ShareState.Issued).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
        var chosen = state switch
        {
            ShareState.None => all.Where(r => r.shares == null),
            ShareState.Earlier => all.Where(r => r.shares != null && r.shares.TargetVersion < r.line.TargetVersion),
            ShareState.Issued => all.Where(r => r.shares != null && r.shares.TargetVersion >= r.line.TargetVersion && r.shares.ConfirmedOn == null),
            ShareState.Confirmed => all.Where(r => r.shares != null && r.shares.TargetVersion >= r.line.TargetVersion && r.shares.ConfirmedOn != null),
            _ => all,
        };
        var lines = await chosen.OrderBy(r => r.line.Plan).ThenBy(r => r.line.Position).ThenBy(r => r.line.Item).ThenBy(r => r.line.Indicator)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .Select(r => new ShareStateLine(
                r.line.Plan, r.line.Item, r.line.Indicator, r.line.Title, r.line.Subject, r.line.Measure, r.line.Promise, r.line.BaseUnit, r.line.TargetVersion,
                (int?)r.shares!.Version, (int?)r.shares.TargetVersion, (ShareMethod?)r.shares.Method, r.shares.Sum, r.shares.Works, r.shares.Target, r.shares.ConfirmedOn))
            .ToListAsync(cancel);   // an outer join: the nulls are the database's
        return new(at, years, lines, counts, plans.Where(p => p.Year == at).ToDictionary(p => p.Plan, p => p.Title, StringComparer.Ordinal));
    }
}
