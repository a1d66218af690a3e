using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Duixian.Files;

/// <summary>Files by their content: <c>data/files/ab/&lt;sha256&gt;</c>. What <see cref="KeepAsync"/> returned survives a power cut.</summary>
internal sealed class StoredFiles(IOptions<SiteOptions> options, TimeProvider time)
{
    public string Root => Path.Combine(Path.GetFullPath(options.Value.Data), "files");

    public string PathOf(string sha256) => Path.Combine(Root, sha256[..2], sha256);

    /// <summary>Whether a file is kept under this digest.</summary>
    public bool Holds(string? sha256) => sha256 is { Length: 64 } && sha256.All(char.IsAsciiHexDigitLower) && File.Exists(PathOf(sha256));

    /// <summary>A kept file's content; null when there is none under this digest, or more than asked for.</summary>
    public async Task<byte[]?> FindAsync(string? sha256, int longest, CancellationToken cancel)
    {
        if (sha256 is not { Length: 64 } || !sha256.All(char.IsAsciiHexDigitLower)) { return null; }   // nothing else may become part of a path
        var file = new FileInfo(PathOf(sha256));
        return file.Exists && file.Length <= longest ? await File.ReadAllBytesAsync(file.FullName, cancel) : null;
    }

    /// <summary>Writes under another name, forces it to the disk, then renames: a half-written file never has a content's name.</summary>
    /// <returns>Lower-case hexadecimal digest.</returns>
    public async Task<string> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var path = PathOf(sha256);
        if (Touch(path)) { return sha256; }
        var folder = Path.GetDirectoryName(path)!;   // PathOf always has a folder
        System.IO.Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{sha256[..8]}-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.part");
        await using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(content, cancel);
            file.Flush(flushToDisk: true);
        }
        File.SetLastWriteTimeUtc(temporary, time.GetUtcNow().UtcDateTime);   // by the clock the sweep counts by
        File.Move(temporary, path, overwrite: true);
        DurableFile.ForceFolder(folder);
        return sha256;
    }

    /// <summary>What is kept again is young again: the sweep of what nobody names lets it be for another day.</summary>
    private bool Touch(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
            return File.Exists(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException) { return false; }
    }
}
