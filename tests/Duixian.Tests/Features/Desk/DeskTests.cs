using System.Net;
using Duixian.Domain.Ledger;

namespace Duixian.Tests.Features.Desk;

public sealed class DeskTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task The_desk_lists_what_the_persons_own_office_promised_and_nothing_else()
    {
        await site.GivenPlanAsync(year: 2031, items: [PlanExamples.Item("1", "办公室的承诺", "ZFB", PlanExamples.Beds()), PlanExamples.Item("2", "别家的承诺", "MZJ", PlanExamples.Beds())]);
        var page = await site.PageAsync("/desk", await site.SignedInAsync(Role.DeliveryOfficer));
        Assert.NotNull(page.QuerySelector("table a[href='/2031/report/1']"));
        Assert.Null(page.QuerySelector("table a[href='/2031/report/2']"));
        Assert.Contains("500张", page.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.SystemAdministrator)]
    [InlineData(Role.SecurityAdministrator)]
    [InlineData(Role.Auditor)]
    public async Task The_three_powers_have_no_promises_and_are_shown_no_list_of_them(Role role)
    {
        var page = await site.PageAsync("/desk", await site.SignedInAsync(role));
        Assert.DoesNotContain("本单位牵头的承诺", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Reporter, false)]
    [InlineData(Role.Auditor, false)]
    [InlineData(Role.Reviewer, true)]
    [InlineData(Role.DeliveryOfficer, true)]
    public async Task The_links_of_the_desk_are_those_the_role_may_open(Role role, bool drafts)
    {
        var client = await site.SignedInAsync(role);
        var links = (await site.PageAsync("/desk", client)).QuerySelectorAll("nav a[href^='/desk']").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(drafts, links.Contains("/desk/drafts"));
        foreach (var link in links) { Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(link)).StatusCode); }
    }
}
