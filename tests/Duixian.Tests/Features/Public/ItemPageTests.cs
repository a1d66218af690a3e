using AngleSharp.Dom;

namespace Duixian.Tests.Features.Public;

public sealed class ItemPageTests(TestSite site) : IClassFixture<TestSite>
{
    private static string Words(IElement? element) => string.Join(' ', (element?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task An_item_with_two_indicators_shows_both_and_the_exact_words_they_came_from()
    {
        await site.GivenOfficesAsync(("MZJ", "临河市民政局", "养老"));
        await site.GivenPromisesAsync(code: "two");
        var page = await site.PageAsync("/2024/two/22");
        Assert.Equal(["1000户", "500张"], page.QuerySelectorAll("h1 mark").Select(m => m.TextContent));
        Assert.Equal(Promises.Wording, page.QuerySelector("h1")!.TextContent.Replace("①", "", StringComparison.Ordinal).Replace("②", "", StringComparison.Ordinal));   // one h1 is checked elsewhere
        var figures = page.QuerySelectorAll("figure.figure");
        Assert.Equal(["① 适老化改造", "② 护理型养老床位"], figures.Select(f => f.QuerySelector("h3")!.TextContent.Trim()));   // every block has its name
        Assert.Equal(["1,000户", "500张"], figures.Select(f => f.QuerySelector(".big")!.TextContent));   // and its figure
        Assert.Equal(["1000户", "500张"], figures.Select(f => f.QuerySelector("q")!.TextContent));   // and its words
        Assert.Contains("全年累计", figures[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("年底，原文未印", Words(page.QuerySelector(".item-head .facts")), StringComparison.Ordinal);
        Assert.Contains("临河市民政局", Words(page.QuerySelector(".item-head .facts")), StringComparison.Ordinal);
        Assert.Equal(["/2024/two/7", "/2024/two/P1"], page.QuerySelectorAll(".bigno a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Words_and_source_lead_to_each_other()
    {
        await site.GivenPlanAsync(code: "linked");
        var item = await site.PageAsync("/2024/linked/1");
        var there = item.QuerySelector(".src a[href*='#']")?.GetAttribute("href");
        Assert.Equal("/2024/linked/source/1#q-1", there);
        var source = await site.PageAsync("/2024/linked/source/1");
        Assert.Equal("/2024/linked/1", source.QuerySelector("#q-1 a")?.GetAttribute("href"));
        Assert.Equal(PlanExamples.Text.Split('\n').Length - 1, source.QuerySelectorAll("ol.text > li").Length);
        Assert.NotNull(source.QuerySelector("mark.past"));
    }

    [Fact]
    public async Task Last_years_actual_stands_neutrally_in_the_block_of_its_indicator()
    {
        await site.GivenPlanAsync(code: "past");
        var page = await site.PageAsync("/2024/past/1");
        var facts = Words(page.QuerySelector("figure.figure .facts"));
        Assert.Contains("2023年约1,500张 原话“1500余张”", facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_that_is_not_ready_says_what_is_missing_and_who_could_say()
    {
        await site.GivenPromisesAsync(code: "lacking");
        var page = await site.PageAsync("/2024/lacking/5");
        Assert.Contains("没有牵头单位、没写明怎样才算完成", Words(page.QuerySelector(".why")), StringComparison.Ordinal);
        Assert.Contains("督查部门先定牵头单位", Words(page.QuerySelector(".why")), StringComparison.Ordinal);
        Assert.Equal("未就绪", page.QuerySelector(".item-head .st")?.TextContent);
    }

    [Fact]
    public async Task A_changed_target_keeps_its_original_first_and_gives_the_reason()
    {
        await site.GivenPromisesAsync(code: "changed");
        await site.GivenPlanAsync(code: "changed", reason: "年中调整", items: [Promises.Unready, Promises.Books, Promises.TwoFigures(450, "两处工地停工"), Promises.Prose]);
        var page = await site.PageAsync("/2024/changed/22");
        var rows = page.QuerySelectorAll("table.tgt")[1].QuerySelectorAll("tbody tr");
        Assert.Equal(["原文", "第2版"], rows.Select(r => r.Children[0].TextContent));
        Assert.Equal(["500张", "450张"], rows.Select(r => r.Children[2].TextContent));
        Assert.Equal("两处工地停工", rows[1].Children[^1].TextContent);
        Assert.Contains("目标改动", Words(page.QuerySelector(".timeline")), StringComparison.Ordinal);
        Assert.Contains("500", page.QuerySelector(".diff del")?.TextContent, StringComparison.Ordinal);   // the wording changed with it
    }

    [Fact]
    public async Task A_withdrawn_item_keeps_its_page_and_says_why()
    {
        await site.GivenPromisesAsync(code: "gone");
        await site.GivenPlanAsync(code: "gone", reason: "并入全省项目", items: [Promises.Unready, Promises.TwoFigures(), Promises.Prose]);
        var page = await site.PageAsync("/2024/gone/7");
        Assert.Contains("并入全省项目", Words(page.QuerySelector("[role=alert]")), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("h1 del"));
        Assert.Equal("已撤下", page.QuerySelector(".item-head .st")?.TextContent);
        var list = await site.PageAsync("/2024/gone");
        Assert.Equal("已撤下", list.QuerySelector("#i7 .sta")?.TextContent);
    }

    [Fact]
    public async Task The_versions_page_tells_what_was_added_changed_and_removed_and_why()
    {
        await site.GivenPromisesAsync(code: "told", items: [Promises.Unready, Promises.Books, Promises.TwoFigures()]);
        await site.GivenPlanAsync(code: "told", reason: "年中调整", items: [Promises.Unready, Promises.TwoFigures(450, "两处工地停工"), Promises.Prose]);
        var page = await site.PageAsync("/2024/told/versions");
        var second = page.QuerySelector("#v2");
        Assert.Equal("增加1件，改动1件，撤下1件。", Words(second?.QuerySelector(".verdict")));
        Assert.Contains("年中调整", Words(second), StringComparison.Ordinal);
        var lines = second!.QuerySelectorAll(".diff > li").Select(Words).ToList();   // found by the assertion before
        Assert.Contains(lines, l => l.Contains("护理型养老床位", StringComparison.Ordinal) && l.Contains("两处工地停工", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("湖滨机场", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("城市书房", StringComparison.Ordinal) && l.Contains("年中调整", StringComparison.Ordinal));
        Assert.Contains(second.QuerySelectorAll(".diff del"), d => d.TextContent.Contains("50", StringComparison.Ordinal));
        Assert.Contains("3件事", Words(page.QuerySelector("#v1")), StringComparison.Ordinal);
    }
}
