using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;

namespace Duixian.Features.Plans.MarkItem;

/// <summary>What a person decides about an item as it stands.</summary>
public enum ItemMark
{
    /// <summary>It is right.</summary>
    Accept,

    /// <summary>It is no promise of this plan.</summary>
    Drop,

    /// <summary>It is looked at again.</summary>
    Restore,
}

/// <summary>Accepts, drops or restores one item.</summary>
/// <param name="Revision">The revision the person saw; if the draft has moved on since, the answer is 409.</param>
public sealed record MarkItemRequest(Guid Draft, Guid Item, ItemMark Mark, long Revision);

/// <summary>Accepts, drops or restores one item of a draft.</summary>
internal sealed class MarkDraftItem(DraftChanges changes)
{
    public Task<Result<Receipt>> ExecuteAsync(MarkItemRequest request, Act act, CancellationToken cancel) =>
        changes.RunAsync(request.Draft, request.Revision, act, draft => request.Mark switch
        {
            ItemMark.Accept => draft.Accept(new(request.Item), act),
            ItemMark.Drop => draft.Drop(new(request.Item), act),
            _ => draft.Restore(new(request.Item), act),
        }, cancel);
}

/// <summary>Accepts everything that is neither accepted nor dropped.</summary>
public sealed record AcceptRestRequest(Guid Draft, long Revision);

/// <summary>Accepts the rest of a draft in one act.</summary>
internal sealed class AcceptRestOfDraft(DraftChanges changes)
{
    public Task<Result<Receipt>> ExecuteAsync(AcceptRestRequest request, Act act, CancellationToken cancel) =>
        changes.RunAsync(request.Draft, request.Revision, act, draft => draft.AcceptRest(act), cancel);
}
