using System.Globalization;
using Duixian.Data;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.EditProject;

/// <summary>Which project an act brought.</summary>
internal static class Made
{
    /// <summary>Read from the stream of the act's first entry; 0 where it has none about a project.</summary>
    public static async Task<int> NumberAsync(DuixianDb db, Guid act, CancellationToken cancel)
    {
        var stream = await db.LedgerEntries.Where(e => e.ActId == act && e.Stream.StartsWith("project/")).OrderBy(e => e.Seq).Select(e => e.Stream).FirstOrDefaultAsync(cancel);
        return stream is not null && int.TryParse(stream.AsSpan("project/".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
