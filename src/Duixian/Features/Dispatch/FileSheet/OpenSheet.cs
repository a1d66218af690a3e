using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Projects;
using Duixian.Domain.Standings;

namespace Duixian.Features.Dispatch.FileSheet;

/// <summary>What one line of a sheet asks for, as the list words it.</summary>
/// <param name="Unit">As printed (万人).</param>
/// <param name="BaseUnit">Without multiplier (人); figures are in it.</param>
public sealed record AskedIndicator(string Item, int Indicator, string Title, string Subject, Measure? Measure, string Unit, string BaseUnit, CommitmentKind Kind, Promise? Promise, DateOnly Due);

/// <summary>One line of a sheet with what it is held against.</summary>
/// <param name="Asked">Null where the item was withdrawn from the list since.</param>
/// <param name="Share">What the party answers for; null where nothing is counted.</param>
/// <param name="Last">The newest figure before this round's day; one that waits for its reviewer counts as said. Null where there is none.</param>
/// <param name="Accepted">The newest accepted figure before this round's day; what "unchanged" means in the ledger.</param>
/// <param name="LastExplanation">What was explained with it.</param>
/// <param name="Terms">By what its light is given.</param>
/// <param name="Due">The day due where a changed schedule set another.</param>
public sealed record SheetLine(ProgressReport Report, AskedIndicator? Asked, decimal? Share, Figure? Last, DateOnly? LastDay, Figure? Accepted, Explanation? LastExplanation, JudgingTerms Terms, DateOnly? Due)
{
    public bool IsOpen => Report.State is ReportState.Asked or ReportState.Returned;

    /// <summary>Nothing is promised of it: a figure that nobody knows may stay blank, and nobody asks why.</summary>
    public bool MayStayBlank => Asked?.Promise?.Bound == Bound.Recorded;

    /// <summary>The party's share, or what the whole promise counts.</summary>
    public decimal? Total => Share ?? Asked?.Promise?.Amount;

    public EntryBasis Basis => new(Asked?.Measure, Asked?.BaseUnit ?? "", Asked?.Promise?.Bound ?? Bound.Exactly, Total, Last, LastDay, new DateOnly(Report.Year, 1, 1), Report.AsOf);
}

/// <summary>All lines of one party in one round (调度表).</summary>
/// <param name="OwnApprover">The party wants what it files approved by somebody of its own.</param>
/// <param name="PlanClosedOn">Null while the year runs.</param>
public sealed record OpenSheet(DispatchRound Round, string Party, string PartyName, bool OwnApprover, DateOnly? PlanClosedOn, IReadOnlyList<SheetLine> Lines)
{
    /// <summary>Of a sheet of the investment plan: what the library knows of each item's project. Empty for every other plan.</summary>
    public IReadOnlyDictionary<string, InvestmentFacts> Projects { get; init; } = new Dictionary<string, InvestmentFacts>();
}
