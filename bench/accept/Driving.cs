using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Duixian.Bench.Accept;

/// <summary>Reviewers at work: each accepts one line after the other, as a program or a page does.</summary>
internal static partial class Driving
{
    // The program's code is compiled anew while it is used; what is asked is how fast a site is that has been running, not one that was just started.
    private const int WarmUp = 6_000;

    internal static async Task<int> RunAsync(Uri address, int clients, int count)
    {
        var reviewers = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => SignedInAsync(address)));
        var lines = await WaitingAsync(reviewers[0]);
        if (lines.Count < WarmUp + count) { throw new InvalidOperationException($"Only {lines.Count} lines wait."); }
        await AcceptAsync(reviewers, lines[..WarmUp], []);
        var times = new double[count];
        var begun = Stopwatch.StartNew();
        var failed = await AcceptAsync(reviewers, lines[WarmUp..(WarmUp + count)], times);
        var rate = (count - failed) / begun.Elapsed.TotalSeconds;
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rate:0} {times[count / 2]:0.0} {times[count * 99 / 100]:0.0} {failed}"));
        return failed == 0 ? 0 : 1;
    }

    private static async Task<int> AcceptAsync(HttpClient[] reviewers, List<(Guid Round, Guid Report, long Revision)> lines, double[] times)
    {
        var (next, failed) = (-1, 0);
        await Task.WhenAll(reviewers.Select(async reviewer =>
        {
            while (Interlocked.Increment(ref next) is var i && i < lines.Count)
            {
                var line = lines[i];
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/rounds/{line.Round:D}/acceptances") { Content = JsonContent.Create(new { lines = new[] { new { report = line.Report, revision = line.Revision } } }) };
                request.Headers.Add("Idempotency-Key", $"bench-{line.Report:N}");
                var begun = Stopwatch.GetTimestamp();
                using var answer = await reviewer.SendAsync(request);
                if (times.Length > 0) { times[i] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds; }
                if (answer.StatusCode != HttpStatusCode.OK && Interlocked.Increment(ref failed) == 1) { await Console.Error.WriteLineAsync(await answer.Content.ReadAsStringAsync()); }
            }
        }));
        return failed;
    }

    internal static async Task<List<(Guid Round, Guid Report, long Revision)>> WaitingAsync(HttpClient reviewer)
    {
        var waiting = new List<(Guid, Guid, long)>();
        foreach (var round in (await reviewer.GetFromJsonAsync<JsonElement>($"/api/v1/rounds?year={Seeding.Year}")).EnumerateArray().OrderBy(r => r.GetProperty("round").GetInt32()))
        {
            var id = round.GetProperty("id").GetGuid();
            foreach (var party in Counties)
            {
                var sheet = await reviewer.GetFromJsonAsync<JsonElement>($"/api/v1/rounds/{id:D}/sheets/{party}");
                waiting.AddRange(sheet.GetProperty("lines").EnumerateArray().Where(l => l.GetProperty("state").GetString() == "Submitted").Select(l => (id, l.GetProperty("report").GetGuid(), l.GetProperty("revision").GetInt64())));
            }
        }
        return waiting;
    }

    internal static async Task<HttpClient> SignedInAsync(Uri address)
    {
        var reviewer = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), MaxConnectionsPerServer = 1, AllowAutoRedirect = false }) { BaseAddress = address };
        var page = await reviewer.GetStringAsync("/demo/roles");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", Token().Match(page).Groups["token"].Value)]);
        (await reviewer.PostAsync("/demo/roles/Reviewer", form)).Dispose();
        return reviewer;
    }

    private static readonly string[] Counties = ["371502", "371503", "371581", "371525", "371522", "371521", "371524", "371526"];

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
