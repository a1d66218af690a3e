using Microsoft.Playwright;

namespace Duixian.Browser.Tests;

/// <summary>What anyone may read, without signing in.</summary>
[Collection(Browsing.Name)]
public sealed class CitizenTests(BrowsedSite site)
{
    [Fact]
    public async Task A_citizen_without_scripts_finds_a_promise_and_the_words_it_came_from()
    {
        var page = await site.OpenAsync("/2024", Visit.WithoutScripts);
        await page.ClickAsync("main a[href='/2024/report'] >> nth=0");
        await page.FillAsync("input[name=q]", "小区");
        await page.ClickAsync("main form button[type=submit]");
        var rows = page.Locator("table.promises a[href^='/2024/report/']");
        Assert.True(await rows.CountAsync() > 0, "a word of two characters finds something");

        await page.GotoAsync("/2024/report");
        await page.ClickAsync("table.promises a[href='/2024/report/22']");
        var wording = await page.InnerTextAsync("h1");
        Assert.Equal(2, await page.Locator("main .pair > *").CountAsync());

        await page.ClickAsync("main a[href*='/source/'][href*='#q-22'] >> nth=0");
        Assert.Contains("/2024/report/source/1", page.Url, StringComparison.Ordinal);
        var marked = await page.Locator("mark[id^='q-22']").AllInnerTextsAsync();
        Assert.NotEmpty(marked);
        Assert.All(marked, quote => Assert.Contains(quote.Trim(), wording, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_sorts_and_is_handed_out_without_scripts()
    {
        var page = await site.OpenAsync("/2024/report", Visit.WithoutScripts);
        await page.ClickAsync("th.amt a");
        Assert.Equal("ascending", await page.GetAttributeAsync("th.amt", "aria-sort"));
        foreach (var format in new[] { "csv", "xlsx", "json" })
        {
            var href = await page.GetAttributeAsync($"a[download][href*='.{format}'] >> nth=0", "href");
            var answer = await page.APIRequest.GetAsync(site.Address + href);
            Assert.True(answer.Ok, $"{href}: {answer.Status}");
            Assert.NotEmpty(await answer.BodyAsync());
        }
    }

    [Fact]
    public async Task The_same_page_speaks_English_and_back()
    {
        var page = await site.OpenAsync("/2024/report/22");
        await page.ClickAsync("a[hreflang=en]");
        await page.WaitForURLAsync("**/en/2024/report/22", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        Assert.StartsWith("en", await page.GetAttributeAsync("html", "lang"), StringComparison.Ordinal);
        await page.ClickAsync("a[hreflang=zh-Hans]");
        await page.WaitForURLAsync(site.Address + "/2024/report/22", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
    }

    [Fact]
    public async Task The_keyboard_alone_leads_from_the_first_page_to_an_item()
    {
        var page = await site.OpenAsync("/2024");   // the bare address is the newest year, and other tests publish one
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await page.GetAttributeAsync(":focus", "href"));   // past the links of every page
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "a[href='/2024/report/1']");
        Assert.NotEqual("none", await page.EvalOnSelectorAsync<string>(":focus", "e => getComputedStyle(e).outlineStyle"));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/2024/report/1", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
    }

    [Fact]
    public async Task The_keyboard_alone_signs_in_and_opens_the_form_for_a_document()
    {
        var page = await site.OpenAsync("/demo/roles");
        await TabToAsync(page, "form[action$='/demo/roles/DeliveryOfficer'] button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/desk", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await TabToAsync(page, "a[href='/desk/drafts']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/desk/drafts", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await TabToAsync(page, "a[href='/desk/drafts/new']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/desk/drafts/new", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await TabToAsync(page, "textarea[name=Pasted]");
        await page.Keyboard.TypeAsync("1.新建公园2处;");
        Assert.Equal("1.新建公园2处;", await page.InputValueAsync("textarea[name=Pasted]"));
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var presses = 0; presses < 120; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.Locator(":focus").CountAsync() > 0 && await page.Locator($":focus:is({selector})").CountAsync() > 0) { return; }
        }
        Assert.Fail($"120 presses of Tab never reached {selector}");
    }
}
