using System.Net;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Features.People.AddPerson;
using Duixian.Tests.Features.Shares;
using Microsoft.Extensions.DependencyInjection;

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

    [Fact]
    public async Task The_officer_is_told_what_is_not_divided_and_the_leader_what_waits_to_be_confirmed()
    {
        await site.GivenUnitsAsync();
        await site.GivenPlanAsync(year: 2090);   // the newest year, with two indicators
        await site.GivenSharesAsync(2090);
        var (officer, leader) = (await site.SignedInAsync(Role.DeliveryOfficer), await site.SignedInAsync(Role.Leader));
        Assert.Equal("2090年有1项指标还没有分解", await TaskAsync(officer, "/desk/shares?state=None"));
        Assert.Null(await TaskAsync(officer, "/desk/shares?state=Issued"));
        Assert.Equal("2090年有1项分解等您确认", await TaskAsync(leader, "/desk/shares?state=Issued"));
        Assert.Null(await TaskAsync(leader, "/desk/shares?state=None"));
        await site.GivenConfirmedAsync(2090);
        Assert.Null(await TaskAsync(leader, "/desk/shares?state=Issued"));
        await site.GivenPlanAsync(2090, reason: "目标调整", items: [PlanExamples.Item("1", "新增护理床位600张", "MZJ", PlanExamples.Beds(600)), PlanExamples.TwoItems[1]]);
        Assert.Equal("2090年有1项分解是按原来的目标做的，需要重做", await TaskAsync(officer, "/desk/shares?state=Earlier"));
    }

    [Fact]
    public async Task A_county_sees_its_own_share_and_not_the_next_countys()
    {
        await site.GivenUnitsAsync();
        await site.ActAsync((services, act) =>
        {
            var db = (Data.DuixianDb)services.GetService(typeof(Data.DuixianDb))!;
            var office = new Office("GXZF", "冠县人民政府", "冠县政府", [], 1);
            office.Place(OfficeKind.County, "371525", null, null);
            db.Offices.Add(office);
            act.Record(new OfficesImported(1, "测试"));
            return db.SaveAsync(act, CancellationToken.None);
        });
        await site.GivenPlanAsync(year: 2033);
        await site.GivenSharesAsync(2033, method: Domain.Shares.ShareMethod.AsDeclared, inputs: ShareExamples.Declared(100, 100, 100, 61, 39, 50, 25, 25));
        var page = await site.PageAsync("/desk", await site.SignedInAsync(Role.Reporter, "GXZF"));
        var row = Assert.Single(page.QuerySelectorAll("tr"), r => r.QuerySelector("a[href='/2033/report/1']") is not null);
        Assert.Contains("61张", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_security_administrator_is_told_who_waits()
    {
        var client = await site.SignedInAsync(Role.SecurityAdministrator);
        await site.ActAsync((services, act) => services.GetRequiredService<AddPerson>().ExecuteAsync(new(Guid.CreateVersion7(), "waits", "等候者", "ZFB", null, Role.Reporter, new DateOnly(2024, 3, 1)), act, CancellationToken.None));
        Assert.Equal("1人等待启用", await TaskAsync(client, "/desk/people?state=Waiting"));
        Assert.Contains("等候者", (await site.PageAsync("/desk/people?state=Waiting", client)).Body!.TextContent, StringComparison.Ordinal);
    }

    private async Task<string?> TaskAsync(HttpClient client, string path) => (await site.PageAsync("/desk", client)).QuerySelector($".todo a[href='{path}']")?.TextContent;
}
