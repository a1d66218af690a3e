using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Duixian.Backup;
using Duixian.Commands;
using Duixian.Data;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Backup;

/// <summary>Backups by the command line, and what an installation comes to byte for byte.</summary>
internal static class BackupExamples
{
    /// <summary>Runs a command on an installation and gives back how it ended and what it said: the answer, or why there is none.</summary>
    public static async Task<(int Exit, string Said)> RunAsync(string folder, string connection, params string[] command)
    {
        await using var said = new StringWriter();
        await using var complained = new StringWriter();
        string[] where = ["--data", folder, .. connection.Length > 0 ? ["--database", connection] : Array.Empty<string>()];
        var exit = await CommandLine.RunAsync([.. command, .. where], said, complained);
        return (exit, exit == ExitCode.Done ? said.ToString() : complained.ToString());
    }

    public static Task<(int Exit, string Said)> RunAsync(this TestSite site, params string[] command) => RunAsync(site.Folder, site.Connection, command);

    public static Task<(int Exit, string Said)> RunAsync(this TestDatabase database, params string[] command) => RunAsync(database.Folder, database.Connection, command);

    /// <summary>A folder of its own, gone with the test.</summary>
    public static TemporaryFolder NewFolder() => new();

    /// <summary>A backup of the site.</summary>
    public static async Task<string> BackUpAsync(this TestSite site, TemporaryFolder to)
    {
        var (exit, said) = await site.RunAsync("backup", to.Path, "--json");
        Assert.True(exit == ExitCode.Done, said);
        return JsonDocument.Parse(said).RootElement.GetProperty("file").GetString()!;   // it says so
    }

    /// <summary>Every row of every table as text, sorted, one digest a table.</summary>
    public static async Task<SortedDictionary<string, string>> TablesAsync(DuixianDb db)
    {
        var tables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            await using var question = db.Database.GetDbConnection().CreateCommand();
            question.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await question.ExecuteReaderAsync();
            var read = new List<string>();
            while (await rows.ReadAsync())
            {
                read.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(i => rows.GetName(i) + "=" + (rows.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(rows.GetValue(i), System.Globalization.CultureInfo.InvariantCulture)))));
            }
            read.Sort(StringComparer.Ordinal);
            tables[table] = $"{read.Count} {Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', read))))}";
        }
        await db.Database.CloseConnectionAsync();
        return tables;
    }

    /// <summary>Every file of the data folder but the database's own, with its digest.</summary>
    public static SortedDictionary<string, string> FilesOf(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f))
            .Where(f => !f.StartsWith(Storage.SqliteFile, StringComparison.Ordinal) && !f.StartsWith(Path.Combine("log", "figures"), StringComparison.Ordinal));
        return new(files.ToDictionary(f => f, f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, f)))), StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>Writes an archive out of hand: parts as given, whatever they are called, with a list that agrees with them.</summary>
    public static async Task WriteArchiveAsync(string file, ArchiveHead head, params (string Path, TarEntryType Type, byte[] Content)[] entries)
    {
        await using var packed = new GZipStream(File.Create(file), CompressionLevel.Fastest);
        await using var tar = new TarWriter(packed, TarEntryFormat.Pax);
        var parts = new List<ArchivePart>();
        foreach (var (path, type, content) in ((string, TarEntryType, byte[])[])[(Archive.Head, TarEntryType.RegularFile, JsonSerializer.SerializeToUtf8Bytes(head, Archive.Json)), .. entries])
        {
            var entry = new PaxTarEntry(type, path);
            if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink) { entry.LinkName = System.Text.Encoding.UTF8.GetString(content); }
            else if (type is TarEntryType.RegularFile) { entry.DataStream = new MemoryStream(content); }
            await tar.WriteEntryAsync(entry);
            parts.Add(new(path, content.Length, Convert.ToHexStringLower(SHA256.HashData(content))));
        }
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, Archive.List) { DataStream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(parts, Archive.Json)) });
    }

    /// <summary>The parts of an archive, whole.</summary>
    public static async Task<List<(string Path, byte[] Content)>> ReadArchiveAsync(string file)
    {
        await using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        await using var tar = new TarReader(packed);
        var parts = new List<(string, byte[])>();
        while (await tar.GetNextEntryAsync() is { } entry)
        {
            using var content = new MemoryStream();
            if (entry.DataStream is { } stream) { await stream.CopyToAsync(content); }
            parts.Add((entry.Name, content.ToArray()));
        }
        return parts;
    }

    internal sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("duixian-backup-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
