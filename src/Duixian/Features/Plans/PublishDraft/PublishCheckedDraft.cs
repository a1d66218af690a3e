using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Plans.PublishDraft;

/// <summary>Puts a checked draft before the public for the first time.</summary>
/// <param name="Revision">The revision of the draft the person saw; if it has moved on since, the answer is 409.</param>
public sealed record PublishDraftRequest(Guid Draft, long Revision) : INeedsConfirmation;

/// <summary>Publishes a checked draft as a new plan.</summary>
internal sealed class PublishCheckedDraft(DuixianDb db, DraftChanges changes, IdSource ids, TimeProvider time)
{
    public async Task<Result<Receipt>> ExecuteAsync(PublishDraftRequest request, Act act, CancellationToken cancel)
    {
        var loaded = await changes.LoadAsync(request.Draft, request.Revision, Power.Publish, act, cancel);
        if (loaded.Refusal is { } missing) { return missing; }
        var draft = loaded.Value;
        if (await db.Plans.AnyAsync(p => p.Year == draft.Year && p.Code == draft.PlanCode, cancel)) { return PlansRefusal.AlreadyPublished(draft.Address); }
        var published = Plan.Publish(new(ids.NewId()), draft, await db.PublicationAsync(draft, ids, time, cancel), act);
        if (published.Refusal is { } refusal) { return refusal; }
        db.Add(published.Value);
        return await db.SaveAsync(act, cancel);
    }
}
