namespace Duixian.Domain.Standings;

/// <summary>What the standing of an item says at the end of its year.</summary>
/// <param name="HasFigure">Something was reported and accepted.</param>
/// <param name="Due">Last day as it is planned now.</param>
/// <param name="FirstDue">Last day as it was promised first.</param>
/// <param name="DoneOn">The first day it was judged to be reached; null where it is not.</param>
/// <param name="PointsAhead">Completion minus schedule, in points; null where either is missing.</param>
public sealed record YearEndFacts(int Year, bool HasFigure, bool Done, int Parts, int PartsDone, DateOnly Due, DateOnly FirstDue, DateOnly? DoneOn, decimal? PointsAhead);

/// <summary>Proposes the verdict an item's standing leads to (年终评定); an officer confirms it, or says why it is another.</summary>
public static class VerdictProposal
{
    public static Verdict Of(YearEndFacts facts) =>
        facts.Done ? (facts.DoneOn > facts.FirstDue ? Verdict.DeliveredLate : Verdict.Delivered)
        : !facts.HasFigure ? Verdict.Unjudged
        : facts.Due.Year > facts.Year && facts.PointsAhead >= 0 ? Verdict.Continues
        : facts.PartsDone > 0 ? Verdict.Partly
        : Verdict.NotDelivered;

    /// <summary>A verdict against the standing needs a reason, and one that says nothing too.</summary>
    public static bool NeedsReason(Verdict said, Verdict proposed) => said != proposed || said == Verdict.Unjudged;
}
