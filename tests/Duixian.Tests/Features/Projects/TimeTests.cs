using Duixian.Domain.Ledger;
using Duixian.Features.Projects.Time;
using Duixian.Ui.Projects;

namespace Duixian.Tests.Features.Projects;

/// <summary>The portfolio in time.</summary>
public sealed class TimeTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly DateOnly Today = new(2024, 6, 1);

    private static TimedProject Of(string? start, string? finish, DateOnly? started = null, DateOnly? earliest = null, DateOnly? completed = null) =>
        new(1, "演示", [], "start", false, start, finish, null, started, completed, null, earliest);

    [Fact]
    public void A_start_is_expected_at_its_earliest_legal_day_where_that_is_later_than_planned()
    {
        Assert.Equal(new GanttMilestone(GanttMilestoneKind.Start, new(2024, 7, 31), new(2024, 9, 2), false, true), Of("2024-07", null, earliest: new(2024, 9, 2)).Milestones(Today).Single());
        Assert.Equal(new GanttMilestone(GanttMilestoneKind.Start, new(2024, 7, 31), new(2024, 7, 31), false, false), Of("2024-07", null, earliest: new(2024, 7, 2)).Milestones(Today).Single());
        Assert.Equal(new GanttMilestone(GanttMilestoneKind.Start, null, new(2024, 9, 2), false, false), Of(null, null, earliest: new(2024, 9, 2)).Milestones(Today).Single());
    }

    [Fact]
    public void What_is_over_without_having_happened_is_late_and_what_happened_is_not()
    {
        Assert.Equal([(false, true), (false, false)], Of("2024-03", "2024-12").Milestones(Today).Select(m => (m.Reached, m.Late)));
        Assert.Equal([(true, false), (false, false)], Of("2024-03", "2024-12", started: new(2024, 5, 2)).Milestones(Today).Select(m => (m.Reached, m.Late)));
        Assert.Equal(32, Of("2024-03", "2024-12", started: new(2024, 5, 2)).Milestones(Today)[0].DaysLate);
        Assert.Empty(Of(null, null).Milestones(Today));
    }

    [Fact]
    public async Task Thirty_to_a_page_under_the_filters_of_the_table()
    {
        site.SetToday(2024, 6, 1);
        for (var i = 1; i <= 33; i++) { await site.GivenKeyProjectAsync(PortfolioExamples.Record($"演示时序{i:00}") with { StartPlanned = "2024-07", FinishPlanned = "2025-06-30", Category = i == 33 ? "民生" : "产业" }); }
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var first = await site.PageAsync("/desk/projects/time", officer);
        Assert.Equal(30, first.QuerySelectorAll("table.gantt tbody tr").Length);
        Assert.Contains("开工：计划2024-07-31", first.QuerySelector("table.gantt tbody tr .hide")!.TextContent, StringComparison.Ordinal);   // the drawing in words
        Assert.Equal(3, (await site.PageAsync("/desk/projects/time?page=2", officer)).QuerySelectorAll("table.gantt tbody tr").Length);
        var narrowed = await site.PageAsync("/desk/projects/time?category=" + Uri.EscapeDataString("民生"), officer);
        Assert.Contains("演示时序33", narrowed.QuerySelectorAll("table.gantt tbody tr").Single().TextContent, StringComparison.Ordinal);
    }
}
