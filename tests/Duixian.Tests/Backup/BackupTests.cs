using System.Net;
using System.Text.Json;
using Duixian.Backup;
using Duixian.Commands;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Features.Registers;
using Duixian.Files;
using Duixian.Log;
using Duixian.Tests.Log;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Backup;

/// <summary>An installation goes into one file and comes back out of it, also while it works.</summary>
public sealed class BackupTests
{
    [Fact]
    public async Task What_was_backed_up_comes_back_byte_for_byte_and_goes_on()
    {
        await using var site = await StartAsync();
        await site.GivenPlanAsync(2060, items: [.. Enumerable.Range(1, 300).Select(n => PlanExamples.Item($"{n}", $"新增护理床位{n}张", "MZJ", PlanExamples.Beds(n)))]);
        await site.SignAsync();
        await site.WriteAsync(why: "一个内部理由");
        await site.SignAsync();
        await site.WriteAsync();   // not signed yet
        await site.SignedInAsync(Domain.Ledger.Role.Reviewer);   // keys of sessions lie in the database
        var kept = await site.Services.GetRequiredService<StoredFiles>().KeepAsync("佐证材料一份"u8.ToArray(), CancellationToken.None);
        Directory.CreateDirectory(Path.Combine(site.Folder, "keys"));
        await File.WriteAllTextAsync(Path.Combine(site.Folder, "keys", "registers.key"), "a secret");
        using var away = BackupExamples.NewFolder();
        var (exit, said) = await site.RunAsync("backup", away.Path);
        Assert.True(exit == ExitCode.Done, said);
        Assert.Contains("私钥", said, StringComparison.Ordinal);
        var file = Assert.Single(Directory.GetFiles(away.Path));   // nothing half-made stays behind
        if (!OperatingSystem.IsWindows()) { Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)); }
        var size = await site.SizeAsync();
        var root = Convert.ToBase64String(await site.WithDbAsync(RootAsync));

        await using var target = await TestDatabase.CreateEmptyAsync();
        (exit, said) = await target.RunAsync("restore", away.Path, "--json");
        Assert.True(exit == ExitCode.Done, said);
        var told = JsonDocument.Parse(said).RootElement;
        Assert.Equal((size, root, 0, 0), (told.GetProperty("entries").GetInt64(), told.GetProperty("root").GetString(), told.GetProperty("restored").GetInt64(), told.GetProperty("mended").GetInt64()));
        Assert.Equal(await site.WithDbAsync(BackupExamples.TablesAsync), await target.WithAsync(BackupExamples.TablesAsync));
        var files = BackupExamples.FilesOf(target.Folder);
        Assert.Equal(BackupExamples.FilesOf(site.Folder), files);
        Assert.Contains(Path.Combine("files", kept[..2], kept), files.Keys);
        if (!OperatingSystem.IsWindows()) { Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(target.Folder, "log", "key"))); }

        await using var node = await Node.StartAsync(target.Folder, target.Connection);
        Assert.Empty(node.Alarms);
        Assert.Null((await node.WriteAsync()).Refusal);
        Assert.Equal(1, await node.Services.GetRequiredService<LogSigner>().SignAsync(CancellationToken.None));
        Assert.Equal(size + 1, (await LogExamples.CheckpointAsync(node.Anyone)).Size);
        Assert.True((await new LogVerifier(new ServedLog(node.Anyone), await LogExamples.KeysAsync(node.Anyone)).VerifyAsync(await LogExamples.CheckpointAsync(site.Anyone), null, CancellationToken.None)).Fault is null);
        Assert.Equal(HttpStatusCode.OK, (await node.Anyone.GetAsync("/2060/report")).StatusCode);
    }

    [Fact]
    public async Task A_backup_made_while_acts_are_written_and_signed_is_of_one_moment()
    {
        await using var site = await StartAsync();
        await site.GivenPlanAsync(2061);
        await site.SignAsync();
        using var away = BackupExamples.NewFolder();
        using var enough = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var writing = Task.Run(async () =>
        {
            for (var written = 1; !enough.IsCancellationRequested; written++)
            {
                Assert.Null((await site.WriteAsync()).Refusal);
                if (written % 3 == 0) { await site.SignAsync(); }
                if (written == 240) { begun.SetResult(); }   // past the first full tile, whose parts go away meanwhile
            }
        }, CancellationToken.None);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        var files = new List<string>();
        var before = await site.SizeAsync();
        for (var i = 0; i < 3; i++) { files.Add(await BackUpToAsync(site, Path.Combine(away.Path, $"{i}.tar.gz"))); }
        await enough.CancelAsync();
        await writing;
        var after = await site.SizeAsync();
        Assert.True(after > before, "nothing was written meanwhile");
        foreach (var file in files)
        {
            await using var target = await TestDatabase.CreateEmptyAsync();
            var (exit, said) = await target.RunAsync("restore", file, "--json");
            Assert.True(exit == ExitCode.Done, said);
            var told = JsonDocument.Parse(said).RootElement;
            var entries = told.GetProperty("entries").GetInt64();
            Assert.InRange(entries, before, after);
            Assert.Equal((0, 0), (told.GetProperty("restored").GetInt64(), told.GetProperty("mended").GetInt64()));
            Assert.Equal(entries, await target.WithAsync(db => db.LedgerEntries.LongCountAsync()));
            Assert.Equal(entries, await target.WithAsync(db => db.LedgerPrivate.LongCountAsync()));   // not one whose private half is missing
            Assert.Equal(await site.WithDbAsync(db => EntriesAsync(db, entries)), await target.WithAsync(db => EntriesAsync(db, entries)));
            await using var node = await Node.StartAsync(target.Folder, target.Connection);
            Assert.Null((await node.WriteAsync()).Refusal);
            Assert.Null((await new LogVerifier(new ServedLog(node.Anyone), await LogExamples.KeysAsync(node.Anyone)).VerifyAsync(null, null, CancellationToken.None)).Fault);
        }
    }

    [Fact]
    public async Task With_a_longer_copy_of_the_log_a_restore_brings_back_what_was_published_since()
    {
        await using var site = await StartAsync();
        await site.GivenPlanAsync(2062);
        await site.SignAsync();
        using var away = BackupExamples.NewFolder();
        var file = await BackUpToAsync(site, Path.Combine(away.Path, "old.tar.gz"));
        var old = await site.SizeAsync();
        await site.GivenPlanAsync(2062, reason: "年中调整", items: [PlanExamples.Item("1", "新增护理床位400张", "MZJ", PlanExamples.Beds(400)), PlanExamples.TwoItems[1]]);
        await site.SignAsync();
        var size = await site.SizeAsync();
        var lines = await site.WithDbAsync(db => db.ListLines.AsNoTracking().OrderBy(l => l.Item).ThenBy(l => l.Indicator).Select(l => $"{l.Item} {l.Indicator} {l.Amount}").ToListAsync());

        await using var target = await TestDatabase.CreateEmptyAsync();
        var (exit, said) = await target.RunAsync("restore", file, "--log", Path.Combine(site.Folder, "log"), "--json");
        Assert.True(exit == ExitCode.Done, said);
        var told = JsonDocument.Parse(said).RootElement;
        Assert.Equal((size, size - old, size), (told.GetProperty("entries").GetInt64(), told.GetProperty("restored").GetInt64(), told.GetProperty("signed").GetInt64()));
        Assert.Equal(lines, await target.WithAsync(db => db.ListLines.AsNoTracking().OrderBy(l => l.Item).ThenBy(l => l.Indicator).Select(l => $"{l.Item} {l.Indicator} {l.Amount}").ToListAsync()));
        await using var node = await Node.StartAsync(target.Folder, target.Connection);
        Assert.Null((await node.WriteAsync()).Refusal);

        await using var other = await StartAsync();
        await other.WriteAsync();
        await other.SignAsync();
        await using var empty = await TestDatabase.CreateEmptyAsync();
        (exit, said) = await empty.RunAsync("restore", file, "--log", Path.Combine(other.Folder, "log"));
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains(Path.Combine(other.Folder, "log"), said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(empty.Folder));
    }

    [Fact]
    public async Task A_restored_copy_that_is_older_than_the_log_in_place_writes_nothing()
    {
        await using var site = await StartAsync();
        await site.GivenPlanAsync(2063);
        await site.SignAsync();
        using var away = BackupExamples.NewFolder();
        var file = await BackUpToAsync(site, Path.Combine(away.Path, "old.tar.gz"));
        var old = await site.SizeAsync();
        Assert.Null((await site.WriteAsync()).Refusal);
        await site.SignAsync();
        await using var target = await TestDatabase.CreateEmptyAsync();
        Assert.Equal(ExitCode.Done, (await target.RunAsync("restore", file)).Exit);
        Directory.Delete(Path.Combine(target.Folder, "log"), recursive: true);
        CopyFolder(Path.Combine(site.Folder, "log"), Path.Combine(target.Folder, "log"));   // the log that is served lies elsewhere and went on
        await using (var node = await Node.StartAsync(target.Folder, target.Connection))
        {
            Assert.Equal(Refusal.LogForked, (await node.WriteAsync()).Refusal);
            Assert.Contains($"the checkpoint has {old + 1} entries, the database {old}", Assert.Single(node.Alarms), StringComparison.Ordinal);
        }
        var (exit, said) = await target.RunAsync("log", "repair", "--json");
        Assert.True(exit == ExitCode.Done, said);
        await using var again = await Node.StartAsync(target.Folder, target.Connection);
        Assert.Null((await again.WriteAsync()).Refusal);
    }

    [Fact]
    public async Task An_archive_of_an_older_schema_is_brought_up_to_date()
    {
        await using var site = await StartAsync();
        await site.GivenPlanAsync(2064);
        await site.SignAsync();
        using var away = BackupExamples.NewFolder();
        var parts = await BackupExamples.ReadArchiveAsync(await BackUpToAsync(site, Path.Combine(away.Path, "new.tar.gz")));
        var head = JsonSerializer.Deserialize<ArchiveHead>(parts[0].Content, Archive.Json)!;   // the first part
        // The database as the program of the migration before wrote it.
        var copy = Directory.CreateDirectory(Path.Combine(away.Path, "older")).FullName;
        var old = await site.WithAsync(async services =>
        {
            var db = services.GetRequiredService<DuixianDb>();
            var before = db.Database.GetMigrations().SkipLast(1).Last();
            await db.GetService<IMigrator>().MigrateAsync(before);
            await services.GetRequiredService<Dialect>().CopyAsync(db, copy, CancellationToken.None);
            return before;
        });
        var older = new List<(string, System.Formats.Tar.TarEntryType, byte[])>();
        foreach (var file in Directory.EnumerateFiles(copy)) { older.Add((Archive.Database + Path.GetFileName(file), System.Formats.Tar.TarEntryType.RegularFile, await File.ReadAllBytesAsync(file))); }
        foreach (var (path, content) in parts.Where(p => p.Path.StartsWith(Archive.Data, StringComparison.Ordinal))) { older.Add((path, System.Formats.Tar.TarEntryType.RegularFile, content)); }
        var archive = Path.Combine(away.Path, "old.tar.gz");
        await BackupExamples.WriteArchiveAsync(archive, head with { Schema = old }, [.. older]);
        await using var target = await TestDatabase.CreateEmptyAsync();
        var (exit, said) = await target.RunAsync("restore", archive);
        Assert.True(exit == ExitCode.Done, said);
        Assert.Empty(await target.WithAsync(db => db.Database.GetPendingMigrationsAsync()));
        Assert.Equal(await site.SizeAsync(), await target.WithAsync(db => db.LedgerSizeAsync(CancellationToken.None)));
        await using var node = await Node.StartAsync(target.Folder, target.Connection);
        Assert.Null((await node.WriteAsync()).Refusal);
    }

    internal static async Task<string> BackUpToAsync(TestSite site, string file)
    {
        var (exit, said) = await site.RunAsync("backup", file);
        Assert.True(exit == ExitCode.Done, said);
        return file;
    }

    internal static async Task<TestSite> StartAsync()
    {
        var site = new TestSite();
        await site.InitializeAsync();
        return site;
    }

    internal static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);   // a file lies in a folder
            File.Copy(file, copy, overwrite: true);
        }
    }

    private static async Task<byte[]> RootAsync(Data.DuixianDb db)
    {
        var root = new Frontier();
        foreach (var leaf in await db.LedgerEntries.AsNoTracking().OrderBy(e => e.Seq).Select(e => e.Leaf).ToListAsync()) { root.Append(leaf); }
        return root.Root();
    }

    private static Task<List<byte[]>> EntriesAsync(Data.DuixianDb db, long to) => db.LedgerEntries.AsNoTracking().Where(e => e.Seq < to).OrderBy(e => e.Seq).Select(e => e.Bytes).ToListAsync();
}
