using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain.Directory;
using Duixian.Domain.Plans;
using Duixian.Domain.Shares;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.Shares;

/// <summary>One share with the division it belongs to.</summary>
public sealed record PublicShare(
    int Indicator, string Party, string PartyName, PartyKind Kind, decimal? Amount,
    int Version, int MadeFor, ShareMethod Method, Universe Universe, decimal? Target, string Unit, decimal? Sum, int? Works, string? Basis, string? Reason, DateOnly Day, DateOnly? ConfirmedOn);

/// <summary>The shares of one indicator.</summary>
/// <param name="Head">Any of the shares: the division is the same in all.</param>
public sealed record SharedIndicator(PublicShare Head, IReadOnlyList<PublicShare> Shares)
{
    /// <summary>Made for an earlier version of the target than the one in force.</summary>
    public bool IsBehind(int targetVersion) => Head.MadeFor < targetVersion;
}

/// <summary>Reads the shares of one item.</summary>
internal static class SharesOfItem
{
    private const int Most = 500;

    // Compiled, as the rest of the item's page.
    private static readonly Func<DuixianDb, int, string, string, IAsyncEnumerable<PublicShare>> Shares =
        EF.CompileAsyncQuery((DuixianDb db, int year, string plan, string item) =>
            (from line in db.ShareLines
             where line.Year == year && line.Plan == plan && line.Item == item
             join head in db.ShareSummaries on new { line.Year, line.Plan, line.Item, line.Indicator } equals new { head.Year, head.Plan, head.Item, head.Indicator }
             orderby line.Indicator, line.Position, line.Party
             select new PublicShare(
                 line.Indicator, line.Party, line.PartyName, line.Kind, line.Amount,
                 head.Version, head.TargetVersion, head.Method, head.Universe, head.Target, head.Unit, head.Sum, head.Works, head.Basis, head.Reason, head.Day, head.ConfirmedOn)).Take(Most));

    public static async Task<IReadOnlyList<SharedIndicator>> SharesAsync(this DuixianDb db, PlanAddress plan, string item, CancellationToken cancel)
    {
        var shares = await Shares(db, plan.Year, plan.Code, item).ToListAsync(cancel);
        return [.. shares.GroupBy(s => s.Indicator).Select(g => new SharedIndicator(g.First(), [.. g]))];
    }
}
