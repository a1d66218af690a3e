using System.Net;
using Duixian.Accounts.SingleSignOn;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Features.People.AddPerson;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Accounts.SingleSignOn;

/// <summary>Signing in through a provider: what it says is believed only as far as it is signed, fresh, meant for us and about a person of ours.</summary>
public sealed class SingleSignOnTests(SingleSignOnTests.House site) : IClassFixture<SingleSignOnTests.House>
{
    public class House : TestSite
    {
        internal IdentityProvider Provider { get; private set; } = null!;   // started before the site

        protected override IEnumerable<string> Settings =>
        [
            "--Duixian:OpenIdConnect:Authority=" + Provider.Address,
            "--Duixian:OpenIdConnect:ClientId=" + IdentityProvider.Client,
            "--Duixian:OpenIdConnect:ClientSecret=" + IdentityProvider.Secret,
            "--Duixian:OpenIdConnect:DisplayName=市统一认证",
            "--Duixian:OpenIdConnect:Amr=mfa otp",
        ];

        public override async ValueTask InitializeAsync()
        {
            Provider = await IdentityProvider.StartAsync();
            Clock.SetUtcNow(TimeProvider.System.GetUtcNow());   // a browser drops cookies that ended in the past
            await base.InitializeAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Provider.DisposeAsync();
            GC.SuppressFinalize(this);
        }

        internal async Task<Guid> GivenPersonAsync(string user, Role role = Role.DeliveryOfficer)
        {
            var account = Guid.Empty;
            await ActAsync((services, act) =>
            {
                account = services.GetRequiredService<Duixian.Domain.IdSource>().NewId();
                return services.GetRequiredService<AddPerson>().AddActiveAsync(new(account, user, null, "ZFB", null, role, new DateOnly(2020, 1, 1)), Password, act, CancellationToken.None);
            });
            return account;
        }

        /// <summary>The whole way there and back, as a browser goes it.</summary>
        internal async Task<HttpResponseMessage> GoAsync(HttpClient browser, string from = "/desk/drafts", bool again = false)
        {
            var leaving = await browser.GetAsync($"/sign-in/single?from={Uri.EscapeDataString(from)}{(again ? "&again=true" : "")}");
            Assert.Equal(HttpStatusCode.Redirect, leaving.StatusCode);
            using var elsewhere = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
            var back = await elsewhere.GetAsync(leaving.Headers.Location);
            Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
            return await browser.GetAsync(back.Headers.Location);
        }

        internal async Task<string> SaidAsync(HttpClient browser, HttpResponseMessage answer, HttpStatusCode status)
        {
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            var page = await PageAsync(answer.Headers.Location!.OriginalString, browser, status);   // a redirect
            return page.QuerySelector("#refusal code")?.TextContent ?? "";
        }
    }

    [Fact]
    public async Task A_person_the_provider_vouches_for_comes_in_and_to_the_page_asked_for()
    {
        await site.GivenPersonAsync("zhang.wei");
        using var browser = Browser(("preferred_username", "zhang.wei"), ("amr", new[] { "pwd", "otp" }));
        var answer = await site.GoAsync(browser, "/en/desk/drafts");
        Assert.Equal("/en/desk/drafts", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/desk/drafts")).StatusCode);
        Assert.Equal("openid profile", site.Provider.LastAsked["scope"]);
        Assert.EndsWith(SingleSignOnServices.ReturnPath, site.Provider.LastAsked["redirect_uri"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_link_wins_over_the_user_name()
    {
        var account = await site.GivenPersonAsync("linked.person", Role.Reviewer);
        await site.WithDbAsync(async db =>
        {
            db.UserLogins.Add(new() { LoginProvider = EnterBySingleSignOn.Provider, ProviderKey = "s-linked", UserId = account });
            return await db.SaveChangesAsync();
        });
        using var browser = Browser(("sub", "s-linked"), ("preferred_username", "somebody.else"), ("amr", new[] { "mfa" }));
        Assert.Equal("/desk", (await site.GoAsync(browser, "/desk")).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Nobody_is_entered_by_signing_in_there()
    {
        var before = await site.WithDbAsync(db => db.Users.CountAsync());
        using var browser = Browser(("preferred_username", "stranger"), ("amr", new[] { "mfa" }));
        Assert.Equal("accounts.single-sign-on-unknown", await site.SaidAsync(browser, await site.GoAsync(browser), HttpStatusCode.Forbidden));
        Assert.Equal(before, await site.WithDbAsync(db => db.Users.CountAsync()));
        await StaysOutAsync(browser);
    }

    [Fact]
    public async Task Somebody_who_was_shut_out_stays_out()
    {
        var account = await site.GivenPersonAsync("was.here");
        await site.ActAsync(async (services, act) =>
        {
            var db = services.GetRequiredService<Duixian.Data.DuixianDb>();
            var person = await db.People.SingleAsync(p => p.Id == new PersonId(account));
            return person.Disable("调离", act) is { } refusal ? refusal : await db.SaveAsync(act, CancellationToken.None);
        });
        using var browser = Browser(("preferred_username", "was.here"), ("amr", new[] { "mfa" }));
        Assert.Equal("accounts.single-sign-on-closed", await site.SaidAsync(browser, await site.GoAsync(browser), HttpStatusCode.Forbidden));
        await StaysOutAsync(browser);
    }

    [Theory]
    [InlineData("pwd")]
    [InlineData(null)]
    public async Task One_factor_there_is_not_enough_here(string? amr)
    {
        await site.GivenPersonAsync("one.factor." + (amr ?? "none"));
        using var browser = Browser(("preferred_username", "one.factor." + (amr ?? "none")), ("amr", amr is null ? null : new[] { amr }));
        Assert.Equal("accounts.single-sign-on-too-weak", await site.SaidAsync(browser, await site.GoAsync(browser), HttpStatusCode.Forbidden));
        await StaysOutAsync(browser);
    }

    [Theory]
    [InlineData("nonce", "of-somebody-else")]
    [InlineData("nonce", null)]
    [InlineData("iss", "https://elsewhere.example")]
    [InlineData("aud", "another-site")]
    [InlineData("exp", 1_700_000_000L)]
    [InlineData("exp", null)]
    public async Task A_token_that_is_not_ours_or_not_fresh_is_not_believed(string claim, object? value)
    {
        await site.GivenPersonAsync($"believed.{claim}.{value is null}");
        using var browser = Browser(("preferred_username", $"believed.{claim}.{value is null}"), ("amr", new[] { "mfa" }), (claim, value));
        Assert.Equal("accounts.single-sign-on-failed", await site.SaidAsync(browser, await site.GoAsync(browser), HttpStatusCode.UnprocessableEntity));
        await StaysOutAsync(browser);
    }

    [Fact]
    public async Task A_token_signed_with_another_key_is_not_believed()
    {
        await site.GivenPersonAsync("forged.person");
        using var browser = Browser(("preferred_username", "forged.person"), ("amr", new[] { "mfa" }));
        site.Provider.SignsWithAnotherKey = true;
        try { Assert.Equal("accounts.single-sign-on-failed", await site.SaidAsync(browser, await site.GoAsync(browser), HttpStatusCode.UnprocessableEntity)); }
        finally { site.Provider.SignsWithAnotherKey = false; }
        await StaysOutAsync(browser);
    }

    [Fact]
    public async Task An_answer_to_somebody_elses_question_is_not_believed()
    {
        await site.GivenPersonAsync("victim.person");
        using var attacker = Browser(("preferred_username", "victim.person"), ("amr", new[] { "mfa" }));
        var leaving = await attacker.GetAsync("/sign-in/single");
        using var elsewhere = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var back = (await elsewhere.GetAsync(leaving.Headers.Location)).Headers.Location!;   // a redirect
        using var victim = site.NewClient();
        Assert.Equal("accounts.single-sign-on-failed", await site.SaidAsync(victim, await victim.GetAsync(back), HttpStatusCode.UnprocessableEntity));
        await StaysOutAsync(victim);
    }

    [Fact]
    public async Task Showing_again_who_one_is_asks_the_provider_for_a_fresh_sign_in()
    {
        await site.GivenPersonAsync("again.person");
        using var browser = Browser(("preferred_username", "again.person"), ("amr", new[] { "mfa" }));
        await site.GoAsync(browser);
        Assert.Equal("/desk/drafts", (await site.GoAsync(browser, again: true)).Headers.Location?.OriginalString);
        Assert.Equal("login", site.Provider.LastAsked["prompt"]);
        Assert.Equal("0", site.Provider.LastAsked["max_age"]);
    }

    [Fact]
    public async Task The_page_offers_the_provider_by_its_name_beside_the_password_and_leads_nowhere_else()
    {
        var page = await site.PageAsync("/en/sign-in?from=/en/desk/drafts");
        var way = page.QuerySelector("main a.btn");
        Assert.Contains("市统一认证", way?.TextContent, StringComparison.Ordinal);
        Assert.Equal("/sign-in/single?from=%2Fen%2Fdesk%2Fdrafts", way?.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("[name='Form.Password']"));
        using var browser = Browser(("preferred_username", "stranger"), ("amr", new[] { "mfa" }));
        var astray = await browser.GetAsync("/sign-in/single?from=" + Uri.EscapeDataString("https://elsewhere.example/"));
        Assert.StartsWith(site.Provider.Address + "/authorize", astray.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Empty((await site.PageAsync("/sign-in?refused=accounts.invented")).QuerySelectorAll("#refusal"));
    }

    private HttpClient Browser(params (string Name, object? Value)[] says)
    {
        site.Provider.Says.Clear();
        foreach (var (name, value) in says) { site.Provider.Says[name] = value; }
        return site.NewClient();
    }

    private async Task StaysOutAsync(HttpClient browser)
    {
        var answer = await browser.GetAsync("/desk");
        Assert.Equal("/sign-in", new Uri(new Uri(site.Address), answer.Headers.Location!).AbsolutePath);   // a redirect
    }
}

/// <summary>The provider as the only way in: what the site itself would take is refused.</summary>
public sealed class OnlyWayInTests(OnlyWayInTests.Only site) : IClassFixture<OnlyWayInTests.Only>
{
    public sealed class Only : SingleSignOnTests.House
    {
        protected override IEnumerable<string> Settings => [.. base.Settings, "--Duixian:OpenIdConnect:OnlyWayIn=true"];
    }

    [Fact]
    public async Task Passwords_and_passkeys_are_neither_offered_nor_taken()
    {
        await site.GivenPersonAsync("has.password");
        var page = await site.PageAsync("/sign-in");
        Assert.Empty(page.QuerySelectorAll("[type=password], [name=Credential], [name='Form.User']"));
        Assert.NotNull(page.QuerySelector("main a.btn"));
        var answer = await site.PostFormAsync(site.Anyone, "/sign-in", "main form", new() { ["Form.User"] = "has.password", ["Form.Password"] = TestSite.Password });
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("accounts.single-sign-on-only", (await TestSite.ReadPageAsync(answer)).QuerySelector("#refusal code")?.TextContent);
        Assert.Equal("/sign-in", new Uri(new Uri(site.Address), (await site.Anyone.GetAsync("/desk")).Headers.Location!).AbsolutePath);   // a redirect
    }

    [Fact]
    public async Task The_provider_still_lets_in()
    {
        await site.GivenPersonAsync("by.provider");
        site.Provider.Says["preferred_username"] = "by.provider";
        site.Provider.Says["amr"] = new[] { "mfa" };
        using var browser = site.NewClient();
        Assert.Equal("/desk/drafts", (await site.GoAsync(browser)).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/desk")).StatusCode);
    }
}

/// <summary>A provider that is not there.</summary>
public sealed class UnreachableProviderTests(UnreachableProviderTests.Alone site) : IClassFixture<UnreachableProviderTests.Alone>
{
    public sealed class Alone : TestSite
    {
        protected override IEnumerable<string> Settings => ["--Duixian:OpenIdConnect:Authority=http://127.0.0.1:1", "--Duixian:OpenIdConnect:ClientId=duixian"];
    }

    [Fact]
    public async Task Somebody_who_goes_there_is_brought_back_with_a_sentence()
    {
        var answer = await site.Anyone.GetAsync("/sign-in/single?from=/en/desk");
        var page = await site.PageAsync(answer.Headers.Location!.OriginalString, expected: HttpStatusCode.UnprocessableEntity);   // a redirect
        Assert.Equal("accounts.single-sign-on-unreachable", page.QuerySelector("#refusal code")?.TextContent);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("http://id.example", "duixian", false, "Authority")]
    [InlineData("id.example", "duixian", false, "Authority")]
    [InlineData("https://id.example", "", false, "ClientId")]
    [InlineData("", "", true, "OnlyWayIn")]
    public void A_setting_that_cannot_be_meant_is_named(string authority, string client, bool only, string setting)
    {
        var options = new SingleSignOnOptions { Authority = authority, ClientId = client, OnlyWayIn = only };
        Assert.Contains(":" + setting, Assert.Single(options.Validate(new(options))).ErrorMessage, StringComparison.Ordinal);
    }
}
