using Duixian.Data;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Files;

/// <summary>Takes away kept files that no table has named for a day: uploads that were never confirmed, and halves of a write that a power cut ended.</summary>
/// <remarks>A file is written before the act that names it commits, and keeping it again makes it young again; so a day is far longer than any act.</remarks>
internal sealed class FileSweep(DuixianDb db, StoredFiles files, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    /// <returns>How many files went.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var root = files.Root;
        if (!System.IO.Directory.Exists(root)) { return 0; }
        var swept = 0;
        foreach (var folder in System.IO.Directory.EnumerateDirectories(root))
        {
            var old = System.IO.Directory.EnumerateFiles(folder).Where(IsOld).ToDictionary(f => Path.GetFileName(f), StringComparer.Ordinal);
            if (old.Count == 0) { continue; }
            var named = await NamedAsync([.. old.Keys], cancel);
            foreach (var (name, path) in old.Where(f => !named.Contains(f.Key)))
            {
                cancel.ThrowIfCancellationRequested();
                // Only what this store wrote: digests, and halves of them.
                if ((!files.Holds(name) && !name.EndsWith(".part", StringComparison.Ordinal)) || !IsOld(path)) { continue; }
                File.Delete(path);
                swept++;
            }
        }
        return swept;
    }

    private bool IsOld(string path) => File.GetLastWriteTimeUtc(path) < (time.GetUtcNow() - Patience).UtcDateTime;

    /// <summary>Files that show gate conditions stand inside moves of stages, made or asked for.</summary>
    private async Task<IEnumerable<string>> GateFilesAsync(CancellationToken cancel)
    {
        const string Named = "\"sha256\"";
        var moves = await db.StageChanges.AsNoTracking().Where(s => ((string)(object)s.Move).Contains(Named)).Select(s => s.Move).ToListAsync(cancel);
        var asked = await db.Projects.AsNoTracking().IgnoreAutoIncludes().Where(p => p.Proposal != null && ((string)(object)p.Proposal).Contains(Named)).Select(p => p.Proposal!).ToListAsync(cancel);   // asked for
        return moves.Concat(asked.Select(a => a.Move)).SelectMany(m => m.Answers).Select(a => a.File?.Sha256).OfType<string>();
    }

    /// <summary>Which of these some table names. A table that names files from now on is one line here.</summary>
    private async Task<HashSet<string>> NamedAsync(List<string> digests, CancellationToken cancel)
    {
        var named = await db.Documents.Where(d => digests.Contains(d.Sha256)).Select(d => d.Sha256)
            .Concat(db.EvidenceFiles.Where(f => digests.Contains(f.Sha256)).Select(f => f.Sha256))
            .Concat(db.EvidenceFiles.Where(f => f.ReleasedSha256 != null && digests.Contains(f.ReleasedSha256)).Select(f => f.ReleasedSha256!))   // just asked
            .Concat(db.ProjectSources.Where(s => digests.Contains(s.File)).Select(s => s.File))
            .ToListAsync(cancel);
        return [.. named, .. await GateFilesAsync(cancel)];
    }
}
