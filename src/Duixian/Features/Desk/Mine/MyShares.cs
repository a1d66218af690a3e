using Duixian.Data;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Desk.Mine;

/// <summary>What the person's own county or office answers for in one indicator.</summary>
/// <param name="Amount">Null where it answers without a figure.</param>
internal sealed record ShareOfMine(int Year, string Plan, string Item, int Indicator, string Title, string Subject, decimal? Amount, string Unit, DateOnly Due, bool DuePrinted);

/// <summary>The shares of the person's own county and office, newest year first.</summary>
internal sealed class MyShares(DuixianDb db)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<ShareOfMine>> ReadAsync(Actor by, CancellationToken cancel)
    {
        var parties = new[] { by.Unit, by.Office }.Where(p => !string.IsNullOrEmpty(p)).ToList();
        return await (
            from share in db.ShareLines.AsNoTracking()
            where parties.Contains(share.Party)
            join line in db.ListLines on new { share.Year, share.Plan, share.Item, share.Indicator } equals new { line.Year, line.Plan, line.Item, line.Indicator }
            where !line.Withdrawn
            orderby share.Year descending, share.Plan, line.Position, share.Item, share.Indicator, share.Party
            select new ShareOfMine(share.Year, share.Plan, share.Item, share.Indicator, line.Title, line.Subject, share.Amount, line.BaseUnit, line.Due, line.DuePrinted)).Take(Most).ToListAsync(cancel);
    }
}
