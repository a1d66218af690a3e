using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Shares;
using Duixian.Domain.Standings;

namespace Duixian.Data.Rollups;

/// <summary>One accepted figure of one party for one day: the history of every figure. A correction changes the figure and keeps the first beside it.</summary>
public sealed class FigurePoint
{
    public int Year { get; init; }

    public string Plan { get; init; } = "";

    public string Item { get; init; } = "";

    public int Indicator { get; init; }

    public string Party { get; init; } = "";

    public DateOnly AsOf { get; init; }

    public int Round { get; set; }

    public Figure Figure { get; set; } = Figure.Blank;

    public bool Unchanged { get; set; }

    public Explanation? Explanation { get; set; }

    public EvidenceGrade Grade { get; set; }

    public bool Proxy { get; set; }

    public bool Late { get; set; }

    /// <summary>What was accepted first; null where it was never corrected.</summary>
    public Figure? First { get; set; }

    public string? CorrectionReason { get; set; }

    public DateTimeOffset? CorrectedAt { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Sequence of the entry that set it last.</summary>
    public long Entry { get; set; }
}

/// <summary>How something stands: what every line of standing has, whoever answers for it.</summary>
public abstract class StandingLine
{
    public int Year { get; init; }

    public string Plan { get; init; } = "";

    public string Item { get; init; } = "";

    /// <summary>The day the newest figure is up to; null while there is none.</summary>
    public DateOnly? AsOf { get; set; }

    /// <summary>The day it was judged for: its figure's (of several, the oldest), or the last closed round's where that is later.</summary>
    public DateOnly? JudgedFor { get; set; }

    /// <summary>Completion as numerator over denominator, both as text because they know no limit; null where there is none.</summary>
    public string? Rate { get; set; }

    /// <summary>The schedule's share on <see cref="JudgedFor"/>.</summary>
    public string? Schedule { get; set; }

    /// <summary>Completion minus schedule in ten-thousandths of a point, for sorting; null where either is missing.</summary>
    public decimal? PointsAhead { get; set; }

    public Light Light { get; set; }

    /// <summary>The first day it was judged this light without a break.</summary>
    public DateOnly? LightSince { get; set; }

    /// <summary>Judged periods in a row below schedule, the one that runs included.</summary>
    public int PeriodsBehind { get; set; }

    /// <summary>The same up to the last closed round; the next period counts on from here.</summary>
    public int PeriodsClosed { get; set; }

    /// <summary>The same up to the round before; a late figure for the last round counts on from here.</summary>
    public int PeriodsEarlier { get; set; }

    /// <summary>What the rule looked at; empty while nothing is judged.</summary>
    public LightInputs Inputs { get; set; } = LightInputs.None;

    /// <summary>Place of the clause that gave the light in its rule, from 0; null where none was met.</summary>
    public int? Clause { get; set; }

    /// <summary>A good reason lifted the light.</summary>
    public bool Excused { get; set; }

    /// <summary>Taken out of the plan; it counts nowhere and its history stays.</summary>
    public bool Withdrawn { get; set; }

    /// <summary>What was promised is reached, all of it.</summary>
    public bool Done { get; set; }
}

/// <summary>One party's part of an indicator: its newest figure and how it stands against its share.</summary>
public sealed class PartyStanding : StandingLine
{
    public int Indicator { get; init; }

    public string Party { get; init; } = "";

    public string PartyName { get; set; } = "";

    public PartyKind Kind { get; set; }

    public int Position { get; set; }

    /// <summary>Null where the party answers without a figure of its own.</summary>
    public decimal? Share { get; set; }

    public Figure Figure { get; set; } = Figure.Blank;

    public Explanation? Explanation { get; set; }

    public EvidenceGrade Grade { get; set; }
}

/// <summary>An indicator over all its parties.</summary>
public sealed class IndicatorStanding : StandingLine
{
    public int Indicator { get; init; }

    /// <summary>All parties together, by the way of measuring.</summary>
    public Figure Figure { get; set; } = Figure.Blank;

    /// <summary>Parties that have a figure, of <see cref="Parties"/> asked.</summary>
    public int Reported { get; set; }

    public int Parties { get; set; }

    public Measure? Measure { get; set; }

    public string BaseUnit { get; set; } = "";

    /// <summary>The promise as it stands.</summary>
    public Promise Promise { get; set; } = null!;   // set when the row is made

    /// <summary>Its figure, for sorting; null where nothing is counted.</summary>
    public decimal? Target { get; set; }

    /// <summary>Shares were issued; else whoever leads answers for the whole.</summary>
    public bool Shared { get; set; }

    /// <summary>The figures of all parties together are the figure of the whole.</summary>
    public bool Additive { get; set; }

    /// <summary>The rule its light follows; null: the plan's.</summary>
    public LightRule? Rule { get; set; }

    public Excuse? Excuse { get; set; }

    /// <summary>Version of the planned curve; 0: months in twelve.</summary>
    public int ScheduleVersion { get; set; }

    public IReadOnlyList<SchedulePoint> Curve { get; set; } = [];

    public IReadOnlyList<SchedulePoint> FirstCurve { get; set; } = [];

    public DateOnly Due { get; set; }

    /// <summary>The day first promised; null where it was never moved.</summary>
    public DateOnly? FirstDue { get; set; }

    /// <summary>What the party that is furthest behind says; the others say theirs in their own lines.</summary>
    public Explanation? Explanation { get; set; }
}

/// <summary>An item: as its worst part, and done only when all are.</summary>
public sealed class ItemStanding : StandingLine
{
    public int Position { get; set; }

    public CommitmentKind Kind { get; set; }

    public string? Lead { get; set; }

    public string? LeadName { get; set; }

    public DateOnly Due { get; set; }

    /// <summary>Number of the part that decides; 0 while nothing is judged.</summary>
    public int Worst { get; set; }

    public int Parts { get; set; }

    public int PartsDone { get; set; }

    public Verdict? Verdict { get; set; }

    public string? VerdictReason { get; set; }
}

/// <summary>How many items of a plan stand how, in one of its cuts. The five lights together are all items.</summary>
public sealed class StandingTally
{
    public int Year { get; init; }

    public string Plan { get; init; } = "";

    public StandingCut Cut { get; init; }

    /// <summary>Code of the unit or office, or the kind's name; empty for the whole plan.</summary>
    public string Code { get; init; } = "";

    public int Items { get; set; }

    public int Done { get; set; }

    public int Green { get; set; }

    public int Yellow { get; set; }

    public int Orange { get; set; }

    public int Red { get; set; }

    public int Unjudged { get; set; }
}

/// <summary>Along what a plan's standing is counted.</summary>
public enum StandingCut
{
    Plan,

    /// <summary>By county and zone: its own parts of indicators.</summary>
    Unit,

    /// <summary>By lead office.</summary>
    Office,

    Kind,
}

/// <summary>What holds for a whole plan.</summary>
public sealed class PlanStanding
{
    public int Year { get; init; }

    public string Plan { get; init; } = "";

    /// <summary>The last day of the newest closed round; null before the first.</summary>
    public DateOnly? JudgedFor { get; set; }

    public LightRule? Rule { get; set; }

    /// <summary>Null while the year runs.</summary>
    public DateOnly? ClosedOn { get; set; }

    public int LastRound { get; set; }

    /// <summary>Figures of the plan are made up for a demonstration; every page and file says so.</summary>
    public bool Fictional { get; set; }
}

/// <summary>How an indicator, or a whole item, was judged when a round was closed. Never changed afterwards: a later correction is a line of its own.</summary>
public sealed class JudgedPoint
{
    public int Year { get; init; }

    public string Plan { get; init; } = "";

    public string Item { get; init; } = "";

    /// <summary>0 for the item as a whole.</summary>
    public int Indicator { get; init; }

    /// <summary>The last day of the round's period.</summary>
    public DateOnly Day { get; init; }

    public int Round { get; set; }

    /// <summary>All parties together; blank for the item as a whole.</summary>
    public Figure Figure { get; set; } = Figure.Blank;

    public string? Rate { get; set; }

    public string? Schedule { get; set; }

    public Light Light { get; set; }

    public bool Done { get; set; }

    /// <summary>Sequence of the entry that closed the round.</summary>
    public long Entry { get; set; }
}
