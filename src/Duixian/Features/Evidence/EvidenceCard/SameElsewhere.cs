using Duixian.Data;
using Duixian.Domain.Evidence;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Evidence.EvidenceCard;

/// <summary>Where a file or its picture stands behind something else as well.</summary>
/// <param name="Seen">Those the person may know of.</param>
/// <param name="Hidden">How many more there are in lines of others.</param>
internal sealed record SameFiles(IReadOnlyList<EvidenceFile> Seen, int Hidden)
{
    private const int Most = 100;

    public static async Task<SameFiles> OfAsync(DuixianDb db, EvidenceAccess access, EvidenceFile file, Actor by, CancellationToken cancel)
    {
        var all = Same(db.EvidenceFiles.AsNoTracking(), file);
        var seen = await Same(access.Visible(by), file).OrderByDescending(o => o.AsOf).ThenBy(o => o.Id).Take(Most).ToListAsync(cancel);
        return new(seen, await all.CountAsync(cancel) - seen.Count);
    }

    private static IQueryable<EvidenceFile> Same(IQueryable<EvidenceFile> files, EvidenceFile file) =>
        files.Where(o => o.Id != file.Id && o.WithdrawnOn == null && (o.Sha256 == file.Sha256 || (file.Picture != null && o.Picture == file.Picture)));
}
