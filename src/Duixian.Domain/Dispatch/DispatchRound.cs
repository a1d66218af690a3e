using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;

namespace Duixian.Domain.Dispatch;

public readonly record struct RoundId(Guid Value);

/// <summary>The four days of a round, in this order; equal days are allowed.</summary>
/// <param name="Opens">First day one may report.</param>
/// <param name="Due">Last day in time.</param>
/// <param name="Grace">Last day that is not counted as late.</param>
/// <param name="Closes">After it the round is closed: accepted figures are locked, late ones still come in by name.</param>
public sealed record RoundDays(DateOnly Opens, DateOnly Due, DateOnly Grace, DateOnly Closes)
{
    public bool InOrder => Opens <= Due && Due <= Grace && Grace <= Closes;
}

/// <summary>One cell asked for: the figure of one indicator by one party.</summary>
/// <param name="Position">Order of the line in the sheet.</param>
public sealed record AskedCell(string Item, int Indicator, string Party, int Position);

/// <summary>What a round asks for: everything that is ready and reported, or only some of it.</summary>
/// <param name="Items">Numbers of items; empty: all.</param>
/// <param name="Parties">Codes of units and offices; empty: all.</param>
public sealed record RoundScope(IReadOnlyList<string> Items, IReadOnlyList<string> Parties)
{
    public static readonly RoundScope Whole = new([], []);

    public bool IsWhole => Items.Count == 0 && Parties.Count == 0;

    public bool Asks(string item, string party) => (Items.Count == 0 || Items.Contains(item)) && (Parties.Count == 0 || Parties.Contains(party));

    public bool Equals(RoundScope? other) => other is not null && Items.SequenceEqual(other.Items) && Parties.SequenceEqual(other.Parties);

    public override int GetHashCode() => HashCode.Combine(Items.Count, Parties.Count);
}

/// <summary>What a round is opened with.</summary>
/// <param name="WorkingDays">Working days left to report: after today or the day it opens, whichever is later, up to and with the day due.</param>
/// <param name="ApprovedBy">Post that allows less than two working days.</param>
/// <param name="AskedTwice">Cells another open round asks for, with that round's title; null when none.</param>
/// <param name="WhyTwice">Why it is asked all the same.</param>
/// <param name="Fictional">What is reported is made up for a demonstration.</param>
/// <param name="Scope">What was chosen; null: all.</param>
/// <param name="Counted">Indicators nobody is asked for, because registers or projects count them: a round may be for these alone.</param>
public sealed record RoundOpening(
    Period Period, RoundDays Days, string Title, IReadOnlyList<AskedCell> Cells, int WorkingDays, string? ApprovedBy, (int Cells, string Round)? AskedTwice, string? WhyTwice,
    bool Fictional = false, RoundScope? Scope = null, int Counted = 0);

/// <summary>A request for figures of one period: who is asked what, and until when (调度轮次).</summary>
public sealed class DispatchRound
{
    /// <summary>Shorter notice needs the name of whoever allows it (practice of cities: no "asked in the morning, due in the afternoon").</summary>
    public const int LeastWorkingDays = 2;

    public const int LongestTitle = 80;
    public const int LongestNote = 300;

    private DispatchRound()
    {
    }

    public RoundId Id { get; private set; }

    public int Year { get; private set; }

    public string Plan { get; private set; } = "";

    /// <summary>1, 2 … within its plan; part of the address.</summary>
    public int Number { get; private set; }

    public Cycle Cycle { get; private set; }

    public string PeriodCode { get; private set; } = "";

    public DateOnly From { get; private set; }

    /// <summary>Figures are running totals up to this day.</summary>
    public DateOnly To { get; private set; }

    public DateOnly Opens { get; private set; }

    public DateOnly Due { get; private set; }

    public DateOnly Grace { get; private set; }

    public DateOnly Closes { get; private set; }

    public string Title { get; private set; } = "";

    public RoundScope Scope { get; private set; } = RoundScope.Whole;

    /// <summary>Figures asked for in all.</summary>
    public int Cells { get; private set; }

    public int Parties { get; private set; }

    public string? ApprovedBy { get; private set; }

    public string? WhyTwice { get; private set; }

    public DateOnly OpenedOn { get; private set; }

    /// <summary>Null while reports count without a correction.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public long Revision { get; private set; }

    public PlanAddress Address => new(Year, Plan);

    public string Stream => RoundEntry.StreamOf(Year, Plan, Number);

    public static Result<DispatchRound> Open(RoundId id, PlanAddress plan, int number, RoundOpening opening, DateOnly today, Act act)
    {
        var days = opening.Days;
        if (opening.Period.From > today) { return DispatchRefusal.PeriodAhead(opening.Period.Code, opening.Period.From); }
        if (opening.Period.To.Year != plan.Year) { return DispatchRefusal.OtherYear(opening.Period.Code, plan.Year); }
        if (string.IsNullOrWhiteSpace(opening.Title)) { return DispatchRefusal.TitleMissing; }
        if (opening.Cells.Count + opening.Counted == 0) { return DispatchRefusal.NothingAsked; }
        if (!days.InOrder) { return DispatchRefusal.DaysOutOfOrder(days.Opens, days.Due, days.Grace, days.Closes); }
        if (days.Opens < opening.Period.From) { return DispatchRefusal.OpensTooEarly(opening.Period.From); }
        if (opening.WorkingDays < LeastWorkingDays && string.IsNullOrWhiteSpace(opening.ApprovedBy)) { return DispatchRefusal.LeadTimeShort(opening.WorkingDays); }
        if (opening.AskedTwice is { } twice && string.IsNullOrWhiteSpace(opening.WhyTwice)) { return DispatchRefusal.AskedAlready(twice.Cells, twice.Round); }
        if (opening.Title.Length > LongestTitle) { return DispatchRefusal.TooLong(LongestTitle); }
        if (opening.WhyTwice?.Length > LongestNote || opening.ApprovedBy?.Length > LongestNote) { return DispatchRefusal.TooLong(LongestNote); }
        var round = new DispatchRound
        {
            Id = id,
            Year = plan.Year,
            Plan = plan.Code,
            Number = number,
            Cycle = opening.Period.Cycle,
            PeriodCode = opening.Period.Code,
            From = opening.Period.From,
            To = opening.Period.To,
            Opens = days.Opens,
            Due = days.Due,
            Grace = days.Grace,
            Closes = days.Closes,
            Title = opening.Title.Trim(),
            Scope = opening.Scope ?? RoundScope.Whole,
            Cells = opening.Cells.Count,
            Parties = opening.Cells.Select(c => c.Party).Distinct(StringComparer.Ordinal).Count(),
            ApprovedBy = Blank(opening.ApprovedBy),
            WhyTwice = Blank(opening.WhyTwice),
            OpenedOn = today,
        };
        act.Record(new RoundOpened(plan.Year, plan.Code, number, round.PeriodCode, days.Opens, days.Due, days.Grace, days.Closes, round.Title, round.Cells, round.Parties, round.ApprovedBy, round.WhyTwice, opening.Fictional));
        return round;
    }

    /// <summary>Locks what was accepted; what comes later comes late or as a correction.</summary>
    public Refusal? Close(int accepted, int missing, DateOnly today, Act act)
    {
        if (ClosedOn is not null) { return DispatchRefusal.RoundClosed(Title); }
        ClosedOn = today;
        act.Record(new RoundClosed(Year, Plan, Number, To, accepted, missing));
        return null;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
