using Duixian.Domain.Commitments;

namespace Duixian.Domain.Plans;

/// <summary>Proposes how something could be measured from what is known when it is read; a person may always choose another way.</summary>
public static class MeasureProposal
{
    private static readonly string[] EventUnits = ["场", "场次", "次", "人次", "户次", "件次", "车次", "班次"];
    private static readonly string[] ShareUnits = ["%", "％", "‰", "个百分点"];

    /// <summary>The way of measuring a read indicator starts with; null where only a person can say, so that the item is not ready until one has.</summary>
    /// <param name="hasNumber">False for a promise without a figure.</param>
    /// <param name="baseUnit">The unit without multiplier, when there is one: an item of counts may hold a share as well.</param>
    public static Measure? For(CommitmentKind kind, bool hasNumber, Bound bound, string? baseUnit = null)
    {
        if (bound is Bound.FullCoverage or Bound.ZeroOut) { return Measure.Level; }
        return hasNumber ? WithNumber(kind, baseUnit) : WithoutNumber(kind);
    }

    /// <summary>What the form offers first. Where <see cref="For"/> says null this is yes or no, and the form asks to have it confirmed.</summary>
    public static Measure Offered(CommitmentKind kind, bool hasNumber, Bound bound, string? baseUnit = null) =>
        For(kind, hasNumber, bound, baseUnit) ?? Measure.YesNo;

    private static Measure WithNumber(CommitmentKind kind, string? baseUnit)
    {
        var byUnit = baseUnit switch
        {
            null or "" => (Measure?)null,
            _ when ShareUnits.Contains(baseUnit) => Measure.Rate,
            _ when EventUnits.Contains(baseUnit) => Measure.EventCount,
            _ => Measure.Cumulative,
        };
        return kind switch
        {
            CommitmentKind.PolicyParameter => Measure.Level,   // a standard stands at its figure, whatever its unit
            CommitmentKind.EventCount => byUnit is Measure.Rate ? Measure.Rate : Measure.EventCount,
            CommitmentKind.Rate => byUnit ?? Measure.Rate,
            _ => byUnit ?? Measure.Cumulative,
        };
    }

    private static Measure? WithoutNumber(CommitmentKind kind) => kind switch
    {
        CommitmentKind.Milestone => Measure.YesNo,
        CommitmentKind.PolicyParameter => Measure.PolicyInForce,
        CommitmentKind.Clearance => Measure.YesNo,
        _ => null,
    };
}
