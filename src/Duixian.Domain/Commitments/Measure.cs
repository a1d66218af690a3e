namespace Duixian.Domain.Commitments;

/// <summary>The way an indicator is measured (怎样计).</summary>
public enum Measure
{
    /// <summary>A running total over the year.</summary>
    Cumulative,

    /// <summary>A level reached from a baseline.</summary>
    Level,

    /// <summary>A share with numerator and denominator.</summary>
    Rate,

    /// <summary>Events or visits, counted one by one.</summary>
    EventCount,

    /// <summary>Done or not done.</summary>
    YesNo,

    /// <summary>Named steps, each with a day.</summary>
    Milestones,

    /// <summary>A policy that is in force from a day.</summary>
    PolicyInForce,
}

/// <summary>A named step with its day.</summary>
public sealed record Step(string Name, DateOnly Day);

/// <summary>What is promised of one indicator: the figures as printed, expanded; a revision makes a new one beside it.</summary>
/// <param name="Amount">Null where the way of measuring needs no number.</param>
/// <param name="Upper">Top of a range.</param>
/// <param name="Baseline">The X of 由X提高至Y.</param>
/// <param name="Per">Denominator of a standard (人·月, 县(市、区)).</param>
/// <param name="Qualifier">A size class that is not a measure itself (过50亿元).</param>
/// <param name="Hedge">力争, 争创: judged the same, labelled "aimed at".</param>
/// <param name="Steps">Named steps for <see cref="Measure.Milestones"/>, else empty.</param>
/// <param name="InForceFrom">First day in force for <see cref="Measure.PolicyInForce"/>.</param>
/// <param name="Quote">The exact words the figure came from; empty when added by hand.</param>
public sealed record Promise(
    Bound Bound,
    decimal? Amount,
    decimal? Upper,
    decimal? Baseline,
    string? Per,
    string? Qualifier,
    string? Hedge,
    IReadOnlyList<Step> Steps,
    DateOnly? InForceFrom,
    string Quote)
{
    public bool Equals(Promise? other) =>
        other is not null && SameFigures(other) && Quote == other.Quote && Hedge == other.Hedge && Qualifier == other.Qualifier;

    /// <summary>True when a citizen would be owed the same: wording may differ, figures and days may not.</summary>
    public bool SameFigures(Promise other) =>
        Bound == other.Bound && Amount == other.Amount && Upper == other.Upper && Baseline == other.Baseline && Per == other.Per
        && InForceFrom == other.InForceFrom && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => HashCode.Combine(Bound, Amount, Upper, Baseline, Per, Quote);
}
