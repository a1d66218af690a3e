using System.Text.Json;
using Duixian.Commands;
using Duixian.Domain;
using Duixian.Tests.Log;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Backup;

/// <summary>A database older than its log by some number of entries is put in place, again and again: nothing is written, the gap is named, and the repair loses nothing.</summary>
public sealed class StaleRestoreTests(TestSite site, ITestOutputHelper output) : IClassFixture<TestSite>
{
    /// <summary>Three in the tests; the bench asks for twenty.</summary>
    private static readonly int Restores = int.TryParse(Environment.GetEnvironmentVariable("DUIXIAN_STALE_RESTORES"), out var asked) ? asked : 3;

    [Fact]
    public async Task Every_database_older_than_its_log_is_refused_and_repaired_without_loss()
    {
        using var away = BackupExamples.NewFolder();
        var random = new Random(20261130);
        var (refused, repaired, lost, missing) = (0, 0, 0L, new List<long>());
        await site.GivenPlanAsync(2080);
        await site.SignAsync();
        for (var i = 0; i < Restores; i++)
        {
            var file = await BackupTests.BackUpToAsync(site, Path.Combine(away.Path, $"{i}.tar.gz"));
            var old = await site.SizeAsync();
            for (var acts = random.Next(1, 40); acts > 0; acts--)
            {
                if (acts % 7 == 0) { await site.GivenPlanAsync(2080, reason: "年中调整", items: [PlanExamples.Item("1", $"新增护理床位{random.Next(100, 999)}张", "MZJ", PlanExamples.Beds(random.Next(100, 999))), PlanExamples.TwoItems[1]]); }
                else { Assert.Null((await site.WriteAsync()).Refusal); }
                if (random.Next(4) == 0) { await site.SignAsync(); }
            }
            await site.SignAsync();
            var size = await site.SizeAsync();
            missing.Add(size - old);

            await using var stale = await TestDatabase.CreateEmptyAsync();
            var (exit, said) = await stale.RunAsync("restore", file);
            Assert.True(exit == ExitCode.Done, said);
            Directory.Delete(Path.Combine(stale.Folder, "log"), recursive: true);
            BackupTests.CopyFolder(Path.Combine(site.Folder, "log"), Path.Combine(stale.Folder, "log"));
            await using (var node = await Node.StartAsync(stale.Folder, stale.Connection))
            {
                if ((await node.WriteAsync()).Refusal == Refusal.LogForked && node.Alarms.Any(a => a.Contains($"the checkpoint has {size} entries, the database {old}", StringComparison.Ordinal))) { refused++; }
            }
            (exit, said) = await stale.RunAsync("log", "repair", "--json");
            Assert.True(exit == ExitCode.Done, said);
            Assert.Equal(size - old, JsonDocument.Parse(said).RootElement.GetProperty("restored").GetInt64());
            var (signed, back) = (await site.WithDbAsync(EntriesAsync), await stale.WithAsync(EntriesAsync));
            lost += signed.Except(back, StringComparer.Ordinal).Count();
            await using var again = await Node.StartAsync(stale.Folder, stale.Connection);
            Assert.Null((await again.WriteAsync()).Refusal);
            var since = await LogExamples.CheckpointAsync(site.Anyone);
            if ((await new LogVerifier(new ServedLog(again.Anyone), await LogExamples.KeysAsync(again.Anyone)).VerifyAsync(since, null, CancellationToken.None)).Fault is null) { repaired++; }
        }
        output.WriteLine($"{refused} of {Restores} refused with the gap named, {missing.Min()} to {missing.Max()} entries older, {repaired} repaired, {lost} entries lost");
        Assert.Equal((Restores, Restores, 0L), (refused, repaired, lost));
    }

    private static async Task<List<string>> EntriesAsync(Data.DuixianDb db) => [.. (await db.LedgerEntries.AsNoTracking().OrderBy(e => e.Seq).Select(e => e.Bytes).ToListAsync()).Select(Convert.ToBase64String)];
}
