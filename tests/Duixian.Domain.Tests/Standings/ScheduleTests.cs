using CsCheck;
using Duixian.Domain.Commitments;
using Duixian.Domain.Standings;

namespace Duixian.Domain.Tests.Standings;

public sealed class ScheduleTests
{
    [Fact]
    public void The_end_of_each_month_is_exactly_so_many_twelfths()
    {
        for (var month = 1; month <= 12; month++)
        {
            var end = new DateOnly(2024, month, DateTime.DaysInMonth(2024, month));
            Assert.Equal(Ratio.Of((long)month, 12), Schedule.On(end, Owed.Of(Measure.Cumulative, 10), []));
        }
    }

    [Fact]
    public void Eight_months_are_the_66_point_7_of_the_bulletins() => Assert.Equal(66.7m, Schedule.Linear(2024, Owed.YearEnd, new(2024, 8, 31)).Percent(1));

    [Fact]
    public void Inside_a_month_it_runs_by_days() => Assert.Equal(Ratio.Of(7L, 24), Schedule.Linear(2024, Owed.YearEnd, new(2024, 4, 15)));

    [Fact]
    public void An_earlier_day_due_is_run_to_straight_and_passed_is_all()
    {
        var owed = Owed.Of(Measure.Cumulative, 10, due: new(2024, 9, 30));
        Assert.Equal(Ratio.Of(2L, 3), Schedule.On(Owed.MidYear, owed, []));
        Assert.Equal(Ratio.One, Schedule.On(new(2024, 10, 1), owed, []));
    }

    [Fact]
    public void A_planned_curve_is_straight_between_its_days()
    {
        SchedulePoint[] curve = [new(new(2024, 3, 31), 0), new(new(2024, 6, 30), 40), new(Owed.YearEnd, 100)];
        var owed = Owed.Of(Measure.Cumulative, 10);
        Assert.Equal(Ratio.Zero, Schedule.On(new(2024, 2, 1), owed, curve));
        Assert.Equal(Ratio.Of(2L, 5), Schedule.On(Owed.MidYear, owed, curve));
        Assert.Equal(Ratio.Of(18L, 91), Schedule.On(new DateOnly(2024, 3, 31).AddDays(45), owed, curve));
        Assert.Equal(Ratio.One, Schedule.On(new(2025, 2, 1), owed, curve));
    }

    [Fact]
    public void Named_steps_plan_what_was_due_and_a_policy_its_first_day()
    {
        var steps = Owed.Of(Measure.Milestones, null, steps: [new("开工", new(2024, 3, 31)), new("投用", Owed.YearEnd)]);
        Assert.Equal(Ratio.Of(1L, 2), Schedule.On(Owed.MidYear, steps, []));
        var policy = Owed.Of(Measure.PolicyInForce, null, inForce: new(2024, 7, 1));
        Assert.Equal((Ratio.Zero, Ratio.One), (Schedule.On(Owed.MidYear, policy, []), Schedule.On(new(2024, 7, 1), policy, [])));
    }

    [Fact]
    public void It_never_falls_and_ends_at_all() => Gen.Select(Gen.Int[0, 365], Gen.Int[0, 40], Gen.Int[30, 365]).Sample((day, more, due) =>
    {
        var (first, last) = (new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 1).AddDays(due));
        var (before, after) = (Schedule.Linear(2024, last, first.AddDays(day)), Schedule.Linear(2024, last, first.AddDays(day + more)));
        return before <= after && before >= Ratio.Zero && after <= Ratio.One && Schedule.Linear(2024, last, last) == Ratio.One;
    });
}
