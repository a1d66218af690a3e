using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;

namespace Duixian.Domain.Dispatch;

/// <summary>Something about a round; its working is not public, its figures are.</summary>
public abstract record RoundEntry(int Year, string Plan, int Round) : EntryBody
{
    public override string Stream => StreamOf(Year, Plan, Round);

    public static string StreamOf(int year, string plan, int round) => $"{new PlanAddress(year, plan).Stream}/round/{round}";
}

/// <summary>A round was opened: what is asked, of how many, until when.</summary>
/// <param name="Cells">How many figures are asked for in all.</param>
/// <param name="Parties">Of how many counties and offices.</param>
/// <param name="ApprovedBy">The post that allowed less than two working days; null where there was more.</param>
/// <param name="AskedTwice">Why something is asked that another round asks already; null where nothing is.</param>
/// <param name="Fictional">The figures of this round are made up for a demonstration; every page and file of the plan says so from then on.</param>
public sealed record RoundOpened(
    int Year, string Plan, int Round, string Period, DateOnly Opens, DateOnly Due, DateOnly Grace, DateOnly Closes, string Title, int Cells, int Parties, string? ApprovedBy, string? AskedTwice,
    bool Fictional = false)
    : RoundEntry(Year, Plan, Round);

/// <summary>A round was closed: accepted figures are locked, and every light of the plan is judged anew for its last day.</summary>
/// <param name="Day">The period's last day.</param>
public sealed record RoundClosed(int Year, string Plan, int Round, DateOnly Day, int Accepted, int Missing) : RoundEntry(Year, Plan, Round);

/// <summary>One party's lines of a round went in, were approved, taken back or returned; not public until accepted.</summary>
/// <param name="Change">submitted, approved, returned, withdrawn.</param>
public sealed record SheetMoved(int Year, string Plan, int Round, string Party, string Change, string? Reason, IReadOnlyList<SheetLineSaid> Lines) : RoundEntry(Year, Plan, Round)
{
    /// <summary>A stream of its own for each sheet, so that the history of one figure is found without reading all others of its round.</summary>
    public override string Stream => StreamOf(Year, Plan, Round, Party);

    public override bool IsPublic => false;

    public static string StreamOf(int year, string plan, int round, string party) => $"{StreamOf(year, plan, round)}/{party}";
}

/// <summary>One line as it was said then.</summary>
public sealed record SheetLineSaid(string Item, int Indicator, Figure Figure, bool Unchanged, Explanation? Explanation, string? WarningReason);

/// <summary>A figure is accepted and counts from now on, before everyone.</summary>
/// <param name="AsOf">The period's last day: the running total is up to it.</param>
/// <param name="Office">The office that filed it; not the party's own where somebody filed for it.</param>
/// <param name="Proxy">True where another office filed for the party.</param>
/// <param name="Late">True where it came in after the day of grace.</param>
public sealed record FigureAccepted(
    int Year, string Plan, string Item, int Indicator, string Party, int Round, DateOnly AsOf, Figure Figure, Explanation? Explanation, EvidenceGrade Grade, string Office, bool Proxy, bool Late)
    : FigureEntry(Year, Plan, Item, Indicator, Party);

/// <summary>Figures of one party that are the same as before, accepted for a later day: one entry for a whole sheet.</summary>
/// <param name="Lines">Item and number of the indicator.</param>
public sealed record FiguresUnchanged(int Year, string Plan, string Party, int Round, DateOnly AsOf, string Office, bool Proxy, bool Late, IReadOnlyList<FigureKey> Lines) : EntryBody
{
    public override string Stream => $"{new PlanAddress(Year, Plan).Stream}/party/{Party}";
}

/// <summary>Names an indicator within a plan.</summary>
public sealed record FigureKey(string Item, int Indicator);

/// <summary>An accepted figure was given back to its office before the round was closed; it counts no longer.</summary>
public sealed record FigureTakenBack(int Year, string Plan, string Item, int Indicator, string Party, int Round, DateOnly AsOf, string Reason) : FigureEntry(Year, Plan, Item, Indicator, Party);

/// <summary>A figure that stood was wrong: old, new, why, and the office that allowed it stand together.</summary>
public sealed record FigureCorrected(int Year, string Plan, string Item, int Indicator, string Party, DateOnly AsOf, Figure Old, Figure New, string Reason, string ProposedBy)
    : FigureEntry(Year, Plan, Item, Indicator, Party)
{
    public override EntryBody Discloses => new CorrectionProposed(Year, Plan, Item, Indicator, Party, AsOf, Old, New, Reason);
}

/// <summary>Something about the figure of one party: <c>plan/2024/report/22/371502</c>.</summary>
public abstract record FigureEntry(int Year, string Plan, string Item, int Indicator, string Party) : EntryBody
{
    public override string Stream => $"{new PlanAddress(Year, Plan).ItemStream(Item)}/{Party}";
}

/// <summary>Somebody asked to correct a figure that stands; nothing is changed yet.</summary>
public sealed record CorrectionProposed(int Year, string Plan, string Item, int Indicator, string Party, DateOnly AsOf, Figure Old, Figure New, string Reason) : FigureEntry(Year, Plan, Item, Indicator, Party)
{
    public override bool IsPublic => false;
}

/// <summary>A proposed correction was not allowed.</summary>
public sealed record CorrectionRefused(int Year, string Plan, string Item, int Indicator, string Party, DateOnly AsOf, string Reason) : FigureEntry(Year, Plan, Item, Indicator, Party)
{
    public override bool IsPublic => false;
}
