using Duixian.Commands;
using Duixian.Tests.Rollups;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Duixian.Tests.Log.Verify;

/// <summary>What somebody outside finds who has nothing but the address, or a mirror.</summary>
public sealed class PublishedLogTests(EditedSite site) : IClassFixture<EditedSite>
{
    [Fact]
    public async Task A_site_is_whole_with_every_figure_and_every_page()
    {
        var answer = await VerifyExamples.VerifyAsync(site.Address);
        answer.ShouldBeWhole();
        Assert.Equal(site.Size, answer.Said.GetProperty("entries").GetInt64());
        Assert.Equal(12, answer.Said.GetProperty("pages").GetInt32());   // six files of two plans
        Assert.True(answer.Said.GetProperty("pageRows").GetInt64() > 200);
        Assert.False(answer.Said.GetProperty("keyWasGiven").GetBoolean());
        var key = (await LogExamples.KeysAsync(site.Anyone))[0].ToString();
        answer = await VerifyExamples.VerifyAsync(site.Address + "/log/", "--key", key);
        answer.ShouldBeWhole();
        Assert.True(answer.Said.GetProperty("keyWasGiven").GetBoolean());
        Assert.Equal(key, Assert.Single(answer.Said.GetProperty("signers").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task A_person_is_told_size_root_signers_and_that_the_key_came_from_the_same_place()
    {
        await using var said = new StringWriter();
        await using var complained = new StringWriter();
        Assert.Equal(ExitCode.Done, await CommandLine.RunAsync(["verify", site.Address], said, complained));
        var checkpoint = await LogExamples.CheckpointAsync(site.Anyone);
        foreach (var word in new[] { "duixian.local/log", $"{site.Size}", Convert.ToBase64String(checkpoint.Root), "--key", "indicators" }) { Assert.Contains(word, said.ToString(), StringComparison.Ordinal); }
        Assert.Empty(complained.ToString());
    }

    [Theory]
    [InlineData("UPDATE indicator_standing SET light = CASE light WHEN 'Green' THEN 'Red' ELSE 'Green' END WHERE year = 2024 AND item = '22'", "standing.json", "light")]
    [InlineData("UPDATE indicator_standing SET rate = '1/1000' WHERE year = 2024 AND item = '22'", "standing.json", "rate")]
    [InlineData("UPDATE item_standing SET verdict = 'NotDelivered' WHERE year = 2023", "standing.json", "verdict")]
    [InlineData("UPDATE list_line SET promise = REPLACE(promise, '\"amount\":1', '\"amount\":21') WHERE year = 2024", ".json", "target")]
    [InlineData("UPDATE list_line SET title = title || '!' WHERE year = 2024", ".json", "title")]
    [InlineData("UPDATE party_standing SET figure = REPLACE(figure, '\"amount\":1', '\"amount\":21') WHERE year = 2024", "counties.json", "delivered")]
    [InlineData("UPDATE figure_point SET late = NOT late WHERE year = 2024", "history.json", "late")]
    [InlineData("UPDATE judged_point SET light = CASE light WHEN 'Green' THEN 'Red' ELSE 'Green' END WHERE year = 2024", "changes.json", "light")]
    [InlineData("UPDATE share_line SET amount = amount + 10000 WHERE year = 2024", "shares.json", "share")]
    [InlineData("DELETE FROM judged_point WHERE year = 2024", "changes.json", "rows")]
    public async Task A_page_that_shows_something_else_is_named_with_row_and_member(string edit, string file, string member)
    {
        try
        {
            Assert.True(await site.EditAsync(edit) > 0);
            var answer = await VerifyExamples.VerifyAsync(site.Address);
            answer.ShouldName("page.differs", null, null);
            var found = answer.Findings.First(f => f.Code == "page.differs" && f.File!.EndsWith(file, StringComparison.Ordinal));
            Assert.Contains(member, found.Sentence, StringComparison.Ordinal);
        }
        finally { await site.MendAsync(); }
    }

    [Fact]
    public async Task A_page_of_an_entry_nobody_signed_is_not_taken_for_a_newer_one()
    {
        try
        {
            await site.EditAsync("UPDATE plan_summary SET last_entry = 0 WHERE year = 2024");
            (await VerifyExamples.VerifyAsync(site.Address)).ShouldName("page.of-another-moment", 0, "2024/report.json");
        }
        finally { await site.MendAsync(); }
    }

    [Fact]
    public async Task A_page_that_breaks_is_named_too()
    {
        try
        {
            await site.EditAsync("UPDATE party_standing SET figure = 'no json' WHERE year = 2024");
            (await VerifyExamples.VerifyAsync(site.Address)).ShouldName("page.missing", null, "2024/report/counties.json");
        }
        finally { await site.MendAsync(); }
    }

    [Fact]
    public async Task Figures_that_differ_are_named_with_list_row_and_both_values()
    {
        using var mirror = new TemporaryFolder();
        await MirrorAsync(mirror.Path);
        (await VerifyExamples.VerifyAsync(mirror.Path)).ShouldBeWhole();
        var figures = Path.Combine(mirror.Path, "figures", $"{site.Size}");
        var text = await File.ReadAllTextAsync(figures);
        await ChangedAsync(text.Replace("\"light\":\"green\"", "\"light\":\"yellow\"", StringComparison.Ordinal), "figures.differ", "items", "standing.light", "yellow", "green");
        await ChangedAsync(text.Replace("\"verdict\":\"delivered\"", "\"verdict\":\"partly\"", StringComparison.Ordinal), "figures.differ", "items", "2023/report/", "verdict", "partly", "delivered");
        await ChangedAsync(System.Text.RegularExpressions.Regex.Replace(text, "\"tallies\":\\[\\{[^}]*\\},", "\"tallies\":["), "figures.row-missing", "tallies", "2023/report/plan/");
        await ChangedAsync(text.Replace("\"tallies\":[", "\"tallies\":[{\"year\":\"1999\",\"plan\":\"report\",\"cut\":\"plan\",\"code\":\"\"},", StringComparison.Ordinal), "figures.row-stray", "tallies", "1999/report/plan/");
        await ChangedAsync(text + "\n", "figures.written-otherwise", $"{System.Text.Encoding.UTF8.GetByteCount(text)}");
        File.Delete(figures);
        var without = await VerifyExamples.VerifyAsync(mirror.Path);
        without.ShouldBeWhole();
        Assert.Equal(System.Text.Json.JsonValueKind.Null, without.Said.GetProperty("figures").ValueKind);

        async Task ChangedAsync(string changed, string code, params string[] words)
        {
            Assert.NotEqual(text, changed);
            await File.WriteAllTextAsync(figures, changed);
            var answer = await VerifyExamples.VerifyAsync(mirror.Path);
            answer.ShouldName(code, null, $"figures/{site.Size}");
            foreach (var word in words) { Assert.Contains(word, answer.Findings.Single().Sentence, StringComparison.Ordinal); }
        }
    }

    [Fact]
    public async Task A_mirror_with_a_changed_entry_a_rewritten_history_or_a_strange_key_is_refused()
    {
        using var mirror = new TemporaryFolder();
        await MirrorAsync(mirror.Path);
        var bundle = Path.Combine(mirror.Path, "tile", "entries", "000");
        var kept = await File.ReadAllBytesAsync(bundle);
        var text = System.Text.Encoding.Latin1.GetString(kept);
        await File.WriteAllBytesAsync(bundle, System.Text.Encoding.Latin1.GetBytes(text.Replace("\"seq\":\"7\"", "\"seq\":\"8\"", StringComparison.Ordinal)));
        (await VerifyExamples.VerifyAsync(mirror.Path)).ShouldName("log.entry-altered", 7, "tile/entries/000");
        await File.WriteAllBytesAsync(bundle, kept);
        var another = Path.Combine(mirror.Path, "another");
        await using (var other = new TestSite())
        {
            await other.InitializeAsync();
            await other.WriteAsync();
            await other.SignAsync();
            File.Copy(Path.Combine(other.Folder, "log", "checkpoint"), another);
            (await VerifyExamples.VerifyAsync(mirror.Path, "--since", another)).ShouldName("log.signed-by-unknown-key", null, "another");
            (await VerifyExamples.VerifyAsync(mirror.Path, "--key", (await LogExamples.KeysAsync(other.Anyone))[0].ToString())).ShouldName("log.signed-by-unknown-key", null, "checkpoint");
        }
        Assert.Equal(ExitCode.Refused, (await VerifyExamples.VerifyAsync(mirror.Path, "--key", "no+00000000+key")).Exit);
        Assert.Equal(ExitCode.Refused, (await VerifyExamples.VerifyAsync(Path.Combine(mirror.Path, "nowhere"))).Exit);
    }

    [Theory]
    [InlineData("elsewhere")]
    [InlineData("endless")]
    [InlineData("round and round")]
    [InlineData("broken")]
    public async Task A_server_that_leads_elsewhere_or_never_ends_is_left_with_a_sentence(string kind)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.Run(async http =>
        {
            switch (kind)
            {
                case "elsewhere": http.Response.Redirect($"http://localhost:{http.Request.Host.Port}/log/checkpoint"); break;
                case "round and round": http.Response.Redirect("/log/checkpoint"); break;
                case "broken": http.Response.StatusCode = 500; break;
                default:
                    var some = new byte[64 * 1024];
                    try { for (var i = 0; i < 10_000; i++) { await http.Response.Body.WriteAsync(some, http.RequestAborted); } }
                    catch (Exception e) when (e is OperationCanceledException or IOException) { }   // the reader had enough
                    break;
            }
        });
        await server.StartAsync();
        var answer = await VerifyExamples.VerifyAsync(server.Urls.Single());
        Assert.Equal(ExitCode.Refused, answer.Exit);
        Assert.Contains(server.Urls.Single(), answer.Complained, StringComparison.Ordinal);
        Assert.Single(answer.Complained.Trim().Split('\n'));
        await server.StopAsync();
    }

    /// <summary>What any static server could hold of the log.</summary>
    private async Task MirrorAsync(string folder)
    {
        foreach (var path in Duixian.Transparency.Tile.Of(site.Size).Select(t => t.Path).Concat(["checkpoint", "key", $"figures/{site.Size}"]))
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);   // a file lies in a folder
            await File.WriteAllBytesAsync(file, await site.Anyone.GetByteArrayAsync("/log/" + path));
        }
    }
}
