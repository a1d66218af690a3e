using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Duixian.Browser.Tests;

/// <summary>The passkey ceremonies in a real browser, with the authenticator that Chromium brings for tests.</summary>
[Collection(Browsing.Name)]
public sealed class PasskeyTests(BrowsedSite site)
{
    /// <summary>Browsers make passkeys for names only.</summary>
    private string Home => site.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    [Fact]
    public async Task A_passkey_is_made_named_used_and_removed()
    {
        var page = await AtHomeAsync("Reviewer");
        await WithAuthenticatorAsync(page, verifies: true);
        await MakeAsync(page, "办公室电脑");
        Assert.Equal("办公室电脑", await page.InputValueAsync("main td, main th >> input[name=Name]"));

        await SignOutAsync(page);
        await SignInWithPasskeyAsync(page);
        await page.GotoAsync(Home + "/account");
        Assert.Contains("sample-reviewer", await page.InnerTextAsync("main"), StringComparison.Ordinal);

        await page.ClickAsync("form:has(input[value^='remove-']) button");
        Assert.Contains("唯一", await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);   // a sample role has no code generator: its last factor stays
        Assert.Equal(1, await page.Locator("input[value^='remove-']").CountAsync());
    }

    [Fact]
    public async Task Somebody_else_guessing_at_the_password_does_not_stop_the_passkey()
    {
        var page = await AtHomeAsync("Leader");
        await WithAuthenticatorAsync(page, verifies: true);
        await MakeAsync(page, "");
        await SignOutAsync(page);
        await page.GotoAsync(Home + "/sign-in");
        for (var i = 0; i < 7; i++)
        {
            await page.FillAsync("input[name='Form.User']", "sample-leader");
            await page.FillAsync("input[name='Form.Password']", $"猜一个长长的口令看看对不对{i}");
            await page.ClickAsync("form:has(input[name='Form.User']) button");
            await page.WaitForSelectorAsync("[role=alert]:not([hidden])");
        }
        await SignInWithPasskeyAsync(page);
    }

    [Fact]
    public async Task A_new_person_comes_in_by_a_passkey_at_once_and_the_link_is_used_up()
    {
        var link = await site.NewLinkAsync("sample-unitapprover");
        var page = await site.OpenAsync(Home + link);
        await WithAuthenticatorAsync(page, verifies: true);
        await page.ClickAsync("form[data-passkey] button");
        await page.WaitForURLAsync("**/desk", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await SignOutAsync(page);
        await SignInWithPasskeyAsync(page);
        await page.GotoAsync(Home + link);
        Assert.Equal(0, await page.Locator("main form").CountAsync());
    }

    [Fact]
    public async Task An_authenticator_that_does_not_check_the_person_is_not_enough()
    {
        var page = await AtHomeAsync("Auditor");
        await WithAuthenticatorAsync(page, verifies: false);
        await page.GotoAsync(Home + "/account");
        await page.ClickAsync("form[data-passkey] button");
        await page.WaitForSelectorAsync("form[data-passkey] .err:not([hidden])");
        Assert.Equal(0, await page.Locator("input[value^='remove-']").CountAsync());
    }

    [Fact]
    public async Task On_an_address_without_a_name_the_page_says_why_there_are_no_passkeys()
    {
        var page = await site.OpenAsync("/sign-in");
        Assert.Contains("这里不能用通行密钥", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("form[data-passkey]").CountAsync());
    }

    [Fact]
    public async Task Without_scripts_the_page_offers_the_password_alone()
    {
        var page = await site.OpenAsync(Home + "/sign-in", Visit.WithoutScripts);
        Assert.False(await page.IsVisibleAsync("form[data-passkey]"));
        Assert.Contains("脚本", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.True(await page.IsVisibleAsync("input[name='Form.Password']"));
    }

    private async Task<IPage> AtHomeAsync(string role)
    {
        var page = await site.OpenAsync(Home + "/demo/roles");
        await page.ClickAsync($"form[action$='/demo/roles/{role}'] button");
        await page.WaitForURLAsync("**/desk", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        return page;
    }

    private async Task MakeAsync(IPage page, string name)
    {
        await page.GotoAsync(Home + "/account");
        await page.FillAsync("input[name=NewName]", name);
        await page.ClickAsync("form[data-passkey] button");
        await page.WaitForSelectorAsync("[role=status]");
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.ClickAsync("form[action$='/sign-out'] button");
        await page.WaitForURLAsync(new Regex("^[^/]+//[^/]+/?$"), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
    }

    private async Task SignInWithPasskeyAsync(IPage page)
    {
        await page.GotoAsync(Home + "/sign-in");
        await page.ClickAsync("form[data-passkey] button");
        await page.WaitForURLAsync("**/desk", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
    }

    private static async Task WithAuthenticatorAsync(IPage page, bool verifies)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = verifies,
                ["isUserVerified"] = verifies,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
