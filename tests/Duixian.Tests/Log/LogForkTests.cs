using System.Net;
using System.Text.Json;
using Duixian.Commands;
using Duixian.Domain;
using Duixian.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Log;

/// <summary>A database that is not the one that was signed.</summary>
public sealed class LogForkTests
{
    [Fact]
    public async Task An_older_database_is_refused_with_the_gap_named_and_repaired_from_the_log()
    {
        await using var site = await StartAsync();
        await site.GivenPlanAsync(2052);
        await site.WriteAsync(why: "一个内部理由");
        await site.SignAsync();
        var size = await site.SizeAsync();
        await using var older = await TestDatabase.CreateAsync();   // as it was before the first act
        TakeLogOf(site, older);
        await ShouldBeClosedAsync(older, $"the checkpoint has {size} entries, the database 0");
        Assert.Equal(ExitCode.Done, await RepairAsync(older));
        await ShouldBeTheSameAsync(site, older);
        // From here on it is an old copy of more than nothing.
        await site.GivenPlanAsync(2052, reason: "年中调整", items: [PlanExamples.Item("1", "新增护理床位400张", "MZJ", PlanExamples.Beds(400)), PlanExamples.TwoItems[1]]);
        await site.SignAsync();
        TakeLogOf(site, older);
        await ShouldBeClosedAsync(older, $"the checkpoint has {await site.SizeAsync()} entries, the database {size}");
        Assert.Equal(ExitCode.Done, await RepairAsync(older));
        await ShouldBeTheSameAsync(site, older);
        await using var node = await Node.StartAsync(older.Folder, older.Connection);
        Assert.Null((await node.WriteAsync()).Refusal);
        Assert.Equal(1, await node.Services.GetRequiredService<LogSigner>().SignAsync(CancellationToken.None));
        Assert.Equal(await site.SizeAsync() + 1, (await LogExamples.CheckpointAsync(node.Anyone)).Size);
        Assert.Empty(node.Alarms);
    }

    [Fact]
    public async Task An_older_database_that_went_on_by_itself_is_not_repaired()
    {
        await using var site = await StartAsync();
        await site.GivenPlanAsync(2053);
        await site.SignAsync();
        await using var older = await TestDatabase.CreateAsync();
        await using (var alone = await Node.StartAsync(older.Folder, older.Connection)) { Assert.Null((await alone.WriteAsync()).Refusal); }
        TakeLogOf(site, older);
        await ShouldBeClosedAsync(older, "the database 1");
        await using var complained = new StringWriter();
        Assert.Equal(ExitCode.Refused, await RepairAsync(older, complained));
        Assert.Contains("entry 0", complained.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await older.WithAsync(db => db.LedgerSizeAsync(CancellationToken.None)));
    }

    [Theory]
    [InlineData(false, "entry 1 of the database was altered")]
    [InlineData(true, "entry 1 of the database is not the one that was signed")]
    public async Task A_changed_entry_is_found_at_the_next_start(bool withItsHash, string said)
    {
        await using var site = await StartAsync();
        await site.GivenPlanAsync(2054);
        await site.SignAsync();
        await AlterAsync(site, 1, withItsHash);
        await using var node = await Node.StartAsync(site.Folder, site.Connection);
        Assert.Equal(Refusal.LogForked, (await node.WriteAsync()).Refusal);
        Assert.Contains(said, Assert.Single(node.Alarms), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await node.Anyone.GetAsync("/2054/report")).StatusCode);   // who reads is not disturbed
    }

    [Fact]
    public async Task A_changed_entry_at_the_edge_is_found_before_the_next_checkpoint()
    {
        await using var site = await StartAsync();
        await site.GivenPlanAsync(2055);
        await site.SignAsync();
        var before = await LogExamples.CheckpointAsync(site.Anyone);
        await AlterAsync(site, before.Size - 1, withItsHash: true);
        Assert.Null((await site.WriteAsync()).Refusal);   // not looked at yet
        Assert.Equal(0, await site.SignAsync());
        Assert.Equal(before.Size, (await LogExamples.CheckpointAsync(site.Anyone)).Size);
        Assert.Equal(Refusal.LogForked, (await site.WriteAsync()).Refusal);
    }

    [Fact]
    public async Task A_checkpoint_that_vanishes_or_grows_younger_stops_the_writing()
    {
        await using var site = await StartAsync();
        await site.WriteAsync();
        await site.SignAsync();
        var path = Path.Combine(site.Folder, "log", "checkpoint");
        var younger = await File.ReadAllBytesAsync(path);
        await site.WriteAsync();
        await site.SignAsync();
        await site.Services.GetRequiredService<LogGuard>().CheckAsync(CancellationToken.None);
        await File.WriteAllBytesAsync(path, younger);
        Assert.Equal(0, await site.SignAsync());
        Assert.Equal(Refusal.LogForked, (await site.WriteAsync()).Refusal);
        await using var other = await StartAsync();
        await other.WriteAsync();
        await other.SignAsync();
        await other.SignAsync();
        File.Delete(Path.Combine(other.Folder, "log", "checkpoint"));
        Assert.Equal(0, await other.SignAsync());
        Assert.Equal(Refusal.LogForked, (await other.WriteAsync()).Refusal);
    }

    [Fact]
    public async Task A_checkpoint_of_another_key_is_not_believed()
    {
        await using var site = await StartAsync();
        await site.WriteAsync();
        await site.SignAsync();
        await using var other = await StartAsync();
        await other.SignAsync();
        File.Copy(Path.Combine(other.Folder, "log", "checkpoint"), Path.Combine(site.Folder, "log", "checkpoint"), overwrite: true);
        await using var node = await Node.StartAsync(site.Folder, site.Connection);
        Assert.Equal(Refusal.LogForked, (await node.WriteAsync()).Refusal);
    }

    private static async Task<TestSite> StartAsync()
    {
        var site = new TestSite();
        await site.InitializeAsync();
        return site;
    }

    private static async Task ShouldBeClosedAsync(TestDatabase database, string gap)
    {
        await using var node = await Node.StartAsync(database.Folder, database.Connection);
        Assert.Equal(Refusal.LogForked, (await node.WriteAsync()).Refusal);
        var alarm = Assert.Single(node.Alarms);
        Assert.Contains(gap, alarm, StringComparison.Ordinal);
        Assert.Contains("duixian log repair", alarm, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await node.Anyone.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await node.Anyone.GetAsync("/log/checkpoint")).StatusCode);
    }

    private static async Task<int> RepairAsync(TestDatabase database, StringWriter? complained = null)
    {
        await using var said = new StringWriter();
        string[] where = ["--data", database.Folder, .. database.Connection.Length > 0 ? ["--database", database.Connection] : Array.Empty<string>()];
        return await CommandLine.RunAsync(["log", "repair", .. where], said, complained ?? said);
    }

    /// <summary>The ledger byte for byte, and the public roll-ups; what was never published is gone.</summary>
    private static async Task ShouldBeTheSameAsync(TestSite site, TestDatabase repaired)
    {
        static async Task<string> Read(Data.DuixianDb db) => JsonSerializer.Serialize(new
        {
            Entries = await db.LedgerEntries.AsNoTracking().OrderBy(e => e.Seq).Select(e => new { e.Seq, e.Bytes, e.Leaf, e.IsPublic }).ToListAsync(),
            Plans = await db.PlanSummaries.AsNoTracking().OrderBy(p => p.Year).ToListAsync(),
            Lines = await db.ListLines.AsNoTracking().OrderBy(l => l.Year).ThenBy(l => l.Item).ThenBy(l => l.Indicator).ToListAsync(),
            Heads = await db.LedgerStreams.AsNoTracking().Where(s => s.Stream.StartsWith("plan/")).OrderBy(s => s.Stream).ToListAsync(),
            Head = (await db.LedgerHead.AsNoTracking().SingleAsync()).LastAt,
        });
        Assert.Equal(await site.WithDbAsync(Read), await repaired.WithAsync(Read));
    }

    private static void TakeLogOf(TestSite site, TestDatabase database)
    {
        var (from, to) = (Path.Combine(site.Folder, "log"), Path.Combine(database.Folder, "log"));
        if (Directory.Exists(to)) { Directory.Delete(to, recursive: true); }
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);   // a file lies in a folder
            File.Copy(file, copy);
        }
    }

    private static Task<int> AlterAsync(TestSite site, long seq, bool withItsHash)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes("{\"v\":\"1\",\"seq\":\"" + seq + "\",\"type\":\"planPublished\"}");
        var leaf = Transparency.Hashes.Leaf(bytes);
        return site.AlterAsync(db => withItsHash
            ? db.LedgerEntries.Where(e => e.Seq == seq).ExecuteUpdateAsync(s => s.SetProperty(e => e.Bytes, bytes).SetProperty(e => e.Leaf, leaf))
            : db.LedgerEntries.Where(e => e.Seq == seq).ExecuteUpdateAsync(s => s.SetProperty(e => e.Bytes, bytes)));
    }
}
