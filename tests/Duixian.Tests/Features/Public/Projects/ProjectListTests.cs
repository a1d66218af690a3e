using System.Text.Json;
using Duixian.Domain.Projects;
using Duixian.Tests.Features.Projects;

namespace Duixian.Tests.Features.Public.Projects;

/// <summary>Sixty published projects in two years, one of them in two counties, and one that nobody published.</summary>
public sealed class ListedProjects : TestSite
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        SetToday(2024, 6, 1);
        var numbers = new List<int>();
        for (var i = 1; i <= 60; i++)
        {
            var across = i == 60;
            numbers.Add(await this.GivenKeyProjectAsync(
                PortfolioExamples.Record($"演示{i:00}号厂房", i == 7 ? null : i * 10_000_000m, across ? [PortfolioExamples.County, PortfolioExamples.OtherCounty] : [i % 2 == 0 ? PortfolioExamples.County : PortfolioExamples.OtherCounty]) with { StartPlanned = $"2024-{(i % 12) + 1:00}", Fictional = i == 1 },
                i <= 10 ? "construction" : "preparation"));
        }
        var secret = await this.GivenKeyProjectAsync(PortfolioExamples.Record("演示未公布厂房"));
        await this.GivenInYearAsync(2024, new YearPlan(null, Starts: true, Completes: false, Procedures: false), [.. numbers.Skip(2), secret]);
        await this.GivenInYearAsync(2023, new YearPlan(null, Starts: true, Completes: false, Procedures: false), [.. numbers.Take(2)]);
        foreach (var number in numbers) { await this.GivenPublishedAsync(number); }
    }
}

public sealed class ProjectListTests(ListedProjects site) : IClassFixture<ListedProjects>
{
    private async Task<List<string>> NamesAsync(string query) => [.. (await site.PageAsync("/projects" + query)).QuerySelectorAll("tbody th a").Select(a => a.TextContent)];

    [Fact]
    public async Task The_newest_year_comes_first_fifty_to_a_page_and_what_is_not_published_is_not_there()
    {
        var page = await site.PageAsync("/projects");
        Assert.Equal("2024年重点项目", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(50, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("公布58个项目", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(8, (await NamesAsync("?page=2")).Count);
        Assert.Equal(["演示01号厂房", "演示02号厂房"], await NamesAsync("?year=2023"));
        Assert.Equal(60, (await NamesAsync("?year=all")).Count + (await NamesAsync("?year=all&page=2")).Count);
        Assert.DoesNotContain("未公布", page.Source.Text + await site.Anyone.GetStringAsync("/projects.json?year=all") + await site.Anyone.GetStringAsync("/projects.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_and_sorting_are_links_and_forms_and_work_together()
    {
        Assert.Equal(8, (await NamesAsync("?stage=construction")).Count);
        Assert.Equal(["演示60号厂房", "演示58号厂房"], (await NamesAsync($"?unit={PortfolioExamples.County}&sort=-total")).Take(2));
        Assert.Equal(["演示60号厂房", "演示59号厂房"], (await NamesAsync($"?unit={PortfolioExamples.OtherCounty}&sort=-total")).Take(2));
        Assert.Equal("演示07号厂房", (await NamesAsync("?sort=-total&page=2"))[^1]);   // unknown last, either way
        Assert.Equal("演示07号厂房", (await NamesAsync("?sort=total&page=2"))[^1]);
        Assert.Equal(["演示42号厂房"], await NamesAsync("?q=" + Uri.EscapeDataString("42号")));
        var page = await site.PageAsync("/projects?stage=construction&sort=-total");
        Assert.Equal("-total", page.QuerySelector("form input[name=sort]")?.GetAttribute("value"));
        Assert.Equal("/projects?stage=construction&sort=start", page.QuerySelectorAll("thead a").Single(a => a.TextContent.Contains("计划开工", StringComparison.Ordinal)).GetAttribute("href"));
        Assert.Equal("/projects.csv?stage=construction&sort=-total", page.QuerySelector("a[href*='.csv']")?.GetAttribute("href"));
        Assert.NotNull((await site.PageAsync("/projects?stage=full")).QuerySelector("a[href='/projects']"));   // an empty list says how to go on
    }

    [Fact]
    public async Task Money_is_counted_once_and_what_is_unknown_is_said()
    {
        var all = Enumerable.Range(3, 58).Where(i => i != 7).Sum(i => i * 10_000_000m);
        var said = (await site.PageAsync("/projects")).QuerySelector("main")!.TextContent;
        Assert.Contains($"总投资{Shell(all)}", said, StringComparison.Ordinal);
        Assert.Contains("其中1个没有公布总投资", said, StringComparison.Ordinal);

        static string Shell(decimal yuan) => Duixian.Shell.Formatting.Figures.Amount(yuan, "元");
    }

    [Fact]
    public async Task The_page_and_what_it_needs_weigh_less_than_150_kilobytes()
    {
        foreach (var path in (string[])["/projects", "/en/projects?year=all&sort=-total", "/project/1"])
        {
            var page = await site.PageAsync(path);
            var weight = System.Text.Encoding.UTF8.GetByteCount(page.Source.Text);
            foreach (var part in page.QuerySelectorAll("link[rel=stylesheet], script[src], img[src], link[rel=icon]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")).OfType<string>()) { weight += (await site.Anyone.GetByteArrayAsync(part)).Length; }
            Assert.InRange(weight, 20_000, 150_000);
        }
    }

    [Fact]
    public async Task Files_hold_every_row_exact_values_and_what_is_invented()
    {
        var lines = (await site.Anyone.GetStringAsync("/projects.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(59, lines.Length);
        Assert.All(lines.Skip(1), line => Assert.Contains("不是统计数", line, StringComparison.Ordinal));
        var first = (await site.Anyone.GetStringAsync("/projects.csv?year=2023")).Split('\n')[1];
        Assert.Contains("10000000", first, StringComparison.Ordinal);
        Assert.Contains("虚构示例", first, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await site.Anyone.GetStringAsync("/projects.json?year=2023"));
        Assert.Equal("duixian.projects/1", json.RootElement.GetProperty("schema").GetString());
        Assert.True(json.RootElement.GetProperty("fictional").GetBoolean());
        Assert.Equal(2, json.RootElement.GetProperty("projects").GetArrayLength());
        Assert.False(json.RootElement.GetProperty("projects")[0].TryGetProperty("longitude", out _));
        Assert.Equal("PK", (await site.Anyone.GetStringAsync("/projects.xlsx"))[..2]);
        Assert.Contains("虚构示例", (await site.PageAsync("/projects?year=2023")).QuerySelector("p.fictional")!.TextContent, StringComparison.Ordinal);   // one of the two is
        Assert.Null((await site.PageAsync("/projects")).QuerySelector("p.fictional"));
    }

    [Fact]
    public async Task English_readers_find_it_too()
    {
        var page = await site.PageAsync("/en/projects");
        Assert.Equal("Key projects of 2024", page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith("/en/project/", page.QuerySelector("tbody th a")!.GetAttribute("href")!, StringComparison.Ordinal);   // rows link
        Assert.NotNull((await site.PageAsync("/en")).QuerySelector("header a[href='/en/projects']"));
    }
}
