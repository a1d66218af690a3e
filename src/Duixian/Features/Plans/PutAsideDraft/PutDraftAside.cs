using Duixian.Domain;
using Duixian.Domain.Ledger;

namespace Duixian.Features.Plans.PutAsideDraft;

/// <summary>Closes a draft without publishing anything of it.</summary>
public sealed record PutAsideDraftRequest(Guid Draft, long Revision);

/// <summary>Puts a draft aside; it stays readable, and its plan is free for another document.</summary>
internal sealed class PutDraftAside(DraftChanges changes)
{
    public Task<Result<Receipt>> ExecuteAsync(PutAsideDraftRequest request, Act act, CancellationToken cancel) =>
        changes.RunAsync(request.Draft, request.Revision, act, draft => draft.PutAside(act), cancel);
}
