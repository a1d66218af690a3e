using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Duixian.Commands;
using Duixian.Files;

namespace Duixian.Backup;

/// <summary>
/// Unpacks an archive into a folder of its own and holds every part against the list at the end. Nothing it says is believed before: not a path, not a length,
/// not what kind of thing a part is.
/// </summary>
internal sealed class ArchiveReader(string file)
{
    private readonly List<ArchivePart> found = [];
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);   // some file systems tell no case apart

    /// <summary>What the archive is of, from its first part.</summary>
    /// <exception cref="CommandRefusedException">It is none, or of a newer kind.</exception>
    public async Task<ArchiveHead> HeadAsync(CancellationToken cancel) => await ReadAsync(async tar => await HeadAsync(tar, cancel));

    /// <summary>Unpacks all parts.</summary>
    /// <param name="room">Bytes it may take at most.</param>
    /// <returns>How many parts.</returns>
    /// <exception cref="CommandRefusedException">The archive is damaged, or holds what no backup holds; the sentence names the part.</exception>
    public Task<int> UnpackAsync(string folder, long room, CancellationToken cancel) => ReadAsync(async tar =>
    {
        await HeadAsync(tar, cancel);
        var folders = new HashSet<string>(StringComparer.Ordinal) { folder };
        while (await NextAsync(tar, cancel) is { } entry)
        {
            if (entry.Name == Archive.List)
            {
                Compare(JsonSerializer.Deserialize<List<ArchivePart>>(await TextAsync(entry, cancel), Archive.Json) ?? []);
                if (await NextAsync(tar, cancel) is { } more) { throw Hostile(more.Name); }
                foreach (var made in folders.OrderByDescending(f => f.Length)) { DurableFile.ForceFolder(made); }
                return found.Count;
            }
            if (!Archive.IsSafe(entry.Name) || entry.EntryType is not TarEntryType.RegularFile || !names.Add(entry.Name)) { throw Hostile(entry.Name); }
            if ((room -= entry.Length) < 0) { throw new CommandRefusedException(CommandText.Say("RestoreNoRoom", file)); }
            var path = Path.Combine(folder, entry.Name.Replace('/', Path.DirectorySeparatorChar));
            if (!Archive.IsInside(path, folder)) { throw Hostile(entry.Name); }
            for (var at = Path.GetDirectoryName(path)!; folders.Add(at); at = Path.GetDirectoryName(at)!) { }   // as far as the folder itself, which is in the set
            await WriteAsync(entry, path, cancel);
        }
        throw new CommandRefusedException(CommandText.Say("RestoreTruncated", file));
    });

    private async Task WriteAsync(TarEntry entry, string path, CancellationToken cancel)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);   // inside the folder
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) { options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | (entry.Mode & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)); }
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var written = 0L;
        await using (var to = new FileStream(path, options))
        {
            var buffer = new byte[128 << 10];
            while (entry.DataStream is { } from && await from.ReadAsync(buffer, cancel) is > 0 and var read)
            {
                hash.AppendData(buffer, 0, read);
                await to.WriteAsync(buffer.AsMemory(0, read), cancel);
                written += read;
            }
            to.Flush(flushToDisk: true);
        }
        File.SetLastWriteTimeUtc(path, entry.ModificationTime.UtcDateTime);   // what nobody names stays as old as it was
        found.Add(new(entry.Name, written, Convert.ToHexStringLower(hash.GetCurrentHash())));
    }

    private void Compare(List<ArchivePart> listed)
    {
        var (said, have) = (listed.Where(p => p.Path != Archive.Head).ToDictionary(p => p.Path, StringComparer.Ordinal), found.ToDictionary(p => p.Path, StringComparer.Ordinal));
        foreach (var (path, part) in have)
        {
            if (said.GetValueOrDefault(path) != part) { throw Damaged(path); }
        }
        foreach (var path in said.Keys.Where(p => !have.ContainsKey(p))) { throw Damaged(path); }
    }

    private async Task<ArchiveHead> HeadAsync(TarReader tar, CancellationToken cancel)
    {
        if (await NextAsync(tar, cancel) is not { Name: Archive.Head, EntryType: TarEntryType.RegularFile } first) { throw new CommandRefusedException(CommandText.Say("RestoreNoBackup", file)); }
        var head = JsonSerializer.Deserialize<ArchiveHead>(await TextAsync(first, cancel), Archive.Json);
        if (head is null || head.Format < 1 || head.Schema is not { Length: > 0 } || head.Database is not { Length: > 0 }) { throw Damaged(Archive.Head); }
        return head.Format == Archive.Format ? head : throw new CommandRefusedException(CommandText.Say("RestoreNewerFormat", file, head.Program));
    }

    private string reading = Archive.Head;

    private async Task<TarEntry?> NextAsync(TarReader tar, CancellationToken cancel)
    {
        var entry = await tar.GetNextEntryAsync(copyData: false, cancel);
        if (entry is not null) { reading = entry.Name; }
        return entry;
    }

    private static async Task<byte[]> TextAsync(TarEntry entry, CancellationToken cancel)
    {
        if (entry.Length > Archive.LongestText) { throw new InvalidDataException(); }
        using var text = new MemoryStream();
        if (entry.DataStream is { } content) { await content.CopyToAsync(text, cancel); }
        return text.ToArray();
    }

    /// <summary>Opens the archive anew; whatever the formats beneath complain of is damage of the part they were at.</summary>
    private async Task<T> ReadAsync<T>(Func<TarReader, Task<T>> read)
    {
        (reading, var opened) = (Archive.Head, Open());
        await using var packed = new GZipStream(opened, CompressionMode.Decompress);
        await using var tar = new TarReader(packed);
        try { return await read(tar); }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or JsonException or FormatException or ArgumentException or NotSupportedException or OverflowException) { throw Damaged(reading, broken); }
    }

    private FileStream Open()
    {
        try { return new FileStream(file, FileMode.Open, FileAccess.Read); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { throw new CommandRefusedException(CommandText.Say("RestoreUnreadable", file, e.Message), e); }
    }

    private CommandRefusedException Damaged(string part, Exception? cause = null) => new(CommandText.Say("RestoreDamaged", file, part), cause);

    private CommandRefusedException Hostile(string part) => new(CommandText.Say("RestoreHostile", file, new string([.. part.Take(200).Select(c => char.IsControl(c) ? '?' : c)])));
}
