using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.Corrections;

/// <summary>Somebody else than the proposer allows a correction, or does not.</summary>
/// <param name="Revision">The revision the person saw.</param>
/// <param name="Reason">Why it is not allowed; nothing is asked of who allows it.</param>
public sealed record DecideCorrectionRequest(Guid Correction, long Revision, bool Allow, string? Reason);

/// <summary>Decides on a proposed correction. Allowed, it is told before everyone: old, new, why and who.</summary>
internal sealed class DecideCorrection(DuixianDb db, CivilDay days)
{
    public async Task<Result<Receipt>> ExecuteAsync(DecideCorrectionRequest request, Act act, CancellationToken cancel)
    {
        var id = new CorrectionId(request.Correction);
        var correction = await db.Corrections.SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (correction is null || !act.By.MayTouch(correction.Party)) { return DispatchRefusal.CorrectionUnknown; }
        if (!act.By.May(Power.ReviewReports)) { return Refusal.NotYours; }
        if (correction.Revision != request.Revision) { return Refusal.Stale; }
        return await db.SaveAsync(act, async turn =>
        {
            if (!request.Allow) { return correction.Refuse(request.Reason, days.Today, act); }
            // While nobody else writes: what stands now. If it is not what was to be mended, the proposal speaks of a figure that is gone.
            var stands = await db.FigurePoints.AsNoTracking()
                .Where(p => p.Year == correction.Year && p.Plan == correction.Plan && p.Item == correction.Item && p.Indicator == correction.Indicator && p.Party == correction.Party && p.AsOf == correction.AsOf)
                .SingleOrDefaultAsync(turn);
            return correction.Approve(stands?.Figure ?? Figure.Blank, days.Today, act);
        }, cancel);
    }
}
