using System.Net;
using System.Text.Json;
using Duixian.Domain.Projects;
using Duixian.Tests.Features.Projects;

namespace Duixian.Tests.Features.Public.Projects;

/// <summary>One project before the public.</summary>
public sealed class PublicProjectTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Site = "柳林镇演示路18号";
    private static readonly ProjectPoint Point = new(115.987654m, 36.456789m, "CGCS2000");

    private static ProjectRecord Placed(string name, LocationLevel level) => PortfolioExamples.Record(name) with { Site = Site, Point = Point, Location = level };

    private async Task<string[]> EverywhereAsync(int number)
    {
        string[] paths = [$"/project/{number}", $"/en/project/{number}", $"/project/{number}.json", "/projects?year=all", "/projects.csv?year=all", "/projects.json?year=all", "/en/projects.csv?year=all"];
        return await Task.WhenAll(paths.Select(path => site.Anyone.GetStringAsync(path)));
    }

    [Theory]
    [InlineData(LocationLevel.County, false, false)]
    [InlineData(LocationLevel.None, false, false)]
    [InlineData(LocationLevel.Township, true, false)]
    [InlineData(LocationLevel.Exact, true, true)]
    public async Task A_place_is_told_only_as_exactly_as_its_level_allows(LocationLevel level, bool address, bool point)
    {
        await using var own = new TestSite();
        await own.InitializeAsync();
        var number = await own.GivenKeyProjectAsync(Placed("演示路标准厂房", level));
        await own.GivenPublishedAsync(number);
        foreach (var path in (string[])[$"/project/{number}", $"/en/project/{number}", $"/project/{number}.json", "/projects.csv", "/projects.json", "/en/projects.csv"])
        {
            var said = await own.Anyone.GetStringAsync(path);
            Assert.Contains("演示路标准厂房", said, StringComparison.Ordinal);
            Assert.Equal(address, said.Contains(Site, StringComparison.Ordinal));
            Assert.Equal(point, said.Contains("115.98", StringComparison.Ordinal));
            Assert.Equal(point, said.Contains("36.45", StringComparison.Ordinal));
        }
        Assert.DoesNotContain(Site, await own.Anyone.GetStringAsync("/projects"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_taken_back_is_on_no_page_any_more_and_no_search_finds_it()
    {
        var number = await site.GivenKeyProjectAsync(Placed("临河演示水厂", LocationLevel.Exact));
        await site.GivenPublishedAsync(number);
        Assert.Contains(await EverywhereAsync(number), said => said.Contains("115.987654", StringComparison.Ordinal));
        await site.GivenChangedAsync(number, r => r with { Location = LocationLevel.County });
        foreach (var said in await EverywhereAsync(number))
        {
            Assert.DoesNotContain("115.98", said, StringComparison.Ordinal);
            Assert.DoesNotContain(Site, said, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("临河演示水厂", await site.Anyone.GetStringAsync("/projects?year=all&q=" + Uri.EscapeDataString("演示路")), StringComparison.Ordinal);
        Assert.Contains("临河演示水厂", await site.Anyone.GetStringAsync("/projects?year=all&q=" + Uri.EscapeDataString("演示水厂")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_published_or_hidden_again_is_not_there_though_pages_are_kept()
    {
        var number = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示路灯厂") with { Code = "2401-371502-04-01-123456" });
        string[] paths = [$"/project/{number}", $"/project/{number}.json", "/project/2401-371502-04-01-123456"];
        foreach (var path in paths) { Assert.Equal(HttpStatusCode.NotFound, (await site.Anyone.GetAsync(path)).StatusCode); }
        await site.GivenPublishedAsync(number);
        for (var i = 0; i < 2; i++) { Assert.Contains("演示路灯厂", await site.Anyone.GetStringAsync($"/project/{number}"), StringComparison.Ordinal); }
        Assert.Contains("演示路灯厂", await site.Anyone.GetStringAsync("/projects?year=all"), StringComparison.Ordinal);
        await site.OnProjectAsync(number, (p, act) => p.Hide("业主申请", act));
        foreach (var path in paths) { Assert.Equal(HttpStatusCode.NotFound, (await site.Anyone.GetAsync(path)).StatusCode); }
        Assert.DoesNotContain("演示路灯厂", await site.Anyone.GetStringAsync("/projects?year=all"), StringComparison.Ordinal);
        Assert.DoesNotContain("演示路灯厂", await site.Anyone.GetStringAsync("/projects.csv?year=all"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/en")]
    public async Task A_code_leads_to_the_number_for_good(string language)
    {
        var code = $"2402-371502-04-01-00000{language.Length}";
        var number = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示粮库" + language.Length) with { Code = code });
        await site.GivenPublishedAsync(number);
        var answer = await site.Anyone.GetAsync($"{language}/project/{code}");
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal($"{language}/project/{number}", site.PathOf(answer));
    }

    [Fact]
    public async Task A_stage_and_a_new_figure_are_on_the_very_next_page_and_a_ceremony_stands_apart()
    {
        site.SetToday(2024, 6, 1);
        var number = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示热电项目") with { StartPlanned = "2024-05", FinishPlanned = "2025-Q3" }, "start", "2024-02-01");
        await site.GivenPublishedAsync(number);
        var page = await site.PageAsync($"/project/{number}");
        Assert.Equal("拟开工", page.QuerySelector(".track [aria-current=step] b")!.TextContent.Trim());   // every stage is drawn
        Assert.Contains("2025年三季度", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await site.GivenCeremonyAsync("演示春季集中开工", new(2024, 3, 18), number);
        page = await site.PageAsync($"/project/{number}");
        Assert.Contains("2024年3月18日举行集中开工仪式", page.QuerySelector("p.ceremony")!.TextContent, StringComparison.Ordinal);   // just held
        Assert.Contains("不算开工", page.QuerySelector(".track .ceremony")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("—", page.QuerySelector("td[data-l=实际]")!.TextContent.Trim());   // the ceremony is none
        await site.GivenStageAsync(number, "construction", "2024-05-20");
        page = await site.PageAsync($"/project/{number}");
        Assert.Equal("在建", page.QuerySelector(".track [aria-current=step] b")!.TextContent.Trim());
        Assert.Equal("2024年5月20日", page.QuerySelector("td[data-l=实际]")!.TextContent.Trim());
        await site.GivenChangedAsync(number, r => r with { TotalYuan = 230_000_000m });
        page = await site.PageAsync($"/project/{number}");
        Assert.Contains("总投资 1亿元 → 2.3亿元", page.QuerySelector("#history")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_happened_before_it_was_published_is_not_told()
    {
        var number = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示冷链园"), "preparation", "2024-01-10");
        await site.OnProjectAsync(number, (p, act) => p.Ask(StagePath.Shipped, StagePath.Shipped["reserve"], PartialDate.Parse("2024-02-01")!.Value, [], "业主资金链断了", _ => true, new(2024, 2, 2), act));
        await site.OnProjectAsync(number, (p, act) => p.Allow(StagePath.Shipped, act));
        await site.GivenPublishedAsync(number);
        var page = await site.PageAsync($"/project/{number}");
        Assert.DoesNotContain("资金链", page.Source.Text, StringComparison.Ordinal);
        Assert.Equal("储备", page.QuerySelector(".track [aria-current=step] b")!.TextContent.Trim());
        Assert.Empty(page.QuerySelectorAll(".moved"));
        Assert.Single(page.QuerySelectorAll("#history .timeline li"));
    }

    [Fact]
    public async Task It_says_that_it_is_invented_and_which_promise_it_serves_on_the_page_and_in_the_file()
    {
        await site.GivenPlanAsync(year: 2026);
        var number = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示养老院") with { Serves = ["2026/report/1", "2026/report/77"] });
        await site.GivenPublishedAsync(number);
        var page = await site.PageAsync($"/en/project/{number}");
        Assert.Contains("Made up", page.QuerySelector("p.fictional")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/en/2026/report/1", page.QuerySelector("main a[href$='/2026/report/1']")?.GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("main a[href$='/77']"));
        using var json = JsonDocument.Parse(await site.Anyone.GetStringAsync($"/project/{number}.json"));
        Assert.Equal("duixian.project/1", json.RootElement.GetProperty("schema").GetString());
        Assert.True(json.RootElement.GetProperty("fictional").GetBoolean());
        Assert.False(json.RootElement.GetProperty("officialStatistics").GetBoolean());
        Assert.Contains("虚构示例", json.RootElement.GetProperty("notice").GetString()!, StringComparison.Ordinal);   // just read
        Assert.Equal(100_000_000m, json.RootElement.GetProperty("project").GetProperty("totalYuan").GetDecimal());
    }

    [Fact]
    public async Task Its_chain_of_public_entries_can_be_walked()
    {
        var number = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示泵站"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anyone.GetAsync($"/ledger/chain/project/{number}")).StatusCode);
        await site.GivenPublishedAsync(number);
        await site.GivenChangedAsync(number, r => r with { TotalYuan = 1m });
        var link = (await site.PageAsync($"/project/{number}")).QuerySelector("#history .outs a")!.GetAttribute("href")!;   // always there
        var page = await site.PageAsync(link);
        Assert.Equal(2, page.QuerySelectorAll("table.chain tbody tr").Length);
        Assert.Empty(page.QuerySelectorAll("table.chain .late-text"));
        Assert.NotNull(page.QuerySelector($"main a[href='/project/{number}']"));
    }
}
