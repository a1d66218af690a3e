using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Plans.SplitItem;

/// <summary>Parts one item in two.</summary>
/// <param name="At">Offset in the item's text where the second begins.</param>
public sealed record SplitItemRequest(Guid Draft, Guid Item, int At, long Revision);

/// <summary>Parts an item that holds two promises; each half keeps its own quotes and its own place in the document.</summary>
internal sealed class SplitDraftItem(DuixianDb db, DraftChanges changes, IdSource ids)
{
    public async Task<Result<Receipt>> ExecuteAsync(SplitItemRequest request, Act act, CancellationToken cancel)
    {
        var draft = new Domain.Plans.DraftId(request.Draft);
        var text = await db.Drafts.IgnoreAutoIncludes().Where(d => d.Id == draft)
            .Join(db.Documents, d => d.DocumentId, d => d.Id, (_, document) => document.Text).SingleOrDefaultAsync(cancel);
        return await changes.RunAsync(request.Draft, request.Revision, act, d => d.Split(new(request.Item), request.At, new(ids.NewId()), act, text), cancel);
    }
}
