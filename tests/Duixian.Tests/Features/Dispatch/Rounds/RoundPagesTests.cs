using System.Net;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Tests.Features.Shares;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Features.Dispatch.Rounds;

public sealed class RoundPagesTests(TestSite site) : IClassFixture<TestSite>
{
    private async Task<HttpClient> GivenPlanAndOfficerAsync(string plan)
    {
        site.SetToday(2024, 5, 31);
        await ShareExamples.GivenUnitsAsync(site);
        await site.GivenPlanAsync(code: plan, items: [PlanExamples.Item("1", "新增护理床位500张", "MZJ", PlanExamples.Beds()), PlanExamples.Item("2", "改造老旧小区174个", "ZJJ", PlanExamples.Counted("老旧小区", 174, "个", "174个"))]);
        return await site.SignedInAsync(Role.DeliveryOfficer);
    }

    [Fact]
    public async Task A_round_is_proposed_with_its_cost_and_days_and_opened()
    {
        var officer = await GivenPlanAndOfficerAsync("paged");
        await site.GivenSharesAsync(2024, plan: "paged");
        const string Path = "/desk/rounds/new?plan=2024/paged&cycle=Monthly&period=2024-05";
        var page = await site.PageAsync(Path, officer);
        Assert.Contains("2 行，9 个单位，共 9 个数", page.QuerySelector("#cost")?.TextContent);
        // 1 and 2 June are a weekend; the 10th is the Dragon Boat Festival.
        Assert.Equal(["2024-06-03", "2024-06-06", "2024-06-07", "2024-06-13"], new[] { "Opens", "Due", "Grace", "Closes" }.Select(n => page.QuerySelector($"input[name={n}]")?.GetAttribute("value")));
        Assert.Contains("周一", page.QuerySelector("#f-opens-hint")?.TextContent);
        var answer = await site.PostFormAsync(officer, Path, "form[method=post]:has([name=Opens])", new() { ["Title"] = "五月调度" });
        Assert.Equal("/desk/rounds/2024/paged/1", site.PathOf(answer));
        var opened = await site.PageAsync("/desk/rounds/2024/paged/1?opened", officer);
        Assert.Equal("五月调度", opened.QuerySelector("h1")?.TextContent);
        Assert.Equal(9, opened.QuerySelectorAll("table tbody tr").Length);
        Assert.Equal("/desk/sheets/2024/paged/1/371502", opened.QuerySelector("table tbody th a")?.GetAttribute("href"));
        Assert.Contains("五月调度", (await site.PageAsync("/desk/rounds", officer)).QuerySelector("main")?.TextContent);
    }

    [Fact]
    public async Task A_refused_round_keeps_what_was_typed_and_says_what_to_do()
    {
        var officer = await GivenPlanAndOfficerAsync("kept");
        const string Path = "/desk/rounds/new?plan=2024/kept&cycle=Monthly&period=2024-05";
        Dictionary<string, string> hasty = new() { ["Title"] = "加急", ["Opens"] = "2024-05-31", ["Due"] = "2024-06-03", ["Grace"] = "2024-06-03", ["Closes"] = "2024-06-05" };
        var refused = await site.PostFormAsync(officer, Path, "form[method=post]:has([name=Opens])", hasty);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await TestSite.ReadPageAsync(refused);
        Assert.Equal(("加急", "2024-06-03"), (page.QuerySelector("input[name=Title]")?.GetAttribute("value"), page.QuerySelector("input[name=Due]")?.GetAttribute("value")));
        Assert.Contains("只有 1 个工作日", page.QuerySelector("#f-approvedby-error")?.TextContent);
        hasty["Due"] = "";
        Assert.Equal(HttpStatusCode.BadRequest, (await site.PostFormAsync(officer, Path, "form[method=post]:has([name=Opens])", hasty)).StatusCode);
    }

    [Fact]
    public async Task The_next_round_is_one_click_away_with_the_same_scope()
    {
        var officer = await GivenPlanAndOfficerAsync("again");
        await site.GivenRoundAsync("2024-04", plan: "again", items: ["2"]);
        var round = await site.PageAsync("/desk/rounds/2024/again/1", officer);
        var next = round.QuerySelector(".phead .acts a")?.GetAttribute("href");
        Assert.Equal("/desk/rounds/new?after=2024/again/1", next);
        var page = await site.PageAsync(next!, officer);
        Assert.Equal(("2024-05", "2"), (page.QuerySelector("input[name=Period]")?.GetAttribute("value"), page.QuerySelector("form[method=post] input[name=Items]")?.GetAttribute("value")));
        Assert.Contains("1 行 × 1 个单位 = 1 个数", page.QuerySelector("#cost")?.TextContent);
    }

    [Fact]
    public async Task What_another_round_asks_already_is_listed_before_opening()
    {
        var officer = await GivenPlanAndOfficerAsync("listed");
        await site.GivenRoundAsync("2024-05", plan: "listed");
        var page = await site.PageAsync("/desk/rounds/new?plan=2024/listed&period=2024-05", officer);
        Assert.Contains("2024-05 调度”里 2 个", page.QuerySelector("#cost .notice")?.TextContent);
        Assert.NotNull(page.QuerySelector("input[name=WhyTwice]"));
    }

    [Fact]
    public async Task Closing_shows_what_is_missing_and_asks_to_confirm()
    {
        var officer = await GivenPlanAndOfficerAsync("closing");
        var id = await site.GivenRoundAsync(plan: "closing");
        await site.GivenAcceptedAsync(id, "MZJ", 120);
        const string Path = "/desk/rounds/2024/closing/1";
        var page = await site.PageAsync(Path, officer);
        Assert.Contains("已采纳 1 个，共要 2 个", page.QuerySelector("#close")?.TextContent);
        Assert.Contains("还有 1 个没有报来：ZJJ 1", page.QuerySelector("#close")?.TextContent);
        Assert.Equal(["50.0%", "50.0%"], page.QuerySelectorAll("table tfoot td").TakeLast(2).Select(c => c.TextContent));
        Assert.Equal(HttpStatusCode.BadRequest, (await site.PostFormAsync(officer, Path, "#close form", [])).StatusCode);
        Assert.Equal(Path, site.PathOf(await site.PostFormAsync(officer, Path, "#close form", new() { ["Confirm"] = "true" })));
        Assert.NotNull((await site.RoundAsync(id)).ClosedOn);
        Assert.Null((await site.PageAsync(Path, officer)).QuerySelector("#close"));
    }

    [Fact]
    public async Task A_reporter_sees_the_own_unit_alone_and_files_hold_the_same()
    {
        await GivenPlanAndOfficerAsync("scoped");
        await site.GivenRoundAsync(plan: "scoped");
        var reporter = await site.SignedInAsync(Role.Reporter, "MZJ");
        var page = await site.PageAsync("/desk/rounds/2024/scoped/1", reporter);
        Assert.Equal(["/desk/sheets/2024/scoped/1/MZJ"], page.QuerySelectorAll("table tbody th a").Select(a => a.GetAttribute("href")));
        Assert.Null(page.QuerySelector("#close"));
        var csv = await reporter.GetStringAsync("/desk/rounds/2024/scoped/1.csv");
        Assert.Contains("MZJ", csv);
        Assert.DoesNotContain("ZJJ", csv);
        Assert.Equal(HttpStatusCode.OK, (await reporter.GetAsync("/desk/rounds/2024/scoped/1.xlsx")).StatusCode);
        await site.PageAsync("/desk/rounds/2024/scoped/9", reporter, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_calendar_names_its_notice_and_marks_what_is_provisional()
    {
        var officer = await GivenPlanAndOfficerAsync("days");
        var page = await site.PageAsync("/desk/calendar?year=2024", officer);
        Assert.Contains("国办发明电〔2023〕7号", page.QuerySelector(".say")?.TextContent);
        Assert.Contains("2024年5月1日至5月5日", page.QuerySelector("table")?.TextContent);
        Assert.Contains("暂按法定节假日", (await site.PageAsync("/desk/calendar?year=2027", officer)).QuerySelector(".say")?.TextContent);
        Assert.Contains("Spring Festival", (await site.PageAsync("/en/desk/calendar?year=2026", officer)).QuerySelector("table")?.TextContent);
    }

    [Fact]
    public async Task Pages_of_rounds_are_there_in_english()
    {
        var officer = await GivenPlanAndOfficerAsync("english");
        await site.GivenRoundAsync(plan: "english");
        Assert.Equal("Rounds", (await site.PageAsync("/en/desk/rounds", officer)).QuerySelector("h1")?.TextContent);
        Assert.Contains("Close this round", (await site.PageAsync("/en/desk/rounds/2024/english/1", officer)).QuerySelector("main")?.TextContent);
        Assert.Contains("cells", (await site.PageAsync("/en/desk/rounds/new?plan=2024/english&period=2024-04", officer)).QuerySelector("#cost")?.TextContent);
    }
}
