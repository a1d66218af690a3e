using System.Net;

namespace Duixian.Tests.Features.Public;

public sealed class EmptySiteTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_site_without_a_plan_says_what_to_do_and_leads_there()
    {
        var page = await site.PageAsync("/");
        var link = page.QuerySelector("main a.btn")?.GetAttribute("href");
        Assert.NotNull(link);
        var answer = await site.Anyone.GetAsync(link);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);   // whoever is not signed in is asked to
        Assert.Equal("/sign-in", answer.Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task A_log_without_entries_is_a_page_too()
    {
        var page = await site.PageAsync("/ledger");
        Assert.Empty(page.QuerySelectorAll("table.ledger"));
        Assert.Contains("公布第一份清单以后", page.QuerySelector("#entries")!.TextContent, StringComparison.Ordinal);   // always there
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anyone.GetAsync("/ledger/0")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anyone.GetAsync("/ledger/chain/2024/report/1")).StatusCode);
    }
}
