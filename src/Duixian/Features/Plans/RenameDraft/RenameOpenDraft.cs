using Duixian.Domain;
using Duixian.Domain.Ledger;

namespace Duixian.Features.Plans.RenameDraft;

/// <summary>Gives the draft, and the plan it becomes, another title.</summary>
public sealed record RenameDraftRequest(Guid Draft, string Title, long Revision);

/// <summary>Renames an open draft.</summary>
internal sealed class RenameOpenDraft(DraftChanges changes)
{
    public Task<Result<Receipt>> ExecuteAsync(RenameDraftRequest request, Act act, CancellationToken cancel) =>
        changes.RunAsync(request.Draft, request.Revision, act, draft => draft.Rename(request.Title, act), cancel);
}
