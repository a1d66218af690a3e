namespace Duixian.Domain.Projects;

/// <summary>A project entered the library; not public.</summary>
/// <param name="Stage">Where it stood then; empty where nobody said.</param>
/// <param name="Since">As exactly as it is known; null where it is not.</param>
/// <param name="From">Name of the table it came in with; null where it was typed.</param>
public sealed record ProjectAdded(int Project, ProjectRecord Record, string Stage, string? Since, string? From) : ProjectEntry(Project, Public: false);

/// <summary>Its record was changed; not public. What the public may know of it follows as <see cref="ProjectPublished"/>.</summary>
public sealed record ProjectChanged(int Project, ProjectRecord Before, ProjectRecord After, string? From) : ProjectEntry(Project, Public: false);

/// <summary>What the public may know of a project, at its publication and whenever that changes.</summary>
/// <param name="Counties">Codes of the units, the leading one first.</param>
/// <param name="Longitude">Only where the place itself may be shown.</param>
public sealed record ProjectPublished(
    int Project, string Name, string? Code, string? Owner, string? Level, string? Category, string? Industry, string? Nature, IReadOnlyList<string> Counties, LocationLevel Location, string? Site,
    decimal? Longitude, decimal? Latitude, string? System, string? Scale, decimal? TotalYuan, string? StartPlanned, string? FinishPlanned, string Stage, string? StageSince, string? LeadOffice, string? LeaderPost,
    IReadOnlyList<string> Serves, bool Fictional) : ProjectEntry(Project, Public: true);

/// <summary>It is no longer shown to the public; its history stays.</summary>
public sealed record ProjectHidden(int Project, string Reason) : ProjectEntry(Project, Public: true);

/// <summary>It entered another stage, or left the library.</summary>
public sealed record ProjectStageMoved(int Project, bool Public, StageMove Move) : ProjectEntry(Project, Public);

/// <summary>Somebody asked for a change of stage that a leader must allow; nothing has changed yet.</summary>
public sealed record ProjectStageAsked(int Project, StageMove Move) : ProjectEntry(Project, Public: false);

/// <summary>What was asked was not allowed.</summary>
public sealed record ProjectStageDeclined(int Project, StageMove Move, string Reason) : ProjectEntry(Project, Public: false);

/// <summary>A ceremony was held for it; no start.</summary>
/// <param name="Batch">Name of the batch of starts.</param>
public sealed record ProjectCeremonyHeld(int Project, bool Public, string Batch, DateOnly Day) : ProjectEntry(Project, Public);

/// <summary>It stands in a list of a year: a reserve library, or the implementation list.</summary>
/// <param name="Frozen">What was planned on the day the year's plan was frozen; null where it came in later.</param>
/// <param name="Adjusted">What is planned now; null where it was taken out.</param>
/// <param name="Reason">Why it differs from what was frozen.</param>
public sealed record ProjectListed(int Project, bool Public, int Year, YearList List, YearPlan? Frozen, YearPlan? Adjusted, string? Reason) : ProjectEntry(Project, Public);

/// <summary>The people to ask were changed; who they are never enters the log.</summary>
public sealed record ProjectContactsChanged(int Project, int Contacts) : ProjectEntry(Project, Public: false);
