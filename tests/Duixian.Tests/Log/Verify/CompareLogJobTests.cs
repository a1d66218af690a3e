using Duixian.Commands;
using Duixian.Domain;
using Duixian.Jobs;
using Duixian.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Log.Verify;

/// <summary>An entry of long ago that is changed while the site runs.</summary>
public sealed class CompareLogJobTests
{
    [Fact]
    public async Task A_changed_old_entry_closes_the_writing_within_a_day_on_every_node()
    {
        await using var site = new TestSite();
        await site.InitializeAsync();
        await site.GivenPlanAsync(2056);
        await site.SignAsync();
        await using var other = await Node.StartAsync(site.Folder, site.Connection);
        Assert.Null((await other.WriteAsync()).Refusal);
        Assert.EndsWith(" entries", await RunAsync(site), StringComparison.Ordinal);
        var kept = await site.WithDbAsync(db => db.LedgerEntries.AsNoTracking().SingleAsync(e => e.Seq == 1));
        await EditAsync(site, kept.Bytes.Reverse().ToArray());
        Assert.Null((await site.WriteAsync()).Refusal);   // nobody has looked
        var forked = await Assert.ThrowsAsync<LogForkedException>(() => RunAsync(site));
        Assert.Contains("entry 1", forked.Message, StringComparison.Ordinal);
        Assert.Equal(Refusal.LogForked, (await site.WriteAsync()).Refusal);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await site.Anyone.GetAsync("/2056/report")).StatusCode);
        // The other node hears of it before it signs the next time.
        Assert.Equal(0, await other.Services.GetRequiredService<LogSigner>().SignAsync(CancellationToken.None));
        Assert.Equal(Refusal.LogForked, (await other.WriteAsync()).Refusal);
        Assert.Contains("entry 1", Assert.Single(other.Alarms), StringComparison.Ordinal);
        await using var complained = new StringWriter();
        Assert.Equal(ExitCode.Refused, await CommandLine.RunAsync(["job", "run", "verify-log", "--data", site.Folder, .. site.Connection.Length > 0 ? ["--database", site.Connection] : Array.Empty<string>()], complained, complained));
        Assert.Contains("entry 1", complained.ToString(), StringComparison.Ordinal);
        // Mended and started anew, it is over.
        await EditAsync(site, kept.Bytes);
        await using var again = await Node.StartAsync(site.Folder, site.Connection);
        Assert.Null((await again.WriteAsync()).Refusal);
        Assert.False(File.Exists(Path.Combine(site.Folder, "log", "alarm")));
    }

    [Fact]
    public async Task Nobody_serves_the_alarm()
    {
        await using var site = new TestSite();
        await site.InitializeAsync();
        await site.Services.GetRequiredService<LogStore>().RaiseAlarmAsync("a test");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await site.Anyone.GetAsync("/log/alarm")).StatusCode);
    }

    private static Task<string> RunAsync(TestSite site) => site.WithAsync(async services =>
    {
        var outcome = await services.GetRequiredService<JobRun>().RunAsync("verify-log", CancellationToken.None);
        Assert.True(outcome!.Ran);   // the site knows the job
        return outcome.Said;
    });

    private static Task<int> EditAsync(TestSite site, byte[] bytes) =>
        site.AlterAsync(db => db.LedgerEntries.Where(e => e.Seq == 1).ExecuteUpdateAsync(s => s.SetProperty(e => e.Bytes, bytes)));
}
