using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Duixian.Browser.Tests;

/// <summary>What holds on every page. <c>bench/axe</c> runs the full cross of languages and themes by setting <c>DUIXIAN_AXE=all</c>.</summary>
[Collection(Browsing.Name)]
public sealed class EveryPageTests(BrowsedSite site)
{
    private const string BeyondTheEdge =
        "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth).slice(0, 4).map(e => e.outerHTML.slice(0, 90)).join(' | ')";

    public static TheoryData<string, bool> Faces => Environment.GetEnvironmentVariable("DUIXIAN_AXE") == "all"
        ? new() { { "", false }, { "", true }, { "/en", false }, { "/en", true } }
        : new() { { "", false } };

    [Theory]
    [MemberData(nameof(Faces))]
    public async Task No_page_keeps_out_people_who_see_hear_or_move_differently(string language, bool dark)
    {
        List<string> found = [];
        await Places.VisitAllAsync(site, Visit.AtADesk with { Dark = dark }, async (page, path) =>
        {
            var result = await page.RunAxe();
            found.AddRange(result.Violations.Select(v => $"{path}: {v.Id} {string.Join(" | ", v.Nodes.Select(n => n.Html).Take(3))}"));
        }, language);
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public async Task No_page_scrolls_sideways_on_a_phone()
    {
        List<string> found = [];
        await Places.VisitAllAsync(site, Visit.OnAPhone, async (page, path) =>
        {
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (over > 0) { found.Add($"{path}: {over} px too wide; beyond the edge: {await page.EvaluateAsync<string>(BeyondTheEdge)}"); }
        });
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public async Task Every_page_has_one_heading_a_title_and_its_language()
    {
        List<string> found = [];
        await Places.VisitAllAsync(site, Visit.WithoutScripts, async (page, path) =>
        {
            if (await page.Locator("h1").CountAsync() != 1) { found.Add($"{path}: {await page.Locator("h1").CountAsync()} headings of the first rank"); }
            if (string.IsNullOrWhiteSpace(await page.TitleAsync())) { found.Add($"{path}: no title"); }
            if (await page.GetAttributeAsync("html", "lang") is not { Length: > 1 }) { found.Add($"{path}: no language"); }
        });
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public async Task No_page_breaks_its_own_content_policy_or_asks_another_host()
    {
        List<string> found = [];
        var page = await site.OpenAsync("/");
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal)) { found.Add($"{page.Url}: {message.Text}"); }
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) { found.Add($"{page.Url} asks {request.Url}"); }
        };
        foreach (var path in Places.Public) { await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load }); }
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public async Task Every_link_leads_somewhere()
    {
        Dictionary<string, string> links = new(StringComparer.Ordinal);
        IPage? last = null;
        await Places.VisitAllAsync(site, Visit.AtADesk, async (page, path) =>
        {
            if (path.EndsWith("/999", StringComparison.Ordinal)) { return; }   // not there, and its own language link says so again
            last = page;   // the administrator's; what another role may not see answers 403, which is somewhere
            foreach (var href in await page.EvalOnSelectorAllAsync<string[]>("a[href]", "all => all.map(a => a.href)"))
            {
                var target = href.Split('#')[0];
                if (target.StartsWith(site.Address, StringComparison.Ordinal)) { links.TryAdd(target, path); }
            }
        });
        List<string> found = [];
        foreach (var (target, path) in links)
        {
            var answer = await last!.APIRequest.GetAsync(target);   // set by the visit
            if (answer.Status is 404 or >= 500) { found.Add($"{path} links to {target}: {answer.Status}"); }
        }
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }
}
