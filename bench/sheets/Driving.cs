using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Duixian.Bench.Sheets;

/// <summary>Somebody with a filled file, and the reviewer after them, over HTTP as browsers do it.</summary>
internal static partial class Driving
{
    private static string PathOf(string round) => $"/desk/sheets/{Seeding.Year}/sheets/{round}/{Seeding.Party}";

    internal static async Task<byte[]> TakeAsync(Uri address, string round)
    {
        using var officer = await SignedInAsync(address, "DeliveryOfficer");
        return await officer.GetByteArrayAsync(PathOf(round) + ".xlsx");
    }

    /// <param name="site">Process of the site: its processor time is what a machine that others keep busy can still tell.</param>
    internal static async Task<int> FileAsync(Uri address, string round, string file, int site)
    {
        using var officer = await SignedInAsync(address, "DeliveryOfficer");
        using var reviewer = await SignedInAsync(address, "Reviewer");
        var page = await officer.GetStringAsync(PathOf(round) + "/upload");

        using var process = Process.GetProcessById(site);
        var (atStart, begun) = (Used(process), Stopwatch.GetTimestamp());
        using var upload = new MultipartFormDataContent { { new StringContent(Token().Match(page).Groups["token"].Value), "__RequestVerificationToken" }, { new StringContent("sheet-upload"), "_handler" }, { new ByteArrayContent(await File.ReadAllBytesAsync(file)), "File", "sheet.xlsx" } };
        using var kept = await officer.PostAsync(PathOf(round) + "/upload", upload);
        if (kept.StatusCode != HttpStatusCode.Redirect) { return await SayAsync(kept); }
        var trial = kept.Headers.Location!;   // a redirect says where
        var (uploaded, looking) = (Stopwatch.GetElapsedTime(begun), Stopwatch.GetTimestamp());
        page = await officer.GetStringAsync(trial);
        var atLooked = Used(process);
        var (looked, filing) = (Stopwatch.GetElapsedTime(looking), Stopwatch.GetTimestamp());
        var seen = Seen().Match(page).Groups["lines"].Value;
        using var confirm = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = Token().Match(page).Groups["token"].Value, ["_handler"] = "sheet-file", ["LinesSeen"] = seen, ["UntouchedToo"] = "true", ["Key"] = $"bench-{round}" });
        using var filed = await officer.PostAsync(trial, confirm);
        if (filed.StatusCode != HttpStatusCode.Redirect) { return await SayAsync(filed); }
        var (filedIn, atFiled) = (Stopwatch.GetElapsedTime(filing), Used(process));

        var rounds = await reviewer.GetFromJsonAsync<JsonElement>($"/api/v1/rounds?year={Seeding.Year}");
        var id = rounds.EnumerateArray().Single(r => r.GetProperty("round").GetInt32() == int.Parse(round, CultureInfo.InvariantCulture) && r.GetProperty("plan").GetString() == "sheets").GetProperty("id").GetGuid();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/rounds/{id:D}/acceptances") { Content = JsonContent.Create(new { party = Seeding.Party, lines = Array.Empty<object>() }) };
        request.Headers.Add("Idempotency-Key", $"bench-accept-{round}");
        var (atAccepting, accepting) = (Used(process), Stopwatch.GetTimestamp());
        using var accepted = await reviewer.SendAsync(request);
        if (accepted.StatusCode != HttpStatusCode.OK) { return await SayAsync(accepted); }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seen} {uploaded.TotalMilliseconds:0} {looked.TotalMilliseconds:0} {filedIn.TotalMilliseconds:0} {Stopwatch.GetElapsedTime(accepting).TotalMilliseconds:0} {(atLooked - atStart).TotalMilliseconds:0} {(atFiled - atLooked).TotalMilliseconds:0} {(Used(process) - atAccepting).TotalMilliseconds:0}"));
        return 0;
    }

    private static TimeSpan Used(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    private static async Task<int> SayAsync(HttpResponseMessage answer)
    {
        var said = await answer.Content.ReadAsStringAsync();
        await Console.Error.WriteLineAsync($"{(int)answer.StatusCode} {string.Join(' ', Codes().Matches(said).Select(m => m.Groups["code"].Value).Distinct().Take(5))}");
        return 1;
    }

    private static async Task<HttpClient> SignedInAsync(Uri address, string role)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = address };
        var page = await client.GetStringAsync("/demo/roles");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", Token().Match(page).Groups["token"].Value)]);
        (await client.PostAsync("/demo/roles/" + role, form)).Dispose();
        return client;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    [GeneratedRegex("name=\"LinesSeen\" value=\"(?<lines>\\d+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Seen();

    [GeneratedRegex("<code>(?<code>[^<]*)</code>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Codes();
}
