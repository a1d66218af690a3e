using Duixian.Domain.Projects;

namespace Duixian.Domain.Procedures;

/// <summary>A project began its procedures, or they were entered from papers.</summary>
public sealed record ProceduresBegun(int Project, bool Public, string Template, int Version, DateOnly Day) : ProjectEntry(Project, Public);

/// <summary>The authority took a step in hand.</summary>
public sealed record ProcedureAccepted(int Project, bool Public, string Step, DateOnly Day) : ProjectEntry(Project, Public);

/// <summary>Its clock was stopped.</summary>
public sealed record ProcedureClockStopped(int Project, bool Public, string Step, DateOnly Day, StopReason Reason, BallHolder Holder, DateOnly? Expected, string? Note) : ProjectEntry(Project, Public);

/// <summary>Its clock runs again.</summary>
public sealed record ProcedureClockResumed(int Project, bool Public, string Step, DateOnly Day) : ProjectEntry(Project, Public);

/// <summary>A step ended with its document.</summary>
/// <param name="OrderReason">Why it ended before what should have come first; null where it did not.</param>
public sealed record ProcedureFinished(int Project, bool Public, string Step, DateOnly Day, string? Number, DateOnly? ValidUntil, string? OrderReason) : ProjectEntry(Project, Public);

/// <summary>A step is not needed here.</summary>
public sealed record ProcedureExempted(int Project, bool Public, string Step, DateOnly Day, string Reason) : ProjectEntry(Project, Public);

/// <summary>A step was granted on the applicant's word.</summary>
public sealed record ProcedurePromised(int Project, bool Public, string Step, DateOnly Day, string? Number, string Reason, string? OrderReason) : ProjectEntry(Project, Public);

/// <summary>A step may come later, until a day.</summary>
public sealed record ProcedureDeferred(int Project, bool Public, string Step, DateOnly Day, DateOnly Until, string Reason) : ProjectEntry(Project, Public);

/// <summary>The last thing said of a step no longer holds.</summary>
public sealed record ProcedureTakenBack(int Project, bool Public, string Step, StepState Before, StepState After, string Reason) : ProjectEntry(Project, Public);

/// <summary>The project goes by another template, or another version of it, from now on; steps of the same code keep what was said of them.</summary>
public sealed record ProceduresMoved(int Project, bool Public, string Template, int Version, DateOnly Day, string Reason) : ProjectEntry(Project, Public);
