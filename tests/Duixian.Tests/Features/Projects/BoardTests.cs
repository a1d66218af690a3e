using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;

namespace Duixian.Tests.Features.Projects;

/// <summary>The portfolio by stage.</summary>
public sealed class BoardTests(TestSite site) : IClassFixture<TestSite>
{
    private async Task<AngleSharp.Dom.IElement> ColumnAsync(string stage, string query = "", Role role = Role.DeliveryOfficer, string office = "ZFB")
    {
        await site.GivenCountiesAsync();
        var page = await site.PageAsync("/desk/projects/board" + query, await site.SignedInAsync(role, office));
        return page.QuerySelectorAll(".board > li").Single(li => li.QuerySelector("h3")!.TextContent.Trim() == stage);   // every column has a head
    }

    private static string? Sum(AngleSharp.Dom.IElement column) => column.QuerySelector(".sum data")?.GetAttribute("value");

    [Fact]
    public async Task Money_of_a_project_in_two_counties_is_given_to_neither()
    {
        site.SetToday(2024, 6, 1);
        var mine = "category=" + Uri.EscapeDataString("跨县");   // the columns of other tests are not counted
        foreach (var record in new[] { PortfolioExamples.Record("演示跨县快速路", 500_000_000m, PortfolioExamples.County, PortfolioExamples.OtherCounty), PortfolioExamples.Record("演示县内支路", 20_000_000m), PortfolioExamples.Record("演示没有数的路", null, PortfolioExamples.OtherCounty) })
        {
            await site.GivenKeyProjectAsync(record with { Category = "跨县" }, "idea");
        }
        Assert.Equal("520000000", Sum(await ColumnAsync("谋划", "?" + mine)));
        var own = await ColumnAsync("谋划", $"?unit={PortfolioExamples.County}&{mine}");
        Assert.Equal("20000000", Sum(own));
        Assert.Equal("2", own.QuerySelector(".sum b")!.TextContent);   // it is counted, its money is not
        Assert.Null(Sum(await ColumnAsync("谋划", $"?unit={PortfolioExamples.OtherCounty}&{mine}")));   // unknown is no zero
        var page = await site.PageAsync($"/desk/projects/board?unit={PortfolioExamples.County}&{mine}", await site.SignedInAsync(Role.DeliveryOfficer));
        Assert.Contains("另有1个跨县项目", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("20000000", Sum(await ColumnAsync("谋划", "?" + mine, Role.Reporter, "DCF")));   // the same for a person of the county
    }

    [Fact]
    public async Task The_eight_who_stood_longest_are_shown_with_who_holds_the_ball_and_the_rest_is_a_link()
    {
        site.SetToday(2024, 6, 1);
        for (var i = 1; i <= 9; i++) { await site.GivenKeyProjectAsync(PortfolioExamples.Record($"演示储备{i}"), "reserve", i == 9 ? "2022-11" : i == 8 ? "2024" : $"2024-0{((i - 1) % 5) + 1}-1{i}"); }
        var vague = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示储备不详"), "reserve", null);
        var column = await ColumnAsync("储备");
        var names = column.QuerySelectorAll("ul li .name").Select(a => a.TextContent).ToList();
        Assert.Equal(8, names.Count);
        Assert.Equal("演示储备9", names[0]);
        Assert.DoesNotContain("演示储备不详", names);
        Assert.Contains($"第{new DateOnly(2024, 6, 1).DayNumber - new DateOnly(2022, 11, 30).DayNumber}天", column.QuerySelector("ul li small")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("另有2个", column.QuerySelector(".rest a")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/desk/projects?stage=reserve", column.QuerySelector("h3 a")!.GetAttribute("href"));
        await site.GivenOutlookAsync(vague, o => (o.Holder, o.HolderKind, o.HeldSince, o.Flagged) = ("owner", "owner", new DateOnly(2024, 5, 1), true));
        var held = (await ColumnAsync("储备", "?holder=owner&sort=held")).QuerySelectorAll("ul li").Single(li => li.TextContent.Contains("演示储备不详", StringComparison.Ordinal));
        Assert.Contains("东昌府·业主办", held.TextContent, StringComparison.Ordinal);
        Assert.Contains("天数不详", held.TextContent, StringComparison.Ordinal);
        Assert.Contains("手续次序有疑问", held.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_goes_along_from_the_table_to_the_board_and_back()
    {
        await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示看板换看法"));
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var table = await site.PageAsync($"/desk/projects?unit={PortfolioExamples.County}&sort=-total&cols=Stage&page=2", officer);
        Assert.NotNull(table.QuerySelector($"a[href='/desk/projects/board?unit={PortfolioExamples.County}&sort=-total']"));
        var board = await site.PageAsync($"/desk/projects/board?unit={PortfolioExamples.County}", officer);
        Assert.NotNull(board.QuerySelector($"a[href='/desk/projects?unit={PortfolioExamples.County}']"));
        Assert.Equal(PortfolioExamples.County, board.QuerySelector("select[name=unit] option[selected]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task A_county_sees_its_own_projects_alone()
    {
        await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示本县谋划"), "idea");   // who has no project at all is shown no board
        await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示外县达产", 1m, PortfolioExamples.OtherCounty), "full");
        Assert.Equal("0", (await ColumnAsync("达产", "", Role.Reporter, "DCF")).QuerySelector(".sum b")!.TextContent);
        Assert.Equal("1", (await ColumnAsync("达产")).QuerySelector(".sum b")!.TextContent);
    }
}
