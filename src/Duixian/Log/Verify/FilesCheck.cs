using System.Security.Cryptography;
using Duixian.Data;
using Duixian.Files;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Log.Verify;

/// <summary>Every kept file against its name, which is the hash of its content, and every hash a table names against the folder.</summary>
internal sealed class FilesCheck(DuixianDb db, StoredFiles files, Findings findings)
{
    /// <returns>How many files were read.</returns>
    public async Task<long> RunAsync(CancellationToken cancel)
    {
        var read = 0L;
        if (System.IO.Directory.Exists(files.Root))
        {
            foreach (var file in System.IO.Directory.EnumerateFiles(files.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                if (LogFolderCheck.IsHalf(file)) { continue; }
                read++;
                await LookAsync(file, cancel);
            }
        }
        foreach (var (sha256, table) in await NamedAsync(cancel))
        {
            if (!files.Holds(sha256)) { findings.Add(new(FindingCodes.FileMissing, null, "files/" + (sha256.Length > 2 ? sha256[..2] + "/" : "") + sha256, table)); }
        }
        return read;
    }

    private async Task LookAsync(string file, CancellationToken cancel)
    {
        var (name, place) = (Path.GetFileName(file), "files/" + Path.GetRelativePath(files.Root, file).Replace(Path.DirectorySeparatorChar, '/'));
        if (!files.Holds(name) || files.PathOf(name) != file)
        {
            findings.Add(new(FindingCodes.FileForeign, null, place));
            return;
        }
        try
        {
            await using var content = File.OpenRead(file);
            var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
            if (sha256 != name) { findings.Add(new(FindingCodes.FileAltered, null, place, sha256)); }
        }
        catch (FileNotFoundException) { }   // swept meanwhile: nobody named it
    }

    /// <summary>Every digest with the table that names it. A table that names files from now on is one line here, and one in <see cref="FileSweep"/>.</summary>
    private async Task<IReadOnlyList<(string Sha256, string Table)>> NamedAsync(CancellationToken cancel) =>
    [
        .. (await db.Documents.AsNoTracking().Select(d => d.Sha256).Distinct().OrderBy(d => d).ToListAsync(cancel)).Select(d => (d, "source_document")),
        .. (await db.EvidenceFiles.AsNoTracking().Select(f => f.Sha256).Distinct().OrderBy(d => d).ToListAsync(cancel)).Select(d => (d, "evidence_file")),
        .. (await db.EvidenceFiles.AsNoTracking().Where(f => f.ReleasedSha256 != null).Select(f => f.ReleasedSha256!).Distinct().OrderBy(d => d).ToListAsync(cancel)).Select(d => (d, "evidence_file")),   // just asked
    ];
}
