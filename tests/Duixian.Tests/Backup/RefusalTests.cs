using System.Formats.Tar;
using System.Text.Json;
using Duixian.Backup;
using Duixian.Commands;
using Duixian.Tests.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Backup;

/// <summary>What is not restored, and what is not backed up: a sentence, and nothing has changed.</summary>
public sealed class RefusalTests(RefusalTests.OneBackup one) : IClassFixture<RefusalTests.OneBackup>
{
    [Fact]
    public async Task Nothing_is_restored_over_anything()
    {
        await using var used = await TestDatabase.CreateAsync();
        await File.WriteAllTextAsync(Path.Combine(used.Folder, "note.txt"), "somebody's");
        await ShouldBeRefusedAsync(used, one.File, TestDatabase.OnPostgres ? "note.txt" : "duixian.db", "note.txt");
        if (!TestDatabase.OnPostgres) { return; }
        File.Delete(Path.Combine(used.Folder, "note.txt"));   // an empty folder, and a database that is not
        await ShouldBeRefusedAsync(used, one.File, "目标数据库中已有表");
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(0.98)]
    public async Task A_truncated_archive_is_refused(double share)
    {
        var bytes = await File.ReadAllBytesAsync(one.File);
        await ShouldBeRefusedAsync(await one.AlteredAsync(bytes[..(int)(bytes.Length * share)]));
    }

    [Fact]
    public async Task A_changed_byte_anywhere_is_found_or_changes_nothing()
    {
        var bytes = await File.ReadAllBytesAsync(one.File);
        var random = new Random(20261129);
        var refused = 0;
        for (var i = 0; i < 24; i++)
        {
            var changed = bytes.ToArray();
            changed[random.Next(10, changed.Length - 8)] ^= (byte)(1 << random.Next(8));   // between the head and the checksum of the compression, which carry nothing
            var folder = Directory.CreateDirectory(Path.Combine(one.Away, $"changed-{i}"));
            try
            {
                await new ArchiveReader(await one.AlteredAsync(changed)).UnpackAsync(folder.FullName, long.MaxValue, CancellationToken.None);
                // What decompresses to the same bytes is the same archive.
                Assert.Equal(one.Parts.Where(p => p.Path.Contains('/', StringComparison.Ordinal)).Select(p => p.Path).Order(StringComparer.Ordinal), Directory.EnumerateFiles(folder.FullName, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder.FullName, f)).Order(StringComparer.Ordinal));
                Assert.All(one.Parts.Where(p => p.Path.Contains('/', StringComparison.Ordinal)), p => Assert.Equal(p.Content, File.ReadAllBytes(Path.Combine(folder.FullName, p.Path))));
            }
            catch (CommandRefusedException) { refused++; }
        }
        Assert.InRange(refused, 20, 24);
    }

    [Fact]
    public async Task A_part_that_is_not_what_the_list_says_is_named_and_the_target_stays_empty()
    {
        var part = one.Parts.Single(p => p.Path.EndsWith("/log/checkpoint", StringComparison.Ordinal));
        part.Content[^3] ^= 1;
        try
        {
            var file = Path.Combine(one.Away, "altered.tar.gz");
            await RewriteAsync(file, one.Parts);
            await ShouldBeRefusedAsync(file, "data/log/checkpoint");
            await RewriteAsync(file, [.. one.Parts.Where(p => p.Path != part.Path)]);
            await ShouldBeRefusedAsync(file, "data/log/checkpoint");
        }
        finally { part.Content[^3] ^= 1; }
    }

    [Theory]
    [InlineData("../outside", TarEntryType.RegularFile)]
    [InlineData("data/../../outside", TarEntryType.RegularFile)]
    [InlineData("/tmp/outside", TarEntryType.RegularFile)]
    [InlineData("data//twice", TarEntryType.RegularFile)]
    [InlineData("data/./dot", TarEntryType.RegularFile)]
    [InlineData("data/back\\slash", TarEntryType.RegularFile)]
    [InlineData("elsewhere/file", TarEntryType.RegularFile)]
    [InlineData("data/link", TarEntryType.SymbolicLink)]
    [InlineData("data/link", TarEntryType.HardLink)]
    [InlineData("data/folder", TarEntryType.Directory)]
    [InlineData("data/pipe", TarEntryType.Fifo)]
    public async Task A_hostile_archive_leaves_nothing_anywhere(string path, TarEntryType type)
    {
        var file = Path.Combine(one.Away, "hostile.tar.gz");
        await BackupExamples.WriteArchiveAsync(file, one.Head, (path, type, System.Text.Encoding.UTF8.GetBytes(type is TarEntryType.RegularFile ? "taken over" : "/etc/passwd")), ("data/link/through", TarEntryType.RegularFile, "x"u8.ToArray()));
        await ShouldBeRefusedAsync(file, path);
        Assert.False(File.Exists("/tmp/outside"));
    }

    [Fact]
    public async Task A_name_that_comes_twice_is_refused()
    {
        var file = Path.Combine(one.Away, "twice.tar.gz");
        await BackupExamples.WriteArchiveAsync(file, one.Head, ("data/files/a", TarEntryType.RegularFile, "1"u8.ToArray()), ("data/files/A", TarEntryType.RegularFile, "2"u8.ToArray()));
        await ShouldBeRefusedAsync(file, "data/files/A");
    }

    [Fact]
    public async Task A_newer_schema_a_newer_format_and_the_other_database_are_refused()
    {
        var file = Path.Combine(one.Away, "other.tar.gz");
        await BackupExamples.WriteArchiveAsync(file, one.Head with { Schema = "29991231235959_Later", Program = "99.0" });
        await ShouldBeRefusedAsync(file, "29991231235959_Later", "99.0");
        await BackupExamples.WriteArchiveAsync(file, one.Head with { Format = Archive.Format + 1, Program = "99.0" });
        await ShouldBeRefusedAsync(file, "99.0");
        var other = TestDatabase.OnPostgres ? "SQLite" : "PostgreSQL";
        await BackupExamples.WriteArchiveAsync(file, one.Head with { Database = other });
        await ShouldBeRefusedAsync(file, other);
        await File.WriteAllTextAsync(file, "no archive at all");
        await ShouldBeRefusedAsync(file, "other.tar.gz");
        await ShouldBeRefusedAsync(Path.Combine(one.Away, "missing.tar.gz"), "missing.tar.gz");
        await ShouldBeRefusedAsync(one.Folder, one.Folder);
    }

    [Fact]
    public async Task Too_little_room_is_said_before_anything_is_written()
    {
        await using var target = await TestDatabase.CreateEmptyAsync();
        await using var site = Site.Build(["--Duixian:Data=" + target.Folder, "--Duixian:Database=" + target.Connection]);
        await using var scope = site.Services.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<BackupReader>();
        reader.FreeSpace = _ => (64 << 20) + one.Head.Bytes - 1;
        var refused = await Assert.ThrowsAsync<CommandRefusedException>(() => reader.RunAsync(one.File, null, null, CancellationToken.None));
        Assert.Contains("空间不足", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(target.Folder));
        // An archive that says it is small is stopped where it grows.
        var file = Path.Combine(one.Away, "grows.tar.gz");
        await BackupExamples.WriteArchiveAsync(file, one.Head with { Bytes = 1 }, ("data/files/ab/big", TarEntryType.RegularFile, new byte[2 << 20]));
        reader.FreeSpace = _ => (64 << 20) + (1 << 20);
        refused = await Assert.ThrowsAsync<CommandRefusedException>(() => reader.RunAsync(file, null, null, CancellationToken.None));
        Assert.Contains("grows.tar.gz", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(target.Folder));
    }

    [Fact]
    public async Task A_backup_is_not_written_over_another_into_the_data_folder_or_of_nothing()
    {
        var before = await File.ReadAllBytesAsync(one.File);
        var (exit, said) = await one.RunAsync("backup", one.File);
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains(one.File, said, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(one.File));
        (exit, said) = await one.RunAsync("backup", Path.Combine(one.Folder, "files", "copy.tar.gz"));
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains(one.Folder, said, StringComparison.Ordinal);
        (exit, said) = await one.RunAsync("backup", Path.Combine(one.Away, "nowhere", "copy.tar.gz"));
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("nowhere", said, StringComparison.Ordinal);
        await using var empty = await TestDatabase.CreateEmptyAsync();
        (exit, _) = await empty.RunAsync("backup", Path.Combine(one.Away, "nothing.tar.gz"));
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Empty(Directory.EnumerateFileSystemEntries(empty.Folder));   // asking made no database
        Assert.False(File.Exists(Path.Combine(one.Away, "nothing.tar.gz")));
    }

    private async Task ShouldBeRefusedAsync(string file, params string[] names)
    {
        await using var target = await TestDatabase.CreateEmptyAsync();
        await ShouldBeRefusedAsync(target, file, names);
        Assert.Empty(Directory.EnumerateFileSystemEntries(target.Folder));
    }

    private static async Task ShouldBeRefusedAsync(TestDatabase target, string file, params string[] names)
    {
        var before = BackupExamples.FilesOf(target.Folder);
        var (exit, said) = await target.RunAsync("restore", file);
        Assert.True(exit == ExitCode.Refused, said);
        if (names.Length > 0) { Assert.Contains(names, n => said.Contains(n, StringComparison.Ordinal)); }
        Assert.Equal(before, BackupExamples.FilesOf(target.Folder));
    }

    /// <summary>The parts as they are with the list as it was.</summary>
    private static async Task RewriteAsync(string file, IEnumerable<(string Path, byte[] Content)> parts)
    {
        await using var packed = new System.IO.Compression.GZipStream(File.Create(file), System.IO.Compression.CompressionLevel.Fastest);
        await using var tar = new TarWriter(packed, TarEntryFormat.Pax);
        foreach (var (path, content) in parts) { await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(content) }); }
    }

    /// <summary>A small site with one backup.</summary>
    public sealed class OneBackup : TestSite
    {
        private readonly BackupExamples.TemporaryFolder away = BackupExamples.NewFolder();
        private int altered;

        internal string File { get; private set; } = "";

        internal string Away => away.Path;

        internal ArchiveHead Head { get; private set; } = new(0, "", "", "", default, 0, 0);

        internal List<(string Path, byte[] Content)> Parts { get; private set; } = [];

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await this.WriteAsync();
            await this.SignAsync();
            File = await this.BackUpAsync(away);
            Parts = await BackupExamples.ReadArchiveAsync(File);
            Head = JsonSerializer.Deserialize<ArchiveHead>(Parts[0].Content, Archive.Json)!;   // the first part
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            away.Dispose();
        }

        internal async Task<string> AlteredAsync(byte[] bytes)
        {
            var file = Path.Combine(Away, $"altered-{++altered}.tar.gz");
            await System.IO.File.WriteAllBytesAsync(file, bytes);
            return file;
        }
    }
}
