using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Domain.Shares;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Shares.IssueShares;

/// <summary>Puts a division of a target before everybody.</summary>
/// <param name="Offices">Codes of the chosen offices, where offices answer; else empty.</param>
/// <param name="Version">The version of the shares the person saw, 0 for none; if another was issued since, the answer is 409.</param>
/// <param name="TargetVersion">The version of the target the person saw; the same.</param>
public sealed record IssueSharesRequest(
    int Year, string Plan, string Item, int Indicator, ShareMethod Method, Universe Universe, IReadOnlyList<string> Offices, ShareInputs Inputs, string? Reason, int Version, int TargetVersion) : INeedsConfirmation;

/// <summary>Issues a first or a new version of the shares of one indicator.</summary>
internal sealed class IssueShares(DuixianDb db, ShareTargets targets, ShareParties parties, ShareRegisters registers, CivilDay days, IdSource ids)
{
    public async Task<Result<Receipt>> ExecuteAsync(IssueSharesRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.Decompose)) { return Refusal.NotYours; }
        if (await targets.FindAsync(request.Year, request.Plan, request.Item, request.Indicator, cancel) is not { } target) { return SharesRefusal.IndicatorUnknown; }
        var shares = await db.Decompositions.AsSplitQuery()
            .SingleOrDefaultAsync(d => d.Year == request.Year && d.Plan == request.Plan && d.Item == request.Item && d.Indicator == request.Indicator, cancel);
        if ((shares?.Version ?? 0) != request.Version || target.Version != request.TargetVersion) { return Refusal.Stale; }
        if (target.Withdrawn) { return SharesRefusal.Withdrawn; }
        if (target.Divisible is not { } divisible) { return SharesRefusal.MeasureMissing; }
        var answer = await parties.InAsync(request.Universe, request.Offices, cancel);
        var inputs = await registers.InputsAsync(request.Method, request.Inputs, target.Plan, request.Item, request.Indicator, answer, cancel);
        if (inputs.Refusal is { } uncounted) { return uncounted; }
        if (shares is null)
        {
            shares = new Decomposition(new(ids.NewId()), target.Plan, request.Item, request.Indicator);
            db.Add(shares);
        }
        if (shares.Issue(new(divisible, request.Method, request.Universe, inputs.Value, answer, request.Reason, days.Today), act) is { } refusal) { return refusal; }
        return await db.SaveAsync(act, cancel);
    }
}
