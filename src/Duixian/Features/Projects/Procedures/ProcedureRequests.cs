using Duixian.Domain.Procedures;

namespace Duixian.Features.Projects.Procedures;

/// <summary>A project takes up its procedures.</summary>
/// <param name="Day">The day it did.</param>
public sealed record BeginProceduresRequest(int Number, ApprovalRoute Route, LandSupply Land, DateOnly Day);

/// <summary>What is said of procedures that are there.</summary>
/// <param name="Number">Number of the project.</param>
/// <param name="Revision">The revision of its procedures the person saw; if they have moved on since, the answer is 409.</param>
public abstract record ProcedureRequest(int Number, long Revision);

/// <summary>The authority took a step in hand.</summary>
public sealed record AcceptStepRequest(int Number, string Step, DateOnly Day, long Revision) : ProcedureRequest(Number, Revision);

/// <summary>Its clock was stopped.</summary>
/// <param name="Expected">When it is expected to run again; null where nobody knows.</param>
/// <param name="Note">What is wanted.</param>
public sealed record StopClockRequest(int Number, string Step, DateOnly Day, StopReason Reason, BallHolder Holder, DateOnly? Expected, string? Note, long Revision) : ProcedureRequest(Number, Revision);

/// <summary>Its clock runs again.</summary>
public sealed record ResumeClockRequest(int Number, string Step, DateOnly Day, long Revision) : ProcedureRequest(Number, Revision);

/// <summary>It ended with its document.</summary>
/// <param name="Document">Number of the document.</param>
/// <param name="ValidUntil">Null: as long as the template says.</param>
/// <param name="OrderReason">Why it ended before what should have come first.</param>
public sealed record FinishStepRequest(int Number, string Step, DateOnly Day, string? Document, DateOnly? ValidUntil, string? OrderReason, long Revision) : ProcedureRequest(Number, Revision);

/// <summary>It is not needed here.</summary>
public sealed record ExemptStepRequest(int Number, string Step, DateOnly Day, string? Reason, long Revision) : ProcedureRequest(Number, Revision);

/// <summary>It was granted on the applicant's word.</summary>
public sealed record PromiseStepRequest(int Number, string Step, DateOnly Day, string? Document, string? Reason, string? OrderReason, long Revision) : ProcedureRequest(Number, Revision);

/// <summary>It may come later, until a day.</summary>
public sealed record DeferStepRequest(int Number, string Step, DateOnly Day, DateOnly Until, string? Reason, long Revision) : ProcedureRequest(Number, Revision);

/// <summary>The last thing said of it no longer holds.</summary>
public sealed record TakeBackStepRequest(int Number, string Step, string? Reason, long Revision) : ProcedureRequest(Number, Revision);

/// <summary>The project goes by another template, or another version of it.</summary>
public sealed record MoveProceduresRequest(int Number, string Template, int Version, string? Reason, long Revision) : ProcedureRequest(Number, Revision);

/// <summary>A step that is done, from papers.</summary>
public sealed record DoneStep(string Step, DateOnly Day, string? Document);

/// <summary>Many steps that are done, in one act.</summary>
/// <param name="OrderReason">Holds for every one of them that ended before what should have come first.</param>
public sealed record EnterStepsRequest(int Number, IReadOnlyList<DoneStep> Steps, string? OrderReason, long Revision) : ProcedureRequest(Number, Revision);

/// <summary>What can be said of a step; which of it depends on where the step stands.</summary>
public enum StepAction
{
    /// <summary>受理.</summary>
    Accept,

    /// <summary>停表.</summary>
    Stop,

    /// <summary>恢复计时.</summary>
    Resume,

    /// <summary>办结.</summary>
    Finish,

    /// <summary>告知承诺.</summary>
    Promise,

    /// <summary>免办.</summary>
    Exempt,

    /// <summary>容缺.</summary>
    Defer,

    /// <summary>撤回.</summary>
    TakeBack,
}
