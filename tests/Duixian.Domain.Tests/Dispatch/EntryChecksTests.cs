using System.Globalization;
using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;

namespace Duixian.Domain.Tests.Dispatch;

public sealed class EntryChecksTests
{
    private static readonly DateOnly Start = new(2024, 1, 1);
    private static readonly DateOnly August = new(2024, 8, 31);
    private static readonly DateOnly September = new(2024, 9, 30);

    [Fact]
    public void A_usual_step_is_not_asked_about() => Assert.Empty(Counted(3_420, last: 3_105, total: 4_000));

    [Fact]
    public void The_same_figure_as_before_is_never_asked_about_again() => Assert.Empty(Counted(13, last: 13, total: 2));

    [Fact]
    public void A_running_total_that_falls_is_asked_about()
    {
        var warning = Assert.Single(Counted(3_000, last: 3_105, total: 4_000));
        Assert.Equal(new EntryWarning("entry.falls", new SaidAmount(3_105, "人"), new SaidAmount(3_000, "人")), warning);
    }

    [Fact]
    public void A_missing_digit_is_recognised_as_one() => Assert.Equal(["entry.digit-missing"], Codes(Counted(1_486, last: 14_860, total: 19_000)));

    [Theory]
    [InlineData(108, 100, Bound.AtLeast, false)]
    [InlineData(150, 100, Bound.Exactly, false)]
    [InlineData(151, 100, Bound.Exactly, true)]
    [InlineData(63, 62, Bound.FullCoverage, true)]
    [InlineData(400, 100, Bound.AtMost, false)]
    public void What_lies_far_beyond_the_share_is_asked_about(int amount, int total, Bound bound, bool asked)
    {
        var warnings = EntryChecks.Of(new(amount), new(Measure.Cumulative, "所", bound, total, null, null, Start, September));
        Assert.Equal(asked ? ["entry.beyond-total"] : [], Codes(warnings));
    }

    [Fact]
    public void A_step_many_times_the_usual_one_is_asked_about()
    {
        // 800 in eight months is about 100 a month.
        Assert.Equal(["entry.jump"], Codes(Counted(1_600, last: 800, total: 2_000)));
        Assert.Empty(Counted(1_200, last: 800, total: 2_000));
    }

    [Fact]
    public void Small_counts_may_jump() => Assert.Empty(Counted(9, last: 1, total: 50));

    [Theory]
    [InlineData(5_000_000_000, "entry.unit-slip-up")]
    [InlineData(50_000_000, "entry.unit-slip-up")]
    [InlineData(50, "entry.unit-slip-down")]
    [InlineData(5_200, "entry.unit-slip-down")]
    public void A_unit_that_slipped_by_ten_thousand_or_a_hundred_is_recognised(long amount, string code) =>
        Assert.Equal([code], Codes(Counted(amount, last: 500_000, total: 900_000)));

    [Fact]
    public void Without_a_last_figure_the_share_tells_a_slip()
    {
        Assert.Equal(["entry.unit-slip-up"], Codes(EntryChecks.Of(new(3_000_000), new(Measure.Cumulative, "户", Bound.AtLeast, 1_000, null, null, Start, September))));
        Assert.Empty(EntryChecks.Of(new(1), new(Measure.Cumulative, "户", Bound.AtLeast, 40_000, null, null, Start, September)));
    }

    [Fact]
    public void A_level_may_fall_and_a_slip_in_it_is_still_recognised()
    {
        Assert.Empty(EntryChecks.Of(new(-2.5m), new(Measure.Level, "%", Bound.AtLeast, 6, new(3m), August, Start, September)));
        Assert.Equal(["entry.unit-slip-down"], Codes(EntryChecks.Of(new(0.5m), new(Measure.Level, "亿元", Bound.AtLeast, 6_000, new(5_000m), August, Start, September))));
    }

    [Fact]
    public void A_part_larger_than_the_whole_is_asked_about()
    {
        var basis = new EntryBasis(Measure.Rate, "%", Bound.AtLeast, 75, null, null, Start, September);
        Assert.Equal(["entry.parts-over-whole"], Codes(EntryChecks.Of(new(null, 66, 65), basis)));
        Assert.Equal(["entry.parts-over-whole"], Codes(EntryChecks.Of(new(101m), basis)));
        Assert.Empty(EntryChecks.Of(new(null, 65, 65), basis));
    }

    [Theory]
    [InlineData("36.9", false)]
    [InlineData("37", false)]
    [InlineData("36.92", false)]
    [InlineData("36.8", true)]
    [InlineData("36", true)]
    public void A_printed_share_is_held_against_its_parts_to_the_places_printed(string printed, bool asked)
    {
        var warnings = EntryChecks.Of(new(decimal.Parse(printed, CultureInfo.InvariantCulture), 24, 65), new(Measure.Rate, "%", Bound.AtLeast, 75, null, null, Start, September));
        Assert.Equal(asked ? ["entry.share-differs"] : [], Codes(warnings));
    }

    [Fact]
    public void What_was_done_stays_done()
    {
        var steps = new EntryBasis(Measure.Milestones, "", Bound.Exactly, null, new(null, Steps: [new(0, August), new(1, August)]), August, Start, September);
        Assert.Equal(["entry.undone"], Codes(EntryChecks.Of(new(null, Steps: [new(0, August)]), steps)));
        Assert.Empty(EntryChecks.Of(new(null, Steps: [new(0, August), new(1, August), new(2, September)]), steps));
        Assert.Equal(["entry.undone"], Codes(EntryChecks.Of(new(0), new(Measure.YesNo, "", Bound.Exactly, null, new(1), August, Start, September))));
    }

    [Theory]
    [InlineData(Measure.Cumulative, "dispatch.figure-negative")]
    [InlineData(Measure.EventCount, "dispatch.figure-negative")]
    [InlineData(Measure.Level, null)]
    [InlineData(Measure.YesNo, "dispatch.figure-wrong-kind")]
    [InlineData(Measure.Milestones, "dispatch.figure-wrong-kind")]
    public void A_figure_below_zero_is_right_only_for_a_level(Measure measure, string? code) =>
        Assert.Equal(code, FigureForm.Check(new(-1), measure, 2, September, "1")?.Code);

    [Fact]
    public void A_rate_needs_both_its_parts_and_a_whole_above_zero()
    {
        Assert.Null(FigureForm.Check(new(36.9m, 24, 65), Measure.Rate, 0, September, "1"));
        Assert.Null(FigureForm.Check(new(36.9m), Measure.Rate, 0, September, "1"));
        Assert.Equal("dispatch.denominator-missing", FigureForm.Check(new(null, 24), Measure.Rate, 0, September, "1")?.Code);
        Assert.Equal("dispatch.denominator-missing", FigureForm.Check(new(null, 24, 0), Measure.Rate, 0, September, "1")?.Code);
        Assert.Equal("dispatch.figure-wrong-kind", FigureForm.Check(new(null, 24, 65), Measure.Cumulative, 0, September, "1")?.Code);
    }

    [Fact]
    public void A_step_must_be_one_of_the_promise_and_its_day_must_have_come()
    {
        Assert.Null(FigureForm.Check(new(null, Steps: [new(1, September)]), Measure.Milestones, 2, September, "1"));
        Assert.Equal("dispatch.step-unknown", FigureForm.Check(new(null, Steps: [new(2, September)]), Measure.Milestones, 2, September, "1")?.Code);
        Assert.Equal("dispatch.step-unknown", FigureForm.Check(new(null, Steps: [new(1, August), new(1, September)]), Measure.Milestones, 2, September, "1")?.Code);
        Assert.Equal("dispatch.day-in-future", FigureForm.Check(new(null, Steps: [new(1, September.AddDays(1))]), Measure.Milestones, 2, September, "1")?.Code);
        Assert.Equal("dispatch.day-in-future", FigureForm.Check(new(null, InForceFrom: September.AddDays(1)), Measure.PolicyInForce, 0, September, "1")?.Code);
    }

    [Fact]
    public void What_cannot_be_stored_is_refused_and_a_blank_stays_blank()
    {
        Assert.Equal("dispatch.figure-too-large", FigureForm.Check(new(Amounts.StorageLimit + 1), Measure.Cumulative, 0, September, "1")?.Code);
        Assert.Equal("dispatch.figure-too-large", FigureForm.Check(new(0.00001m), Measure.Cumulative, 0, September, "1")?.Code);
        Assert.Null(FigureForm.Check(Figure.Blank, Measure.YesNo, 0, September, "1"));
    }

    private static IReadOnlyList<EntryWarning> Counted(decimal amount, decimal last, decimal total) =>
        EntryChecks.Of(new(amount), new(Measure.Cumulative, "人", Bound.AtLeast, total, new(last), August, Start, September));

    private static string[] Codes(IReadOnlyList<EntryWarning> warnings) => [.. warnings.Select(w => w.Code)];
}
