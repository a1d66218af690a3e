using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Duixian.Browser.Tests;

/// <summary>What an officer does with a printed plan, from the file to the public page.</summary>
[Collection(Browsing.Name)]
public sealed partial class OfficerTests(BrowsedSite site)
{
    private const string Plan = """
        河湾市民生实事清单
        1.新增护理床位500张;
        2.改造老旧小区不少于30个;
        3.城乡居民住院报销比例由70%提高到75%。
        """;

    // Years before the sample plan's: the first page goes on showing the newest.
    [Theory]
    [InlineData(2021, true)]
    [InlineData(2022, false)]
    public async Task An_officer_reads_a_file_checks_the_draft_and_publishes_it(int year, bool scripts)
    {
        var page = await site.OpenAsync("/demo/roles", Visit.AtADesk with { Scripts = scripts });
        await page.ClickAsync("form[action$='/demo/roles/DeliveryOfficer'] button");
        await page.WaitForURLAsync("**/desk", new() { WaitUntil = WaitUntilState.DOMContentLoaded });

        await page.ClickAsync("a[href='/desk/drafts'] >> nth=0");
        await page.ClickAsync("a[href='/desk/drafts/new'] >> nth=0");
        await page.SetInputFilesAsync("input[name=File]", new FilePayload { Name = "清单.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(Plan) });
        await page.FillAsync("input[name=Year]", year.ToString());
        await page.ClickAsync("form[enctype] button[type=submit]");
        await page.WaitForURLAsync(DraftAddress(), new() { WaitUntil = WaitUntilState.DOMContentLoaded });

        var source = await page.InnerTextAsync(".sheet");
        Assert.Contains("新增护理床位500张", source, StringComparison.Ordinal);
        Assert.True(await page.Locator(".sheet mark").CountAsync() >= 3, "each figure is marked in its source");
        await page.ClickAsync("button[value=accept-rest]");
        await page.WaitForSelectorAsync("button[value=accept-rest]", new() { State = WaitForSelectorState.Detached });

        await page.ClickAsync("a.btn[href$='/publish']");
        await page.CheckAsync("input[name=Confirm]");
        await page.ClickAsync("form.send button[type=submit]");
        await page.WaitForURLAsync("**/published?act=*", new() { WaitUntil = WaitUntilState.DOMContentLoaded });

        await page.ClickAsync($"a[href='/{year}/report'] >> nth=0");
        await page.WaitForURLAsync($"**/{year}/report", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        Assert.Contains("新增护理床位", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_keeps_the_form_and_says_why()
    {
        var page = await site.SignInAsync("DeliveryOfficer");
        await page.GotoAsync("/desk/drafts/new");
        await page.SetInputFilesAsync("input[name=File]", new FilePayload { Name = "空白.txt", MimeType = "text/plain", Buffer = [] });
        await page.FillAsync("input[name=Year]", "2023");
        await page.ClickAsync("form[enctype] button[type=submit]");

        Assert.Contains("空白.txt", await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("2023", await page.InputValueAsync("input[name=Year]"));
    }

    [GeneratedRegex("/desk/drafts/[0-9a-f-]{36}$")]
    private static partial Regex DraftAddress();
}
