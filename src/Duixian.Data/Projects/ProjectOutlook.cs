using Duixian.Domain.Projects;

namespace Duixian.Data.Projects;

/// <summary>
/// What a project's procedures come to on a day: computed, never typed, and computed anew whenever they change and once a day, because time alone moves them. Lists and boards read it.
/// </summary>
public sealed class ProjectOutlook
{
    public ProjectId ProjectId { get; init; }

    /// <summary>The day it speaks of.</summary>
    public DateOnly AsOf { get; set; }

    /// <summary>Steps that count and are done, exempt or promised.</summary>
    public int StepsDone { get; set; }

    /// <summary>Steps that count.</summary>
    public int Steps { get; set; }

    /// <summary>Day the required set was complete; null while it is not.</summary>
    public DateOnly? CompleteOn { get; set; }

    /// <summary>Day the required set will be complete at the legal pace; the day it was where it is.</summary>
    public DateOnly? CompleteBy { get; set; }

    /// <summary>Earliest legal day of starting; null once it has started.</summary>
    public DateOnly? EarliestStart { get; set; }

    /// <summary>Who holds the ball: an office's name, or the owner; null where nothing is open.</summary>
    public string? Holder { get; set; }

    /// <summary>Key of the kind of holder: authority, owner, thirdParty.</summary>
    public string? HolderKind { get; set; }

    /// <summary>Code of the step everything waits for.</summary>
    public string? Step { get; set; }

    public string? StepName { get; set; }

    public DateOnly? HeldSince { get; set; }

    /// <summary>The next document that expires.</summary>
    public DateOnly? Expires { get; set; }

    /// <summary>Something of the order was not kept: a step before its prerequisite, a start before its permit.</summary>
    public bool Flagged { get; set; }
}
