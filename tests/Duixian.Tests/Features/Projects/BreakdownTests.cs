using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.Breakdown;

namespace Duixian.Tests.Features.Projects;

/// <summary>The portfolio added up by county and by sector.</summary>
public sealed class BreakdownTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly DateOnly Day = new(2024, 6, 30);

    private static BrokenProject Of(int number, decimal? yuan, DateOnly? started, YearPlan? frozen, YearPlan? adjusted, params string[] units) =>
        new(number, $"演示{number}", units, number % 2 == 0 ? "产业" : "", yuan, started, null, number > 2 ? 10 : null, number == 3 ? Day : null, "owner", Day.AddDays(-number), frozen, adjusted);

    private static readonly YearPlan Starts = new(null, Starts: true, Completes: false, Procedures: false);

    private static readonly BrokenProject[] Four =
    [
        Of(1, 10m, new(2024, 3, 1), Starts, Starts, "A"),
        Of(2, 20m, null, Starts, null, "A", "B"),
        Of(3, null, new(2023, 3, 1), null, Starts, "B"),
        Of(4, 40m, new(2024, 7, 1), null, Starts),
    ];

    [Fact]
    public void A_project_of_two_counties_counts_in_both_and_its_money_in_neither()
    {
        var view = BreakdownView.OfCounties(Four, ["A", "B", "C"], 2024, Day);
        Assert.Equal(new (string, int, decimal?)[] { ("A", 2, 10m), ("B", 2, null), ("C", 0, null), ("", 1, 40m) }, view.Rows.Select(r => (r.Key, r.Projects, r.Yuan)));
        Assert.Equal((1, (decimal?)20m), (view.Across!.Projects, view.Across.Yuan));   // one of the four
        Assert.Equal((4, (decimal?)70m, 1), (view.All.Projects, view.All.Yuan, view.All.Unpriced));
        Assert.Equal(1, view.Twice);
        Assert.Equal(view.All.Yuan, view.Rows.Sum(r => r.Yuan ?? 0) + view.Across.Yuan);   // no yuan twice, none lost
    }

    [Fact]
    public void Starts_are_of_both_lists_and_only_what_started_that_year_up_to_the_day()
    {
        var all = BreakdownView.OfCounties(Four, ["A", "B"], 2024, Day).All;
        Assert.Equal((new ReachedOf(1, 2), new ReachedOf(1, 3)), (all.StartsFrozen, all.StartsAdjusted));
        Assert.Equal(2, all.UnderWay);
        Assert.Equal(new ReachedOf(1, 2), all.Complete);
        Assert.Equal(4, all.Held!.Number);   // all are held
    }

    [Fact]
    public void Sectors_add_up_to_all()
    {
        var view = BreakdownView.OfSectors(Four, 2024, Day);
        Assert.Equal(new (string, int, decimal?)[] { ("产业", 2, 60m), ("", 2, 10m) }, view.Rows.Select(r => (r.Key, r.Projects, r.Yuan)));
        Assert.Equal((0, (BreakdownRow?)null), (view.Twice, view.Across));
    }

    [Fact]
    public async Task The_page_says_that_the_rows_are_more_than_all_and_its_file_holds_the_same_figures()
    {
        site.SetToday(2024, 6, 1);
        var across = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示跨县管网", 300_000_000m, PortfolioExamples.County, PortfolioExamples.OtherCounty), "start");
        var own = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示县内管网", 30_000_000m), "start");
        await site.GivenInYearAsync(2024, Starts, across, own);
        await site.GivenStageAsync(own, "construction", "2024-05-10");
        await site.GivenOutlookAsync(across, o => (o.Holder, o.HolderKind, o.HeldSince) = ("owner", "owner", new DateOnly(2024, 5, 2)));
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var page = await site.PageAsync("/desk/projects/counties", officer);
        var rows = page.QuerySelectorAll("tbody tr").ToDictionary(r => r.QuerySelector("th")!.FirstChild!.TextContent, r => r.QuerySelectorAll("td").Select(c => c.FirstChild?.TextContent).ToList());   // every row has a head
        Assert.Equal("2", rows["东昌府"][0]);
        Assert.Equal("3,000万元", rows["东昌府"][4]);
        Assert.Equal("—", rows["冠县"][4]);
        Assert.Equal("3亿元", rows["跨县项目"][4]);
        Assert.Equal("2", rows["全部，每个算一次"][0]);
        Assert.Contains("各行相加多1个", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("业主，30天", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='/desk/projects?unit={PortfolioExamples.County}']"));
        var file = await officer.GetStringAsync("/desk/projects/counties.csv?year=2024");
        Assert.Contains("东昌府,2,1,", file, StringComparison.Ordinal);
        Assert.Contains("30000000", file, StringComparison.Ordinal);
        var sectors = await site.PageAsync("/desk/projects/sectors", officer);
        Assert.NotNull(sectors.QuerySelector("tbody a[href^='/desk/projects?category=']"));
        Assert.Contains("3.3亿元", sectors.QuerySelector("tbody.sum")!.TextContent, StringComparison.Ordinal);
        var county = await site.PageAsync("/desk/projects/counties", await site.SignedInAsync(Role.Reporter, "DCF"));
        Assert.DoesNotContain("冠县", county.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }
}
