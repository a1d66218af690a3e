using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;

namespace Duixian.Domain.Tests.Plans;

public sealed class MeasureProposalTests
{
    [Theory]
    [InlineData(CommitmentKind.Count, "户", Measure.Cumulative)]
    [InlineData(CommitmentKind.Count, "%", Measure.Rate)]
    [InlineData(CommitmentKind.Count, "场", Measure.EventCount)]
    [InlineData(CommitmentKind.EventCount, "场", Measure.EventCount)]
    [InlineData(CommitmentKind.EventCount, "%", Measure.Rate)]
    [InlineData(CommitmentKind.Rate, "%", Measure.Rate)]
    [InlineData(CommitmentKind.Rate, "亩", Measure.Cumulative)]
    [InlineData(CommitmentKind.Rate, "", Measure.Rate)]
    [InlineData(CommitmentKind.PolicyParameter, "%", Measure.Level)]
    [InlineData(CommitmentKind.PolicyParameter, "元", Measure.Level)]
    [InlineData(CommitmentKind.Milestone, "座", Measure.Cumulative)]
    [InlineData(CommitmentKind.Clearance, "处", Measure.Cumulative)]
    [InlineData(CommitmentKind.Qualitative, "家", Measure.Cumulative)]
    public void A_number_is_measured_by_its_kind_and_unit(CommitmentKind kind, string unit, Measure expected) =>
        Assert.Equal(expected, MeasureProposal.For(kind, hasNumber: true, Bound.AtLeast, unit));

    [Theory]
    [InlineData(CommitmentKind.Milestone, Measure.YesNo)]
    [InlineData(CommitmentKind.PolicyParameter, Measure.PolicyInForce)]
    [InlineData(CommitmentKind.Clearance, Measure.YesNo)]
    [InlineData(CommitmentKind.Qualitative, null)]
    [InlineData(CommitmentKind.Count, null)]
    [InlineData(CommitmentKind.Rate, null)]
    public void A_promise_without_a_number_gets_a_way_only_where_its_kind_says_one(CommitmentKind kind, Measure? expected) =>
        Assert.Equal(expected, MeasureProposal.For(kind, hasNumber: false, Bound.Exactly));

    [Theory]
    [InlineData(Bound.FullCoverage)]
    [InlineData(Bound.ZeroOut)]
    public void Full_coverage_and_a_gap_closed_are_levels_with_or_without_a_printed_number(Bound bound)
    {
        Assert.Equal(Measure.Level, MeasureProposal.For(CommitmentKind.Clearance, hasNumber: false, bound));
        Assert.Equal(Measure.Level, MeasureProposal.For(CommitmentKind.Count, hasNumber: true, bound, "%"));
    }

    [Fact]
    public void The_form_offers_yes_or_no_where_only_a_person_can_say() =>
        Assert.Equal(Measure.YesNo, MeasureProposal.Offered(CommitmentKind.Qualitative, hasNumber: false, Bound.Exactly));
}
