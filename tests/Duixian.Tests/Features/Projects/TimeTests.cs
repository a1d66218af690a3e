using System.Text.Json;
using Duixian.Data.Ledger;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.Time;
using Duixian.Features.Projects.YearLists;
using Duixian.Ui.Projects;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Projects;

/// <summary>The portfolio in time.</summary>
public sealed class TimeTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly DateOnly Today = new(2024, 6, 1);

    private static IReadOnlyList<GanttMilestone> Of(string? start, string? finish, DateOnly? started = null, DateOnly? earliest = null, PlannedDays? frozen = null)
    {
        var now = new PlannedDays(start, finish, null);
        var forecast = ProjectForecast.Of(new(now, started is not null, started, Completed: false, earliest, null, WorksDone.Unknown), Today);
        return new TimedProject(1, "演示", [], "start", false, frozen, now, started, null, null, forecast).Milestones(Today, e => e?.Basis.ToString());
    }

    [Fact]
    public void A_start_is_expected_at_its_earliest_legal_day_where_that_is_later_than_planned()
    {
        Assert.Equal(new GanttMilestone(GanttMilestoneKind.Start, new(2024, 7, 31), new(2024, 9, 2), false, true, null, "Procedures"), Of("2024-07", null, earliest: new(2024, 9, 2)).Single());
        Assert.Equal(new GanttMilestone(GanttMilestoneKind.Start, new(2024, 7, 31), new(2024, 7, 31), false, false), Of("2024-07", null, earliest: new(2024, 7, 2)).Single());
        Assert.Equal(new GanttMilestone(GanttMilestoneKind.Start, null, new(2024, 9, 2), false, false, null, "Procedures"), Of(null, null, earliest: new(2024, 9, 2)).Single());
    }

    [Fact]
    public void What_is_over_without_having_happened_is_late_and_what_happened_is_not()
    {
        Assert.Equal([(false, true), (false, true)], Of("2024-03", "2024-12").Select(m => (m.Reached, m.Late)));   // who starts now is finished later than planned
        Assert.Equal([(true, false), (false, false)], Of("2024-03", "2024-12", started: new(2024, 5, 2)).Select(m => (m.Reached, m.Late)));
        Assert.Equal(32, Of("2024-03", "2024-12", started: new(2024, 5, 2))[0].DaysLate);
        Assert.Empty(Of(null, null));
    }

    [Fact]
    public void Days_are_held_against_the_frozen_plan_and_the_plan_as_it_is_now_stands_beside_it()
    {
        var moved = Of("2024-09", "2025-06", frozen: new("2024-03", "2024-12", null));
        Assert.Equal([(new DateOnly(2024, 3, 31), new DateOnly(2024, 9, 30)), (new(2024, 12, 31), new(2025, 6, 30))], moved.Select(m => (m.Planned!.Value, m.Now!.Value)));
        Assert.Equal([true, true], moved.Select(m => m.Late));
        Assert.All(Of("2024-09", "2025-06", frozen: new("2024-09", "2025-06", null)), m => Assert.Null(m.Now));
        Assert.Equal((null, new DateOnly(2024, 9, 30), null), (Of("2024-09", null, frozen: new(null, null, null)).Single() is var added ? added.Planned : null, added.Now, added.DaysLate));   // frozen without a day is no day
    }

    [Fact]
    public void A_plan_frozen_before_days_were_kept_is_read_as_one_whose_days_nobody_knows()
    {
        using var body = JsonDocument.Parse("""{"project":7,"public":true,"year":2024,"list":"implementation","frozen":{"investmentYuan":"100","starts":true,"completes":false,"procedures":true},"adjusted":null,"reason":null}""");
        Assert.Equal(new YearPlan(100, Starts: true, Completes: false, Procedures: true, Days: null), Assert.IsType<ProjectListed>(BodyJson.Read("projectListed", body.RootElement)).Frozen);
    }

    [Fact]
    public async Task Thirty_to_a_page_under_the_filters_of_the_table()
    {
        site.SetToday(2024, 6, 1);
        for (var i = 1; i <= 33; i++) { await site.GivenKeyProjectAsync(PortfolioExamples.Record($"演示时序{i:00}") with { StartPlanned = "2024-07", FinishPlanned = "2025-06-30", Category = i == 33 ? "民生" : "产业" }); }
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var mine = "/desk/projects/time?q=" + Uri.EscapeDataString("演示时序");   // the site holds what other tests gave it
        var first = await site.PageAsync(mine, officer);
        Assert.Equal(30, first.QuerySelectorAll("table.gantt tbody tr").Length);
        Assert.Contains("开工：计划2024-07-31", first.QuerySelector("table.gantt tbody tr .hide")!.TextContent, StringComparison.Ordinal);   // the drawing in words
        Assert.Equal(3, (await site.PageAsync(mine + "&page=2", officer)).QuerySelectorAll("table.gantt tbody tr").Length);
        var narrowed = await site.PageAsync(mine + "&category=" + Uri.EscapeDataString("民生"), officer);
        Assert.Contains("演示时序33", narrowed.QuerySelectorAll("table.gantt tbody tr").Single().TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chart_keeps_the_plan_of_the_frozen_year_when_the_record_is_changed_and_says_what_it_expects()
    {
        site.SetToday(2024, 6, 1);
        var changed = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示冻结") with { StartPlanned = "2024-03", FinishPlanned = "2024-12-31", Category = "冻结" });
        var never = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示未冻结") with { StartPlanned = "2024-08", FinishPlanned = "2025-12-31", Category = "冻结" });
        await site.GivenInYearAsync(2024, new YearPlan(null, Starts: true, Completes: false, Procedures: false), changed);
        await site.ActAsync((services, act) => services.GetRequiredService<KeepYear>().ExecuteAsync(new FreezeYearRequest(2024, YearList.Implementation), act, CancellationToken.None));
        await site.GivenChangedAsync(changed, r => r with { StartPlanned = "2024-07", FinishPlanned = "2025-06-30" });
        await site.GivenOutlookAsync(changed, o => o.EarliestStart = new(2024, 8, 1));
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var rows = (await site.PageAsync("/desk/projects/time?category=" + Uri.EscapeDataString("冻结"), officer)).QuerySelectorAll("table.gantt tbody tr");
        var (frozen, open) = (rows.Single(r => r.TextContent.Contains("演示冻结", StringComparison.Ordinal)), rows.Single(r => r.TextContent.Contains("演示未冻结", StringComparison.Ordinal)));
        Assert.Contains("开工：计划2024-03-31，现计划2024-07-31，预计2024-08-01；完工：计划2024-12-31，现计划2025-06-30，预计2025-07-01", frozen.QuerySelector(".barcell .hide")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, frozen.QuerySelectorAll(".bar .expected").Length);
        Assert.NotNull(frozen.QuerySelector(".bar .plan-now"));
        Assert.Equal("2025-07-01按计划工期计划2024-12-31现计划2025-06-30", frozen.QuerySelector(".due")!.TextContent);
        Assert.DoesNotContain("没有冻结", frozen.QuerySelector("th")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("没有冻结的日期，按现计划画", open.QuerySelector("th .how")!.TextContent, StringComparison.Ordinal);
        Assert.Null(open.QuerySelector(".bar .plan-now"));
        var page = await site.PageAsync($"/desk/projects/{never}", officer);
        Assert.Equal("预计2024年8月31日开工：按计划。预计2025年12月31日竣工：按计划。", page.QuerySelector("span.expected")!.TextContent);
        Assert.Contains("年初冻结的是2024年3月开工、2024年12月31日竣工。", (await site.PageAsync($"/desk/projects/{changed}", officer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Expected to start on", (await site.PageAsync($"/en/desk/projects/{never}", officer)).QuerySelector("span.expected")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finish_is_expected_later_where_a_table_told_of_a_slower_pace()
    {
        site.SetToday(2024, 6, 30);
        var slow = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示慢进度", 100_000_000m) with { StartPlanned = "2024-01", FinishPlanned = "2024-12-31", Told = new("2024-06-30", null, 25_000_000m, null, null) });
        await site.GivenStageAsync(slow, "construction", "2024-01-20");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        Assert.Equal("预计2025年10月29日竣工：截至2024年6月30日，开工162天完成总投资的25.0%，照此速度。", (await site.PageAsync($"/desk/projects/{slow}", officer)).QuerySelector("span.expected")!.TextContent);
    }
}
