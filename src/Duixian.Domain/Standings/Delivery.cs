using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;

namespace Duixian.Domain.Standings;

/// <summary>How much of what is owed has been delivered, exactly (完成率).</summary>
/// <param name="Completion">Of the target, or of the way from the baseline to it; over 1 beyond it. Null where nothing is known: a blank is not zero.</param>
/// <param name="Done">All that was promised is there.</param>
/// <param name="Value">The figure it was computed from, in the target's unit: a rate anew from its numerator and denominator. Null for steps and yes or no.</param>
public sealed record Delivery(Ratio? Completion, bool Done, Ratio? Value = null)
{
    public static readonly Delivery Unknown = new(null, false);

    /// <param name="day">The day it is judged for: what holds all year is done only when its last day has come.</param>
    public static Delivery Of(Undertaking owed, Figure figure, DateOnly day)
    {
        if (figure.IsBlank) { return Unknown; }
        return owed.Measure switch
        {
            Measure.YesNo => figure.Amount is { } said ? Whole(said >= 1) : Unknown,
            Measure.PolicyInForce => Whole(IsInForce(owed, figure, day)),
            Measure.Milestones when owed.Steps.Count > 0 => StepsDone(owed.Steps, figure, day),
            null => Unknown,
            _ => ValueOf(owed, figure) is { } now ? Counted(owed, now, day) : Unknown,
        };
    }

    /// <summary>The figure in the target's unit; null where it cannot be told.</summary>
    public static Ratio? ValueOf(Undertaking owed, Figure figure) =>
        (owed.Measure == Measure.Rate || owed.IsShare) && figure is { Numerator: { } above, Denominator: { } below }
            ? Ratio.Of(above, below) is { } share ? share * Ratio.Of(owed.Scale ?? 1) : null
            : figure.Amount is { } amount ? Ratio.Of(amount) : null;

    private static Delivery Counted(Undertaking owed, Ratio now, DateOnly day)
    {
        if (owed.Target is not { } target) { return Unknown with { Value = now }; }
        if (owed is { ComesAtOnce: true, RunsFromBaseline: false }) { return Whole(owed.IsMetBy(now)) with { Value = now }; }
        return new(owed.Completion(now, target), owed.IsMetBy(now) && (!owed.IsKept || day >= owed.Due), now);
    }

    private static Delivery Whole(bool done) => new(done ? Ratio.One : Ratio.Zero, done);

    private static Delivery StepsDone(IReadOnlyList<Step> steps, Figure figure, DateOnly day)
    {
        var done = (figure.Steps ?? []).Where(s => s.Index >= 0 && s.Index < steps.Count && s.Day <= day).Select(s => s.Index).Distinct().Count();
        return new(Ratio.Of((long)done, steps.Count), done == steps.Count);
    }

    private static bool IsInForce(Undertaking owed, Figure figure, DateOnly day) =>
        figure.InForceFrom is { } from && from <= day && (owed.Target is null || (figure.Amount is { } amount && owed.IsMetBy(Ratio.Of(amount))));
}
