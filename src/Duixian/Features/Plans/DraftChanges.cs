using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Plans;

/// <summary>What every change of a draft has in common: it is there, it is theirs to do, and it is still the draft they saw.</summary>
internal sealed class DraftChanges(DuixianDb db)
{
    /// <param name="seen">The revision the person saw.</param>
    public async Task<Result<Receipt>> RunAsync(Guid id, long seen, Act act, Func<Draft, Refusal?> change, CancellationToken cancel)
    {
        var loaded = await LoadAsync(id, seen, Power.CheckDrafts, act, cancel);
        if (loaded.Refusal is { } missing) { return missing; }
        if (change(loaded.Value) is { } refusal) { return refusal; }
        return await db.SaveAsync(act, cancel);
    }

    public async Task<Result<Draft>> LoadAsync(Guid id, long seen, Power power, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.SeeDrafts)) { return PlansRefusal.DraftUnknown; }
        var key = new DraftId(id);
        var draft = await db.Drafts.AsSplitQuery().SingleOrDefaultAsync(d => d.Id == key, cancel);
        if (draft is null) { return PlansRefusal.DraftUnknown; }
        if (!act.By.May(power)) { return Refusal.NotYours; }
        return draft.Revision == seen ? draft : Refusal.Stale;
    }
}
