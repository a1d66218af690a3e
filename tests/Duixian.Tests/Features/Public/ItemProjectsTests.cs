using Duixian.Domain.Projects;
using Duixian.Features.Projects.YearLists;
using Duixian.Tests.Features.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Public;

public sealed class ItemProjectsTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task An_item_names_the_published_projects_that_serve_it_and_how_far_they_are()
    {
        await site.GivenPlanAsync(code: "serving", items: Items(22));
        var building = await GivenServingAsync("演示路甲", "2024/serving/2");
        var planned = await GivenServingAsync("演示路乙", "2024/serving/2", "2024/serving/22");
        await GivenServingAsync("演示路丙", "2024/serving/22");
        var hidden = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示路未公布") with { Serves = ["2024/serving/2"] });
        await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示路别的话") with { Serves = ["2024/serving/1"], Scale = "服务\"2024/serving/2\"" });
        await site.GivenStageAsync(building, "construction", "2024-02-20");
        var page = await site.PageAsync("/2024/serving/2");
        var rows = page.QuerySelectorAll("#projects tbody tr").ToList();
        Assert.Equal([$"/project/{building}", $"/project/{planned}"], rows.Select(r => r.QuerySelector("th a")?.GetAttribute("href")));
        Assert.Contains(StagePath.Shipped["construction"].Name, rows[0].TextContent);
        Assert.NotNull(rows[0].QuerySelector("svg"));
        Assert.Contains("虚构示例", rows[0].TextContent);
        Assert.Equal(2, (await site.PageAsync("/2024/serving/22")).QuerySelectorAll("#projects tbody tr").Length);
        Assert.Null((await site.PageAsync("/2024/serving/3")).QuerySelector("#projects"));
        Assert.Contains("Projects that serve this", (await site.PageAsync("/en/2024/serving/2")).QuerySelector("#projects")?.TextContent);

        // The page is kept, yet what a project does belongs to no plan.
        await site.GivenPublishedAsync(hidden);
        Assert.Equal(3, (await site.PageAsync("/2024/serving/2")).QuerySelectorAll("#projects tbody tr").Length);
        await site.OnProjectAsync(hidden, (p, act) => p.Hide("演示", act));
        Assert.Equal(2, (await site.PageAsync("/2024/serving/2")).QuerySelectorAll("#projects tbody tr").Length);
    }

    [Theory]
    [InlineData(ProjectMeasure.Starts, "真正开工", false)]
    [InlineData(ProjectMeasure.Procedures, "手续全部办齐", true)]
    public async Task A_figure_counted_from_projects_says_so_and_shows_what_was_planned_before_and_after_the_year_was_adjusted(ProjectMeasure measure, string said, bool isRate)
    {
        var (code, year) = ("counted" + measure.ToString().ToLowerInvariant(), isRate ? 2024 : 2022);
        await site.GivenPlanAsync(year: year, code: code, items: Items(2));
        var plan = new YearPlan(null, Starts: true, Completes: false, Procedures: true);
        var projects = new List<int>();
        for (var i = 1; i <= 4; i++) { projects.Add(await site.GivenKeyProjectAsync(PortfolioExamples.Record($"演示计数{code}{i}"))); }
        await site.GivenInYearAsync(year, plan, projects[0], projects[1]);
        await KeepAsync(new CountFromProjectsRequest(year, code, "1", 1, measure, "由项目库逐个计数"));
        Assert.Contains("还没有冻结，现列 2 个", (await site.PageAsync($"/{year}/{code}/1")).Body!.TextContent);
        await site.ActAsync((services, act) => services.GetRequiredService<KeepYear>().ExecuteAsync(new FreezeYearRequest(year, YearList.Implementation), act, CancellationToken.None));
        await site.GivenInYearAsync(year, plan, projects[2], projects[3]);
        var page = (await site.PageAsync($"/{year}/{code}/1")).Body!.TextContent;   // a page has a body
        Assert.Contains("没有人填报", page);
        Assert.Contains(said, page);
        Assert.Contains("由项目库逐个计数", page);
        Assert.Contains("年度冻结时 2 个，年中调整后 4 个", page);
        Assert.Equal(isRate, page.Contains("比例按冻结时的数算", StringComparison.Ordinal));
        Assert.DoesNotContain("没有人填报", (await site.PageAsync($"/{year}/{code}/2")).Body!.TextContent);
        Assert.Contains("2 when the year was frozen, 4 as adjusted since", (await site.PageAsync($"/en/{year}/{code}/1")).Body!.TextContent);
    }

    private Task<Domain.Ledger.Receipt> KeepAsync(CountFromProjectsRequest request) =>
        site.ActAsync((services, act) => services.GetRequiredService<KeepYear>().ExecuteAsync(request, act, CancellationToken.None));

    private async Task<int> GivenServingAsync(string name, params string[] items)
    {
        var number = await site.GivenKeyProjectAsync(PortfolioExamples.Record(name) with { Serves = items, StartPlanned = "2024-02", Owner = "演示业主" });
        await site.GivenPublishedAsync(number);
        return number;
    }

    private static Domain.Plans.DraftItemContent[] Items(int count) =>
        [.. Enumerable.Range(1, count).Select(i => PlanExamples.Item($"{i}", $"新建第{i}处书房", "MZJ", PlanExamples.Counted("书房", i, "处", $"{i}处")))];
}
