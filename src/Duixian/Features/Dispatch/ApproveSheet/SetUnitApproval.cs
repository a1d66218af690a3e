using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.ApproveSheet;

/// <summary>A unit wants what it files approved by somebody of its own, or no longer.</summary>
public sealed record SetUnitApprovalRequest(string Party, bool Required);

/// <summary>Sets it: the unit's own approver, or whoever keeps the rounds.</summary>
internal sealed class SetUnitApproval(DuixianDb db, CivilDay civilDay)
{
    public async Task<Result<Receipt>> ExecuteAsync(SetUnitApprovalRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.SeeSheets) || !act.By.MayTouch(request.Party)) { return SheetRefusal.PartyUnknown; }
        if (!MaySet(act.By)) { return Refusal.NotYours; }
        if (!await db.Units.AnyAsync(u => u.Code == request.Party, cancel) && !await db.Offices.AnyAsync(o => o.Code == request.Party, cancel)) { return SheetRefusal.PartyUnknown; }
        var approval = await db.UnitApprovals.SingleOrDefaultAsync(a => a.Party == request.Party, cancel);
        if (approval is null) { db.Add(approval = new UnitApproval(request.Party)); }
        if (approval.Set(request.Required, civilDay.Today, act) is { } refusal)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }
        return await db.SaveAsync(act, cancel);
    }

    public static bool MaySet(Actor by) => by.May(Power.KeepRounds) || by.May(Power.ApproveSheets);
}
