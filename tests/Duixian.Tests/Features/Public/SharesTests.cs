using System.Net;
using System.Text.Json;
using Duixian.Domain.Directory;
using Duixian.Domain.Shares;
using Duixian.Tests.Features.Shares;

namespace Duixian.Tests.Features.Public;

public sealed class SharesTests(TestSite site) : IClassFixture<TestSite>
{
    private async Task GivenAsync(int year)
    {
        await site.GivenUnitsAsync();
        await site.GivenPlanAsync(year);
    }

    [Fact]
    public async Task The_item_page_says_who_answers_for_what_part_as_soon_as_it_is_issued()
    {
        await GivenAsync(2061);
        Assert.Null((await site.PageAsync("/2061/report/1")).QuerySelector("#shares"));
        await site.GivenSharesAsync(2061, method: ShareMethod.AsDeclared, inputs: ShareExamples.Declared(100, 100, 100, 50, 50, 50, 50, 50) with { BaseName = "各县自报" }, reason: "市里加压一成");
        var section = (await site.PageAsync("/2061/report/1")).QuerySelector("#shares");
        Assert.NotNull(section);
        Assert.Equal(8, section.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("/place/371502", section.QuerySelector("tbody a")?.GetAttribute("href"));
        Assert.Contains("各单位合计 550张 ／ 全市目标 500张，为目标的110.0%", section.TextContent);
        Assert.Contains("由各单位自报（各县自报）", section.TextContent);
        Assert.Contains("理由：市里加压一成", section.TextContent);
        Assert.Contains("尚未经市领导确认", section.TextContent);
        await site.GivenConfirmedAsync(2061);
        Assert.Contains("经市领导确认", (await site.PageAsync("/2061/report/1")).QuerySelector("#shares")?.TextContent.Replace("尚未经市领导确认", "", StringComparison.Ordinal));
        Assert.Contains("下达分解任务", (await site.PageAsync("/2061/report/1")).QuerySelector("ol.timeline, .timeline")?.TextContent);
        Assert.Contains("The whole and its parts stand apart", (await site.PageAsync("/en/2061/report/1")).QuerySelector("#shares")?.TextContent);
    }

    [Fact]
    public async Task When_the_target_moves_the_page_says_that_the_shares_were_made_for_the_earlier_one()
    {
        await GivenAsync(2062);
        await site.GivenSharesAsync(2062);
        await site.GivenPlanAsync(2062, reason: "年中调整", items: [PlanExamples.Item("1", "新增护理床位400张", "MZJ", PlanExamples.Beds(400)), PlanExamples.TwoItems[1]]);
        Assert.Contains("按调整前的目标分解", (await site.PageAsync("/2062/report/1")).QuerySelector("#shares")?.TextContent);
        Assert.Contains("按调整前的目标分解", (await site.PageAsync("/place/371502?year=2062")).QuerySelector("tbody")?.TextContent);
    }

    [Fact]
    public async Task A_place_lists_what_it_answers_for_beside_the_target_of_the_city()
    {
        await GivenAsync(2063);
        await site.GivenSharesAsync(2063);
        await site.GivenSharesAsync(2063, item: "2", universe: Universe.AllUnits);
        var county = await site.PageAsync("/place/371502?year=2063");
        Assert.Equal("东昌府区承担什么", county.QuerySelector("h1")?.TextContent);
        Assert.Equal(["/2063/report/1#shares", "/2063/report/2#shares"], county.QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["63张", "500张"], county.QuerySelectorAll("tbody tr")[0].QuerySelectorAll("td.num").Select(c => c.TextContent));
        var zone = await site.PageAsync("/place/GXQ?year=2063");
        Assert.Single(zone.QuerySelectorAll("tbody tr"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anyone.GetAsync("/place/371599")).StatusCode);
    }

    [Fact]
    public async Task A_place_offers_the_last_ten_years_and_finds_an_older_one_by_its_address()
    {
        await GivenAsync(2005);
        await site.GivenSharesAsync(2005);
        for (var year = 2006; year <= 2016; year++) { await site.GivenPlanAsync(year); }
        await site.GivenSharesAsync(2016);
        var older = await site.PageAsync("/place/371502?year=2005");
        Assert.Equal("/2005/report/1#shares", older.QuerySelector("tbody a")?.GetAttribute("href"));
        Assert.DoesNotContain("/place/371502?year=2005", (await site.PageAsync("/place/371502?year=2016")).QuerySelectorAll("p.small a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task A_place_without_shares_says_so()
    {
        await GivenAsync(2064);
        var zone = await site.PageAsync("/place/KFQ");
        Assert.NotNull(zone.QuerySelector("h1"));
        var index = await site.PageAsync("/place");
        Assert.Equal([8, 3], index.QuerySelectorAll("section.sec").Select(s => s.QuerySelectorAll("tbody a").Count(a => a.GetAttribute("href") != "/place/XQ9")));   // another test adds it
    }

    [Fact]
    public async Task A_withdrawn_item_is_no_longer_a_share_of_anybody()
    {
        await GivenAsync(2065);
        await site.GivenSharesAsync(2065, item: "2");
        Assert.Contains("/2065/report/2#shares", (await site.PageAsync("/place/371526?year=2065")).Body?.InnerHtml);
        await site.GivenPlanAsync(2065, reason: "并入城市更新", items: [PlanExamples.TwoItems[0]]);
        Assert.DoesNotContain("/2065/report/2#shares", (await site.PageAsync("/place/371526?year=2065")).Body?.InnerHtml);
    }

    [Fact]
    public async Task All_shares_of_a_list_leave_as_files()
    {
        await GivenAsync(2066);
        await site.GivenSharesAsync(2066);
        var csv = await site.Anyone.GetStringAsync("/2066/report/shares.csv");
        Assert.Equal(9, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("371502,东昌府区,县（市、区）,63,张,500,500", csv, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await site.Anyone.GetStringAsync("/2066/report/shares.json"));
        Assert.Equal("duixian.shares/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(500m, json.RootElement.GetProperty("shares").EnumerateArray().Sum(s => s.GetProperty("share").GetDecimal()));
        var workbook = await site.Anyone.GetAsync("/2066/report/shares.xlsx");
        Assert.Equal("PK", System.Text.Encoding.ASCII.GetString((await workbook.Content.ReadAsByteArrayAsync())[..2]));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anyone.GetAsync("/2066/other/shares.csv")).StatusCode);
    }

    [Fact]
    public async Task A_new_unit_is_in_the_index_at_once_though_pages_are_kept()
    {
        await GivenAsync(2067);
        await site.PageAsync("/place");
        await site.ActAsync((services, act) =>
        {
            var db = (Data.DuixianDb)services.GetService(typeof(Data.DuixianDb))!;   // registered by the site
            db.Add(new AssessmentUnit("XQ9", "新设试验区", "试验区", UnitKind.Zone, 99, null, null));
            act.Record(new OfficesImported(1, "测试"));
            return db.SaveAsync(act, CancellationToken.None);
        });
        Assert.Contains("新设试验区", await site.Anyone.GetStringAsync("/place"), StringComparison.Ordinal);
    }
}
