using Duixian.Domain;
using Duixian.Domain.Ledger;

namespace Duixian.Features.Plans.PlaceResult;

/// <summary>Says beside which item last year's result stands.</summary>
/// <param name="ItemNumber">Null: beside none, but kept.</param>
/// <param name="Kept">False: it is no result at all.</param>
public sealed record PlaceResultRequest(Guid Draft, Guid Result, string? ItemNumber, bool Kept, long Revision);

/// <summary>Places one of last year's results.</summary>
internal sealed class PlaceDraftResult(DraftChanges changes)
{
    public Task<Result<Receipt>> ExecuteAsync(PlaceResultRequest request, Act act, CancellationToken cancel) =>
        changes.RunAsync(request.Draft, request.Revision, act, draft => draft.PlaceResult(new(request.Result), request.ItemNumber, request.Kept, act), cancel);
}
