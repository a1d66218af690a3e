using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Plans.RevisePlan;

/// <summary>Publishes a revised document: new versions beside the originals.</summary>
/// <param name="Reason">For all changes; may be empty where each has its own.</param>
/// <param name="Own">Reasons of single lines, by <see cref="ItemComparison.Key"/>, sorted by key.</param>
/// <param name="Revision">The revision of the draft the person saw.</param>
/// <param name="PlanVersion">The plan version it was compared with; if another was published since, the answer is 409.</param>
public sealed record RevisePlanRequest(Guid Draft, string? Reason, IReadOnlyList<OwnReason> Own, long Revision, int PlanVersion) : INeedsConfirmation;

/// <summary>Why one item changes.</summary>
public sealed record OwnReason(string Line, string Reason);

/// <summary>Publishes a checked draft as a new version of its plan.</summary>
internal sealed class RevisePublishedPlan(DuixianDb db, DraftChanges changes, IdSource ids, TimeProvider time)
{
    public async Task<Result<Receipt>> ExecuteAsync(RevisePlanRequest request, Act act, CancellationToken cancel)
    {
        var loaded = await changes.LoadAsync(request.Draft, request.Revision, Power.Publish, act, cancel);
        if (loaded.Refusal is { } missing) { return missing; }
        var draft = loaded.Value;
        var plan = await db.Plans.AsSplitQuery().SingleOrDefaultAsync(p => p.Year == draft.Year && p.Code == draft.PlanCode, cancel);
        if (plan is null) { return PlansRefusal.DraftUnknown; }
        if (plan.Version != request.PlanVersion) { return Refusal.Stale; }
        var own = request.Own.ToDictionary(o => o.Line, o => o.Reason, StringComparer.Ordinal);
        if (plan.Revise(draft, request.Reason, await db.PublicationAsync(draft, ids, time, cancel), act, own) is { } refusal) { return refusal; }
        return await db.SaveAsync(act, cancel);
    }
}
