using System.Net;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;
using static Duixian.Tests.Features.Dispatch.ReviewReports.FiledExamples;

namespace Duixian.Tests.Features.Dispatch.ReviewReports;

public sealed class ReviewPageTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Own = "371502";

    [Fact]
    public async Task What_asks_for_a_look_stands_on_top_and_the_rest_is_accepted_in_one_click()
    {
        var (round, page) = await GivenAsync(2031, item => item == "1" ? Says(40) : Says(3, warningReason: "上月多报了一个,已核实"));
        var reviewer = await site.SignedInAsync(Role.Reviewer);
        Assert.Contains(page, (await site.PageAsync("/desk/review", reviewer)).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        var rows = (await site.PageAsync(page, reviewer)).QuerySelectorAll("table.review")[0].QuerySelectorAll("td.no").Select(c => c.TextContent.Trim());
        Assert.Equal(["2", "1"], rows);
        var done = await site.PostFormAsync(reviewer, page, "form:has([name=Key])", new() { ["do"] = "clear" });
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal([ReportState.Accepted, ReportState.Submitted], (await site.LinesAsync(round)).Select(l => l.State));
    }

    [Fact]
    public async Task A_line_goes_back_with_its_reason_and_what_was_typed_is_kept_when_it_is_missing()
    {
        var (round, page) = await GivenAsync(2032, _ => Says(40));
        var (reviewer, line) = (await site.SignedInAsync(Role.Reviewer), (await site.LinesAsync(round))[0]);
        var refused = await site.PostFormAsync(reviewer, page, "form:has([name=Key])", new() { ["do"] = "return", ["pick"] = line.Id.Value.ToString("D"), ["Why"] = " " });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.True((await TestSite.ReadPageAsync(refused)).QuerySelector($"[name=pick][value='{line.Id.Value:D}']")?.HasAttribute("checked"));
        var done = await site.PostFormAsync(reviewer, page, "form:has([name=Key])", new() { ["do"] = $"return:{line.Id.Value:D}", [$"why.{line.Id.Value:D}"] = "缺验收单" });
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal((ReportState.Returned, "缺验收单"), ((await site.LinesAsync(round))[0].State, (await site.LinesAsync(round))[0].ReturnReason));
        Assert.Contains("缺验收单", (await site.PageAsync(page, reviewer)).QuerySelector("main")?.TextContent);
    }

    [Fact]
    public async Task A_line_that_changed_while_it_was_read_is_shown_as_it_was_and_as_it_is()
    {
        var (round, page) = await GivenAsync(2033, _ => Says(40));
        var (reviewer, line) = (await site.SignedInAsync(Role.Reviewer), (await site.LinesAsync(round))[0]);
        var read = await site.PageAsync(page, reviewer);
        await site.GivenFiledAsync(round, Own, item => item == "1" ? Says(44) : null);
        var fields = read.QuerySelectorAll("form:has([name=Key]) input[name]:not([type=checkbox])").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).Append(new("do", $"accept:{line.Id.Value:D}"));
        using var content = new FormUrlEncodedContent(fields);
        var answer = await reviewer.PostAsync(page, content);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var said = (await TestSite.ReadPageAsync(answer)).QuerySelector("main")?.TextContent ?? "";
        Assert.Contains("您看的是 40张，现在是 44张", said);
        Assert.Equal(ReportState.Submitted, (await site.LinesAsync(round))[0].State);
    }

    [Fact]
    public async Task Unchanged_lines_of_a_sheet_are_told_in_one_entry_and_an_explained_one_is_told_whole()
    {
        var (january, _) = await GivenAsync(2034, item => Says(40));
        await AcceptAllAsync(january);
        var february = await site.GivenAskedAsync("2034-02", [Own], ["1", "2"], 2034);
        await site.GivenFiledAsync(february, Own, item => item == "1" ? Says(40, unchanged: true) : Says(40, unchanged: true, explanation: new("等雨季过去", new DateOnly(2034, 9, 1), null)));
        var told = await site.EntriesAsync(await AcceptAllAsync(february));
        Assert.Equal(["FigureAccepted:2", "FiguresUnchanged:1"], told.Select(e => e is FiguresUnchanged u ? $"FiguresUnchanged:{string.Join(',', u.Lines.Select(l => l.Item))}" : $"FigureAccepted:{((FigureAccepted)e).Item}").Order(StringComparer.Ordinal));
        var points = await site.WithDbAsync(db => db.FigurePoints.AsNoTracking().Where(p => p.Year == 2034 && p.AsOf == new DateOnly(2034, 2, 28)).OrderBy(p => p.Item).ToListAsync());
        Assert.Equal([(40m, true), (40m, false)], points.Select(p => (p.Figure.Amount ?? 0, p.Unchanged)));
    }

    [Fact]
    public async Task An_older_report_that_is_accepted_late_never_replaces_a_newer_figure()
    {
        var (january, _) = await GivenAsync(2035, item => Says(40));
        var february = await site.GivenAskedAsync("2035-02", [Own], ["1", "2"], 2035);
        await site.GivenFiledAsync(february, Own, _ => Says(60));
        await AcceptAllAsync(february);
        await AcceptAllAsync(january);
        var stands = await site.WithDbAsync(db => db.PartyStandings.AsNoTracking().Where(s => s.Year == 2035 && s.Party == Own).ToListAsync());
        Assert.All(stands, s => Assert.Equal((60m, new DateOnly(2035, 2, 28)), (s.Figure.Amount ?? 0, s.AsOf)));
        Assert.Equal(4, await site.WithDbAsync(db => db.FigurePoints.CountAsync(p => p.Year == 2035)));   // the older one is kept all the same
    }

    private async Task<Receipt> AcceptAllAsync(RoundId round)
    {
        var result = await site.AcceptAsync(Actor.System, round, [.. await site.LinesAsync(round)]);
        Assert.Null(result.Refusal);
        return result.Value;
    }

    private async Task<(RoundId Round, string Page)> GivenAsync(int year, Func<string, Filing?> say)
    {
        await site.GivenPlanAsync(year);
        var round = await site.GivenAskedAsync($"{year}-01", [Own], ["1", "2"], year);
        await site.GivenFiledAsync(round, Own, say);
        return (round, $"/desk/review/{year}/report/1/{Own}");
    }
}
