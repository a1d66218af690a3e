using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Plans;

/// <summary>Gathers what a publication needs besides the draft.</summary>
internal static class PublicationOf
{
    public static async Task<Publication> PublicationAsync(this DuixianDb db, Draft draft, IdSource ids, TimeProvider time, CancellationToken cancel)
    {
        var document = await db.Documents.SingleAsync(d => d.Id == draft.DocumentId, cancel);
        var names = await db.Offices.AsNoTracking().ToDictionaryAsync(o => o.Code, o => o.ShortName, StringComparer.Ordinal, cancel);
        return new(document, names, ids, time.GetUtcNow());
    }
}
