using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Duixian.Browser.Tests;

/// <summary>What holds on every page. <c>bench/axe</c> runs the full cross of languages and themes by setting <c>DUIXIAN_AXE=all</c>.</summary>
[Collection(Browsing.Name)]
public sealed partial class EveryPageTests(BrowsedSite site)
{
    private const string BeyondTheEdge =
        "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth).slice(0, 4).map(e => e.outerHTML.slice(0, 90)).join(' | ')";

    [GeneratedRegex("<h1[ >]")]
    private static partial Regex Heading { get; }

    [GeneratedRegex(@"<title>\s*[^<\s]")]
    private static partial Regex Title { get; }

    [GeneratedRegex("<html[^>]* lang=\"?[a-z]{2}")]
    private static partial Regex Language { get; }

    private static Walk? walked;   // the site is one for all tests of the run

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
            found.AddRange((await page.BrokenRulesAsync()).Select(rule => $"{path}: {rule}"));
        }, language);
        Nothing(found);
    }

    [Fact]
    public async Task No_page_scrolls_sideways_on_a_phone() => Nothing((await WalkAsync()).TooWide);

    [Fact]
    public async Task Every_page_has_one_heading_a_title_and_its_language() => Nothing((await WalkAsync()).Headless);

    [Fact]
    public async Task Every_link_leads_somewhere()
    {
        var walk = await WalkAsync();
        List<string> found = [];
        foreach (var (target, path) in walk.Links)
        {
            var answer = await walk.Last!.APIRequest.GetAsync(target);   // set by walking
            if (answer.Status is 404 or >= 500) { found.Add($"{path} links to {target}: {answer.Status}"); }
        }
        Nothing(found);
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
        Nothing(found);
    }

    /// <summary>What one walk with a phone saw: walking is what takes long, so three rules look at the same one.</summary>
    private sealed class Walk
    {
        public List<string> TooWide { get; } = [];
        public List<string> Headless { get; } = [];

        /// <summary>Every place of this site that is linked, with the first page that links it.</summary>
        public Dictionary<string, string> Links { get; } = new(StringComparer.Ordinal);

        /// <summary>The auditor's; what another role may not see answers 403, which is somewhere.</summary>
        public IPage? Last { get; set; }
    }

    private async Task<Walk> WalkAsync()
    {
        if (walked is not null) { return walked; }
        var walk = new Walk();
        await Places.VisitAllAsync(site, Visit.OnAPhone, async (page, path) =>
        {
            walk.Last = page;
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (over > 0) { walk.TooWide.Add($"{path}: {over} px too wide; beyond the edge: {await page.EvaluateAsync<string>(BeyondTheEdge)}"); }
            var sent = await (await page.APIRequest.GetAsync(site.Address + path)).TextAsync();   // as it is without scripts
            if (Heading.Count(sent) is not 1 and var headings) { walk.Headless.Add($"{path}: {headings} headings of the first rank"); }
            if (!Title.IsMatch(sent)) { walk.Headless.Add($"{path}: no title"); }
            if (!Language.IsMatch(sent)) { walk.Headless.Add($"{path}: no language"); }
            if (path.EndsWith("/999", StringComparison.Ordinal)) { return; }   // not there, and its own language link says so again
            foreach (var href in await page.EvalOnSelectorAllAsync<string[]>("a[href]", "all => all.map(a => a.href)"))
            {
                var target = href.Split('#')[0];
                if (target.StartsWith(site.Address, StringComparison.Ordinal)) { walk.Links.TryAdd(target, path); }
            }
        });
        return walked = walk;
    }

    private static void Nothing(List<string> found) => Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
}
