using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;

namespace Duixian.Domain.Standings;

/// <summary>Something that decides how an indicator, or the whole plan, is judged. Public: lights follow from printed rules.</summary>
/// <param name="Item">Null: holds for the whole plan.</param>
public abstract record JudgingEntry(int Year, string Plan, string? Item) : EntryBody
{
    public override string Stream => Item is null ? $"{new PlanAddress(Year, Plan).Stream}/judging" : $"{new PlanAddress(Year, Plan).ItemStream(Item)}/judging";
}

/// <summary>From now on lights are given by this rule; it stands here whole, so the past can be judged again by what held then.</summary>
public sealed record LightRuleSet(int Year, string Plan, string? Item, int? Indicator, LightRule Rule, string Reason) : JudgingEntry(Year, Plan, Item);

/// <summary>A light is lifted for a good reason until a day.</summary>
/// <param name="ApprovedBy">Office that allowed it.</param>
public sealed record LightExcused(int Year, string Plan, string Item, int Indicator, string Reason, string ApprovedBy, DateOnly Until) : JudgingEntry(Year, Plan, Item);

/// <summary>A planned curve instead of months in twelve, or a changed one; the first stays beside it.</summary>
/// <param name="Version">1 for the first curve, set before a figure was accepted.</param>
/// <param name="Points">Planned share of the target by day, ascending; between two days it runs straight.</param>
/// <param name="NewDue">New last day, or null where it stays.</param>
/// <param name="ProposedBy">Office that asked for it; the approver is the entry's actor. Null for the first curve.</param>
public sealed record ScheduleSet(int Year, string Plan, string Item, int Indicator, int Version, IReadOnlyList<SchedulePoint> Points, DateOnly? NewDue, string Reason, string? ProposedBy) : JudgingEntry(Year, Plan, Item)
{
    public override EntryBody? Discloses => ProposedBy is null ? null : new ScheduleChangeProposed(Year, Plan, Item!, Indicator, Points, NewDue, Reason);   // a schedule is always an item's
}

/// <summary>How much of the target is planned to be reached by a day.</summary>
/// <param name="Percent">0–100, of the target (from the baseline where there is one).</param>
public sealed record SchedulePoint(DateOnly Day, decimal Percent);

/// <summary>What an item came to at the end (年终评定).</summary>
public enum Verdict
{
    /// <summary>All its parts reached what was promised.</summary>
    Delivered,

    /// <summary>Reached, but after the day promised.</summary>
    DeliveredLate,

    /// <summary>Some parts reached, not all.</summary>
    Partly,

    NotDelivered,

    /// <summary>Runs over several years and is where it should be.</summary>
    Continues,

    /// <summary>Cannot be judged; the reason says why.</summary>
    Unjudged,
}

/// <summary>What an item came to, with the reason.</summary>
public sealed record VerdictGiven(int Year, string Plan, string Item, Verdict Verdict, string? Reason, DateOnly Day) : JudgingEntry(Year, Plan, Item);

/// <summary>The year is over: every item has its verdict, nothing is reported any more.</summary>
/// <param name="Delivered">Items delivered, of <paramref name="Items"/> that stand.</param>
public sealed record PlanClosed(int Year, string Plan, DateOnly Day, int Items, int Delivered) : JudgingEntry(Year, Plan, null);
