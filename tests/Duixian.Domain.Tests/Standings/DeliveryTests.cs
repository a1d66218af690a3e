using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Standings;

namespace Duixian.Domain.Tests.Standings;

public sealed class DeliveryTests
{
    [Fact]
    public void What_is_only_recorded_is_ready_without_a_target_and_never_judged()
    {
        var money = Owed.Of(Measure.Cumulative, null, Bound.Recorded, unit: "元");
        Assert.Equal(new Delivery(null, false, Ratio.Of(92m)), money.Delivered(92m));
        Assert.Equal(Light.Unjudged, money.Judged(new(92m), Owed.YearEnd).Light);
        var ladder = Owed.Of(Measure.Milestones, null, Bound.Recorded, steps: [new("主体开工", Owed.MidYear), new("竣工", Owed.MidYear)]);
        Assert.Equal(Light.Unjudged, ladder.Judged(new(null, Steps: [new(0, Owed.MidYear)]), Owed.YearEnd).Light);
        Assert.Empty(Readiness.Of("FGW", [(money.Measure, "元", money.Promise), (ladder.Measure, "步", ladder.Promise)]));
        Assert.Equal([Missing.Unit], Readiness.Of("FGW", [(money.Measure, "", money.Promise)]));
        Assert.Equal([Missing.WayOfMeasuring], Readiness.Of("FGW", [(money.Measure, "元", money.Promise with { Bound = Bound.Exactly })]));
    }

    [Fact]
    public void A_running_total_is_held_against_the_target_exactly()
    {
        var delivered = Owed.Of(Measure.Cumulative, 65).Delivered(24);
        Assert.Equal(Ratio.Of(24L, 65), delivered.Completion);
        Assert.False(delivered.Done);
    }

    [Fact]
    public void A_bare_count_is_at_least_and_more_than_promised_is_kept_as_it_is()
    {
        var delivered = Owed.Of(Measure.Cumulative, 30).Delivered(167);
        Assert.Equal(Ratio.Of(167L, 30), delivered.Completion);
        Assert.True(delivered.Done);
    }

    [Fact]
    public void A_share_takes_the_place_of_the_whole() => Assert.Equal(Ratio.Of(1L, 2), Owed.Of(Measure.EventCount, 8000, share: 40).Delivered(20).Completion);

    [Fact]
    public void A_baseline_says_nothing_of_a_running_total() => Assert.Equal(Ratio.Of(50L, 100), Owed.Of(Measure.Cumulative, 100, baseline: 40).Delivered(50).Completion);

    [Theory]
    [InlineData(70, 75, 72, "2/5")]
    [InlineData(70, 75, 70, "0/1")]
    [InlineData(70, 75, 68, "-2/5")]
    [InlineData(70, 75, 80, "2/1")]
    [InlineData(0, 40, 10, "1/4")]
    [InlineData(10, 5, 8, "2/5")]
    public void A_level_is_measured_from_its_baseline(int from, int to, int now, string completion) =>
        Assert.Equal(completion, Owed.Of(Measure.Level, to, baseline: from).Delivered(now).Completion.ToString());

    [Theory]
    [InlineData(75, "1/1", false)]
    [InlineData(74, "74/75", false)]
    public void A_level_that_was_there_from_the_start_must_be_kept_until_the_end(int now, string completion, bool done)
    {
        var owed = Owed.Of(Measure.Level, 75, Bound.AtLeast, baseline: 75);
        Assert.Equal(completion, owed.Delivered(now).Completion.ToString());
        Assert.Equal(done, owed.Delivered(now).Done);
        Assert.Equal(now >= 75, owed.Delivered(now, Owed.YearEnd).Done);
        Assert.Equal(Ratio.One, Schedule.On(Owed.MidYear, owed, []));
    }

    [Fact]
    public void A_rate_is_computed_from_its_parts_and_the_printed_one_only_compared()
    {
        var owed = Owed.Of(Measure.Rate, 95, Bound.AtLeast, unit: "%");
        var delivered = Delivery.Of(owed, new Figure(Amount: 99, Numerator: 570, Denominator: 650), Owed.MidYear);
        Assert.Equal(Ratio.Of(5700L, 65), delivered.Value);
        Assert.Equal(Ratio.Of(57_000L, 650 * 95), delivered.Completion);
        Assert.False(delivered.Done);
    }

    [Fact]
    public void A_rate_of_nothing_is_unknown() => Assert.Null(Delivery.Of(Owed.Of(Measure.Rate, 95, unit: "%"), new Figure(null, 0, 0), Owed.MidYear).Completion);

    [Fact]
    public void A_figure_below_zero_counts_as_what_it_is() => Assert.Equal(Ratio.Of(-1L, 2), Owed.Of(Measure.Rate, 6, unit: "%").Delivered(-3).Completion);

    [Theory]
    [InlineData(-10, "0/1", false)]
    [InlineData(-5, "1/1", true)]
    [InlineData(2, "1/1", true)]
    public void Of_a_target_at_or_below_zero_there_are_no_parts(int now, string completion, bool done)
    {
        var delivered = Owed.Of(Measure.Level, -5, Bound.AtLeast).Delivered(now, Owed.YearEnd);
        Assert.Equal((completion, done), (delivered.Completion.ToString(), delivered.Done));
    }

    [Theory]
    [InlineData(5.0, "11/10", true)]
    [InlineData(5.5, "1/1", true)]
    [InlineData(6.0, "11/12", false)]
    [InlineData(0.0, "1/1", true)]
    public void At_most_runs_the_other_way_and_is_done_only_at_the_end(double now, string completion, bool done)
    {
        var owed = Owed.Of(Measure.Rate, 5.5m, Bound.AtMost, unit: "%");
        Assert.Equal(completion, owed.Delivered((decimal)now).Completion.ToString());
        Assert.False(owed.Delivered((decimal)now).Done);
        Assert.Equal(done, owed.Delivered((decimal)now, Owed.YearEnd).Done);
    }

    [Fact]
    public void At_most_with_a_baseline_is_the_way_down()
    {
        var owed = Owed.Of(Measure.Level, 5, Bound.AtMost, baseline: 10);
        Assert.Equal(Ratio.Of(3L, 5), owed.Delivered(7).Completion);
        Assert.True(owed.Delivered(5).Done);
        Assert.Equal(Ratio.Of(1L, 2), Schedule.On(Owed.MidYear, owed, []));
    }

    [Fact]
    public void At_most_that_already_held_is_a_cap_and_rising_from_its_baseline_is_no_progress()
    {
        var owed = Owed.Of(Measure.Level, 5, Bound.AtMost, baseline: 4);
        Assert.Equal(Ratio.One, owed.Delivered(5).Completion);
        Assert.Equal(Ratio.Of(5L, 6), owed.Delivered(6).Completion);
    }

    [Fact]
    public void Full_coverage_is_a_hundred_in_the_hundred()
    {
        var owed = Owed.Of(Measure.Level, 100, Bound.FullCoverage, unit: "%");
        Assert.Equal(Ratio.Of(35L, 45), Delivery.Of(owed, new Figure(null, 35, 45), Owed.MidYear).Completion);
        Assert.False(owed.Delivered(99.9999m).Done);
        Assert.True(Delivery.Of(owed, new Figure(null, 45, 45), Owed.MidYear).Done);
    }

    [Fact]
    public void Zero_out_counts_what_is_gone_of_the_backlog()
    {
        Assert.Equal(Ratio.Of(3L, 4), Owed.Of(Measure.Level, 0, Bound.ZeroOut, baseline: 40).Delivered(10).Completion);
        Assert.Equal(Ratio.Of(1L, 2), Owed.Of(Measure.Level, 0, Bound.ZeroOut, baseline: 40, share: 6).Delivered(3).Completion);
        Assert.True(Owed.Of(Measure.Level, 0, Bound.ZeroOut, baseline: 40).Delivered(0).Done);
    }

    [Fact]
    public void Zero_out_of_an_unknown_backlog_comes_at_once()
    {
        var owed = Owed.Of(Measure.Level, 0, Bound.ZeroOut);
        Assert.Equal(Ratio.Zero, owed.Delivered(3).Completion);
        Assert.Equal(Ratio.Zero, Schedule.On(Owed.MidYear, owed, []));
        Assert.Equal(Ratio.One, Schedule.On(Owed.YearEnd, owed, []));
    }

    [Fact]
    public void A_backlog_that_was_empty_at_the_start_divides_by_nothing() => Assert.True(Owed.Of(Measure.Level, 0, Bound.ZeroOut, baseline: 0).Delivered(0).Done);

    [Fact]
    public void Yes_or_no_is_whole_or_nothing_and_a_blank_is_neither()
    {
        var owed = Owed.Of(Measure.YesNo, null);
        Assert.True(owed.Delivered(1).Done);
        Assert.Equal(Ratio.Zero, owed.Delivered(0).Completion);
        Assert.Null(Delivery.Of(owed, Figure.Blank, Owed.MidYear).Completion);
    }

    [Fact]
    public void Steps_count_once_each_and_not_before_their_day()
    {
        var owed = Owed.Of(Measure.Milestones, null, steps: [new("开工", new(2024, 3, 31)), new("封顶", new(2024, 9, 30)), new("投用", Owed.YearEnd)]);
        var figure = new Figure(null, Steps: [new(0, new(2024, 3, 20)), new(0, new(2024, 4, 1)), new(1, new(2024, 7, 1)), new(9, new(2024, 1, 1))]);
        Assert.Equal(Ratio.Of(1L, 3), Delivery.Of(owed, figure, Owed.MidYear).Completion);
        Assert.Equal(Ratio.Of(2L, 3), Delivery.Of(owed, figure, Owed.YearEnd).Completion);
        Assert.False(Delivery.Of(owed, figure, Owed.YearEnd).Done);
    }

    [Theory]
    [InlineData(15, true)]
    [InlineData(16, false)]
    [InlineData(14, false)]
    public void A_policy_value_is_met_by_that_value_alone(int now, bool done)
    {
        var owed = Owed.Of(Measure.PolicyInForce, 15, inForce: new(2024, 7, 1), kind: CommitmentKind.PolicyParameter);
        Assert.Equal(done, Delivery.Of(owed, new Figure(now, InForceFrom: new(2024, 7, 1)), Owed.YearEnd).Done);
        Assert.False(Delivery.Of(owed, new Figure(now, InForceFrom: new(2024, 7, 1)), Owed.MidYear).Done);
        Assert.Equal(done, Owed.Of(Measure.Level, 15, baseline: 12, kind: CommitmentKind.PolicyParameter).Delivered(now).Done);
    }

    [Fact]
    public void A_policy_value_printed_as_at_least_is_met_by_more() => Assert.True(Owed.Of(Measure.Level, 15, Bound.AtLeast, kind: CommitmentKind.PolicyParameter).Delivered(16).Done);

    [Fact]
    public void Of_a_range_the_lower_end_is_owed_and_at_most_the_upper()
    {
        Assert.True(Owed.Of(Measure.Cumulative, 1, upper: 2).Delivered(1).Done);
        Assert.True(Owed.Of(Measure.Level, 3, Bound.AtMost, upper: 5).Delivered(5, Owed.YearEnd).Done);
        Assert.False(Owed.Of(Measure.Level, 3, upper: 5, kind: CommitmentKind.PolicyParameter).Delivered(6).Done);
    }

    [Fact]
    public void About_allows_nothing_less_because_no_tolerance_was_printed()
    {
        Assert.False(Owed.Of(Measure.Cumulative, 600, Bound.About).Delivered(599).Done);
        Assert.True(Owed.Of(Measure.Cumulative, 600, Bound.About).Delivered(600).Done);
    }

    [Fact]
    public void A_hedged_target_is_judged_the_same()
    {
        var figure = new Figure(3);
        Assert.Equal(Owed.Of(Measure.Cumulative, 4).Judged(figure, Owed.MidYear), Owed.Of(Measure.Cumulative, 4, hedge: "力争").Judged(figure, Owed.MidYear));
    }
}
