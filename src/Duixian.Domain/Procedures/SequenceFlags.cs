namespace Duixian.Domain.Procedures;

/// <summary>What happened out of its order.</summary>
public enum SequenceFlagKind
{
    /// <summary>A step ended before its hard prerequisite was settled.</summary>
    BeforePrerequisite,

    /// <summary>A step ended before a deferrable prerequisite that nobody allowed to come later.</summary>
    NotDeferred,

    /// <summary>What was allowed to come later has not come by its day.</summary>
    DeferralOver,

    /// <summary>Works began before the construction permit (未批先建).</summary>
    StartedBeforePermit,

    /// <summary>Works began before another step the start waits for.</summary>
    StartedBeforeStep,
}

/// <summary>Something that happened out of its order; not denied, but shown.</summary>
/// <param name="Other">The prerequisite, where one is meant.</param>
/// <param name="Day">The day it happened, or was due.</param>
/// <param name="Reason">Why, as it was stated; null where nobody was asked.</param>
public sealed record SequenceFlag(SequenceFlagKind Kind, string Step, string? Other, DateOnly Day, string? Reason);

internal static class SequenceFlags
{
    /// <summary>In the template's order; of one step the prerequisites first.</summary>
    public static IReadOnlyList<SequenceFlag> Of(ProcedurePath path, ConstructionFacts facts, DateOnly today)
    {
        var flags = new List<SequenceFlag>();
        foreach (var (at, step) in path.Template.Steps.Index())
        {
            var progress = path.Forecast.Steps[at];
            if (progress is { State: StepState.Done or StepState.Promised, SettledOn: { } day }) { AddPrerequisites(path, step, progress, day, flags); }
            if (progress is { IsOpen: true, DeferredUntil: { } until } && until < today) { flags.Add(new(SequenceFlagKind.DeferralOver, step.Code, null, until, progress.Reason)); }
            if (facts.Started is { } started && path.Forecast.HoldsStart[at] && progress.State != StepState.Exempt && !(progress.SettledOn <= started))
            {
                flags.Add(new(step.IsStart ? SequenceFlagKind.StartedBeforePermit : SequenceFlagKind.StartedBeforeStep, step.Code, null, started, null));
            }
        }
        return flags;
    }

    private static void AddPrerequisites(ProcedurePath path, ProcedureStep step, ProcedureStepProgress progress, DateOnly day, List<SequenceFlag> flags)
    {
        foreach (var need in step.Needs)
        {
            var before = path.Forecast.Steps[path.Template.PositionOf(need.Step)];
            if (need.Kind == PrerequisiteKind.Soft || before.State == StepState.Exempt || before.SettledOn <= day) { continue; }
            if (need.Kind == PrerequisiteKind.Hard) { flags.Add(new(SequenceFlagKind.BeforePrerequisite, step.Code, need.Step, day, progress.OrderReason)); }
            else if (before.DeferredUntil is null) { flags.Add(new(SequenceFlagKind.NotDeferred, step.Code, need.Step, day, null)); }
        }
    }
}
