using Duixian.Data.Rollups;
using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Standings;

namespace Duixian.Features.Public.Standing;

// The names of these are public contract: they are the JSON of the files.

/// <summary>How one indicator stands, as it leaves the house.</summary>
public sealed record ExportedStanding(
    string Item, int Indicator, string Title, string Subject, string? LeadName, decimal? Target, string Unit, Bound? Bound, string? Hedge, decimal? Delivered, Figure Figure, decimal? Rate, decimal? Schedule, decimal? PointsAhead,
    Light Light, DateOnly? LightSince, bool Excused, bool Done, DateOnly? AsOf, DateOnly? JudgedFor, string Rule, int RuleVersion, int ScheduleVersion, int Reported, int Parties, DateOnly Due, DateOnly? FirstDue,
    string? Reason, DateOnly? NewDay, string? Obstacle, Light ItemLight, bool ItemDone, Verdict? Verdict, string? VerdictReason);

/// <summary>One reported figure, as it leaves the house.</summary>
/// <param name="First">What was accepted before it was corrected; null where it never was.</param>
public sealed record ExportedFigure(
    string Item, int Indicator, string Subject, string Party, string? PartyName, DateOnly AsOf, int Round, decimal? Amount, Figure Figure, string Unit, bool Unchanged, EvidenceGrade Grade, bool Proxy, bool Late,
    Figure? First, string? CorrectionReason, DateTimeOffset? CorrectedAt, string? Reason, DateOnly? NewDay, string? Obstacle, long Entry);

/// <summary>How one party's part stands, as it leaves the house.</summary>
public sealed record ExportedPart(
    string Item, int Indicator, string Subject, string Party, string PartyName, decimal? Share, string Unit, decimal? Delivered, Figure Figure, decimal? Rate, decimal? Schedule, decimal? PointsAhead, Light Light, DateOnly? LightSince,
    bool Done, DateOnly? AsOf, EvidenceGrade Grade, string? Reason, DateOnly? NewDay, string? Obstacle);

/// <summary>How one line was judged at a closing, as it leaves the house; indicator 0 is the item as a whole.</summary>
public sealed record ExportedJudgement(DateOnly Day, int Round, string Item, int Indicator, string Subject, decimal? Delivered, Figure Figure, string Unit, decimal? Rate, decimal? Schedule, Light Light, bool Done, Light? LightBefore, bool? DoneBefore, long Entry);
