using System.Data.Common;
using Duixian.Commands;
using Duixian.Data;
using Duixian.Files;
using Duixian.Log;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duixian.Backup;

/// <summary>What a restore came to.</summary>
/// <param name="TakenBack">Entries that were not in the copy of the database and came out of a longer log.</param>
/// <param name="Mended">Files of the log that were made anew from the entries.</param>
/// <param name="Root">RFC 6962 root over all entries.</param>
/// <param name="Signed">How many of the entries the log in place is signed up to; null before the first checkpoint.</param>
internal sealed record Restored(ArchiveHead Head, int Parts, long Entries, byte[] Root, long? Signed, long TakenBack, long Mended);

/// <summary>Puts an archive into an empty data folder and an empty database: unpacked beside, held against its list, and only then put in place.</summary>
internal sealed class BackupReader(DuixianDb db, Dialect dialect, LogStore log, LogRepair repair, IOptions<SiteOptions> options)
{
    /// <summary>Left free on top of what the archive says it takes.</summary>
    private const long Reserve = 64 << 20;

    private readonly string data = Path.GetFullPath(options.Value.Data);

    /// <summary>Room on the disk of a folder; a test has less.</summary>
    internal Func<string, long> FreeSpace { get; set; } = folder => new DriveInfo(folder).AvailableFreeSpace;

    /// <param name="source">An archive, or a folder of archives of which the newest is taken.</param>
    /// <param name="mirror">A folder with a copy of the same log that is longer than the archive's; null where there is none.</param>
    public async Task<Restored> RunAsync(string source, string? mirror, Action<long>? progress, CancellationToken cancel)
    {
        var file = NewestOf(source);
        await DemandEmptyAsync(cancel);
        var reader = new ArchiveReader(file);
        var head = await reader.HeadAsync(cancel);
        if (head.Database != dialect.Name) { throw new CommandRefusedException(CommandText.Say("RestoreOtherDatabase", file, head.Database, dialect.Name)); }
        if (!db.Database.GetMigrations().Contains(head.Schema, StringComparer.Ordinal)) { throw new CommandRefusedException(CommandText.Say("RestoreNewerSchema", file, head.Program, head.Schema)); }
        System.IO.Directory.CreateDirectory(data);
        var room = FreeSpace(data) - Reserve;
        if (head.Bytes < 0 || head.Bytes > room) { throw new CommandRefusedException(CommandText.Say("RestoreTooLittleRoom", data, (head.Bytes >> 20) + 1, Math.Max(room, 0) >> 20)); }
        var staging = Path.Combine(data, $".restore-{Environment.ProcessId}.part");
        Archive.CreateSecretFolder(staging);
        int parts;
        try
        {
            parts = await reader.UnpackAsync(staging, room, cancel);
            if (mirror is not null) { await TakeMirrorAsync(mirror, Path.Combine(staging, "data", "log"), cancel); }
            await PutInPlaceAsync(file, staging, head.Schema, cancel);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or DbException)
        {
            throw new CommandRefusedException(CommandText.Say("RestoreBroken", data, broken.Message), broken);
        }
        finally
        {
            System.IO.Directory.Delete(staging, recursive: true);
        }
        return await SettleAsync(head, parts, progress, cancel);
    }

    private async Task PutInPlaceAsync(string file, string staging, string schema, CancellationToken cancel)
    {
        var copy = Path.Combine(staging, "database");
        if (!System.IO.Directory.Exists(copy)) { throw new CommandRefusedException(CommandText.Say("RestoreDamaged", file, Archive.Database)); }
        // The database goes last: with everything else in place and no database the log guard lets nobody write.
        var unpacked = new DirectoryInfo(Path.Combine(staging, "data"));
        if (unpacked.Exists)
        {
            foreach (var part in unpacked.EnumerateFileSystemInfos())
            {
                var to = Path.Combine(data, part.Name);
                if (part is DirectoryInfo folder) { folder.MoveTo(to); }
                else { ((FileInfo)part).MoveTo(to); }
            }
        }
        DurableFile.ForceFolder(data);
        try { await dialect.LoadAsync(db, copy, schema, cancel); }
        catch (InvalidDataException unfit) { throw new CommandRefusedException(CommandText.Say("RestoreUnfit", file, unfit.Message, data), unfit); }
        DurableFile.ForceFolder(data);
    }

    /// <summary>Newer schema, whole file, ledger and log in step, roll-ups made anew.</summary>
    private async Task<Restored> SettleAsync(ArchiveHead head, int parts, Action<long>? progress, CancellationToken cancel)
    {
        await db.Database.MigrateAsync(cancel);
        if (await dialect.FaultAsync(db, cancel) is { } fault) { throw new CommandRefusedException(CommandText.Say("RestoreFaulty", data, fault)); }
        var repaired = new LogRepaired(0, 0, head.Entries, null);
        if (await log.NoteAsync(cancel) is not null || await db.LogHeadAsync(cancel) is not null)
        {
            repaired = await repair.RunAsync(progress, cancel);
            if (repaired.Gap is { } gap) { throw new CommandRefusedException(CommandText.Say("RestoreForked", data, gap.Sentence)); }
        }
        if (repaired.Restored == 0) { await db.RebuildAsync(progress, cancel); }
        var root = new Frontier();
        var size = await db.LedgerSizeAsync(cancel);
        await foreach (var entry in db.EntriesAsync(0, size, cancel))
        {
            if (entry.Seq != root.Size || !Hashes.Leaf(entry.Bytes).AsSpan().SequenceEqual(entry.Leaf)) { throw new CommandRefusedException(CommandText.Say("RestoreForked", data, LogGap.Altered(entry.Seq).Sentence)); }
            root.Append(entry.Leaf);
        }
        return new(head, parts, size, root.Root(), await log.SizeAsync(cancel), repaired.Restored, repaired.Mended);
    }

    /// <summary>Takes tiles, bundles and checkpoint of a longer log in the place of the archive's. Whether the archive's entries begin it is asked when both are there.</summary>
    private async Task TakeMirrorAsync(string mirror, string to, CancellationToken cancel)
    {
        var files = new LogFolder(mirror);
        try
        {
            var note = await files.ReadAsync(Checkpoint.Path, cancel) ?? throw new CommandRefusedException(CommandText.Say("RestoreNoMirror", mirror));
            var verifiers = Path.Combine(to, Path.GetFileName(log.VerifiersPath));
            var known = await LogKeys.ReadVerifiersAsync(verifiers, cancel);
            var checkpoint = Checkpoint.Open(note, known);
            if (await new LogFolder(to).ReadAsync(Checkpoint.Path, cancel) is { } archived && Checkpoint.Parse(SignedNote.Parse(archived).Text).Size is var size && size > checkpoint.Size) { throw new CommandRefusedException(CommandText.Say("RestoreShorterMirror", mirror, checkpoint.Size, size)); }
            foreach (var tile in Tile.Of(checkpoint.Size))
            {
                if (await files.ReadAsync(tile.Path, cancel) is { } content) { await DurableFile.WriteAsync(Path.Combine(to, tile.Path.Replace('/', Path.DirectorySeparatorChar)), file => file.WriteAsync(content).AsTask()); }
            }
            await DurableFile.WriteAsync(Path.Combine(to, Checkpoint.Path), file => file.WriteAsync(note).AsTask());
        }
        catch (LogFaultException other) { throw new CommandRefusedException(CommandText.Say("RestoreOtherMirror", mirror, other.Fault.Sentence), other); }
    }

    private async Task DemandEmptyAsync(CancellationToken cancel)
    {
        if (System.IO.Directory.Exists(data) && System.IO.Directory.EnumerateFileSystemEntries(data).FirstOrDefault(f => Path.GetFileName(f) != "lost+found") is { } there) { throw new CommandRefusedException(CommandText.Say("RestoreNotEmpty", data, Path.GetFileName(there))); }
        try
        {
            if (!await dialect.IsEmptyAsync(db, cancel)) { throw new CommandRefusedException(CommandText.Say("RestoreDatabaseNotEmpty")); }
        }
        catch (DbException unreachable) { throw new CommandRefusedException(CommandText.Say("DatabaseUnreachable", unreachable.Message), unreachable); }
    }

    private static string NewestOf(string source)
    {
        if (!System.IO.Directory.Exists(source)) { return Path.GetFullPath(source); }
        return System.IO.Directory.EnumerateFiles(source, Archive.Prefix + "*" + Archive.Extension).Order(StringComparer.Ordinal).LastOrDefault() is { } newest
            ? Path.GetFullPath(newest)
            : throw new CommandRefusedException(CommandText.Say("RestoreNoneThere", source));
    }
}
