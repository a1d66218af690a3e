using Duixian.Domain.Dispatch;

namespace Duixian.Domain.Procedures;

/// <summary>By which limits the days ahead are counted.</summary>
public enum ProcedurePace
{
    /// <summary>The legal ones: what can be relied on.</summary>
    Legal,

    /// <summary>What the authorities promised, where they did.</summary>
    Promised,
}

/// <summary>From when, and by which calendar and limits, a path is computed.</summary>
public sealed record PathMoment(DateOnly Today, WorkingDayIndex Days, ProcedurePace Pace = ProcedurePace.Legal);

/// <summary>What is known of the works themselves.</summary>
/// <param name="Started">The day they really began; null while they have not.</param>
/// <param name="WorksComplete">The day they were completed, or are planned to be; without it nobody can say when they are accepted.</param>
public readonly record struct ConstructionFacts(DateOnly? Started = null, DateOnly? WorksComplete = null);

/// <summary>Where one step stands on the path.</summary>
/// <param name="Ends">The day it was settled or ends at the earliest; null where nobody can say.</param>
/// <param name="Used">Days the authority has had it, in the unit of its limit; null where the acceptance is not known.</param>
/// <param name="Slack">By how many days, in the unit of its limit, it may end later without moving the start; null where it does not hold the start or is settled.</param>
/// <param name="IsCritical">On the chain of steps that determines the start.</param>
public sealed record StepForecast(ProcedureStep Step, ProcedureStepProgress Progress, DateOnly? Ends, int? Used, TimeLimit? Limit, int? Slack, bool HoldsStart, bool IsCritical);

/// <summary>Who has to make the next move in a step, and since when (球在谁手里).</summary>
/// <param name="Stop">The stop that lasts; null while the clock runs, or nothing is accepted.</param>
/// <param name="Days">All days since then; the day after is the first.</param>
public sealed record StepBall(ProcedureStep Step, BallHolder Holder, DateOnly Since, int Days, ClockStop? Stop, int? Slack, bool IsCritical);

/// <summary>A document that lapses while something still hangs on it.</summary>
/// <param name="DaysLeft">Days until its last one; below 0 it has lapsed.</param>
/// <param name="BeforeStart">It will have lapsed before the earliest start.</param>
public sealed record DocumentLapse(ProcedureStep Step, DateOnly ValidUntil, int DaysLeft, bool BeforeStart);

/// <summary>
/// The way of one project to its construction permit on a day (关键线路): computed from the template, what happened, and the calendar; nothing of it is ever stored. The formulas stand in docs/procedures.md.
/// </summary>
public sealed class ProcedurePath
{
    private readonly PathForecast forecast;
    private readonly PathMoment moment;
    private readonly ConstructionFacts facts;

    private ProcedurePath(ProcedureTemplate template, ProjectProcedures procedures, ConstructionFacts facts, PathMoment moment)
    {
        (Template, Procedures, this.facts, this.moment) = (template, procedures, facts, moment);
        forecast = new(template, procedures, facts, moment);
        (MayStart, IsComplete) = (true, true);
        var (completion, last) = (0, 0);
        for (var at = 0; at < template.Steps.Count; at++)
        {
            if (forecast.HoldsStart[at] && forecast.Steps[at].IsOpen) { MayStart = false; }
            if (!template.Steps[at].Required) { continue; }
            if (forecast.Steps[at].IsOpen) { IsComplete = false; }
            var later = forecast.Ends[at] > completion || (forecast.Ends[at] == completion && (forecast.Steps[at].IsOpen || forecast.Steps[last].IsSettled));   // an open one before a settled one of the same day
            (completion, last) = later ? (forecast.Ends[at], at) : (completion, last);
        }
        (EarliestStart, CompletesOn) = (DayOf(forecast.Start), DayOf(completion));
        Critical = ChainTo(LastBeforeStart());
        CompletionChain = ChainTo(last);
    }

    public ProcedureTemplate Template { get; }

    public ProjectProcedures Procedures { get; }

    /// <summary>The first day construction may legally begin; in the past where everything it waits for is settled. Null where nobody can say.</summary>
    public DateOnly? EarliestStart { get; }

    /// <summary>Everything the start waits for is settled.</summary>
    public bool MayStart { get; }

    /// <summary>Every required step is settled (手续办结).</summary>
    public bool IsComplete { get; }

    /// <summary>The day the last required step was settled, or ends at the earliest; null where nobody can say.</summary>
    public DateOnly? CompletesOn { get; }

    /// <summary>The steps that determine the start, first to last; what is settled stands at its head. Positions in the template.</summary>
    internal IReadOnlyList<int> Critical { get; }

    /// <summary>The steps that determine when the required set is complete, first to last.</summary>
    internal IReadOnlyList<int> CompletionChain { get; }

    internal PathForecast Forecast => forecast;

    /// <summary>Codes of the steps that determine the start, first to last (关键线路).</summary>
    public IReadOnlyList<string> CriticalSteps => [.. Critical.Select(at => Template.Steps[at].Code)];

    public IReadOnlyList<StepForecast> Steps => [.. Enumerable.Range(0, Template.Steps.Count).Select(ForecastAt)];

    /// <param name="template">The template and version the project is on; another one is a mistake of the caller.</param>
    public static ProcedurePath Of(ProcedureTemplate template, ProjectProcedures procedures, ConstructionFacts facts, PathMoment moment) =>
        template.Code == procedures.Template && template.Version == procedures.Version
            ? new(template, procedures, facts, moment)
            : throw new ArgumentException($"The project is on {procedures.Template} {procedures.Version}.", nameof(template));

    public StepForecast? Find(string step) => Template.PositionOf(step) is >= 0 and var at ? ForecastAt(at) : null;

    /// <summary>Everyone who can move something now: steps in hand or stopped, and those that could be applied for because nothing they wait for is open. Critical ones first, then in the template's order.</summary>
    public IReadOnlyList<StepBall> Balls => [.. Enumerable.Range(0, Template.Steps.Count).Select(BallAt).OfType<StepBall>().OrderByDescending(b => b.IsCritical)];

    /// <summary>The ball that determines the start, or once construction may begin the one that determines completeness; null where nobody has anything to do.</summary>
    public StepBall? MainBall
    {
        get
        {
            foreach (var at in MayStart ? CompletionChain : Critical)
            {
                if (BallAt(at) is { } ball) { return ball; }
            }
            return null;
        }
    }

    /// <summary>Documents something still hangs on that lapse within so many days, have lapsed, or will have before the start; the first to lapse first.</summary>
    public IReadOnlyList<DocumentLapse> Lapsing(int withinDays)
    {
        var lapsing = new List<DocumentLapse>();
        foreach (var (at, step) in Template.Steps.Index())
        {
            if (forecast.Steps[at] is not { State: StepState.Done, ValidUntil: { } until } || !IsStillNeeded(at)) { continue; }
            var (left, early) = (until.DayNumber - moment.Today.DayNumber, facts.Started is null && !MayStart && forecast.HoldsStart[at] && forecast.Start > until.DayNumber && EarliestStart is not null);
            if (left <= withinDays || early) { lapsing.Add(new(step, until, left, early)); }
        }
        return [.. lapsing.OrderBy(l => l.ValidUntil).ThenBy(l => l.Step.Code, StringComparer.Ordinal)];
    }

    /// <summary>What happened out of its order; shown, never refused.</summary>
    public IReadOnlyList<SequenceFlag> Flags => SequenceFlags.Of(this, facts, moment.Today);

    /// <summary>Its document is used up once every step that names it is settled; that of the permit once the works have begun.</summary>
    private bool IsStillNeeded(int at) =>
        at == Template.Start ? facts.Started is null : Template.Steps.Index().Any(s => forecast.Steps[s.Index].IsOpen && s.Item.Needs.Any(n => n.Step == Template.Steps[at].Code));

    private StepForecast ForecastAt(int at)
    {
        var progress = forecast.Steps[at];
        return new(
            Template.Steps[at], progress, DayOf(forecast.Ends[at]), progress.DaysUsed(forecast.UnitOf(at), moment.Today, moment.Days), forecast.LimitOf(at), forecast.SlackOf(at), forecast.HoldsStart[at], Critical.Contains(at));
    }

    /// <summary>The ball of one step; null where it is settled or cannot be moved now.</summary>
    internal StepBall? BallAt(int at)
    {
        var (step, progress) = (Template.Steps[at], forecast.Steps[at]);
        if (progress.IsSettled || Since(at) is not { } since) { return null; }
        var holder = progress.Stop?.Holder ?? (progress.State == StepState.InHand ? BallHolder.Authority : BallHolder.Owner);
        return new(step, holder, since, Math.Max(0, moment.Today.DayNumber - since.DayNumber), progress.Stop, forecast.SlackOf(at), Critical.Contains(at));
    }

    /// <summary>Since when it can be moved; null where something it waits for is open.</summary>
    private DateOnly? Since(int at)
    {
        var progress = forecast.Steps[at];
        if (progress.Stop is { } stop) { return stop.From; }
        if (progress.State == StepState.InHand) { return progress.Latest; }
        if (Template.Steps[at].AfterWorks && (facts.WorksComplete is not { } complete || complete > moment.Today)) { return null; }
        var since = Template.Steps[at].AfterWorks ? facts.WorksComplete!.Value : Procedures.BegunOn;   // known, or left above
        foreach (var before in Template.Hard[at])
        {
            if (forecast.Steps[before] is not { IsSettled: true, SettledOn: { } settled }) { return null; }
            since = settled > since ? settled : since;
        }
        return since;
    }

    /// <summary>The permit, unless something it should have waited for is open longer.</summary>
    private int LastBeforeStart()
    {
        var last = Template.Start;
        for (var at = 0; at < forecast.Steps.Length; at++)
        {
            var later = forecast.HoldsStart[at] && forecast.Steps[at].IsOpen && (forecast.Steps[last].IsSettled || forecast.Ends[at] > forecast.Ends[last]);
            last = later ? at : last;
        }
        return last;
    }

    private List<int> ChainTo(int last)
    {
        var chain = new List<int>(Template.Steps.Count);
        for (var at = last; at >= 0; at = forecast.Before(at)) { chain.Add(at); }
        chain.Reverse();
        return chain;
    }

    private static DateOnly? DayOf(int day) => day is PathForecast.Never or 0 ? null : DateOnly.FromDayNumber(day);
}
