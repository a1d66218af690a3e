using System.Net;
using System.Text.Json;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Tests.Features.Dispatch.ReviewReports;
using Microsoft.EntityFrameworkCore;
using static Duixian.Tests.Features.Dispatch.Api.ApiExamples;
using static Duixian.Tests.Features.Dispatch.ReviewReports.FiledExamples;

namespace Duixian.Tests.Features.Dispatch.Api;

public sealed class ReviewApiTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Own = "371502";

    [Fact]
    public async Task A_program_reads_a_round_and_accepts_what_it_saw()
    {
        var (round, client) = await GivenAsync("2024-01");
        var listed = await (await client.GetAsync("/api/v1/rounds?year=2024&plan=report")).JsonAsync();
        Assert.Contains(listed.EnumerateArray(), r => r.GetProperty("id").GetGuid() == round.Value && r.GetProperty("period").GetString() == "2024-01");
        var sheet = await (await client.GetAsync($"/api/v1/rounds/{round.Value:D}/sheets/{Own}")).JsonAsync();
        var line = sheet.GetProperty("lines")[0];
        Assert.Equal(("Submitted", 40m), (line.GetProperty("state").GetString(), line.GetProperty("figure").GetProperty("amount").GetDecimal()));
        var answer = await client.SendAsync(Acceptances(round), new { lines = new[] { new { report = line.GetProperty("report").GetGuid(), revision = line.GetProperty("revision").GetInt64() } } }, "accept-1");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True((await answer.JsonAsync()).GetProperty("entry").GetInt64() > 0);
        Assert.Equal([ReportState.Accepted, ReportState.Submitted], (await site.LinesAsync(round)).Select(l => l.State));
    }

    [Fact]
    public async Task A_stale_revision_is_answered_with_both_versions()
    {
        var (round, client) = await GivenAsync("2024-02");
        var seen = (await site.LinesAsync(round))[0];
        await site.GivenFiledAsync(round, Own, item => item == "1" ? Says(41) : null);
        var answer = await client.SendAsync(Returns(round), new { lines = new[] { new { report = seen.Id.Value, revision = seen.Revision, reason = "请核对" } } }, "stale-1");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.JsonAsync();
        Assert.Equal("duixian.stale", problem.GetProperty("code").GetString());
        Assert.Equal(seen.Revision, problem.GetProperty("yours")[0].GetProperty("revision").GetInt64());
        Assert.Equal(41m, problem.GetProperty("stands")[0].GetProperty("figure").GetProperty("amount").GetDecimal());
    }

    [Fact]
    public async Task The_same_request_again_is_answered_as_the_first_time_and_another_under_its_key_is_refused()
    {
        var (round, client) = await GivenAsync("2024-03");
        var lines = await site.LinesAsync(round);
        var first = await (await client.SendAsync(Acceptances(round), Seen(lines[0]), "again")).JsonAsync();
        var again = await (await client.SendAsync(Acceptances(round), Seen(lines[0]), "again")).JsonAsync();
        Assert.Equal(first.GetRawText(), again.GetRawText());
        var other = await client.SendAsync(Acceptances(round), Seen(lines[1]), "again");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "duixian.key-used-for-another"), (other.StatusCode, await other.CodeAsync()));
        Assert.Equal(ReportState.Submitted, (await site.LinesAsync(round))[1].State);
    }

    [Fact]
    public async Task What_is_sent_three_times_and_out_of_order_is_done_once()
    {
        var (round, client) = await GivenAsync("2024-04", [.. Enumerable.Range(1, 12).Select(i => $"{i}")]);
        var lines = await site.LinesAsync(round);
        var sent = lines.SelectMany((line, i) => Enumerable.Repeat((Line: line, Key: $"thrice-{i}"), 3)).ToArray();
        new Random(20240401).Shuffle(sent);
        var answers = await Task.WhenAll(sent.Select(async s => (s.Key, Answer: await client.SendAsync(Acceptances(round), Seen(s.Line), s.Key))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Answer.StatusCode));
        foreach (var thrice in answers.GroupBy(a => a.Key)) { Assert.Single((await Task.WhenAll(thrice.Select(a => a.Answer.Content.ReadAsStringAsync()))).Distinct()); }
        Assert.Equal(12, await site.WithDbAsync(db => db.LedgerEntries.CountAsync(e => e.Type == "figureAccepted" && e.Stream.StartsWith("plan/2024/report/") && db.Acts.Any(a => a.Id == e.ActId && a.Key.StartsWith("thrice-")))));
    }

    [Fact]
    public async Task Fifty_who_decide_on_one_line_at_once_leave_one_decision_and_forty_nine_who_see_both_versions()
    {
        var (round, client) = await GivenAsync("2024-05");
        var line = (await site.LinesAsync(round))[0];
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => client.SendAsync(
            Returns(round), new { lines = new[] { new { report = line.Id.Value, revision = line.Revision, reason = $"第{i}个意见" } } }, $"fifty-{i}")));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        var stands = (await site.LinesAsync(round))[0];
        foreach (var lost in answers.Where(a => a.StatusCode != HttpStatusCode.OK))
        {
            Assert.Equal(HttpStatusCode.Conflict, lost.StatusCode);
            var problem = await lost.JsonAsync();
            Assert.StartsWith("第", problem.GetProperty("yours")[0].GetProperty("reason").GetString());
            Assert.Equal(stands.ReturnReason, problem.GetProperty("stands")[0].GetProperty("returnReason").GetString());
        }
        Assert.Equal(line.Revision + 1, stands.Revision);
    }

    [Fact]
    public async Task Fifty_who_file_one_line_at_once_leave_one_figure_and_forty_nine_who_see_both()
    {
        var round = await site.GivenAskedAsync("2024-02", [Own], ["1"], plan: "open");
        var (line, officer) = ((await site.LinesAsync(round))[0], await site.SignedInAsync(Role.DeliveryOfficer));
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => officer.SendAsync(
            $"/api/v1/rounds/{round.Value:D}/sheets/{Own}/filings",
            new { lines = new[] { new { report = line.Id.Value, revision = line.Revision, figure = new { amount = 30 + i }, explanation = new { reason = "场地还没腾出来", newDay = "2024-12-01" } } } }, $"file-{i}")));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        var stands = (await site.LinesAsync(round))[0];
        Assert.Equal((ReportState.Submitted, true), (stands.State, stands.Proxy));
        foreach (var lost in answers.Where(a => a.StatusCode != HttpStatusCode.OK))
        {
            Assert.Equal(HttpStatusCode.Conflict, lost.StatusCode);
            var problem = await lost.JsonAsync();
            Assert.True(problem.GetProperty("yours")[0].GetProperty("figure").GetProperty("amount").GetDecimal() >= 30);
            Assert.Equal(stands.Figure.Amount, problem.GetProperty("stands")[0].GetProperty("figure").GetProperty("amount").GetDecimal());
        }
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(Acceptances(round), Seen(stands), "own")).StatusCode);   // filed it themselves
    }

    [Theory]
    [InlineData("{}", null, HttpStatusCode.BadRequest)]
    [InlineData("{\"lines\":[{\"report\":\"x\",\"revision\":1}]}", "bad-1", HttpStatusCode.BadRequest)]
    [InlineData("{\"line\":[]}", "bad-2", HttpStatusCode.BadRequest)]
    [InlineData("[", "bad-3", HttpStatusCode.BadRequest)]
    [InlineData("{\"lines\":[null]}", "bad-4", HttpStatusCode.BadRequest)]
    [InlineData("null", "bad-5", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_understood_is_refused_as_a_problem(string body, string? key, HttpStatusCode expected)
    {
        var client = await site.SignedInAsync(Role.Reviewer);
        using var request = new HttpRequestMessage(HttpMethod.Post, Acceptances(new(Guid.Empty))) { Content = new StringContent(body, null, "application/json") };
        if (key is not null) { request.Headers.Add("Idempotency-Key", key); }
        var answer = await client.SendAsync(request);
        Assert.Equal((expected, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Nobody_unknown_and_no_other_site_writes()
    {
        var (round, client) = await GivenAsync("2024-06");
        var line = (await site.LinesAsync(round))[0];
        var unknown = await site.Anyone.SendAsync(Acceptances(round), Seen(line), "unknown");
        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (unknown.StatusCode, unknown.Content.Headers.ContentType?.MediaType));
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(Acceptances(round), Seen(line), "elsewhere", origin: "https://elsewhere.example")).StatusCode);
        var reporter = await site.SignedInAsync(Role.Reporter);
        Assert.Equal(HttpStatusCode.NotFound, (await reporter.SendAsync(Acceptances(round), Seen(line), "not-mine")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reporter.GetAsync($"/api/v1/rounds/{round.Value:D}/sheets/{Own}")).StatusCode);
        Assert.Equal(ReportState.Submitted, (await site.LinesAsync(round))[0].State);
    }

    [Fact]
    public async Task An_english_program_is_told_in_english()
    {
        var (round, client) = await GivenAsync("2024-07");
        var answer = await client.SendAsync("/en" + Returns(round), new { lines = new[] { new { report = (await site.LinesAsync(round))[0].Id.Value, revision = (await site.LinesAsync(round))[0].Revision, reason = "" } } }, "english");
        var problem = await answer.JsonAsync();
        Assert.Equal("dispatch.reason-missing", problem.GetProperty("code").GetString());
        Assert.StartsWith("Give the reason", problem.GetProperty("title").GetString());
    }

    private async Task<(RoundId Round, HttpClient Client)> GivenAsync(string month, string[]? items = null)
    {
        var round = await site.GivenAskedAsync(month, [Own], items);
        await site.GivenFiledAsync(round, Own, item => Says(40));
        return (round, await site.SignedInAsync(Role.Reviewer));
    }
}
