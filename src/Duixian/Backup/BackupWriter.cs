using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using Duixian.Commands;
using Duixian.Data;
using Duixian.Files;
using Duixian.Log;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duixian.Backup;

/// <summary>What a backup came to.</summary>
/// <param name="Bytes">Size of the archive.</param>
/// <param name="Checkpoint">What the log in it is signed up to; null before the first checkpoint.</param>
internal sealed record BackedUp(string File, long Bytes, int Parts, long Entries, Checkpoint? Checkpoint);

/// <summary>
/// Writes an installation into one archive while it goes on working. The database is copied first, as of one moment; what it names – files by their content's hash,
/// the log as it was signed at that moment – is there already and never changes, so it is copied afterwards.
/// </summary>
internal sealed class BackupWriter(DuixianDb db, Dialect dialect, LogStore log, IOptions<SiteOptions> options, TimeProvider time)
{
    private readonly List<ArchivePart> parts = [];
    private readonly string data = Path.GetFullPath(options.Value.Data);

    /// <param name="target">A file that is not there yet, or a folder, in which the archive is named by its moment.</param>
    /// <exception cref="CommandRefusedException">There is nothing to copy, or it cannot be put there.</exception>
    public async Task<BackedUp> RunAsync(string target, CancellationToken cancel)
    {
        var at = time.GetUtcNow();
        var file = TargetOf(target, at);
        var schema = await SchemaAsync(cancel);
        var folder = Path.GetDirectoryName(file)!;   // a full path of a file
        var staging = Path.Combine(folder, $".{Path.GetFileName(file)}.{Environment.ProcessId}.part");
        Archive.CreateSecretFolder(staging);
        try
        {
            var moment = await dialect.CopyAsync(db, staging, cancel);
            var note = moment.Checkpoint ?? await log.NoteAsync(cancel);   // a site that was never signed since it keeps its checkpoint in the database, too
            var checkpoint = note is null ? null : Checkpoint.Parse(SignedNote.Parse(note).Text);
            var head = new ArchiveHead(Archive.Format, VersionCommand.Installed().Version, dialect.Name, schema, at, moment.Entries, SizeOf(staging) + DataFiles().Concat(LogFiles()).Select(f => new FileInfo(f)).Sum(f => f.Exists ? f.Length : 0));
            await DurableFile.WriteAsync(file, stream => WriteAsync(stream, head, staging, note, checkpoint, cancel), secret: true, replaces: false);
            DurableFile.ForceFolder(folder);
            return new(file, new FileInfo(file).Length, parts.Count, moment.Entries, checkpoint);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            throw new CommandRefusedException(CommandText.Say("BackupBroken", file, broken.Message), broken);
        }
        finally
        {
            System.IO.Directory.Delete(staging, recursive: true);
        }
    }

    private async Task WriteAsync(Stream stream, ArchiveHead head, string staging, byte[]? note, Checkpoint? checkpoint, CancellationToken cancel)
    {
        await using var packed = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        await using var tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true);
        await AddAsync(tar, Archive.Head, JsonSerializer.SerializeToUtf8Bytes(head, Archive.Json), cancel);
        foreach (var file in System.IO.Directory.EnumerateFiles(staging).Order(StringComparer.Ordinal)) { await AddAsync(tar, Archive.Database + Path.GetFileName(file), file, cancel); }
        foreach (var file in DataFiles()) { await AddAsync(tar, PartOf(file), file, cancel); }
        if (checkpoint is not null && note is not null) { await AddLogAsync(tar, note, checkpoint.Size, cancel); }
        await AddAsync(tar, Archive.List, JsonSerializer.SerializeToUtf8Bytes(parts, Archive.Json), cancel);
    }

    /// <summary>Tiles and bundles of the log as long as it was; of those that have grown since, the part that was there.</summary>
    private async Task AddLogAsync(TarWriter tar, byte[] note, long size, CancellationToken cancel)
    {
        foreach (var file in LogFiles())
        {
            if (TileOf(file) is { } tile && Tile.At(tile.Level, tile.Index, size) is { } reached && reached.Width >= tile.Width) { await AddAsync(tar, PartOf(file), file, cancel); }
        }
        var have = parts.Select(p => p.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var tile in Tile.Of(size).Where(t => t.Width < Tile.Full && !have.Contains(PartOf(log.PathOf(t)))))
        {
            if (await log.ReadAsync((tile with { Width = Tile.Full }).Path, cancel) is { } full && Beginning(tile, full) is { } part) { await AddAsync(tar, PartOf(log.PathOf(tile)), part, cancel); }
        }
        await AddAsync(tar, PartOf(Path.Combine(log.Root, Checkpoint.Path)), note, cancel);
    }

    /// <summary>What a partial tile held before the full one took its place; null where that is damaged: restoring makes it anew from the entries.</summary>
    private static byte[]? Beginning(Tile tile, byte[] full)
    {
        try
        {
            return tile.Level == Tile.Entries ? EntryBundle.Write([.. EntryBundle.Read(tile with { Width = Tile.Full }, full).Take(tile.Width).Select(e => e.ToArray())])
                : full.Length == Tile.Full * Hashes.Length ? full[..(tile.Width * Hashes.Length)]
                : null;
        }
        catch (LogFaultException) { return null; }
    }

    private Tile? TileOf(string file) => Tile.TryParse(Path.GetRelativePath(log.Root, file).Replace(Path.DirectorySeparatorChar, '/'), out var tile) ? tile : null;

    private async Task AddAsync(TarWriter tar, string path, string file, CancellationToken cancel)
    {
        FileStream opened;
        try { opened = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete); }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException) { return; }   // swept away or replaced meanwhile: the database named no such thing
        var entry = new PaxTarEntry(TarEntryType.RegularFile, path) { ModificationTime = new DateTimeOffset(File.GetLastWriteTimeUtc(file)), Mode = OperatingSystem.IsWindows() ? UnixFileMode.UserRead | UnixFileMode.UserWrite : File.GetUnixFileMode(opened.SafeFileHandle) };
        await AddAsync(tar, entry, opened, opened.Length, cancel);
    }

    private Task AddAsync(TarWriter tar, string path, byte[] content, CancellationToken cancel) =>
        AddAsync(tar, new PaxTarEntry(TarEntryType.RegularFile, path) { ModificationTime = time.GetUtcNow(), Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead }, new MemoryStream(content), content.Length, cancel);

    private async Task AddAsync(TarWriter tar, PaxTarEntry entry, Stream content, long length, CancellationToken cancel)
    {
        await using var measured = new MeasuredStream(content, length);
        entry.DataStream = measured;
        await tar.WriteEntryAsync(entry, cancel);
        parts.Add(new(entry.Name, length, measured.Sha256()));
    }

    /// <summary>Everything of the data folder but the live database, halves of writes, and the log's tiles, which are taken by their size.</summary>
    private IEnumerable<string> DataFiles() => Below(data)
        .Where(f => !Path.GetRelativePath(data, f).StartsWith(Storage.SqliteFile, StringComparison.Ordinal))
        .Where(f => !log.IsPublished(f));

    private IEnumerable<string> LogFiles() => Below(log.Root).Where(f => TileOf(f) is not null);

    private static IEnumerable<string> Below(string folder) => System.IO.Directory.Exists(folder)
        ? System.IO.Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".part", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        : [];

    private string PartOf(string file) => Archive.Data + Path.GetRelativePath(data, file).Replace(Path.DirectorySeparatorChar, '/');

    private static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length);

    private string TargetOf(string target, DateTimeOffset at)
    {
        var file = Path.GetFullPath(System.IO.Directory.Exists(target) ? Path.Combine(target, Archive.NameOf(at)) : target);
        if (Archive.IsInside(file, data)) { throw new CommandRefusedException(CommandText.Say("BackupInside", file, data)); }
        if (File.Exists(file)) { throw new CommandRefusedException(CommandText.Say("BackupThere", file)); }
        if (!System.IO.Directory.Exists(Path.GetDirectoryName(file))) { throw new CommandRefusedException(CommandText.Say("BackupNowhere", Path.GetDirectoryName(file))); }
        return file;
    }

    /// <summary>The schema of the database, which must be this program's own: another one may keep elsewhere what belongs to the copy.</summary>
    private async Task<string> SchemaAsync(CancellationToken cancel)
    {
        List<string> applied;
        try
        {
            if (!await db.Database.CanConnectAsync(cancel)) { throw new CommandRefusedException(CommandText.Say("BackupNothing", data)); }   // asks without making a file
            applied = [.. await db.Database.GetAppliedMigrationsAsync(cancel)];
        }
        catch (System.Data.Common.DbException unreachable) { throw new CommandRefusedException(CommandText.Say("DatabaseUnreachable", unreachable.Message), unreachable); }
        return applied.SequenceEqual(db.Database.GetMigrations(), StringComparer.Ordinal) ? applied[^1] : throw new CommandRefusedException(CommandText.Say("BackupOtherSchema", applied.LastOrDefault() ?? "–"));
    }
}
