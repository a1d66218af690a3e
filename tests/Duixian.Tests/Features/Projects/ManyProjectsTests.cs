using System.Diagnostics;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;
using Duixian.Tests.Features.Dispatch;
using Microsoft.EntityFrameworkCore;
using static Duixian.Tests.Features.Projects.InvestmentExamples;

namespace Duixian.Tests.Features.Projects;

/// <summary>What a city's hundreds of projects must not do to the public pages: whatever fits with two pages and a half of them fits with 750.</summary>
public sealed class ManyProjectsTests(TestSite site) : IClassFixture<TestSite>
{
    private const int All = 240;
    private const int Kilobytes = 150;

    [Fact]
    public async Task Hundreds_of_projects_are_published_in_seconds_and_drown_no_page()
    {
        await site.GivenFrozenYearAsync(2024, [.. Enumerable.Range(1, All).Select(n => (n, 1_000m + n, n % 3 == 0 ? "371502" : n % 3 == 1 ? "371503" : ""))]);
        var clock = Stopwatch.StartNew();
        await site.GivenInvestmentPlanAsync(2024);
        TestContext.Current.TestOutputHelper?.WriteLine($"{All} projects published in {clock.Elapsed.TotalSeconds:0.0} s");
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));   // two seconds on a machine of its own; the one that runs the tests is shared
        await ShouldFitAsync("before anything is reported");
        Assert.Empty((await site.PageAsync("/2024")).QuerySelectorAll("main .thirty a, main table tr"));

        site.SetToday(2024, 5, 31);
        var may = await site.GivenRoundAsync("2024-05", 2024, PlanAddress.Projects);
        await site.ActAsync(async (services, act) =>
        {
            var db = (Duixian.Data.DuixianDb)services.GetService(typeof(Duixian.Data.DuixianDb))!;   // registered
            var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == may);
            foreach (var line in await db.Reports.Where(r => r.RoundId == may && r.Indicator == InvestmentPlan.Completed).ToListAsync())
            {
                Assert.Null(line.File(new(new Figure(line.Position * Wan), false, null, null), line.Party, proxy: false, needsApprover: false, round, round.Due));
                Assert.Null(line.Accept(EvidenceGrade.Unverified, roundClosed: false, act));
            }
            return await db.SaveAsync(act, CancellationToken.None);
        });
        await site.GivenRoundClosedAsync(may);
        await site.GivenAdjustedAsync(2024, Enumerable.Range(1, 60), 900, "年中调减");
        await site.GivenInvestmentPlanAsync(2024);
        await ShouldFitAsync("after a round and a revision of 60");
        var list = await site.PageAsync("/2024/projects");
        Assert.Equal(100, list.QuerySelectorAll("main tbody th[scope=row]").Length);
        Assert.Contains("X101", (await site.PageAsync("/2024/projects?page=2")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2024年由其填报的重点项目80个", (await site.PageAsync("/place/371502?year=2024")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("240", (await site.PageAsync("/2024")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_year_page_of_a_city_with_other_lists_says_the_projects_in_one_line()
    {
        await site.GivenPlanAsync(2031);
        await site.GivenFrozenYearAsync(2031, [(9_001, 20_000, "371502"), (9_002, 8_000, "371502")]);
        await site.GivenInvestmentPlanAsync(2031);
        var page = await site.PageAsync("/2031");
        Assert.Contains("2个重点项目，今年计划投资2.8亿元", page.QuerySelector("aside a[href='/2031/projects']")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("X9001", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private async Task ShouldFitAsync(string when)
    {
        foreach (var path in new[] { "/2024", "/2024/projects", "/2024/projects?page=3", "/2024/projects?q=湖滨", "/2024/projects/source", "/2024/projects/versions", "/2024/projects/changes", "/2024/projects/X12", "/place/371502", "/place", "/ledger", "/ledger?plan=2024/projects", "/en/2024/projects" })
        {
            var answer = await site.Anyone.GetAsync(path);
            Assert.True(answer.IsSuccessStatusCode, $"{path} {answer.StatusCode}");
            var size = (await answer.Content.ReadAsByteArrayAsync()).Length / 1024;
            TestContext.Current.TestOutputHelper?.WriteLine($"{path} {when}: {size} KB");
            Assert.True(size <= Kilobytes, $"{path} {when}: {size} KB");
        }
    }
}
