using Duixian.Domain;
using Duixian.Domain.Ledger;

namespace Duixian.Features.Plans.MergeItems;

/// <summary>Joins an item with the next one that is kept.</summary>
public sealed record MergeItemsRequest(Guid Draft, Guid Item, long Revision);

/// <summary>Joins two neighbours that are one promise.</summary>
internal sealed class MergeDraftItems(DraftChanges changes)
{
    public Task<Result<Receipt>> ExecuteAsync(MergeItemsRequest request, Act act, CancellationToken cancel) =>
        changes.RunAsync(request.Draft, request.Revision, act, draft => draft.MergeWithNext(new(request.Item), act), cancel);
}
