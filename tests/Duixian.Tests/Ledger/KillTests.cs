using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Duixian.Data;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Tests.Features.Dispatch;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Ledger;

/// <summary>The program is killed while eight reviewers work, again and again; what they were told was done is done, once.</summary>
public sealed class KillTests(KillTests.Installation site, ITestOutputHelper output) : IClassFixture<KillTests.Installation>
{
    private const int Reviewers = 8;

    /// <summary>Five in the tests; the bench asks for two hundred.</summary>
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("DUIXIAN_KILLS"), out var asked) ? asked : 5;

    private readonly ConcurrentDictionary<string, Guid> acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Deed> waiting = new();
    private readonly ConcurrentBag<Deed> unsure = [];
    private TaskCompletionSource heard = new();

    /// <summary>One request of a reviewer, with the key it keeps however often it is sent.</summary>
    private sealed record Deed(string Key, string Path, object Body, Deed? Next = null);

    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_once_and_the_roll_ups_are_as_rebuilt()
    {
        foreach (var deed in await DeedsAsync()) { waiting.Enqueue(deed); }
        var reviewer = await site.SignedInAsync(Role.Reviewer);
        var (random, slowest) = (new Random(20260301), TimeSpan.Zero);
        for (var kill = 0; kill < Kills; kill++)
        {
            var begun = Stopwatch.StartNew();
            using var program = await Program.StartAsync(site, reviewer);
            if (begun.Elapsed > slowest) { slowest = begun.Elapsed; }
            // Nobody heard an answer: the same request again, under the same key.
            foreach (var deed in Taken(unsure)) { Assert.True(await DoAsync(reviewer, program.Address, deed)); }
            heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
            var work = Enumerable.Range(0, Reviewers).Select(_ => WorkAsync(reviewer, program.Address)).ToArray();
            await heard.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);   // a cold program answers late; a kill before the first answer tries nothing
            await Task.Delay(random.Next(50, 500), TestContext.Current.CancellationToken);
            program.Kill();
            await Task.WhenAll(work);
        }
        using (var last = await Program.StartAsync(site, reviewer))
        {
            foreach (var deed in Taken(unsure)) { Assert.True(await DoAsync(reviewer, last.Address, deed)); }
            last.Kill();
        }
        var acts = await site.WithDbAsync(db => db.Acts.AsNoTracking().Where(a => a.Key.StartsWith("kill-")).Select(a => new { a.Key, a.Id }).ToListAsync());
        var lost = acknowledged.Where(a => !acts.Any(act => act.Key == a.Key && act.Id == a.Value)).ToList();
        var doubled = acts.GroupBy(a => a.Key).Count(g => g.Count() > 1);
        output.WriteLine($"{Kills} kills, {acknowledged.Count} acts acknowledged, {lost.Count} lost, {doubled} doubled, {acts.Count - acknowledged.Count} written unheard, slowest start {slowest.TotalSeconds:0.0} s");
        Assert.Empty(lost);
        Assert.Equal(0, doubled);
        Assert.Equal(acts.Count, acknowledged.Count);   // whatever was in doubt was sent again and heard
        await AssertFiguresAsync();
        await AssertLedgerAsync();
    }

    /// <summary>Every figure that counts is a line that is accepted, and the other way round; a rebuild changes nothing.</summary>
    private async Task AssertFiguresAsync()
    {
        var (lines, points) = await site.WithDbAsync(async db => (
            await db.Reports.AsNoTracking().Where(r => r.State == ReportState.Accepted).Select(r => new { r.Item, r.AsOf }).ToListAsync(),
            await db.FigurePoints.AsNoTracking().Select(p => new { p.Item, p.AsOf }).ToListAsync()));
        Assert.Equal(lines.Order(Comparer<object>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()))), points.Order(Comparer<object>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()))));
        var before = await RollUpsAsync();
        await site.WithDbAsync(db => db.RebuildAsync(null, CancellationToken.None));
        Assert.Equal(before, await RollUpsAsync());
    }

    private async Task AssertLedgerAsync()
    {
        var (size, entries) = await site.WithDbAsync(async db => ((await db.LedgerHead.AsNoTracking().SingleAsync()).Size, await db.LedgerEntries.AsNoTracking().OrderBy(e => e.Seq).Select(e => new { e.Seq, e.Bytes, e.Leaf }).ToListAsync()));
        Assert.Equal(size, entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            Assert.Equal(i, entries[i].Seq);
            Assert.Equal(Hashes.Leaf(entries[i].Bytes), entries[i].Leaf);
        }
    }

    private Task<string> RollUpsAsync() => site.WithDbAsync(async db => JsonSerializer.Serialize(new
    {
        Points = await db.FigurePoints.AsNoTracking().OrderBy(p => p.Item).ThenBy(p => p.AsOf).ToListAsync(),
        Parties = await db.PartyStandings.AsNoTracking().OrderBy(p => p.Item).ThenBy(p => p.Party).ToListAsync(),
        Indicators = await db.IndicatorStandings.AsNoTracking().OrderBy(p => p.Item).ToListAsync(),
        Items = await db.ItemStandings.AsNoTracking().OrderBy(p => p.Item).ToListAsync(),
        Tallies = await db.StandingTallies.AsNoTracking().OrderBy(p => p.Cut).ThenBy(p => p.Code).ToListAsync(),
    }));

    private async Task WorkAsync(HttpClient reviewer, Uri address)
    {
        while (waiting.TryDequeue(out var deed))
        {
            if (!await DoAsync(reviewer, address, deed))
            {
                unsure.Add(deed);
                return;
            }
            if (deed.Next is { } next) { waiting.Enqueue(next); }
        }
    }

    /// <returns>False where no answer came: whether it was done, nobody knows yet.</returns>
    private async Task<bool> DoAsync(HttpClient reviewer, Uri address, Deed deed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, deed.Path)) { Content = JsonContent.Create(deed.Body) };
        request.Headers.Add("Idempotency-Key", deed.Key);
        try
        {
            using var answer = await reviewer.SendAsync(request);
            var said = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{deed.Path} {deed.Key}: {(int)answer.StatusCode} {said}");
            heard.TrySetResult();
            acknowledged[deed.Key] = JsonDocument.Parse(said).RootElement.GetProperty("act").GetGuid();
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            return false;
        }
    }

    private static List<Deed> Taken(ConcurrentBag<Deed> bag)
    {
        var deeds = bag.ToList();
        bag.Clear();
        return deeds;
    }

    /// <summary>Rounds of filed lines: each is accepted, and every third given back afterwards.</summary>
    private async Task<List<Deed>> DeedsAsync()
    {
        var items = Kills > 10 ? 1_500 : 200;
        await site.GivenPlanAsync(2025, items: [.. Enumerable.Range(1, items).Select(n => PlanExamples.Item($"{n}", $"新增护理床位{n + 1_000}张", "MZJ", PlanExamples.Beds(n + 1_000)))]);
        var deeds = new List<Deed>();
        for (var month = 1; month <= (Kills > 10 ? 11 : 4); month++)
        {
            var round = await site.GivenSheetRoundAsync(month, month, Enumerable.Range(1, items).Select(n => new AskedCell($"{n}", 1, "MZJ", n)), year: 2025);
            await site.ActAsync(async (_, act) => await site.WithDbAsync(async db =>
            {
                var lines = await db.Reports.Where(r => r.RoundId == round.Id).ToListAsync();
                foreach (var line in lines) { Assert.Null(line.File(new(new Figure(month * 10), Unchanged: false, null, null), "MZJ", proxy: false, needsApprover: false, round, round.Due)); }
                act.Record(new SheetMoved(2025, "report", round.Number, "MZJ", "submitted", null, []));
                return await db.SaveAsync(act, CancellationToken.None);
            }));
            foreach (var line in await site.LinesAsync(round, "MZJ"))
            {
                var (address, report) = ($"/api/v1/rounds/{round.Id.Value:D}", line.Id.Value);
                var back = new Deed($"kill-back-{report:N}", $"{address}/returns", new { lines = new[] { new { report, revision = line.Revision + 1, reason = "附表与填数不符" } } });
                deeds.Add(new($"kill-{report:N}", $"{address}/acceptances", new { lines = new[] { new { report, revision = line.Revision } } }, deeds.Count % 3 == 0 ? back : null));
            }
        }
        return deeds;
    }

    /// <summary>The installation whose program is killed. Its clock is the real one, because the program outside has no other.</summary>
    public sealed class Installation : TestSite
    {
        private readonly CookieContainer cookies = new();

        public Installation() => Clock.SetUtcNow(TimeProvider.System.GetUtcNow());

        /// <summary>Cookies know no port, and keys and sessions lie in the database: who signed in here is signed in there.</summary>
        protected override HttpMessageHandler NewHandler() => new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies, PooledConnectionLifetime = TimeSpan.FromSeconds(1) };
    }

    /// <summary>The program as an operator starts it, in a process of its own.</summary>
    private sealed class Program : IDisposable
    {
        private readonly Process process;

        private Program(Process process, Uri address) => (this.process, Address) = (process, address);

        public Uri Address { get; }

        public static async Task<Program> StartAsync(Installation site, HttpClient client)
        {
            using var free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            var port = ((IPEndPoint)free.LocalEndpoint).Port;
            free.Stop();
            var start = new ProcessStartInfo(Path.ChangeExtension(typeof(Site).Assembly.Location, null)) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in (string[])["serve", "--port", $"{port}", "--data", site.Folder]) { start.ArgumentList.Add(argument); }
            if (site.Connection.Length > 0) { start.ArgumentList.Add("--database"); start.ArgumentList.Add(site.Connection); }
            var running = Process.Start(start)!;   // the program lies beside its assembly
            running.BeginOutputReadLine();
            running.BeginErrorReadLine();
            var address = new Uri($"http://127.0.0.1:{port}/");
            for (var begun = Stopwatch.StartNew(); begun.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(20))
            {
                if (running.HasExited) { throw new InvalidOperationException($"The program ended by itself with {running.ExitCode}."); }
                try
                {
                    using var ready = await client.GetAsync(address);
                    if ((int)ready.StatusCode < 500) { return new(running, address); }
                }
                catch (HttpRequestException) { }   // not yet
            }
            throw new TimeoutException("The program was not ready within a minute.");
        }

        /// <summary>SIGKILL: no good-bye, no flush.</summary>
        public void Kill()
        {
            process.Kill();
            process.WaitForExit();
        }

        public void Dispose()
        {
            if (!process.HasExited) { Kill(); }
            process.Dispose();
        }
    }
}
