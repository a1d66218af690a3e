using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Plans.EditItem;

/// <summary>Changes what an item says, and accepts it in the same act when asked to.</summary>
/// <param name="Revision">The revision the person saw; if the draft has moved on since, the answer is 409.</param>
public sealed record EditItemRequest(Guid Draft, Guid Item, ItemForm Form, bool Accept, long Revision);

/// <summary>Takes over what a person typed into an item.</summary>
internal sealed class EditDraftItem(DuixianDb db, DraftChanges changes)
{
    public async Task<Result<Receipt>> ExecuteAsync(EditItemRequest request, Act act, CancellationToken cancel)
    {
        var offices = await db.Offices.Select(o => o.Code).ToHashSetAsync(StringComparer.Ordinal, cancel);
        return await changes.RunAsync(request.Draft, request.Revision, act, draft =>
        {
            var id = new DraftItemId(request.Item);
            if (draft.Find(id) is not { } item) { return PlansRefusal.ItemUnknown; }
            // The edge has shown every fault already; whoever comes past it is told no more than the first rule.
            if (ItemReading.Of(request.Form, item.Content, offices).Content is not { } content) { return PlansRefusal.TextMissing; }
            return draft.Edit(id, content, act) ?? (request.Accept ? draft.Accept(id, act) : null);
        }, cancel);
    }
}

/// <summary>Adds an item the reader did not find.</summary>
/// <param name="Item">Id the item will have: made with the form, so that the answer can point to it.</param>
/// <param name="Accept">True accepts it in the same act.</param>
public sealed record AddItemRequest(Guid Draft, Guid Item, ItemForm Form, bool Accept, long Revision);

/// <summary>Adds an item by hand; it has no quote, and says so.</summary>
internal sealed class AddDraftItem(DuixianDb db, DraftChanges changes)
{
    public async Task<Result<Receipt>> ExecuteAsync(AddItemRequest request, Act act, CancellationToken cancel)
    {
        var offices = await db.Offices.Select(o => o.Code).ToHashSetAsync(StringComparer.Ordinal, cancel);
        return await changes.RunAsync(request.Draft, request.Revision, act, draft =>
        {
            if (ItemReading.Of(request.Form, stored: null, offices).Content is not { } content) { return PlansRefusal.TextMissing; }
            return draft.Add(new(request.Item), content, act) ?? (request.Accept ? draft.Accept(new(request.Item), act) : null);
        }, cancel);
    }
}
