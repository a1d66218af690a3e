using Duixian.Audit;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Audit;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Audit.CheckChain;

/// <summary>What checking found.</summary>
/// <param name="Lines">How many lines there are.</param>
/// <param name="Broken">The first that is not what was written; null: the trail is whole.</param>
internal sealed record ChainChecked(long Lines, long? Broken);

/// <summary>Recomputes the whole trail; that somebody did is itself a line of it.</summary>
internal sealed class CheckAuditChain(DuixianDb db, AuditTrail trail)
{
    public async Task<Result<ChainChecked>> ExecuteAsync(Actor by, CancellationToken cancel)
    {
        if (!by.May(Power.ReadAudit)) { return Refusal.NotYours; }
        var found = new ChainChecked((await db.AuditHead.AsNoTracking().SingleAsync(cancel)).Size, await db.FindBrokenAuditAsync(cancel));
        await trail.RecordAsync(AuditKind.AuditRead, AuditOutcome.Done, by.Account, "audit", found.Broken is { } line ? FormattableString.Invariant($"broken at {line}") : FormattableString.Invariant($"whole, {found.Lines} lines"), cancel);
        return found;
    }
}
