using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Rollups;

/// <summary>How far the division of an indicator is.</summary>
public enum ShareState
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

/// <summary>An indicator that stands, with the summary of its shares; null where nobody has divided it.</summary>
public sealed class DividedLine
{
    public required ListLine Line { get; init; }

    public ShareSummary? Shares { get; init; }
}

/// <summary>The indicators of a year by the state of their division: the list and the desk ask the same question.</summary>
public static class DividedLines
{
    /// <param name="plan">Null: of all plans of the year.</param>
    public static IQueryable<DividedLine> Of(DuixianDb db, int year, string? plan = null) =>
        from line in db.ListLines.AsNoTracking()
        where line.Year == year && line.Indicator > 0 && !line.Withdrawn && (plan == null || line.Plan == plan)
        join shares in db.ShareSummaries.AsNoTracking() on new { line.Year, line.Plan, line.Item, line.Indicator } equals new { shares.Year, shares.Plan, shares.Item, shares.Indicator } into found
        from shares in found.DefaultIfEmpty()
        select new DividedLine { Line = line, Shares = shares };

    public static async Task<IReadOnlyDictionary<ShareState, int>> CountAsync(this IQueryable<DividedLine> lines, CancellationToken cancel)
    {
        var groups = await lines
            .GroupBy(r => new { Divided = r.Shares != null, Earlier = r.Shares != null && r.Shares.TargetVersion < r.Line.TargetVersion, Confirmed = r.Shares != null && r.Shares.ConfirmedOn != null })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        return groups.GroupBy(g => !g.Key.Divided ? ShareState.None : g.Key.Earlier ? ShareState.Earlier : g.Key.Confirmed ? ShareState.Confirmed : ShareState.Issued).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
    }

    /// <param name="state">Null: all.</param>
    public static IQueryable<DividedLine> In(this IQueryable<DividedLine> lines, ShareState? state) => state switch
    {
        ShareState.None => lines.Where(r => r.Shares == null),
        ShareState.Earlier => lines.Where(r => r.Shares != null && r.Shares.TargetVersion < r.Line.TargetVersion),
        ShareState.Issued => lines.Where(r => r.Shares != null && r.Shares.TargetVersion >= r.Line.TargetVersion && r.Shares.ConfirmedOn == null),
        ShareState.Confirmed => lines.Where(r => r.Shares != null && r.Shares.TargetVersion >= r.Line.TargetVersion && r.Shares.ConfirmedOn != null),
        _ => lines,
    };
}
