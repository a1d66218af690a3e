using System.Net;

namespace Duixian.Tests.Features.Public;

public sealed class KeptPageTests(TestSite site) : IClassFixture<TestSite>
{
    private async Task<HttpResponseMessage> GetAsync(string path, string? encoding = null, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (encoding is not null) { request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding); }
        if (tag is not null) { request.Headers.TryAddWithoutValidation("If-None-Match", tag); }
        return await site.Anyone.SendAsync(request);
    }

    [Fact]
    public async Task What_was_published_is_on_the_very_next_page_though_pages_are_kept()
    {
        await site.GivenPromisesAsync(code: "next");
        for (var i = 0; i < 3; i++) { Assert.Contains("500张", await site.Anyone.GetStringAsync("/2024/next/22"), StringComparison.Ordinal); }
        Assert.DoesNotContain("/2025", await site.Anyone.GetStringAsync("/2024"), StringComparison.Ordinal);
        await site.GivenPlanAsync(code: "next", reason: "年中调整", items: [Promises.Unready, Promises.Books, Promises.TwoFigures(450), Promises.Prose]);
        Assert.Contains("450张", await site.Anyone.GetStringAsync("/2024/next/22"), StringComparison.Ordinal);
        await site.GivenPlanAsync(year: 2025);
        Assert.Contains("/2025", await site.Anyone.GetStringAsync("/2024"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_has_the_page_is_told_so_until_the_plan_moves()
    {
        await site.GivenPromisesAsync(code: "tagged");
        var tag = (await GetAsync("/2024/tagged")).Headers.ETag!.ToString();   // kept pages have one
        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync("/2024/tagged", tag: tag)).StatusCode);
        await site.GivenPlanAsync(code: "another");
        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync("/2024/tagged", tag: tag)).StatusCode);
        await site.GivenPlanAsync(code: "tagged", reason: "年中调整", items: [Promises.Unready, Promises.Books, Promises.TwoFigures(450), Promises.Prose]);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/2024/tagged", tag: tag)).StatusCode);
    }

    [Fact]
    public async Task The_same_page_is_kept_for_each_encoding_apart()
    {
        await site.GivenPromisesAsync(code: "packed");
        foreach (var (asked, given) in (IEnumerable<(string?, string?)>)[("br, gzip", "br"), ("gzip;q=0.5", "gzip"), (null, null), ("br;q=0, gzip", "gzip"), ("identity", null), ("br", "br")])
        {
            var answer = await GetAsync("/2024/packed/22", asked);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(given, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        }
    }

    [Fact]
    public async Task Nobody_can_plant_words_in_what_others_read()
    {
        await site.GivenPromisesAsync(code: "clean");
        await site.Anyone.GetStringAsync("/2024/clean?planted=evil&sort=due");
        Assert.DoesNotContain("evil", await site.Anyone.GetStringAsync("/2024/clean?sort=due"), StringComparison.Ordinal);
        Assert.DoesNotContain("evil", await site.Anyone.GetStringAsync("/2024/clean?planted=evil&sort=due"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kept_page_is_not_another_languages_page()
    {
        await site.GivenPromisesAsync(code: "spoken");
        Assert.Contains("待报送", await site.Anyone.GetStringAsync("/2024/spoken"), StringComparison.Ordinal);
        Assert.Contains("Not ready", await site.Anyone.GetStringAsync("/en/2024/spoken"), StringComparison.Ordinal);
        Assert.Contains("待报送", await site.Anyone.GetStringAsync("/2024/spoken"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/app.css")]
    [InlineData("/nowhere")]
    [InlineData("/sign-in")]
    [InlineData("/error")]
    public async Task Every_answer_carries_the_same_strict_headers(string path)
    {
        for (var i = 0; i < 2; i++)   // rendered, then kept
        {
            var answer = await site.Anyone.GetAsync(path);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.True(answer.Headers.Contains("Referrer-Policy"));
            Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        }
    }
}
