using Duixian.Domain.Standings;

namespace Duixian.Domain.Tests.Standings;

public sealed class VerdictProposalTests
{
    private static readonly DateOnly YearEnd = new(2024, 12, 31);

    private static YearEndFacts Facts(bool done = false, bool hasFigure = true, int parts = 1, int partsDone = 0, DateOnly? due = null, DateOnly? firstDue = null, DateOnly? doneOn = null, decimal? ahead = null) =>
        new(2024, hasFigure, done, parts, partsDone, due ?? YearEnd, firstDue ?? due ?? YearEnd, doneOn, ahead);

    [Fact]
    public void Reached_in_time_is_delivered() => Assert.Equal(Verdict.Delivered, VerdictProposal.Of(Facts(done: true, partsDone: 1, doneOn: YearEnd)));

    [Fact]
    public void Reached_after_the_day_first_promised_is_late_also_where_the_day_was_moved() =>
        Assert.Equal(Verdict.DeliveredLate, VerdictProposal.Of(Facts(done: true, partsDone: 1, due: YearEnd, firstDue: new(2024, 6, 30), doneOn: new(2024, 9, 30))));

    [Fact]
    public void Some_parts_of_several_are_partly() => Assert.Equal(Verdict.Partly, VerdictProposal.Of(Facts(parts: 3, partsDone: 2, ahead: -20)));

    [Fact]
    public void Nothing_reached_is_not_delivered_however_near() => Assert.Equal(Verdict.NotDelivered, VerdictProposal.Of(Facts(ahead: -0.1m)));

    [Fact]
    public void What_runs_on_and_is_where_it_should_be_continues_and_what_is_behind_does_not()
    {
        Assert.Equal(Verdict.Continues, VerdictProposal.Of(Facts(due: new(2026, 12, 31), ahead: 0)));
        Assert.Equal(Verdict.NotDelivered, VerdictProposal.Of(Facts(due: new(2026, 12, 31), ahead: -1)));
    }

    [Fact]
    public void Without_a_figure_nothing_is_said() => Assert.Equal(Verdict.Unjudged, VerdictProposal.Of(Facts(hasFigure: false)));

    [Theory]
    [InlineData(Verdict.Delivered, Verdict.Delivered, false)]
    [InlineData(Verdict.Delivered, Verdict.NotDelivered, true)]
    [InlineData(Verdict.NotDelivered, Verdict.Delivered, true)]
    [InlineData(Verdict.Unjudged, Verdict.Unjudged, true)]
    public void A_verdict_against_the_standing_needs_a_reason(Verdict said, Verdict proposed, bool needs) => Assert.Equal(needs, VerdictProposal.NeedsReason(said, proposed));
}
