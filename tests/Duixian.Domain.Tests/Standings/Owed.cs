using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Standings;

namespace Duixian.Domain.Tests.Standings;

/// <summary>Promises as the tests need them, due at the end of 2024.</summary>
internal static class Owed
{
    public static readonly DateOnly YearEnd = new(2024, 12, 31);
    public static readonly DateOnly MidYear = new(2024, 6, 30);

    public static Undertaking Of(
        Measure measure, decimal? amount, Bound bound = Bound.Exactly, decimal? baseline = null, decimal? upper = null, string unit = "个", decimal? share = null,
        CommitmentKind kind = CommitmentKind.Count, IReadOnlyList<Step>? steps = null, DateOnly? inForce = null, DateOnly? due = null, string? hedge = null) =>
        new(2024, kind, measure, unit, new Promise(bound, amount, upper, baseline, null, null, hedge, steps ?? [], inForce, ""), share, due ?? YearEnd);

    public static Delivery Delivered(this Undertaking owed, decimal amount, DateOnly? day = null) => Delivery.Of(owed, new Figure(amount), day ?? MidYear);

    public static LineStanding Judged(this Undertaking owed, Figure figure, DateOnly day, LightRule? rule = null) => Judging.Of(owed, JudgingTerms.Usual with { Rule = rule ?? LightRules.Default }, figure, day);
}
