using System.Net;
using System.Net.Sockets;
using System.Text;
using Duixian.Data;
using Duixian.Log;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Log;

public sealed class LogSigningTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_checkpoint_covers_what_was_written_and_its_tiles_and_bundles_belong_to_it()
    {
        await site.GivenPlanAsync(2050, items: [.. Enumerable.Range(1, 300).Select(n => PlanExamples.Item($"{n}", $"新增护理床位{n}张", "MZJ", PlanExamples.Beds(n)))]);
        await site.SignAsync();
        var checkpoint = await LogExamples.CheckpointAsync(site.Anyone);
        Assert.Equal(("duixian.local/log", await site.SizeAsync()), (checkpoint.Origin, checkpoint.Size));
        Assert.True(checkpoint.Size > Tile.Full);
        var log = new ServedLog(site.Anyone);
        Assert.Null(await new TileReader(log, checkpoint.Size).CheckAsync(checkpoint.Root, CancellationToken.None));
        var entries = await site.WithDbAsync(db => db.LedgerEntries.AsNoTracking().OrderBy(e => e.Seq).Select(e => e.Bytes).ToListAsync());
        var bundles = Tile.Of(checkpoint.Size).Where(t => t.Level == Tile.Entries).ToList();
        var served = new List<byte[]>();
        foreach (var bundle in bundles) { served.AddRange(EntryBundle.Read(bundle, await log.ReadAsync(bundle.Path, CancellationToken.None)).Select(e => e.ToArray())); }
        Assert.Equal(entries, served);
        Assert.False(Directory.Exists(Path.Combine(site.Folder, "log", bundles[0].Path + ".p")));   // nobody needs the parts of what is full
    }

    [Fact]
    public async Task The_figures_of_the_newest_checkpoint_are_there_for_whoever_asks_and_of_no_other()
    {
        await site.GivenPlanAsync(2049);
        await site.SignAsync();
        var size = (await LogExamples.CheckpointAsync(site.Anyone)).Size;
        using var figures = System.Text.Json.JsonDocument.Parse(await site.Anyone.GetByteArrayAsync($"/log/figures/{size}"));
        Assert.Equal($"{size}", figures.RootElement.GetProperty("size").GetString());
        Assert.Contains(figures.RootElement.GetProperty("plans").EnumerateArray(), p => p.GetProperty("year").GetString() == "2049");
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anyone.GetAsync($"/log/figures/{size - 1}")).StatusCode);
        Assert.Null((await site.WriteAsync()).Refusal);   // written but not signed: the figures of the checkpoint stay those it was asked for
        Assert.Equal(HttpStatusCode.OK, (await site.Anyone.GetAsync($"/log/figures/{size}")).StatusCode);
    }

    [Fact]
    public async Task Full_tiles_are_kept_for_ever_and_the_checkpoint_is_asked_for_each_time()
    {
        await site.GivenPlanAsync(2051, items: [.. Enumerable.Range(1, 300).Select(n => PlanExamples.Item($"{n}", $"新增护理床位{n}张", "MZJ", PlanExamples.Beds(n)))]);
        await site.SignAsync();
        using var tile = await site.Anyone.GetAsync("/log/tile/0/000");
        Assert.Equal("public, max-age=31536000, immutable", tile.Headers.CacheControl?.ToString());
        Assert.Equal(8_192, tile.Content.Headers.ContentLength);
        using var asked = await site.Anyone.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/log/checkpoint"));
        Assert.Equal((HttpStatusCode.OK, "no-cache", "text/plain"), (asked.StatusCode, asked.Headers.CacheControl?.ToString(), asked.Content.Headers.ContentType?.MediaType));
        Assert.False(asked.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Two_that_sign_at_once_never_make_the_log_smaller_or_another()
    {
        var signers = Enumerable.Range(0, 3).Select(_ => ActivatorUtilities.CreateInstance<LogSigner>(site.Services)).ToList();
        var before = await LogExamples.CheckpointAsync(site.Anyone);
        for (var round = 0; round < 8; round++)
        {
            Assert.Null((await site.WriteAsync()).Refusal);
            var signed = await Task.WhenAll(signers.Select(s => s.SignAsync(CancellationToken.None)));
            await site.SignAsync();
            Assert.InRange(signed.Sum(), 0, 1);   // one checkpoint for one length, whoever came first
            var now = await LogExamples.CheckpointAsync(site.Anyone);
            Assert.True(now.Size >= before.Size);
            var proof = await ConsistencyProof.ProveAsync(new TileReader(new ServedLog(site.Anyone), now.Size), before.Size, now.Size, CancellationToken.None);
            Assert.True(ConsistencyProof.Verify(before.Size, before.Root, now.Size, now.Root, proof));
            before = now;
        }
        Assert.Equal(await site.SizeAsync(), before.Size);
    }

    [Fact]
    public async Task Whoever_was_overtaken_signs_nothing()
    {
        Assert.Null((await site.WriteAsync()).Refusal);
        var first = await site.WithDbAsync(db => db.TakeLeaseAsync(LogSigner.Job, "slow", TimeSpan.FromSeconds(30), CancellationToken.None));
        Assert.NotNull(first);
        Assert.Equal(0, await site.SignAsync());   // somebody holds it
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await site.SignAsync());   // and gives it back by dying
        Assert.False(await site.WithDbAsync(db => db.WhileHeldAsync(LogSigner.Job, first.Value, () => throw new InvalidOperationException("overtaken"), CancellationToken.None)));
    }

    [Fact]
    public async Task A_clock_set_back_by_a_month_changes_nothing()
    {
        await site.SignAsync();
        var before = await LogExamples.CheckpointAsync(site.Anyone);
        var held = await site.WithDbAsync(db => db.TakeLeaseAsync(LogSigner.Job, "died", TimeSpan.FromSeconds(30), CancellationToken.None));
        Assert.NotNull(held);
        site.Clock.Advance(TimeSpan.FromDays(-30));
        try
        {
            Assert.Null((await site.WriteAsync()).Refusal);
            Assert.Equal(1, await site.SignAsync());
            Assert.Equal(before.Size + 1, (await LogExamples.CheckpointAsync(site.Anyone)).Size);
        }
        finally { site.Clock.Advance(TimeSpan.FromDays(30)); }
    }

    [Fact]
    public async Task While_the_disk_refuses_nothing_is_signed_and_everything_else_goes_on()
    {
        await site.SignAsync();
        var before = await LogExamples.CheckpointAsync(site.Anyone);
        Assert.Null((await site.WriteAsync()).Refusal);
        var store = site.Services.GetRequiredService<LogStore>();
        var inTheWay = store.PathOf(Tile.At(Tile.Entries, (before.Size) / Tile.Full, before.Size + 1)!.Value);   // a log of that length has it
        Directory.CreateDirectory(inTheWay);
        var clock = ActivatorUtilities.CreateInstance<LogClock>(site.Services);
        await clock.TryAsync(CancellationToken.None);
        Assert.Equal(before.Size, (await LogExamples.CheckpointAsync(site.Anyone)).Size);
        Directory.Delete(inTheWay);
        Assert.Null((await site.WriteAsync()).Refusal);
        await clock.TryAsync(CancellationToken.None);
        Assert.Equal(before.Size + 2, (await LogExamples.CheckpointAsync(site.Anyone)).Size);
    }

    [Fact]
    public async Task After_a_new_key_was_made_both_sign_and_both_are_named()
    {
        await using var own = new TestSite();
        await own.InitializeAsync();
        await own.WriteAsync();
        await own.SignAsync();
        var old = await LogExamples.KeysAsync(own.Anyone);
        var made = await own.Services.GetRequiredService<LogKeys>().RotateAsync(CancellationToken.None);
        Assert.Equal(1, await own.SignAsync());   // at once, though nothing was written
        Assert.Equal([made.ToString(), old[0].ToString()], (await LogExamples.KeysAsync(own.Anyone)).Select(k => k.ToString()));
        var note = await own.Anyone.GetByteArrayAsync("/log/checkpoint");
        Assert.Equal(2, SignedNote.Parse(note).Verify([made, old[0]]).Count);
        Assert.Equal(await own.SizeAsync(), Checkpoint.Open(note, old).Size);   // who only knows the old key goes on reading
        var key = Path.Combine(own.Folder, "log", "key");
        if (!OperatingSystem.IsWindows()) { Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key)); }
        await File.WriteAllLinesAsync(key, (await File.ReadAllLinesAsync(key)).Take(1));   // the operator ends the old one
        await own.WriteAsync();
        Assert.Equal(1, await own.SignAsync());
        Assert.Equal(2, (await LogExamples.KeysAsync(own.Anyone)).Count);
        Assert.Single(SignedNote.Parse(await own.Anyone.GetByteArrayAsync("/log/checkpoint")).Signatures);
    }

    [Fact]
    public async Task The_site_signs_before_it_listens_and_by_itself_after_a_write()
    {
        await using var own = new QuickSite();
        await own.InitializeAsync();
        Assert.Equal(0, (await LogExamples.CheckpointAsync(own.Anyone)).Size);
        Assert.Null((await own.WriteAsync()).Refusal);
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await LogExamples.CheckpointAsync(own.Anyone)).Size == 0) { await Task.Delay(100, enough.Token); }
    }

    [Theory]
    [InlineData("/log/tile/../key")]
    [InlineData("/log/tile/..%2Fkey")]
    [InlineData("/log/tile/%2e%2e/key")]
    [InlineData("/log/tile/0/..%2f..%2f..%2fduixian.db")]
    [InlineData("/log/tile/0/00")]
    [InlineData("/log/tile/0/000.p/0")]
    [InlineData("/log/tile/entries/000.p/..")]
    [InlineData("/log/tile//0/000")]
    [InlineData("/log/tile/0/x999/x999/x999/999")]
    [InlineData("/log/verifiers")]
    [InlineData("/log/figures/../key")]
    [InlineData("/log/figures/999999")]
    [InlineData("/log/receipt/-1")]
    [InlineData("/log/receipt/999999")]
    public async Task Nothing_but_the_log_is_served(string path)
    {
        // By hand: a client of the house would tidy the path before it is sent.
        var address = new Uri(site.Address);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync();
        if (path.Contains("../key", StringComparison.Ordinal) || path.Contains("%2e%2e/", StringComparison.Ordinal)) { Assert.DoesNotContain("PRIVATE", answer, StringComparison.Ordinal); }
        else { Assert.StartsWith("HTTP/1.1 404", answer, StringComparison.Ordinal); }
    }

    [Theory]
    [InlineData("duixian.example/log", 5, 0)]
    [InlineData("", 60, 0)]
    [InlineData("two words", 5, 1)]
    [InlineData("a+b", 5, 1)]
    [InlineData("", 61, 1)]
    [InlineData("", 0, 1)]
    public void What_cannot_be_meant_is_refused(string origin, int seconds, int faults)
    {
        var options = new SiteOptions { Log = new() { Origin = origin, SignAfterSeconds = seconds } };
        Assert.Equal(faults, options.Validate(new(options)).Count());
    }

    private sealed class QuickSite : TestSite
    {
        protected override IEnumerable<string> Settings => ["--Duixian:Log:SignAfterSeconds=1"];
    }
}
