using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Duixian.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Bench.Accept;

/// <summary>Reviewers at work while something happens to the site: what they were told was done goes into a file that lies elsewhere.</summary>
internal static class Writing
{
    private const string Prefix = "drill-";

    /// <summary>Accepts waiting lines until nobody answers any more or somebody ends this; each acknowledged act is a line of the file, with its key.</summary>
    internal static async Task<int> RunAsync(Uri address, int clients, string file)
    {
        var reviewers = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Driving.SignedInAsync(address)));
        var lines = await Driving.WaitingAsync(reviewers[0]);
        await using var acknowledged = new StreamWriter(file, append: true) { AutoFlush = true };
        using var turn = new SemaphoreSlim(1, 1);
        var next = -1;
        await Task.WhenAll(reviewers.Select(async reviewer =>
        {
            try
            {
                while (Interlocked.Increment(ref next) is var i && i < lines.Count)
                {
                    var line = lines[i];
                    var key = $"{Prefix}{line.Report:N}";
                    using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/rounds/{line.Round:D}/acceptances") { Content = JsonContent.Create(new { lines = new[] { new { report = line.Report, revision = line.Revision } } }) };
                    request.Headers.Add("Idempotency-Key", key);
                    using var answer = await reviewer.SendAsync(request);
                    if (answer.StatusCode != HttpStatusCode.OK) { continue; }
                    var act = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("act").GetGuid();
                    await turn.WaitAsync();
                    try { await acknowledged.WriteLineAsync($"{key} {act:D}"); }
                    finally { turn.Release(); }
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException) { }   // nobody answers any more
        }));
        return 0;
    }

    /// <summary>Prints how many acts of the file were acknowledged, how many of those are not in the database, and how many stand there twice.</summary>
    internal static async Task<int> CompareAsync(string file, string[] settings)
    {
        var acknowledged = (await File.ReadAllLinesAsync(file)).Select(l => l.Split(' ')).Where(l => l.Length == 2 && Guid.TryParse(l[1], out _)).Select(l => (Key: l[0], Act: Guid.Parse(l[1]))).ToList();
        await using var site = Site.Build([.. settings, "--Logging:LogLevel:Default=Warning"]);
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuixianDb>();
        var acts = await db.Acts.AsNoTracking().Where(a => a.Key.StartsWith(Prefix)).Select(a => new { a.Key, a.Id, a.FirstEntry, a.Entries }).ToListAsync();
        var entries = (await db.LedgerEntries.AsNoTracking().Select(e => e.Seq).ToListAsync()).ToHashSet();
        var whole = acts.Where(a => Enumerable.Range(0, a.Entries).All(i => entries.Contains(a.FirstEntry + i))).Select(a => (a.Key, a.Id)).ToHashSet();
        var lost = acknowledged.Count(a => !whole.Contains((a.Key, a.Act)));
        var doubled = acts.GroupBy(a => a.Key, StringComparer.Ordinal).Count(g => g.Count() > 1);
        Console.WriteLine($"{acknowledged.Count} {lost} {doubled}");
        return 0;
    }
}
