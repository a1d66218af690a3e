using System.Net;
using AngleSharp.Dom;
using Duixian.Domain.Plans;

namespace Duixian.Tests.Features.Public;

public sealed class PlanListTests(PlanListTests.Published site) : IClassFixture<PlanListTests.Published>
{
    public sealed class Published : TestSite
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await this.GivenPromisesAsync(items:
            [
                .. Promises.All,
                PlanExamples.Item("8", "居民住院报销提高到75%,覆盖_全部_县", "YBJ", PlanExamples.Counted("住院报销", 75, "%", "75%")) with { Group = "医保" },
            ]);
        }
    }

    private static IEnumerable<string> Numbers(IDocument page) => page.QuerySelectorAll("table.promises tr[id] .no").Select(n => n.TextContent);

    private async Task<IEnumerable<string>> ShownAsync(string query) => Numbers(await site.PageAsync("/2024/report" + query));

    [Theory]
    [InlineData("书", new[] { "7" })]
    [InlineData("医保", new[] { "5", "8" })]
    [InlineData("７", new[] { "7", "8" })]      // full width, and 75%
    [InlineData("床位 500", new[] { "22" })]    // every word must occur
    [InlineData("民政", new[] { "22" })]        // the office
    [InlineData("75%", new[] { "8" })]
    [InlineData("%", new[] { "8" })]            // a sign, not a wildcard
    [InlineData("_", new[] { "8" })]
    [InlineData("没有这个词", new string[0])]
    public async Task Search_finds_words_of_one_and_two_characters_and_takes_signs_literally(string words, string[] expected) =>
        Assert.Equal(expected, await ShownAsync("?q=" + Uri.EscapeDataString(words)));

    [Fact]
    public async Task Filters_narrow_and_can_be_combined()
    {
        Assert.Equal(["5"], await ShownAsync("?ready=no"));
        Assert.Equal(["5", "8"], await ShownAsync("?group=" + Uri.EscapeDataString("医保")));
        Assert.Equal(["8"], await ShownAsync("?group=" + Uri.EscapeDataString("医保") + "&ready=yes"));
        Assert.Equal(["22"], await ShownAsync("?office=MZJ"));
        Assert.Equal(["5"], await ShownAsync("?office=none"));
        Assert.Equal(["P1"], await ShownAsync("?kind=Milestone"));
        Assert.Equal(["5", "7", "22", "P1", "8"], await ShownAsync("?kind=no-such&sort=whatever&page=abc"));
    }

    [Fact]
    public async Task Heads_sort_by_a_link_and_turn_round()
    {
        Assert.Equal(["7", "5", "22", "P1", "8"], await ShownAsync("?sort=due"));
        Assert.Equal(["8", "P1", "22", "7", "5"], await ShownAsync("?sort=-number"));
        Assert.Equal("5", (await ShownAsync("?sort=office")).Last());
        Assert.Equal("5", (await ShownAsync("?sort=-office")).Last());
        var page = await site.PageAsync("/2024/report?sort=due");
        var head = page.QuerySelector("th[aria-sort]");
        Assert.Equal("ascending", head?.GetAttribute("aria-sort"));
        Assert.Equal("/2024/report?sort=-due", head?.QuerySelector("a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Tallies_count_items_and_keep_the_other_filters()
    {
        var page = await site.PageAsync("/2024/report?group=" + Uri.EscapeDataString("医保"));
        Assert.Equal(["全部 2", "未就绪 1", "待报送 1"], page.QuerySelectorAll(".tally > a").Select(a => a.TextContent.Trim()));
        Assert.Contains("group=", page.QuerySelector(".tally > a:nth-child(2)")?.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_keeps_what_was_asked_and_files_have_the_same_query()
    {
        var page = await site.PageAsync("/en/2024/report?q=" + Uri.EscapeDataString("书") + "&office=WLJ&sort=-due");
        Assert.Equal("书", page.QuerySelector("input[name=q]")?.GetAttribute("value"));
        Assert.Equal("WLJ", page.QuerySelector("select[name=office] option[selected]")?.GetAttribute("value"));
        Assert.Equal("-due", page.QuerySelector("input[name=sort]")?.GetAttribute("value"));
        Assert.StartsWith("/en/2024/report.csv?q=", page.QuerySelector(".tally a[download]")?.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_found_says_what_to_do()
    {
        var page = await site.PageAsync("/2024/report?q=zzz");
        Assert.Contains("换一个词", page.QuerySelector(".empty")?.TextContent);
        Assert.Equal("/2024/report", page.QuerySelector(".empty a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task A_long_list_is_turned_page_by_page_without_losing_or_repeating_a_line()
    {
        var many = Enumerable.Range(1, 430).Select(i => PlanExamples.Item($"{i}", $"第{i}件", "MZJ", PlanExamples.Counted("件", i % 7, "件", "件"))).ToArray();
        await site.GivenPlanAsync(code: "long", items: many);
        var seen = new List<string>();
        for (var page = 1; page <= 3; page++) { seen.AddRange(Numbers(await site.PageAsync($"/2024/long?sort=amount&page={page}"))); }
        Assert.Equal(430, seen.Distinct().Count());
        Assert.Equal(430, seen.Count);
        Assert.Equal(HttpStatusCode.OK, (await site.Anyone.GetAsync("/2024/long?page=999999999")).StatusCode);
    }
}
