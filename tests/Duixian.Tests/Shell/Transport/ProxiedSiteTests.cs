using System.Net;
using Duixian.Domain.Ledger;

namespace Duixian.Tests.Shell.Transport;

/// <summary>The site behind a proxy that does TLS: what it says of a request holds, what anybody else says does not.</summary>
public sealed class ProxiedSiteTests(ProxiedSiteTests.Proxied site) : IClassFixture<ProxiedSiteTests.Proxied>
{
    public sealed class Proxied : TestSite
    {
        protected override IEnumerable<string> Settings => ["--Duixian:TrustedProxies=127.0.0.1, 10.20.0.0/16"];

        protected override HttpMessageHandler NewHandler() => new AsProxy { InnerHandler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false } };
    }

    /// <summary>Says what a proxy on this machine says of a browser that reached it over TLS, and keeps the browser's secure cookies.</summary>
    private sealed class AsProxy : DelegatingHandler
    {
        private readonly CookieContainer browser = new();
        private static readonly Uri Outside = new("https://duixian.example/");

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Forwarded-For", "192.0.2.7");
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("X-Forwarded-Host", Outside.Host);
            if (browser.GetCookieHeader(Outside) is { Length: > 0 } cookies) { request.Headers.Add("Cookie", cookies); }
            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []) { browser.SetCookies(Outside, cookie); }
            return answer;
        }
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_the_site_is_encrypted_and_named_as_people_see_it()
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var answer = await officer.GetAsync("/desk");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
        using var browser = site.NewClient();
        var form = await browser.GetAsync("/sign-in");
        Assert.StartsWith("__Host-duixian-form=", form.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        var away = await site.Anyone.GetAsync("/desk");
        Assert.StartsWith("https://duixian.example/sign-in", away.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.0.2.7", true)]                             // a browser far away
    [InlineData("127.0.0.1", false)]                            // a browser on the proxy's machine
    [InlineData("127.0.0.1, 192.0.2.7", true)]                  // the browser says it is loopback; the proxy knows better
    [InlineData("192.0.2.7, 127.0.0.1, 10.20.3.4", true)]       // through two trusted hops
    [InlineData("127.0.0.1, 192.0.2.7, 10.20.3.4", true)]       // 192.0.2.7 is no proxy of ours, so its word is not heard
    public async Task The_address_of_a_request_is_what_the_last_trusted_proxy_saw(string forwarded, bool warns)
    {
        using var plain = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new Uri(site.Address) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Add("X-Forwarded-For", forwarded);
        var page = await TestSite.ReadPageAsync(await plain.SendAsync(request));
        Assert.Equal(warns, page.QuerySelector(".notice")?.TextContent.Contains("没有加密", StringComparison.Ordinal) ?? false);
    }
}

/// <summary>The site behind a proxy it was not told of.</summary>
public sealed class UnknownProxyTests(UnknownProxyTests.Elsewhere site) : IClassFixture<UnknownProxyTests.Elsewhere>
{
    public sealed class Elsewhere : TestSite
    {
        protected override IEnumerable<string> Settings => ["--Duixian:TrustedProxies=10.20.0.0/16"];
    }

    [Fact]
    public async Task What_somebody_else_says_of_a_request_changes_neither_its_address_nor_its_scheme()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        var answer = await site.Anyone.SendAsync(request);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.StartsWith("duixian-form=", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        Assert.Empty((await TestSite.ReadPageAsync(answer)).QuerySelectorAll(".notice"));
    }
}
