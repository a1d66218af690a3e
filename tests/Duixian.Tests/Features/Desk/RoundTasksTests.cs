using Duixian.Domain.Ledger;
using Duixian.Tests.Features.Dispatch.ReviewReports;
using Duixian.Tests.Features.Reminders;

namespace Duixian.Tests.Features.Desk;

/// <summary>What the monthly round asks of a person stands on their desk, and nobody else's does.</summary>
public sealed class RoundTasksTests(ReminderSite site) : IClassFixture<ReminderSite>
{
    private static readonly Actor Reviewer = new(ActorKind.Office, "ZFB", Role.Reviewer, Guid.Parse("0190a000-0000-7000-8000-000000000001"));

    private async Task<string> DeskOfAsync(Role role, string office) => (await site.PageAsync("/desk", await site.SignedInAsync(role, office))).QuerySelector("ul.todo")?.TextContent ?? "";

    [Fact]
    public async Task Missing_returned_and_waiting_lines_stand_on_the_desks_they_belong_to()
    {
        site.SetToday(2024, 5, 30);
        var round = await site.GivenMayAsync();
        Assert.Contains("还有 2 行没报", await DeskOfAsync(Role.Reporter, ReminderSite.CountyOffice), StringComparison.Ordinal);
        var link = (await site.PageAsync("/desk", await site.SignedInAsync(Role.Reporter, ReminderSite.CountyOffice))).QuerySelector("ul.todo a")!.GetAttribute("href");
        Assert.Equal("/desk/sheets/2024/report/1/371502", link);
        Assert.Empty(await DeskOfAsync(Role.Reporter, "MZJ"));
        Assert.DoesNotContain("等审核", await DeskOfAsync(Role.Reviewer, "ZFB"), StringComparison.Ordinal);

        await site.GivenFiledAsync(round, ReminderSite.County, _ => FiledExamples.Says(12));
        Assert.DoesNotContain("没报", await DeskOfAsync(Role.Reporter, ReminderSite.CountyOffice), StringComparison.Ordinal);
        Assert.Contains("2 行等审核，来自 1 个单位", await DeskOfAsync(Role.Reviewer, "ZFB"), StringComparison.Ordinal);

        var line = (await site.LinesAsync(round))[0];
        Assert.Null((await site.ReturnAsync(Reviewer, round, "缺验收单", line)).Refusal);
        Assert.Contains("第 1 项被退回：缺验收单", await DeskOfAsync(Role.Reporter, ReminderSite.CountyOffice), StringComparison.Ordinal);
        Assert.Contains("1 行等审核", await DeskOfAsync(Role.Reviewer, "ZFB"), StringComparison.Ordinal);
    }
}
