using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Duixian.Commands;
using Duixian.Domain;
using Duixian.Files;
using Duixian.Log;
using Duixian.Tests.Backup;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Duixian.Tests.Log;

/// <summary>A disk that is full, a clock that jumps, files of the log that are gone, cut short or of another day: said in a sentence, mended, and nothing wrong is ever signed.</summary>
public sealed class LogDamageTests
{
    [Fact]
    public async Task While_the_disk_is_full_nothing_is_signed_and_everything_else_goes_on_and_afterwards_by_itself()
    {
        await using var site = await StartAsync();
        await site.GivenPlanAsync(2070);
        await site.SignAsync();
        var before = await LogExamples.CheckpointAsync(site.Anyone);
        Assert.Null((await site.WriteAsync()).Refusal);
        var said = new Words<LogClock>();
        var clock = ActivatorUtilities.CreateInstance<LogClock>(site.Services, said);
        DurableFile.BeforeWriting.Value = path => throw new IOException($"No space left on device : '{path}'", 28);
        try
        {
            await clock.TryAsync(CancellationToken.None);
            await clock.TryAsync(CancellationToken.None);
        }
        finally { DurableFile.BeforeWriting.Value = null; }
        Assert.Equal(before.Size, (await LogExamples.CheckpointAsync(site.Anyone)).Size);
        Assert.Equal(2, said.Said.Count);
        Assert.All(said.Said, s => Assert.Contains("Nothing was signed", s, StringComparison.Ordinal));
        Assert.All(said.Said, s => Assert.Contains("No space left on device", s, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await site.Anyone.GetAsync("/2070/report")).StatusCode);
        Assert.Null((await site.WriteAsync()).Refusal);
        await clock.TryAsync(CancellationToken.None);
        var after = await LogExamples.CheckpointAsync(site.Anyone);
        Assert.Equal(before.Size + 2, after.Size);
        Assert.Null(await VerifyAsync(site, before));
    }

    [Fact]
    public async Task A_clock_that_jumps_back_by_thirty_days_dates_nothing_before_what_was_there()
    {
        await using var site = await StartAsync();
        Assert.Null((await site.WriteAsync()).Refusal);
        await site.SignAsync();
        var before = await LogExamples.CheckpointAsync(site.Anyone);
        site.Clock.Advance(TimeSpan.FromDays(-30));
        for (var i = 0; i < 3; i++)
        {
            Assert.Null((await site.WriteAsync()).Refusal);
            site.Clock.Advance(TimeSpan.FromHours(1));
            Assert.Equal(1, await site.SignAsync());
        }
        var bytes = await site.WithDbAsync(db => db.LedgerEntries.AsNoTracking().OrderBy(e => e.Seq).Select(e => e.Bytes).ToListAsync());
        var dated = bytes.Select(b => JsonDocument.Parse(b).RootElement.GetProperty("at").GetString()!).ToList();   // every entry has it
        Assert.Equal(dated.Order(StringComparer.Ordinal), dated);
        Assert.Null(await VerifyAsync(site, before));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(1, true)]
    public async Task A_tile_that_is_cut_short_or_gone_is_one_alarm_and_mended_from_the_database(int level, bool gone)
    {
        await using var site = await StartAsync();
        await site.GivenPlanAsync(2071, items: [.. Enumerable.Range(1, 300).Select(n => PlanExamples.Item($"{n}", $"新增护理床位{n}张", "MZJ", PlanExamples.Beds(n)))]);
        await site.SignAsync();
        var before = await LogExamples.CheckpointAsync(site.Anyone);
        var whole = BackupExamples.FilesOf(Path.Combine(site.Folder, "log"));
        var tile = Tile.Of(before.Size).Last(t => t.Level == level);
        var path = site.Services.GetRequiredService<LogStore>().PathOf(tile);
        if (gone) { File.Delete(path); }
        else { await using var cut = new FileStream(path, FileMode.Open); cut.SetLength(cut.Length / 2); }

        var said = new Words<LogSigner>();
        var signer = ActivatorUtilities.CreateInstance<LogSigner>(site.Services, said);
        Assert.Null((await site.WriteAsync()).Refusal);
        for (var i = 0; i < 3; i++) { Assert.Equal(0, await signer.SignAsync(CancellationToken.None)); }
        var alarm = Assert.Single(said.Said);   // not at every try
        Assert.Contains(tile.Path, alarm, StringComparison.Ordinal);
        Assert.Contains("duixian log repair", alarm, StringComparison.Ordinal);
        Assert.Equal(before.Size, (await LogExamples.CheckpointAsync(site.Anyone)).Size);
        Assert.Null((await site.WriteAsync()).Refusal);   // what is written waits to be signed
        Assert.Equal(HttpStatusCode.OK, (await site.Anyone.GetAsync("/2071/report")).StatusCode);

        var (exit, done) = await site.RunAsync("log", "repair", "--json");
        Assert.True(exit == ExitCode.Done, done);
        Assert.Equal(1, JsonDocument.Parse(done).RootElement.GetProperty("mended").GetInt64());
        Assert.Equal(whole, BackupExamples.FilesOf(Path.Combine(site.Folder, "log")));
        Assert.Equal(1, await signer.SignAsync(CancellationToken.None));   // without another start
        Assert.Equal(before.Size + 2, (await LogExamples.CheckpointAsync(site.Anyone)).Size);
        Assert.Null(await VerifyAsync(site, before));
    }

    [Fact]
    public async Task Altered_tiles_and_bundles_are_written_anew_also_while_entries_come_back_from_others()
    {
        await using var site = await StartAsync();
        await site.GivenPlanAsync(2072, items: [.. Enumerable.Range(1, 300).Select(n => PlanExamples.Item($"{n}", $"新增护理床位{n}张", "MZJ", PlanExamples.Beds(n)))]);
        await site.SignAsync();
        using var away = BackupExamples.NewFolder();
        var file = await site.BackUpAsync(away);
        Assert.Null((await site.WriteAsync()).Refusal);
        await site.SignAsync();
        await using var older = await TestDatabase.CreateEmptyAsync();
        Assert.Equal(ExitCode.Done, (await older.RunAsync("restore", file)).Exit);
        Directory.Delete(Path.Combine(older.Folder, "log"), recursive: true);
        BackupTests.CopyFolder(Path.Combine(site.Folder, "log"), Path.Combine(older.Folder, "log"));
        var whole = BackupExamples.FilesOf(Path.Combine(older.Folder, "log"));
        foreach (var path in (string[])["tile/entries/000", "tile/0/000"])   // both of entries the older database has
        {
            var damaged = Path.Combine(older.Folder, "log", path);
            var bytes = await File.ReadAllBytesAsync(damaged);
            bytes[1_000] ^= 4;
            await File.WriteAllBytesAsync(damaged, bytes);
        }
        var (exit, done) = await older.RunAsync("log", "repair", "--json");
        Assert.True(exit == ExitCode.Done, done);
        var told = JsonDocument.Parse(done).RootElement;
        Assert.Equal((1, 2), (told.GetProperty("restored").GetInt64(), told.GetProperty("mended").GetInt64()));
        Assert.Equal(whole, BackupExamples.FilesOf(Path.Combine(older.Folder, "log")));
        Assert.Equal(await site.WithDbAsync(db => db.LedgerEntries.AsNoTracking().OrderBy(e => e.Seq).Select(e => e.Bytes).ToListAsync()), await older.WithAsync(db => db.LedgerEntries.AsNoTracking().OrderBy(e => e.Seq).Select(e => e.Bytes).ToListAsync()));
    }

    [Fact]
    public async Task Nothing_is_written_anew_from_a_database_that_is_not_the_one_that_was_signed()
    {
        await using var site = await StartAsync();
        await site.GivenPlanAsync(2073);
        await site.SignAsync();
        var tile = site.Services.GetRequiredService<LogStore>().PathOf(Tile.Of(await site.SizeAsync()).Last(t => t.Level == 0));
        File.Delete(tile);
        await site.AlterAsync(db => db.LedgerEntries.Where(e => e.Seq == 1).ExecuteUpdateAsync(s => s.SetProperty(e => e.Bytes, "{}"u8.ToArray())));
        var (exit, said) = await site.RunAsync("log", "repair");
        Assert.True(exit == ExitCode.Refused, said);
        Assert.False(File.Exists(tile));
    }

    [Fact]
    public async Task A_bundle_that_is_damaged_where_the_database_has_nothing_is_named_and_nothing_taken_in()
    {
        await using var site = await StartAsync();
        await site.GivenPlanAsync(2074);
        await site.SignAsync();
        await using var older = await TestDatabase.CreateAsync();
        BackupTests.CopyFolder(Path.Combine(site.Folder, "log"), Path.Combine(older.Folder, "log"));
        var bundle = Directory.GetFiles(Path.Combine(older.Folder, "log", "tile", "entries"), "*", SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc)!;   // one at least
        var bytes = await File.ReadAllBytesAsync(bundle);
        bytes[30] ^= 1;
        await File.WriteAllBytesAsync(bundle, bytes);
        var (exit, said) = await older.RunAsync("log", "repair");
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("Entry 0", said, StringComparison.Ordinal);
        Assert.Equal(0, await older.WithAsync(db => db.LedgerSizeAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task A_checkpoint_that_goes_while_the_site_is_down_is_an_alarm_and_no_new_beginning()
    {
        await using var site = await StartAsync();
        await site.GivenPlanAsync(2075);
        await site.SignAsync();
        var before = await LogExamples.CheckpointAsync(site.Anyone);
        var path = Path.Combine(site.Folder, "log", "checkpoint");
        var note = await File.ReadAllBytesAsync(path);
        File.Delete(path);
        await ShouldBeClosedAsync(site, $"the checkpoint is gone, {before.Size} entries had been signed");
        Assert.False(File.Exists(path));
        var (exit, said) = await site.RunAsync("log", "repair");
        Assert.True(exit == ExitCode.Done, said);
        Assert.Equal(note, await File.ReadAllBytesAsync(path));
        await ShouldGoOnAsync(site, before);
    }

    [Fact]
    public async Task An_older_checkpoint_put_in_place_while_the_site_is_down_is_an_alarm()
    {
        await using var site = await StartAsync();
        await site.WriteAsync();
        await site.SignAsync();
        var path = Path.Combine(site.Folder, "log", "checkpoint");
        var younger = await File.ReadAllBytesAsync(path);
        await site.WriteAsync();
        await site.SignAsync();
        var before = await LogExamples.CheckpointAsync(site.Anyone);
        await File.WriteAllBytesAsync(path, younger);
        await ShouldBeClosedAsync(site, $"the checkpoint has {before.Size - 1} entries, {before.Size} had been signed before");
        Assert.Equal(ExitCode.Done, (await site.RunAsync("log", "repair")).Exit);
        await ShouldGoOnAsync(site, before);
    }

    [Fact]
    public async Task Without_its_folder_the_log_does_not_begin_anew()
    {
        await using var site = await StartAsync();
        await site.WriteAsync();
        await site.SignAsync();
        var log = Path.Combine(site.Folder, "log");
        Directory.Move(log, log + "-away");
        await ShouldBeClosedAsync(site, "the checkpoint is gone");
        Assert.Equal(ExitCode.Refused, (await site.RunAsync("log", "repair")).Exit);   // whose it was is not known without its keys
        Assert.False(File.Exists(Path.Combine(log, "checkpoint")));
    }

    private static async Task ShouldBeClosedAsync(TestSite site, string gap)
    {
        await using var node = await Node.StartAsync(site.Folder, site.Connection);
        Assert.Equal(Refusal.LogForked, (await node.WriteAsync()).Refusal);
        Assert.Equal(0, await node.Services.GetRequiredService<LogSigner>().SignAsync(CancellationToken.None));
        var alarm = Assert.Single(node.Alarms);
        Assert.Contains(gap, alarm, StringComparison.Ordinal);
        Assert.Contains("duixian log repair", alarm, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await node.Anyone.GetAsync("/")).StatusCode);
    }

    private static async Task ShouldGoOnAsync(TestSite site, Checkpoint before)
    {
        await using var node = await Node.StartAsync(site.Folder, site.Connection);
        Assert.Null((await node.WriteAsync()).Refusal);
        Assert.Equal(1, await node.Services.GetRequiredService<LogSigner>().SignAsync(CancellationToken.None));
        Assert.Empty(node.Alarms);
        Assert.Null(await VerifyAsync(site, before));
    }

    private static async Task<LogFault?> VerifyAsync(TestSite site, Checkpoint since) =>
        (await new LogVerifier(new ServedLog(site.Anyone), await LogExamples.KeysAsync(site.Anyone)).VerifyAsync(since, null, CancellationToken.None)).Fault;

    private static async Task<TestSite> StartAsync()
    {
        var site = new TestSite();
        await site.InitializeAsync();
        return site;
    }

    /// <summary>What a part of the program logs as an error or worse, with its cause.</summary>
    private sealed class Words<T> : ILogger<T>
    {
        public ConcurrentQueue<string> Said { get; } = new();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) { Said.Enqueue($"{formatter(state, exception)} {exception?.Message}"); }
        }
    }
}
