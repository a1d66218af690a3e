using Duixian.Domain.Dispatch;

namespace Duixian.Domain.Procedures;

/// <summary>The arithmetic of one project's path, by position in the template and in day numbers: first forward for the earliest end of each step, then back from the start for how late each may end.</summary>
internal sealed class PathForecast
{
    /// <summary>Nobody can say: no limit is set, or the works' completion is not known.</summary>
    public const int Never = int.MaxValue;

    private readonly ProcedureTemplate template;
    private readonly PathMoment moment;
    private readonly int today;
    private readonly int works;

    public PathForecast(ProcedureTemplate template, ProjectProcedures procedures, ConstructionFacts facts, PathMoment moment)
    {
        (this.template, this.moment, today) = (template, moment, moment.Today.DayNumber);
        works = facts.WorksComplete is { } complete ? complete.DayNumber : Never;
        var count = template.Steps.Count;
        (Steps, Ends, Latest, OwnEnds, HoldsStart) = (new ProcedureStepProgress[count], new int[count], new int[count], new int[count], new bool[count]);
        var known = procedures.Steps;
        for (var i = 0; i < known.Count; i++)
        {
            if (template.PositionOf(known[i].Step) is >= 0 and var at) { Steps[at] = known[i]; }
        }
        Forward();
        Start = Gather();
        Back();
    }

    /// <summary>What is known of each step, in the order of the template.</summary>
    public ProcedureStepProgress[] Steps { get; }

    /// <summary>Day each step was settled, or ends at the earliest.</summary>
    public int[] Ends { get; }

    /// <summary>Latest day an open step may end without moving the start; <see cref="Never"/> where it does not hold the start, or the start is not known.</summary>
    public int[] Latest { get; }

    /// <summary>When an accepted step would end by its own clock alone.</summary>
    public int[] OwnEnds { get; }

    /// <summary>Whether the start of construction waits for it, directly or through others.</summary>
    public bool[] HoldsStart { get; }

    /// <summary>Earliest legal start; <see cref="Never"/> where nobody can say.</summary>
    public int Start { get; }

    public TimeLimit? LimitOf(int at) => moment.Pace == ProcedurePace.Promised ? template.Steps[at].Promised ?? template.Steps[at].Legal : template.Steps[at].Legal;

    /// <summary>In days of the step's own limit; null where it does not hold the start.</summary>
    public int? SlackOf(int at) =>
        Steps[at].IsSettled || Latest[at] == Never ? null
        : UnitOf(at) == DayUnit.Working ? moment.Days.Count(Latest[at]) - moment.Days.Count(Ends[at]) : Latest[at] - Ends[at];

    public DayUnit UnitOf(int at) => LimitOf(at)?.Unit ?? DayUnit.Calendar;

    /// <summary>The step that determines when another can end: of the open ones it waits for the latest; of settled ones the last. -1 where nothing does.</summary>
    public int Before(int at)
    {
        var (open, settled) = (-1, -1);
        foreach (var before in template.Hard[at])
        {
            if (Steps[before].State == StepState.Exempt) { continue; }
            if (Steps[before].IsSettled) { settled = IsLater(before, settled) ? before : settled; }
            else { open = IsLater(before, open) ? before : open; }
        }
        if (Steps[at].IsSettled || open < 0) { return settled; }
        return Steps[at].State is StepState.InHand or StepState.Stopped && Ends[open] <= OwnEnds[at] ? settled : open;
    }

    /// <summary>Of two that end on one day the one with the longer way to it.</summary>
    private bool IsLater(int at, int than) => than < 0 || Ends[at] > Ends[than] || (Ends[at] == Ends[than] && template.Depth[at] > template.Depth[than]);

    private void Forward()
    {
        foreach (var at in template.Order)
        {
            if (Steps[at].IsSettled)
            {
                Ends[at] = Steps[at].SettledOn is { } day ? day.DayNumber : today;
                continue;
            }
            var prior = Math.Max(today, template.Steps[at].AfterWorks ? works : 0);
            foreach (var before in template.Hard[at])
            {
                if (Steps[before].IsOpen) { prior = Math.Max(prior, Ends[before]); }
            }
            Ends[at] = End(at, prior);
        }
    }

    private int End(int at, int prior)
    {
        if (prior == Never || LimitOf(at) is not { } limit) { return OwnEnds[at] = Never; }
        if (Steps[at].State is StepState.Waiting or StepState.Deferred) { return Advance(prior, limit.Days, limit.Unit); }
        var left = Math.Max(1, limit.Days - (Steps[at].DaysUsed(limit.Unit, moment.Today, moment.Days) ?? 0));
        var from = Steps[at].Stop is { } stop ? Math.Max(today + 1, stop.Expected is { } expected ? expected.DayNumber : 0) : today;
        OwnEnds[at] = Advance(from, left, limit.Unit);
        return Advance(Math.Max(OwnEnds[at], prior), 0, limit.Unit);   // not before what it hangs on, and on a day its office works
    }

    private int Advance(int from, int days, DayUnit unit) => unit == DayUnit.Working ? moment.Days.After(from, days) : from + days;

    /// <summary>Marks what the start waits for and gives the day the last of it ends. What is exempt hands nothing on.</summary>
    private int Gather()
    {
        HoldsStart[template.Start] = true;
        var last = 0;
        for (var i = template.Order.Length - 1; i >= 0; i--)
        {
            var at = template.Order[i];
            if (!HoldsStart[at] || (Steps[at].State == StepState.Exempt && at != template.Start)) { continue; }
            last = Math.Max(last, Ends[at]);
            foreach (var before in template.Hard[at]) { HoldsStart[before] = true; }
        }
        return last;
    }

    private void Back()
    {
        Array.Fill(Latest, Never);
        if (Start == Never) { return; }
        for (var i = template.Order.Length - 1; i >= 0; i--)
        {
            var at = template.Order[i];
            if (!HoldsStart[at] || Steps[at].IsSettled) { continue; }
            Latest[at] = Math.Min(Latest[at], Start);
            var limit = LimitOf(at)!.Value;   // an end that is known has a limit
            var days = Steps[at].State is StepState.Waiting or StepState.Deferred ? limit.Days : 0;
            var latest = limit.Unit == DayUnit.Working ? moment.Days.LatestBefore(Latest[at], days) : Latest[at] - days;
            foreach (var before in template.Hard[at])
            {
                if (Steps[before].IsOpen) { Latest[before] = Math.Min(Latest[before], latest); }
            }
        }
    }
}
