using Duixian.Domain.Dispatch;

namespace Duixian.Domain.Procedures;

/// <summary>Where one step of one project stands.</summary>
public enum StepState
{
    /// <summary>Not applied for, or not accepted yet (等待).</summary>
    Waiting,

    /// <summary>Accepted; the authority's clock runs (在办).</summary>
    InHand,

    /// <summary>The clock is stopped (停表).</summary>
    Stopped,

    /// <summary>Finished (办结).</summary>
    Done,

    /// <summary>Not needed here (免办).</summary>
    Exempt,

    /// <summary>Granted on the applicant's word that the conditions are met (告知承诺).</summary>
    Promised,

    /// <summary>Allowed to come later, until a day (容缺); not done.</summary>
    Deferred,
}

/// <summary>Why a clock was stopped.</summary>
public enum StopReason
{
    /// <summary>补正: papers came back to be mended.</summary>
    Mending,

    /// <summary>专家评审, 技术审查, 听证, 检测.</summary>
    ExpertReview,

    /// <summary>公示, 公告.</summary>
    PublicNotice,

    /// <summary>Anything else; said in words.</summary>
    Other,
}

/// <summary>In whose hands the next move is (球在谁手里).</summary>
public enum BallHolder
{
    /// <summary>业主.</summary>
    Owner,

    /// <summary>The authority that handles the step.</summary>
    Authority,

    /// <summary>An agency, an expert panel, a line company.</summary>
    ThirdParty,
}

/// <summary>One time the clock stood still. The day it stopped still counts, the day it runs again does not.</summary>
/// <param name="Expected">When it is expected to run again; null where nobody said.</param>
/// <param name="Until">The day it ran again; null while it stands.</param>
public sealed record ClockStop(DateOnly From, StopReason Reason, BallHolder Holder, DateOnly? Expected, string? Note, DateOnly? Until);

/// <summary>How far one project is in one step (手续进度). Changed only by <see cref="ProjectProcedures"/>.</summary>
public sealed class ProcedureStepProgress
{
    private ProcedureStepProgress()
    {
    }

    internal ProcedureStepProgress(int project, string step) => (Project, Step) = (project, step);

    /// <summary>Running number of the project.</summary>
    public int Project { get; private set; }

    /// <summary>Code of the step in the template.</summary>
    public string Step { get; private set; } = "";

    public StepState State { get; private set; }

    /// <summary>Null before, and where only the end is known.</summary>
    public DateOnly? AcceptedOn { get; private set; }

    /// <summary>Every time the clock stood still, in order; the last one may still stand.</summary>
    public IReadOnlyList<ClockStop> Stops { get; private set; } = [];

    /// <summary>The day it was done, exempt or promised; null while it is open.</summary>
    public DateOnly? SettledOn { get; private set; }

    /// <summary>Number of the document it ended with.</summary>
    public string? Number { get; private set; }

    /// <summary>Last day the document is good; null where it does not lapse.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>Until when it may come later; kept until it is settled.</summary>
    public DateOnly? DeferredUntil { get; private set; }

    /// <summary>Why it is exempt, promised or deferred.</summary>
    public string? Reason { get; private set; }

    /// <summary>Why it ended before what should have come first; null where it did not. Real life is recorded, not denied.</summary>
    public string? OrderReason { get; private set; }

    /// <summary>Nothing more is to be done: done, exempt or promised. What is deferred is not.</summary>
    public bool IsSettled => State is StepState.Done or StepState.Exempt or StepState.Promised;

    public bool IsOpen => !IsSettled;

    /// <summary>The stop that lasts; null while the clock runs.</summary>
    public ClockStop? Stop => State == StepState.Stopped ? Stops[^1] : null;

    /// <summary>The latest day that is known of it; what comes next is not earlier.</summary>
    internal DateOnly? Latest => Stops.Count > 0 ? Stops[^1].Until ?? Stops[^1].From : AcceptedOn;

    /// <summary>
    /// Days the authority has had it, the standing clock left out: the days after it was accepted, up to and with the one it ended on, or today. Null where the day of acceptance is not known, or nothing was accepted.
    /// </summary>
    /// <param name="unit">Working days, or all days.</param>
    public int? DaysUsed(DayUnit unit, DateOnly today, WorkingDayIndex days)
    {
        if (AcceptedOn is not { } from || State is StepState.Exempt) { return null; }
        var end = Math.Max(from.DayNumber, (SettledOn ?? today).DayNumber);
        var used = Passed(unit, from.DayNumber, end, days);
        for (var i = 0; i < Stops.Count; i++)
        {
            used -= Passed(unit, Stops[i].From.DayNumber, Math.Min(end, (Stops[i].Until ?? today).DayNumber), days);
        }
        return Math.Max(0, used);
    }

    /// <summary>All days the clock has stood still so far.</summary>
    public int DaysStopped(DateOnly today)
    {
        var stopped = 0;
        for (var i = 0; i < Stops.Count; i++) { stopped += Math.Max(0, (Stops[i].Until ?? SettledOn ?? today).DayNumber - Stops[i].From.DayNumber); }
        return stopped;
    }

    internal void Accept(DateOnly day) => (State, AcceptedOn) = (StepState.InHand, day);

    internal void StopClock(ClockStop stop) => (State, Stops) = (StepState.Stopped, [.. Stops, stop]);

    internal void Resume(DateOnly day) => (State, Stops) = (StepState.InHand, [.. Stops.SkipLast(1), Stops[^1] with { Until = day }]);

    internal void Finish(DateOnly day, string? number, DateOnly? validUntil, string? orderReason)
    {
        if (State == StepState.Stopped) { Resume(day); }
        (State, SettledOn, Number, ValidUntil, OrderReason) = (StepState.Done, day, number, validUntil, orderReason);
    }

    internal void Exempt(DateOnly day, string reason) => (State, SettledOn, Reason) = (StepState.Exempt, day, reason);

    internal void Promise(DateOnly day, string? number, string reason, string? orderReason)
    {
        if (State == StepState.Stopped) { Resume(day); }
        (State, SettledOn, Number, Reason, OrderReason) = (StepState.Promised, day, number, reason, orderReason);
    }

    internal void Defer(DateOnly until, string reason) => (State, DeferredUntil, Reason) = (StepState.Deferred, until, reason);

    /// <summary>Takes back the last thing said: of what is settled the end, of what is in hand the acceptance with its stops, of what is deferred the leave.</summary>
    internal void TakeBack()
    {
        if (IsSettled)
        {
            Reason = State == StepState.Done ? Reason : null;   // that of leave to come later stays
            (SettledOn, Number, ValidUntil, OrderReason) = (null, null, null, null);
            State = AcceptedOn is not null ? StepState.InHand : DeferredUntil is not null ? StepState.Deferred : StepState.Waiting;
            return;
        }
        if (State is StepState.InHand or StepState.Stopped) { (AcceptedOn, Stops) = (null, []); }
        else { (DeferredUntil, Reason) = (null, null); }
        State = DeferredUntil is not null ? StepState.Deferred : StepState.Waiting;
    }

    private static int Passed(DayUnit unit, int after, int upTo, WorkingDayIndex days) => unit == DayUnit.Working ? days.Between(after, upTo) : Math.Max(0, upTo - after);
}
