using Microsoft.Playwright;

namespace Duixian.Browser.Tests;

[Collection(Browsing.Name)]
public sealed class HomePageTests(BrowsedSite site)
{
    [Fact]
    public async Task The_home_page_weighs_little_and_asks_no_other_host()
    {
        var page = await site.OpenAsync("about:blank");
        List<IResponse> answers = [];
        page.Response += (_, answer) => answers.Add(answer);
        await page.GotoAsync(site.Address + "/", new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.NotEmpty(answers);
        Assert.All(answers, answer => Assert.StartsWith(site.Address, answer.Url, StringComparison.Ordinal));
        var weight = 0;
        foreach (var answer in answers) { weight += (await answer.BodyAsync()).Length; }
        Assert.InRange(weight, 1, 150_000);
    }

    [Fact]
    public async Task The_home_page_reads_the_same_without_scripts()
    {
        var with = await site.OpenAsync("/");
        var without = await site.OpenAsync("/", Visit.WithoutScripts);
        Assert.Equal(await with.InnerTextAsync("h1"), await without.InnerTextAsync("h1"));
    }
}
