using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Tests.Features.Projects;

namespace Duixian.Tests.Features.Desk;

/// <summary>What waits in key projects stands on the desks it belongs to.</summary>
public sealed class ProjectTasksTests(TestSite site) : IClassFixture<TestSite>
{
    private async Task<AngleSharp.Dom.IDocument> DeskOfAsync(Role role, string office = "ZFB") => await site.PageAsync("/desk", await site.SignedInAsync(role, office));

    private async Task<string> TodoOfAsync(Role role, string office = "ZFB") => (await DeskOfAsync(role, office)).QuerySelector("ul.todo")?.TextContent ?? "";

    [Fact]
    public async Task Owners_documents_and_flags_wait_for_the_county_stages_for_the_leader()
    {
        site.SetToday(2024, 6, 1);
        await site.GivenCountiesAsync();
        Assert.DoesNotContain("项目", await TodoOfAsync(Role.Reporter, "DCF"), StringComparison.Ordinal);   // nothing where there is nothing
        var slow = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示慢项目"));
        var quick = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示快项目"));
        var elsewhere = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示外县项目", 1m, PortfolioExamples.OtherCounty));
        await site.GivenOutlookAsync(slow, o => (o.Holder, o.HolderKind, o.HeldSince, o.Expires) = ("owner", "owner", new DateOnly(2024, 4, 2), new DateOnly(2024, 7, 20)));
        await site.GivenOutlookAsync(quick, o => (o.Holder, o.HolderKind, o.HeldSince, o.Flagged) = ("owner", "owner", new DateOnly(2024, 5, 20), true));
        await site.GivenOutlookAsync(elsewhere, o => (o.Holder, o.HolderKind, o.HeldSince, o.Expires) = ("owner", "owner", new DateOnly(2023, 1, 1), new DateOnly(2024, 6, 2)));

        var desk = await DeskOfAsync(Role.Reporter, "DCF");
        var todo = desk.QuerySelector("ul.todo")!.TextContent;   // asserted by what is in it
        Assert.Contains("1个项目的球在业主手里超过30天，最久60天", todo, StringComparison.Ordinal);
        Assert.Contains("1个项目有证照60天内到期，最近的7月20日", todo, StringComparison.Ordinal);
        Assert.Contains("1个项目的手续次序有问题", todo, StringComparison.Ordinal);
        foreach (var (href, name) in desk.QuerySelectorAll("ul.todo a[href^='/desk/projects?']").Select(a => (a.GetAttribute("href")!, a.TextContent)))   // selected by it
        {
            var page = await site.PageAsync(href, await site.SignedInAsync(Role.Reporter, "DCF"));
            Assert.NotEmpty(page.QuerySelectorAll("tbody tr"));
            Assert.DoesNotContain("演示外县项目", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
            if (name.Contains("到期", StringComparison.Ordinal)) { Assert.Equal("演示慢项目", page.QuerySelectorAll("tbody th a").Single().TextContent); }
        }
        Assert.Contains("2个项目有证照60天内到期，最近的6月2日", await TodoOfAsync(Role.DeliveryOfficer), StringComparison.Ordinal);
        Assert.DoesNotContain("业主手里", await TodoOfAsync(Role.DeliveryOfficer), StringComparison.Ordinal);
        Assert.DoesNotContain("申请变更阶段", await TodoOfAsync(Role.Leader), StringComparison.Ordinal);

        await site.OnProjectAsync(slow, (p, act) => p.Ask(StagePath.Shipped, StagePath.Shipped["reserve"], PartialDate.Parse("2024-05-30")!.Value, [], "选址要重来", _ => true, new(2024, 6, 1), act));
        Assert.Contains("“演示慢项目”申请变更阶段", await TodoOfAsync(Role.Leader), StringComparison.Ordinal);
        Assert.NotNull((await DeskOfAsync(Role.Leader)).QuerySelector($"ul.todo a[href='/desk/projects/{slow}/stage']"));
        Assert.DoesNotContain("申请变更阶段", await TodoOfAsync(Role.Reporter, "DCF"), StringComparison.Ordinal);
        await site.OnProjectAsync(slow, (p, act) => p.Decline("先不动", act));
        Assert.DoesNotContain("申请变更阶段", await TodoOfAsync(Role.Leader), StringComparison.Ordinal);
    }
}
