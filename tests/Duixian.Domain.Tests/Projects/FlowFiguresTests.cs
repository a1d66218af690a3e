using CsCheck;
using Duixian.Domain.Projects;
using static Duixian.Domain.Tests.Projects.ProjectExamples;

namespace Duixian.Domain.Tests.Projects;

public sealed class FlowFiguresTests
{
    private static readonly YearPlan Whole = new(100, Starts: true, Completes: true, Procedures: true);

    [Fact]
    public void A_year_keeps_the_frozen_plan_beside_what_was_adjusted()
    {
        var (project, act) = (Project(), Act());
        var row = ProjectYear.Enter(project, 2024, YearList.Implementation, Whole, null, null, act).Value;
        Assert.Null(row.Freeze(project, new(2024, 1, 1), act));
        Assert.Equal("projects.already-frozen", row.Freeze(project, new(2024, 1, 2), act)?.Code);
        Assert.Equal("projects.reason-missing", row.Adjust(project, null, null, act)?.Code);
        Assert.Null(row.Adjust(project, Whole with { InvestmentYuan = 60 }, "年中调整", act));
        Assert.Equal((100m, 60m, "年中调整"), (row.Frozen!.InvestmentYuan, row.Adjusted!.InvestmentYuan, row.Reason));
        Assert.Null(row.Adjust(project, null, "转储备", act));
        Assert.Equal((100m, null), (row.Frozen.InvestmentYuan, row.Adjusted?.InvestmentYuan));
        Assert.Equal("projects.reason-missing", ProjectYear.Enter(project, 2024, YearList.Implementation, Whole, new(2024, 1, 1), "", act).Refusal?.Code);
        Assert.Null(ProjectYear.Enter(project, 2024, YearList.Implementation, Whole, new(2024, 1, 1), "增补", act).Value.Frozen);
    }

    [Fact]
    public void The_days_planned_are_frozen_with_the_year_whatever_becomes_of_the_record()
    {
        var (project, act) = (Project(), Act());
        var row = ProjectYear.Enter(project, 2024, YearList.Implementation, Whole, null, null, act).Value;
        Assert.Equal(new PlannedDays("2024-05", "2025-Q4", null), row.Adjusted!.Days);
        Assert.Null(project.Change(project.Record with { FinishPlanned = "2025-11" }, null, act));   // before the year begins
        Assert.Null(row.Freeze(project, new(2024, 1, 1), act));
        Assert.Equal((row.Frozen, "2025-11"), (row.Adjusted, row.Frozen!.Days!.Finish));
        Assert.Null(project.Change(project.Record with { StartPlanned = "2024-09", FinishPlanned = "2026" }, null, act));
        Assert.Equal(new("2024-05", "2025-11", null), ProjectYear.BaselineOf([row], 2024));
        Assert.Null(row.Adjust(project, Whole, "推迟开工", act));   // the same plan, with the days as they are now
        Assert.Equal(("2024-05", "2024-09"), (row.Frozen.Days.Start, row.Adjusted.Days!.Start));
        Assert.Equal("projects.nothing-changed", row.Adjust(project, Whole, "再说一遍", act)?.Code);
        Assert.Equal(row.Frozen, act.Bodies.OfType<ProjectListed>().Last().Frozen);
    }

    [Fact]
    public void A_project_is_measured_against_the_newest_frozen_year_and_the_implementation_list_first()
    {
        var (project, act) = (Project(), Act());
        var years = new[] { (2023, YearList.KeyReserve), (2023, YearList.Implementation), (2024, YearList.Implementation), (2025, YearList.Implementation) }.Select(y => ProjectYear.Enter(project, y.Item1, y.Item2, Whole, null, null, act).Value).ToList();
        Assert.Null(ProjectYear.BaselineOf(years, 2024));   // none is frozen
        Assert.Null(project.Change(project.Record with { StartPlanned = "2023-02" }, null, act));
        Assert.Null(years[0].Freeze(project, new(2023, 1, 1), act));
        Assert.Null(project.Change(project.Record with { StartPlanned = "2023-03" }, null, act));
        Assert.Null(years[1].Freeze(project, new(2023, 1, 1), act));
        Assert.Null(project.Change(project.Record with { StartPlanned = "2025-04" }, null, act));
        Assert.Null(years[3].Freeze(project, new(2025, 1, 1), act));
        Assert.Equal("2023-03", ProjectYear.BaselineOf(years, 2024)?.Start);
        Assert.Equal("2025-04", ProjectYear.BaselineOf(years, 2025)?.Start);
    }

    [Fact]
    public void Starts_count_by_the_day_they_really_began()
    {
        FlowRow[] rows =
        [
            Row(Whole, Whole, started: new(2024, 3, 5)),
            Row(Whole, null, started: new(2024, 4, 1)),                       // taken out in mid-year, but it did start
            Row(null, Whole, started: new(2024, 5, 1)),                       // came in later
            Row(Whole, Whole, started: new(2023, 12, 30)),                    // last year
            Row(Whole, Whole, started: new(2024, 7, 1)),                      // after the day
            Row(Whole, Whole),
            Row(Whole, Whole, started: new(2024, 3, 5)) with { List = YearList.KeyReserve },
        ];
        Assert.Equal(new FlowFigure(ProjectMeasure.Starts, 3, 2, 5, 2, 5), FlowFigures.Of(ProjectMeasure.Starts, rows, 2024, Today));
        Assert.Equal(4, FlowFigures.Of(ProjectMeasure.UnderWay, rows, 2024, Today).Reached);
    }

    [Fact]
    public void A_reserve_counts_who_is_in_it_now()
    {
        FlowRow[] rows = [Row(null, Whole) with { List = YearList.PolicyReserve }, Row(Whole, null) with { List = YearList.PolicyReserve }, Row(null, Whole) with { List = YearList.PolicyReserve, HasLeft = true }];
        Assert.Equal(1, FlowFigures.Of(ProjectMeasure.PolicyReserve, rows, 2024, Today).Reached);
    }

    [Fact]
    public void Counties_sum_to_the_whole_and_nothing_counted_exceeds_its_set()
    {
        var day = Gen.Int[0, 800].Select(n => (DateOnly?)new DateOnly(2023, 1, 1).AddDays(n));
        var maybe = Gen.OneOf(Gen.Const((DateOnly?)null), day);
        var plan = Gen.OneOf(Gen.Const((YearPlan?)null), Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool).Select(p => (YearPlan?)new YearPlan(null, p.Item1, p.Item2, p.Item3)));
        var row = Gen.Select(Gen.Int[0, 2].Select(i => (string)(i == 0 ? "371502" : i == 1 ? "371525" : "GXQ")), plan, plan, maybe, maybe, maybe).Select(r => new FlowRow(r.Item1, YearList.Implementation, r.Item2, r.Item3, false, r.Item4, r.Item5, r.Item6));
        row.Array[0, 40].Sample(rows =>
        {
            foreach (var measure in Enum.GetValues<ProjectMeasure>())
            {
                var whole = FlowFigures.Of(measure, rows, 2024, Today);
                var parts = rows.GroupBy(r => r.Unit).Select(g => FlowFigures.Of(measure, g, 2024, Today)).ToList();
                if ((whole.Reached, whole.OfFrozen, whole.Frozen, whole.OfAdjusted, whole.Adjusted) != (parts.Sum(p => p.Reached), parts.Sum(p => p.OfFrozen), parts.Sum(p => p.Frozen), parts.Sum(p => p.OfAdjusted), parts.Sum(p => p.Adjusted))) { return false; }
                if (whole.OfFrozen > whole.Frozen || whole.OfAdjusted > whole.Adjusted || whole.OfFrozen > whole.Reached) { return false; }
            }
            return true;
        }, iter: 2_000);
    }

    [Fact]
    public void A_cohorts_rates_are_over_all_of_it()
    {
        (DateOnly?, DateOnly?, DateOnly?, DateOnly?)[] batch = [(new(2024, 3, 1), new(2024, 6, 1), null, null), (new(2024, 8, 1), null, null, null), (null, null, null, null)];
        Assert.Equal(new CohortRates(3, 1, 1, 0, 0), CohortRates.Of(batch, Today));
    }

    private static FlowRow Row(YearPlan? frozen, YearPlan? adjusted, DateOnly? started = null) => new("371525", YearList.Implementation, frozen, adjusted, HasLeft: false, started, null, null);
}
