using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;

namespace Duixian.Domain.Procedures;

/// <summary>What every sentence about procedures is said with.</summary>
/// <param name="Template">The template the project is on.</param>
/// <param name="Public">Whether what is said is published; the project's level of disclosure decides.</param>
public sealed record ProcedureSaying(ProcedureTemplate Template, DateOnly Today, bool Public, Act Act);

/// <summary>The procedures of one project (项目手续): on which template it is and how far in each step. Days are the days things happened on; none lies ahead.</summary>
public sealed class ProjectProcedures
{
    public const int LongestReason = 500;
    public const int LongestNumber = 80;

    private readonly List<ProcedureStepProgress> steps = [];

    private ProjectProcedures()
    {
    }

    /// <summary>Running number of the project.</summary>
    public int Project { get; private set; }

    /// <summary>Code of the template.</summary>
    public string Template { get; private set; } = "";

    public int Version { get; private set; }

    /// <summary>The day the project took up its procedures.</summary>
    public DateOnly BegunOn { get; private set; }

    public long Revision { get; private set; }

    /// <summary>In no promised order; also of steps the template no longer has, so that nothing that happened is lost.</summary>
    public IReadOnlyList<ProcedureStepProgress> Steps => steps;

    public ProcedureStepProgress? Find(string step)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Step == step) { return steps[i]; }
        }
        return null;
    }

    public static Result<ProjectProcedures> Begin(int project, DateOnly day, ProcedureSaying saying)
    {
        var first = saying.Template.Steps[0].Code;
        if (day > saying.Today) { return ProceduresRefusal.DayInFuture(first, day); }
        if (day < WorkingDayIndex.First) { return ProceduresRefusal.DayTooEarly(first, day, WorkingDayIndex.First); }
        var procedures = new ProjectProcedures { Project = project, Template = saying.Template.Code, Version = saying.Template.Version, BegunOn = day };
        foreach (var step in saying.Template.Steps) { procedures.steps.Add(new(project, step.Code)); }
        saying.Act.Record(new ProceduresBegun(project, saying.Public, procedures.Template, procedures.Version, day));
        return procedures;
    }

    /// <summary>The authority has it now; its clock runs from the next day on.</summary>
    public Refusal? Accept(string step, DateOnly day, ProcedureSaying saying)
    {
        if (Look(step, day, saying, out var at) is { } refusal) { return refusal; }
        if (at.State is not (StepState.Waiting or StepState.Deferred)) { return ProceduresRefusal.WrongState(step, at.State); }
        at.Accept(day);
        saying.Act.Record(new ProcedureAccepted(Project, saying.Public, step, day));
        return null;
    }

    /// <summary>The clock stands still from the next day on.</summary>
    /// <param name="expected">When it is expected to run again; null where nobody knows.</param>
    /// <param name="note">What is wanted; needed where the reason is <see cref="StopReason.Other"/>.</param>
    public Refusal? StopClock(string step, DateOnly day, StopReason reason, BallHolder holder, DateOnly? expected, string? note, ProcedureSaying saying)
    {
        if (Look(step, day, saying, out var at) is { } refusal) { return refusal; }
        if (at.State != StepState.InHand) { return ProceduresRefusal.WrongState(step, at.State); }
        if (expected < day) { return ProceduresRefusal.ExpectedTooEarly(step, day); }
        if ((reason == StopReason.Other ? Wanted(note) : Fits(note, LongestReason)) is { } missing) { return missing; }
        at.StopClock(new(day, reason, holder, expected, Blank(note), null));
        saying.Act.Record(new ProcedureClockStopped(Project, saying.Public, step, day, reason, holder, expected, Blank(note)));
        return null;
    }

    /// <summary>What was wanted is there; the clock runs from the next day on.</summary>
    public Refusal? Resume(string step, DateOnly day, ProcedureSaying saying)
    {
        if (Look(step, day, saying, out var at) is { } refusal) { return refusal; }
        if (at.State != StepState.Stopped) { return ProceduresRefusal.WrongState(step, at.State); }
        at.Resume(day);
        saying.Act.Record(new ProcedureClockResumed(Project, saying.Public, step, day));
        return null;
    }

    /// <summary>The document is there. Before a hard prerequisite only with the reason why it happened so; then it stands, and is shown.</summary>
    /// <param name="validUntil">Null: as long as the template says.</param>
    public Refusal? Finish(string step, DateOnly day, string? number, DateOnly? validUntil, string? orderReason, ProcedureSaying saying)
    {
        if (Look(step, day, saying, out var at) is { } refusal) { return refusal; }
        if (at.IsSettled) { return ProceduresRefusal.WrongState(step, at.State); }
        var known = saying.Template.Find(step)!;   // looked at just now
        if (known.NeedsNumber && Blank(number) is null) { return ProceduresRefusal.NumberMissing(step); }
        if (Fits(number, LongestNumber) is { } tooLong) { return tooLong; }
        if (Order(known, day, orderReason, out var why) is { } early) { return early; }
        validUntil ??= known.ValidMonths is { } months ? day.AddMonths(months) : null;
        if (validUntil < day) { return ProceduresRefusal.ValidTooShort(step, validUntil.Value); }
        at.Finish(day, Blank(number), validUntil, why);
        saying.Act.Record(new ProcedureFinished(Project, saying.Public, step, day, Blank(number), validUntil, why));
        return null;
    }

    /// <summary>A table of an office says a step is done, maybe without its day or number: it stands as known by the day the table speaks of, and says where from.</summary>
    /// <param name="day">Null where the table names none.</param>
    public Refusal? TakeOver(string step, DateOnly? day, string? number, DateOnly knownBy, string from, ProcedureSaying saying)
    {
        if (Look(step, day ?? knownBy, saying, out var at) is { } refusal) { return refusal; }
        if (at.IsSettled) { return ProceduresRefusal.WrongState(step, at.State); }
        if ((Wanted(from) ?? Fits(number, LongestNumber)) is { } amiss) { return amiss; }
        var (on, valid) = (day ?? knownBy, saying.Template.Find(step)!.ValidMonths is { } months && day is { } known ? known.AddMonths(months) : (DateOnly?)null);   // looked at just now
        at.Finish(on, Blank(number), valid, from.Trim());
        saying.Act.Record(new ProcedureFinished(Project, saying.Public, step, on, Blank(number), valid, from.Trim()));
        return null;
    }

    /// <summary>Not needed here; it takes no time and counts as settled.</summary>
    public Refusal? Exempt(string step, DateOnly day, string? reason, ProcedureSaying saying)
    {
        if (Look(step, day, saying, out var at) is { } refusal) { return refusal; }
        if (at.IsSettled) { return ProceduresRefusal.WrongState(step, at.State); }
        if (Wanted(reason) is { } missing) { return missing; }
        at.Exempt(day, reason!.Trim());   // wanted, so it is there
        saying.Act.Record(new ProcedureExempted(Project, saying.Public, step, day, reason.Trim()));
        return null;
    }

    /// <summary>Granted on the applicant's word; settled from that day on.</summary>
    public Refusal? Promise(string step, DateOnly day, string? number, string? reason, string? orderReason, ProcedureSaying saying)
    {
        if (Look(step, day, saying, out var at) is { } refusal) { return refusal; }
        if (at.IsSettled) { return ProceduresRefusal.WrongState(step, at.State); }
        if ((Wanted(reason) ?? Fits(number, LongestNumber)) is { } amiss) { return amiss; }
        if (Order(saying.Template.Find(step)!, day, orderReason, out var why) is { } early) { return early; }   // looked at just now
        at.Promise(day, Blank(number), reason!.Trim(), why);   // wanted, so it is there
        saying.Act.Record(new ProcedurePromised(Project, saying.Public, step, day, Blank(number), reason.Trim(), why));
        return null;
    }

    /// <summary>May be handed in later, until a day; only where a step names it so. It is not done by that.</summary>
    public Refusal? Defer(string step, DateOnly day, DateOnly until, string? reason, ProcedureSaying saying)
    {
        if (Look(step, day, saying, out var at) is { } refusal) { return refusal; }
        if (at.State is not (StepState.Waiting or StepState.Deferred)) { return ProceduresRefusal.WrongState(step, at.State); }
        if (!saying.Template.Steps.Any(s => s.Needs.Any(n => n.Step == step && n.Kind == PrerequisiteKind.Deferrable))) { return ProceduresRefusal.NotDeferrable(step); }
        if (until <= day) { return ProceduresRefusal.DeferredTooShort(step, until); }
        if (Wanted(reason) is { } missing) { return missing; }
        at.Defer(until, reason!.Trim());   // wanted, so it is there
        saying.Act.Record(new ProcedureDeferred(Project, saying.Public, step, day, until, reason.Trim()));
        return null;
    }

    /// <summary>The last thing said of a step was wrong, or no longer holds; earlier entries stay.</summary>
    public Refusal? TakeBack(string step, string? reason, ProcedureSaying saying)
    {
        if (Look(step, saying.Today, saying, out var at) is { } refusal) { return refusal; }
        if (at.State == StepState.Waiting) { return ProceduresRefusal.WrongState(step, at.State); }
        if (Wanted(reason) is { } missing) { return missing; }
        var before = at.State;
        at.TakeBack();
        saying.Act.Record(new ProcedureTakenBack(Project, saying.Public, step, before, at.State, reason!.Trim()));   // wanted, so it is there
        return null;
    }

    /// <summary>Goes by another template or version from now on. Steps of the same code keep what was said of them; those the new one lacks are kept aside.</summary>
    public Refusal? MoveTo(ProcedureTemplate other, string? reason, ProcedureSaying saying)
    {
        if (other.Code == Template && other.Version == Version) { return ProceduresRefusal.SameTemplate; }
        if (Wanted(reason) is { } missing) { return missing; }
        (Template, Version) = (other.Code, other.Version);
        foreach (var step in other.Steps.Where(s => Find(s.Code) is null)) { steps.Add(new(Project, step.Code)); }
        saying.Act.Record(new ProceduresMoved(Project, saying.Public, Template, Version, saying.Today, reason!.Trim()));   // wanted, so it is there
        return null;
    }

    /// <summary>What every sentence asks first: the right template, a known step, a day that is not ahead and not before what is known of it.</summary>
    private Refusal? Look(string step, DateOnly day, ProcedureSaying saying, out ProcedureStepProgress at)
    {
        at = Find(step)!;   // answered with a refusal below where it is null
        if (saying.Template.Code != Template || saying.Template.Version != Version) { return ProceduresRefusal.OtherTemplate(Template, Version); }
        if (at is null || saying.Template.Find(step) is null) { return ProceduresRefusal.StepUnknown(step); }
        if (day > saying.Today) { return ProceduresRefusal.DayInFuture(step, day); }
        var earliest = at.Latest ?? WorkingDayIndex.First;
        return day < earliest ? ProceduresRefusal.DayTooEarly(step, day, earliest) : null;
    }

    /// <summary>Whether every hard prerequisite was settled by then; if not, the reason is wanted and kept. What is exempt was never needed, on whatever day somebody said so.</summary>
    private Refusal? Order(ProcedureStep step, DateOnly day, string? reason, out string? kept)
    {
        kept = null;
        foreach (var need in step.Needs)
        {
            if (need.Kind != PrerequisiteKind.Hard || (Find(need.Step) is { } before && (before.State == StepState.Exempt || before.SettledOn <= day))) { continue; }
            if (Blank(reason) is null) { return ProceduresRefusal.PrerequisiteOpen(step.Code, need.Step); }
            kept = Blank(reason);
        }
        return Fits(kept, LongestReason);
    }

    private static Refusal? Wanted(string? reason) => Blank(reason) is null ? ProceduresRefusal.ReasonMissing : Fits(reason, LongestReason);

    private static Refusal? Fits(string? text, int most) => text?.Trim().Length > most ? ProceduresRefusal.TooLong(most) : null;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
