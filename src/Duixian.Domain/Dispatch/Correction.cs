using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;

namespace Duixian.Domain.Dispatch;

public readonly record struct CorrectionId(Guid Value);

/// <summary>Where a correction stands.</summary>
public enum CorrectionState
{
    Proposed,
    Approved,
    Refused,
}

/// <summary>A mistake in a figure that stands, mended in the open: one proposes, another allows it, and both figures stay (更正).</summary>
public sealed class Correction
{
    private Correction()
    {
    }

    private Correction(CorrectionId id, PlanAddress plan, string item, int indicator, string party, DateOnly asOf) =>
        (Id, Year, Plan, Item, Indicator, Party, AsOf) = (id, plan.Year, plan.Code, item, indicator, party, asOf);

    public CorrectionId Id { get; private set; }

    public int Year { get; private set; }

    public string Plan { get; private set; } = "";

    public string Item { get; private set; } = "";

    public int Indicator { get; private set; }

    public string Party { get; private set; } = "";

    public DateOnly AsOf { get; private set; }

    public Figure Old { get; private set; } = Figure.Blank;

    public Figure New { get; private set; } = Figure.Blank;

    public string Reason { get; private set; } = "";

    public CorrectionState State { get; private set; }

    public DateOnly ProposedOn { get; private set; }

    public string ProposedBy { get; private set; } = "";

    /// <summary>Account of who proposed it: nobody allows their own.</summary>
    public Guid? Proposer { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    /// <summary>Office that allowed or refused it; null before.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>Account of who did.</summary>
    public Guid? Decider { get; private set; }

    public string? RefusedReason { get; private set; }

    public long Revision { get; private set; }

    public static Result<Correction> Propose(CorrectionId id, PlanAddress plan, string item, int indicator, string party, DateOnly asOf, Figure old, Figure @new, string? reason, DateOnly today, Act act)
    {
        if (string.IsNullOrWhiteSpace(reason)) { return DispatchRefusal.ReasonMissing; }
        if (reason.Trim().Length > Explanation.LongestReason) { return DispatchRefusal.TooLong(Explanation.LongestReason); }
        if (old == @new) { return DispatchRefusal.SameFigure(item); }
        var correction = new Correction(id, plan, item, indicator, party, asOf) { Old = old, New = @new, Reason = reason.Trim(), ProposedOn = today, ProposedBy = act.By.Office, Proposer = act.By.Account };
        act.Record(new CorrectionProposed(plan.Year, plan.Code, item, indicator, party, asOf, old, @new, correction.Reason));
        return correction;
    }

    /// <param name="stands">The figure that stands now: if it is not the old one any more, somebody else corrected it.</param>
    public Refusal? Approve(Figure stands, DateOnly today, Act act)
    {
        if (Decidable(act) is { } refusal) { return refusal; }
        if (stands != Old) { return Refusal.Stale; }
        (State, DecidedOn, DecidedBy, Decider) = (CorrectionState.Approved, today, act.By.Office, act.By.Account);
        act.Record(new FigureCorrected(Year, Plan, Item, Indicator, Party, AsOf, Old, New, Reason, ProposedBy));
        return null;
    }

    public Refusal? Refuse(string? reason, DateOnly today, Act act)
    {
        if (Decidable(act) is { } refusal) { return refusal; }
        if (string.IsNullOrWhiteSpace(reason)) { return DispatchRefusal.ReasonMissing; }
        if (reason.Trim().Length > Explanation.LongestReason) { return DispatchRefusal.TooLong(Explanation.LongestReason); }
        (State, DecidedOn, DecidedBy, Decider, RefusedReason) = (CorrectionState.Refused, today, act.By.Office, act.By.Account, reason.Trim());
        act.Record(new CorrectionRefused(Year, Plan, Item, Indicator, Party, AsOf, RefusedReason));
        return null;
    }

    private Refusal? Decidable(Act act) =>
        State != CorrectionState.Proposed ? DispatchRefusal.CorrectionDecided
        : Proposer is not null && act.By.Account == Proposer ? DispatchRefusal.OwnCorrection : null;
}
