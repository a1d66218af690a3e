using Duixian.Data.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data;

/// <summary>Working papers: what is nobody's statement and can be made anew, so that it stands outside the ledger.</summary>
public sealed partial class DuixianDb
{
    private static readonly HashSet<Type> Papers = [typeof(ProjectView), typeof(ColumnMemory), typeof(ProjectSource), typeof(ProjectOutlook)];

    /// <summary>Keeps changed papers. Whatever else was changed is a mistake of the program: it belongs into an act.</summary>
    public async Task KeepPapersAsync(CancellationToken cancel)
    {
        if (ChangeTracker.Entries().FirstOrDefault(e => e.State is not (EntityState.Unchanged or EntityState.Detached) && !Papers.Contains(e.Metadata.ClrType)) is { } other)
        {
            throw new InvalidOperationException($"{other.Metadata.ClrType.Name} is no working paper.");
        }
        using var turn = await gate.EnterAsync(cancel);
        await SaveChangesAsync(cancel);
    }
}
