using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;

namespace Duixian.Domain.Standings;

public readonly record struct ScheduleChangeId(Guid Value);

/// <summary>Where a proposed change of a schedule stands.</summary>
public enum ScheduleChangeState
{
    Proposed,
    Approved,
    Refused,
}

/// <summary>What a planned curve is to be.</summary>
/// <param name="Points">Ascending; empty: months in twelve, to the day due.</param>
/// <param name="NewDue">Null where the day due stays.</param>
public sealed record PlannedSchedule(IReadOnlyList<SchedulePoint> Points, DateOnly? NewDue)
{
    public const int MostPoints = 60;

    /// <param name="due">The day due as it is now.</param>
    public Refusal? Check(int year, DateOnly due)
    {
        var (first, last) = (new DateOnly(year, 1, 1), NewDue ?? due);
        if (last < first) { return JudgingRefusal.DueBeforeYear(year); }
        if (Points.Count > MostPoints) { return JudgingRefusal.TooLong(MostPoints); }
        var before = new SchedulePoint(first.AddDays(-1), 0);
        foreach (var point in Points)
        {
            if (point.Day < first || point.Day > last) { return JudgingRefusal.CurveDay(point.Day, first, last); }
            if (point.Day <= before.Day) { return JudgingRefusal.CurveOrder(point.Day); }
            if (point.Percent is < 0 or > 100 || decimal.Round(point.Percent, 4) != point.Percent) { return JudgingRefusal.CurvePercent(point.Day); }
            if (point.Percent < before.Percent) { return JudgingRefusal.CurveFalls(point.Day); }
            before = point;
        }
        return Points.Count > 0 && before != new SchedulePoint(last, 100) ? JudgingRefusal.CurveEnd(last) : null;
    }
}

/// <summary>Somebody was asked to allow another schedule for what is already being judged: one proposes, a leader allows it, the first stays beside it.</summary>
public sealed record ScheduleChangeProposed(int Year, string Plan, string Item, int Indicator, IReadOnlyList<SchedulePoint> Points, DateOnly? NewDue, string Reason) : JudgingEntry(Year, Plan, Item)
{
    public override bool IsPublic => false;
}

/// <summary>A proposed change of a schedule was not allowed.</summary>
public sealed record ScheduleChangeRefused(int Year, string Plan, string Item, int Indicator, string Reason) : JudgingEntry(Year, Plan, Item)
{
    public override bool IsPublic => false;
}

/// <summary>A change of a schedule on its way (调整进度计划).</summary>
public sealed class ScheduleChange
{
    public const int LongestReason = 500;

    private ScheduleChange()
    {
    }

    public ScheduleChangeId Id { get; private set; }

    public int Year { get; private set; }

    public string Plan { get; private set; } = "";

    public string Item { get; private set; } = "";

    public int Indicator { get; private set; }

    public IReadOnlyList<SchedulePoint> Points { get; private set; } = [];

    public DateOnly? NewDue { get; private set; }

    public string Reason { get; private set; } = "";

    public ScheduleChangeState State { get; private set; }

    public DateOnly ProposedOn { get; private set; }

    public string ProposedBy { get; private set; } = "";

    /// <summary>Account of who proposed it: nobody allows their own.</summary>
    public Guid? Proposer { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    public string? DecidedBy { get; private set; }

    public string? RefusedReason { get; private set; }

    public long Revision { get; private set; }

    public static Result<ScheduleChange> Propose(ScheduleChangeId id, PlanAddress plan, string item, int indicator, PlannedSchedule planned, string? reason, DateOnly today, Act act)
    {
        if (CheckReason(reason) is { } refusal) { return refusal; }
        var change = new ScheduleChange
        {
            Id = id,
            Year = plan.Year,
            Plan = plan.Code,
            Item = item,
            Indicator = indicator,
            Points = planned.Points,
            NewDue = planned.NewDue,
            Reason = reason!.Trim(),   // looked at on the line before
            ProposedOn = today,
            ProposedBy = act.By.Office,
            Proposer = act.By.Account,
        };
        act.Record(new ScheduleChangeProposed(plan.Year, plan.Code, item, indicator, planned.Points, planned.NewDue, change.Reason));
        return change;
    }

    /// <param name="version">Of the schedule that stands now.</param>
    public Refusal? Approve(int version, DateOnly today, Act act)
    {
        if (Decidable(act) is { } refusal) { return refusal; }
        (State, DecidedOn, DecidedBy) = (ScheduleChangeState.Approved, today, act.By.Office);
        act.Record(new ScheduleSet(Year, Plan, Item, Indicator, Math.Max(version, 1) + 1, Points, NewDue, Reason, ProposedBy));
        return null;
    }

    public Refusal? Refuse(string? reason, DateOnly today, Act act)
    {
        if ((Decidable(act) ?? CheckReason(reason)) is { } refusal) { return refusal; }
        (State, DecidedOn, DecidedBy, RefusedReason) = (ScheduleChangeState.Refused, today, act.By.Office, reason!.Trim());   // looked at on the line before
        act.Record(new ScheduleChangeRefused(Year, Plan, Item, Indicator, RefusedReason));
        return null;
    }

    public static Refusal? CheckReason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? JudgingRefusal.ReasonMissing : reason.Trim().Length > LongestReason ? JudgingRefusal.TooLong(LongestReason) : null;

    private Refusal? Decidable(Act act) =>
        State != ScheduleChangeState.Proposed ? JudgingRefusal.ChangeDecided
        : Proposer is not null && act.By.Account == Proposer ? JudgingRefusal.OwnChange : null;
}
