using Duixian.Domain.Ledger;

namespace Duixian.Domain.Dispatch;

public readonly record struct ReportId(Guid Value);

/// <summary>Where one line of a round stands.</summary>
public enum ReportState
{
    /// <summary>Nobody has said anything yet.</summary>
    Asked,

    /// <summary>The reporter has said it; the unit's own approver has not.</summary>
    AwaitingApproval,

    /// <summary>Waits for the reviewer.</summary>
    Submitted,

    /// <summary>Came back with a reason.</summary>
    Returned,

    /// <summary>Counts, before everyone; may still be given back until the round is closed.</summary>
    Accepted,

    /// <summary>Stands; changed only by a correction.</summary>
    Locked,
}

/// <summary>What somebody files in one line.</summary>
/// <param name="Unchanged">The reporter said "no change"; the figure is last time's.</param>
/// <param name="WarningReason">Why an unlikely figure is right all the same.</param>
public sealed record Filing(Figure Figure, bool Unchanged, Explanation? Explanation, string? WarningReason);

/// <summary>One line of a sheet: the figure of one indicator by one party in one round (填报).</summary>
public sealed class ProgressReport
{
    private ProgressReport()
    {
    }

    public ProgressReport(ReportId id, DispatchRound round, AskedCell cell)
    {
        (Id, RoundId, Year, Plan, Round, AsOf) = (id, round.Id, round.Year, round.Plan, round.Number, round.To);
        (Item, Indicator, Party, Position) = (cell.Item, cell.Indicator, cell.Party, cell.Position);
    }

    public ReportId Id { get; private set; }

    public RoundId RoundId { get; private set; }

    public int Year { get; private set; }

    public string Plan { get; private set; } = "";

    /// <summary>Number of the round within its plan.</summary>
    public int Round { get; private set; }

    public DateOnly AsOf { get; private set; }

    public string Item { get; private set; } = "";

    public int Indicator { get; private set; }

    /// <summary>Code of the assessment unit or office whose figure it is.</summary>
    public string Party { get; private set; } = "";

    public int Position { get; private set; }

    public ReportState State { get; private set; }

    public Figure Figure { get; private set; } = Figure.Blank;

    public bool Unchanged { get; private set; }

    public Explanation? Explanation { get; private set; }

    public string? WarningReason { get; private set; }

    public string? ReturnReason { get; private set; }

    public EvidenceGrade Grade { get; private set; }

    /// <summary>Office that filed it; null before.</summary>
    public string? Office { get; private set; }

    /// <summary>Account of who filed it last; nobody accepts what they filed themselves. Never public; null where the system did.</summary>
    public Guid? Filer { get; private set; }

    /// <summary>Another office filed for the party.</summary>
    public bool Proxy { get; private set; }

    /// <summary>Filed after the day of grace.</summary>
    public bool Late { get; private set; }

    /// <summary>Civil day it was first filed on; null before. What is returned and mended keeps it.</summary>
    public DateOnly? FiledOn { get; private set; }

    public long Revision { get; private set; }

    public SheetLineSaid Said => new(Item, Indicator, Figure, Unchanged, Explanation, WarningReason);

    /// <summary>Takes what was filed. The entry of the whole sheet is recorded by the caller.</summary>
    /// <param name="needsApprover">The unit has its own approver, and the one who files is not it.</param>
    /// <param name="filer">Account of who files; null for the system.</param>
    public Refusal? File(Filing filing, string office, bool proxy, bool needsApprover, DispatchRound round, DateOnly today, Guid? filer = null)
    {
        if (State is not (ReportState.Asked or ReportState.Returned or ReportState.AwaitingApproval or ReportState.Submitted)) { return DispatchRefusal.WrongState(Item, State); }
        if (today < round.Opens) { return DispatchRefusal.NotYetOpen(round.Title, round.Opens); }
        (Figure, Unchanged, Explanation, WarningReason) = (filing.Figure, filing.Unchanged, filing.Explanation, filing.WarningReason);
        (Office, Proxy, Filer, ReturnReason) = (office, proxy, filer, null);
        FiledOn ??= today;
        Late = FiledOn > round.Grace;
        State = needsApprover ? ReportState.AwaitingApproval : ReportState.Submitted;
        return null;
    }

    /// <summary>The unit's own approver stands behind it.</summary>
    public Refusal? Approve()
    {
        if (State != ReportState.AwaitingApproval) { return DispatchRefusal.WrongState(Item, State); }
        State = ReportState.Submitted;
        return null;
    }

    /// <summary>Back to its office, with a reason; an accepted one no longer counts then.</summary>
    public Refusal? Return(string? reason, Act act)
    {
        if (State is not (ReportState.AwaitingApproval or ReportState.Submitted or ReportState.Accepted)) { return DispatchRefusal.WrongState(Item, State); }
        if (string.IsNullOrWhiteSpace(reason)) { return DispatchRefusal.ReasonMissing; }
        if (reason.Trim().Length > Explanation.LongestReason) { return DispatchRefusal.TooLong(Explanation.LongestReason); }
        if (State == ReportState.Accepted) { act.Record(new FigureTakenBack(Year, Plan, Item, Indicator, Party, Round, AsOf, reason.Trim())); }
        (State, ReturnReason) = (ReportState.Returned, reason.Trim());
        return null;
    }

    /// <summary>Whether accepting it says nothing but "as before": then it is recorded together with others of its sheet (<see cref="FiguresUnchanged"/>).</summary>
    /// <param name="stands">The party's newest figure, where it is older than this line's day; null where there is none. What was filed as unchanged and has been corrected since is told whole.</param>
    public bool SaysAsBefore(Figure? stands, EvidenceGrade grade) => Unchanged && Explanation is null && grade == EvidenceGrade.Unverified && stands == Figure;

    /// <summary>The figure counts from now on; where the round is closed already, it stands at once.</summary>
    /// <param name="together">The caller records it with others of its sheet, because it <see cref="SaysAsBefore"/>.</param>
    public Refusal? Accept(EvidenceGrade grade, bool roundClosed, Act act, bool together = false)
    {
        if (State != ReportState.Submitted) { return DispatchRefusal.WrongState(Item, State); }
        if (Filer is not null && act.By.Account == Filer) { return DispatchRefusal.OwnFiling(Item); }
        (State, Grade) = (roundClosed ? ReportState.Locked : ReportState.Accepted, grade);
        if (!together) { act.Record(new FigureAccepted(Year, Plan, Item, Indicator, Party, Round, AsOf, Figure, Explanation, grade, Office ?? "", Proxy, Late)); }
        return null;
    }

    /// <summary>The round was closed.</summary>
    public void Lock()
    {
        if (State == ReportState.Accepted) { State = ReportState.Locked; }
    }
}
