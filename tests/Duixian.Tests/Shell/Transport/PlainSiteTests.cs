using System.Net;
using Duixian.Domain.Ledger;

namespace Duixian.Tests.Shell.Transport;

/// <summary>The site as a network without TLS has it: nothing set, plain HTTP.</summary>
public sealed class PlainSiteTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Signing_in_works_with_plain_cookies_and_asks_for_no_encryption()
    {
        using var browser = site.NewClient();
        var form = await browser.GetAsync("/sign-in");
        var cookie = Assert.Single(form.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("duixian-form=", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.False(form.Headers.Contains("Strict-Transport-Security"));
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync("/desk")).StatusCode);
    }

    [Fact]
    public async Task On_the_machine_itself_the_sign_in_page_does_not_warn() =>
        Assert.Empty((await site.PageAsync("/sign-in")).QuerySelectorAll(".notice"));

    [Theory]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Forwarded-Host", "elsewhere.example")]
    [InlineData("X-Forwarded-For", "192.0.2.7")]
    public async Task Nobody_is_believed_to_be_a_proxy(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/desk");
        request.Headers.Add(header, value);
        var answer = await site.Anyone.SendAsync(request);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.StartsWith(site.Address + "/sign-in", new Uri(new Uri(site.Address), answer.Headers.Location!).AbsoluteUri, StringComparison.Ordinal);   // a redirect
        using var signIn = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        signIn.Headers.Add(header, value);
        Assert.Empty((await TestSite.ReadPageAsync(await site.Anyone.SendAsync(signIn))).QuerySelectorAll(".notice"));   // still seen as loopback
    }

    [Theory]
    [InlineData("/desk/drafts", "/desk/drafts")]
    [InlineData("/en/desk/drafts?sort=day", "/en/desk/drafts?sort=day")]
    public async Task Whoever_is_not_signed_in_comes_back_to_where_they_were(string path, string from)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var request = new HttpRequestMessage(method, path);
            var answer = await site.Anyone.SendAsync(request);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.EndsWith("/sign-in?from=" + Uri.EscapeDataString(from), answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/desk/people", "zh-Hans", "不归您办")]
    [InlineData("/en/desk/people", "en", "Not yours to do")]
    public async Task A_page_of_another_role_says_so_at_its_own_address_and_in_its_language(string path, string language, string words)
    {
        var reporter = await site.SignedInAsync(Role.Reporter);
        var page = await site.PageAsync(path, reporter, HttpStatusCode.Forbidden);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Contains(words, page.QuerySelector("h1")?.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("desk/people", page.QuerySelector("a[hreflang]")?.GetAttribute("href"), StringComparison.Ordinal);
        var posted = await reporter.PostAsync(path, null);
        Assert.Equal(HttpStatusCode.Forbidden, posted.StatusCode);
        Assert.Contains(words, await posted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/desk")]
    [InlineData("/desk/drafts")]
    [InlineData("/desk/drafts/new")]
    public async Task What_belongs_to_a_person_is_kept_nowhere(string path)
    {
        var answer = await (await site.SignedInAsync(Role.DeliveryOfficer)).GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore, path);
    }
}
