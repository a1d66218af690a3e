using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Features.Plans.EditItem;
using Duixian.Features.Plans.MarkItem;
using Duixian.Features.Plans.MergeItems;
using Duixian.Features.Plans.PlaceResult;
using Duixian.Features.Plans.PutAsideDraft;
using Duixian.Features.Plans.RenameDraft;
using Duixian.Features.Plans.SplitItem;

namespace Duixian.Features.Plans.CheckDraft;

/// <summary>Hands what a button asks for to the use case that does it. Decides nothing.</summary>
internal sealed class DraftDesk(
    Acts acts, EditDraftItem edit, AddDraftItem add, MarkDraftItem mark, AcceptRestOfDraft acceptRest, SplitDraftItem split,
    MergeDraftItems merge, PlaceDraftResult place, RenameOpenDraft rename, PutDraftAside putAside)
{
    public async Task<Result<Receipt>> RunAsync(DraftRequest asked, CancellationToken cancel)
    {
        var (draft, item, seen) = (asked.Draft, asked.Item, asked.Revision);
        switch (asked.Verb)
        {
            case DraftVerb.Accept or DraftVerb.Drop or DraftVerb.Restore:
                var wanted = asked.Verb switch { DraftVerb.Accept => ItemMark.Accept, DraftVerb.Drop => ItemMark.Drop, _ => ItemMark.Restore };
                return await As(asked, new MarkItemRequest(draft, item, wanted, seen), mark.ExecuteAsync, cancel);
            case DraftVerb.AcceptRest:
                return await As(asked, new AcceptRestRequest(draft, seen), acceptRest.ExecuteAsync, cancel);
            case DraftVerb.Save or DraftVerb.SaveNext:
                var form = ItemForm.Posted(asked.Fields);
                return asked.Fields["New"] == "true"
                    ? await As(asked, new AddItemRequest(draft, item, form, asked.Verb is DraftVerb.SaveNext, seen), add.ExecuteAsync, cancel)
                    : await As(asked, new EditItemRequest(draft, item, form, asked.Verb is DraftVerb.SaveNext, seen), edit.ExecuteAsync, cancel);
            case DraftVerb.Split:
                return await As(asked, new SplitItemRequest(draft, item, asked.At, seen), split.ExecuteAsync, cancel);
            case DraftVerb.Merge:
                return await As(asked, new MergeItemsRequest(draft, item, seen), merge.ExecuteAsync, cancel);
            case DraftVerb.PlaceResult:
                return await As(asked, new PlaceResultRequest(draft, item, asked.Beside, Kept: true, seen), place.ExecuteAsync, cancel);
            case DraftVerb.NoResult:
                return await As(asked, new PlaceResultRequest(draft, item, null, Kept: false, seen), place.ExecuteAsync, cancel);
            case DraftVerb.Rename:
                return await As(asked, new RenameDraftRequest(draft, asked.Heading, seen), rename.ExecuteAsync, cancel);
            case DraftVerb.PutAside:
                return await As(asked, new PutAsideDraftRequest(draft, seen), putAside.ExecuteAsync, cancel);
            default:
                return PlansRefusal.ItemUnknown;
        }
    }

    private Task<Result<Receipt>> As<TRequest>(DraftRequest asked, TRequest request, Func<TRequest, Act, CancellationToken, Task<Result<Receipt>>> useCase, CancellationToken cancel) =>
        acts.RunAsync(asked.Key, request, why: null, act => useCase(request, act, cancel), cancel);
}
