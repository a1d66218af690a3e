using Duixian.Domain.Commitments;

namespace Duixian.Domain.Standings;

/// <summary>What is owed of one indicator, by all together or by one party.</summary>
/// <param name="Unit">Base unit of the target and of every figure.</param>
/// <param name="Share">The party's part; null where it answers for the promise as printed.</param>
public sealed record Undertaking(int Year, CommitmentKind Kind, Measure? Measure, string Unit, Promise Promise, decimal? Share, DateOnly Due)
{
    private enum Way
    {
        AtLeast,
        AtMost,
        Equal,
    }

    /// <summary>The figure that must be reached, kept below, or equalled; null where nothing is counted.</summary>
    public decimal? Target => Promise.Bound switch
    {
        Bound.ZeroOut => 0,
        Bound.Recorded => null,
        Bound.FullCoverage => Share ?? Promise.Amount ?? 100,
        Bound.AtMost => Share ?? Promise.Upper ?? Promise.Amount,
        _ => Share ?? Promise.Amount,   // of a range the lower end is owed
    };

    /// <summary>Where a level began. A running total begins at nothing; of a party whose share is not the printed level nobody knows.</summary>
    public decimal? Baseline => Promise.Bound == Bound.ZeroOut
        ? Share > 0 ? Share : Promise.Baseline   // a share of a backlog is how much there was of it
        : Measure is Commitments.Measure.Level or Commitments.Measure.Rate && (Share is null || Share == Promise.Amount) ? Promise.Baseline : null;

    /// <summary>A standard or fee that stands at a figure: a bare number is met by that number alone.</summary>
    public bool IsPolicyValue => Measure == Commitments.Measure.PolicyInForce || (Measure == Commitments.Measure.Level && Kind == CommitmentKind.PolicyParameter);

    /// <summary>True where progress from the baseline to the target can be told: neither is missing and the target was not already met.</summary>
    public bool RunsFromBaseline => Target is { } target && Baseline is { } begun && begun != target && (Direction == Way.Equal || (Direction == Way.AtMost ? begun > target : begun < target));

    /// <summary>Holds every day of the year and is fulfilled only at its end: a cap, or a level that was there from the start.</summary>
    public bool IsKept => Counted && !RunsFromBaseline && Target is { } target && Promise.Bound != Bound.ZeroOut
        && (Direction == Way.AtMost || (Direction == Way.AtLeast && (target <= 0 || (Baseline is { } begun && begun >= target))));

    /// <summary>Comes at one day, not bit by bit: nothing is late before it.</summary>
    public bool ComesAtOnce => Measure is Commitments.Measure.YesNo or Commitments.Measure.PolicyInForce || (IsPolicyValue && Promise.Bound == Bound.Exactly)
        || (Promise.Bound == Bound.ZeroOut && !RunsFromBaseline);

    /// <summary>The day the whole is due.</summary>
    public DateOnly DueDay => Measure == Commitments.Measure.PolicyInForce ? Promise.InForceFrom ?? Due : Due;

    public IReadOnlyList<Step> Steps => Measure == Commitments.Measure.Milestones && Promise.Bound != Bound.Recorded ? Promise.Steps : [];

    /// <summary>True where the figure is a share of a hundred or a thousand.</summary>
    public bool IsShare => Scale is not null;

    /// <summary>What numerator over denominator is multiplied by; null where the unit is no share.</summary>
    internal decimal? Scale => Unit switch
    {
        "%" or "％" or "个百分点" => 100,
        "‰" => 1_000,
        _ => null,
    };

    private bool Counted => Measure is Commitments.Measure.Cumulative or Commitments.Measure.EventCount or Commitments.Measure.Level or Commitments.Measure.Rate;

    /// <summary>A bare number binds as at least, of a policy value as equality; printed with a higher baseline (由10降至5) it must come down.</summary>
    private Way Direction => Promise.Bound switch
    {
        Bound.AtMost or Bound.ZeroOut => Way.AtMost,
        Bound.Exactly when IsPolicyValue => Way.Equal,
        Bound.Exactly or Bound.About when Baseline is { } begun && Target is { } target && begun > target => Way.AtMost,
        _ => Way.AtLeast,
    };

    internal bool IsMetBy(Ratio now) => Target is { } target && Direction switch
    {
        Way.AtMost => now <= Ratio.Of(target),
        Way.Equal => now >= Ratio.Of(target) && now <= Ratio.Of(Share is null ? Math.Max(Promise.Upper ?? target, target) : target),
        _ => now >= Ratio.Of(target),
    };

    /// <summary>How much of the way is gone, over 1 beyond the target, below 0 where it goes the wrong way.</summary>
    internal Ratio Completion(Ratio now, decimal target)
    {
        var met = IsMetBy(now);
        if (RunsFromBaseline)
        {
            var begun = Ratio.Of(Baseline!.Value);   // looked at on the line before
            return met && Direction == Way.Equal ? Ratio.One : (now - begun) / (Ratio.Of(target) - begun);
        }
        if (met && (Direction == Way.Equal || target <= 0)) { return Ratio.One; }
        if (Direction == Way.AtMost) { return target > 0 && now > Ratio.Zero ? Ratio.Of(target) / now : met ? Ratio.One : Ratio.Zero; }
        return target > 0 ? now / Ratio.Of(target) : Ratio.Zero;   // there are no parts of a target at or below zero
    }
}
