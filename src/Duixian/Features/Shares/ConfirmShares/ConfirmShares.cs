using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Shares;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Shares.ConfirmShares;

/// <summary>A leader stands behind a version of the shares.</summary>
/// <param name="Version">The version the person saw; if another was issued since, the answer is 409.</param>
public sealed record ConfirmSharesRequest(int Year, string Plan, string Item, int Indicator, int Version) : INeedsConfirmation;

/// <summary>Confirms the current version of the shares of one indicator.</summary>
internal sealed class ConfirmShares(DuixianDb db, CivilDay days)
{
    public async Task<Result<Receipt>> ExecuteAsync(ConfirmSharesRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.ConfirmShares)) { return Refusal.NotYours; }
        var shares = await db.Decompositions.AsSplitQuery()
            .SingleOrDefaultAsync(d => d.Year == request.Year && d.Plan == request.Plan && d.Item == request.Item && d.Indicator == request.Indicator, cancel);
        if (shares is null) { return SharesRefusal.NotIssued; }
        if (shares.Confirm(request.Version, days.Today, act) is { } refusal) { return refusal; }
        return await db.SaveAsync(act, cancel);
    }
}
