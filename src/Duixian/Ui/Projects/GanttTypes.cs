namespace Duixian.Ui.Projects;

/// <summary>What a milestone of a GanttRow is.</summary>
public enum GanttMilestoneKind
{
    /// <summary>Real works begin: an upright stroke.</summary>
    Start,

    /// <summary>Built and accepted: a node.</summary>
    Completion,

    /// <summary>In use or producing: a double ring.</summary>
    Production,
}

/// <summary>A milestone with its day in the frozen plan and its real or expected one.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Planned">The day of the frozen plan; null when it named none.</param>
/// <param name="Day">When it was, or is expected; null when nobody knows.</param>
/// <param name="Reached">True when it has been.</param>
/// <param name="Late">True when someone must act: the day is past or later than planned.</param>
/// <param name="Now">The day planned now, where the plan has changed since it was frozen; null where it has not.</param>
/// <param name="Basis">What an expected day came from, in a word or two; null where it is not said.</param>
public sealed record GanttMilestone(GanttMilestoneKind Kind, DateOnly? Planned, DateOnly? Day, bool Reached = false, bool Late = false, DateOnly? Now = null, string? Basis = null)
{
    /// <summary>Calendar days between plan and day: positive when later; null when either is not known.</summary>
    public int? DaysLate => Planned is { } planned && Day is { } day ? day.DayNumber - planned.DayNumber : null;
}

/// <summary>A project of a ProjectGantt. Its bars run from its first milestone to its last.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">Its county or zone.</param>
/// <param name="Mark">The mark of its stage.</param>
/// <param name="Milestones">At most one of each kind, in their order.</param>
/// <param name="Attention">True when someone must act.</param>
/// <param name="Href">Its page.</param>
/// <param name="NotFrozen">True when no days of it were frozen: what is drawn as its plan is the plan as it is now.</param>
public sealed record GanttRow(string Name, string Place, Mark Mark, IReadOnlyList<GanttMilestone> Milestones, bool Attention = false, string? Href = null, bool NotFrozen = false)
{
    /// <summary>The frozen plan from its first day to its last; null where it named fewer than two.</summary>
    public (DateOnly From, DateOnly Until)? Plan => Span(Milestones.Select(milestone => milestone.Planned));

    /// <summary>The plan as it is now from its first day to its last; null where it is the frozen one, or names fewer than two.</summary>
    public (DateOnly From, DateOnly Until)? PlanNow => Milestones.Any(milestone => milestone.Now is not null) ? Span(Milestones.Select(milestone => milestone.Now ?? milestone.Planned)) : null;

    /// <summary>What was and what is expected, from the first day to the last.</summary>
    public (DateOnly From, DateOnly Until)? Course => Span(Milestones.Select(milestone => milestone.Day));

    private static (DateOnly From, DateOnly Until)? Span(IEnumerable<DateOnly?> days)
    {
        var known = days.OfType<DateOnly>().Order().ToList();
        return known.Count > 1 ? (known[0], known[^1]) : null;
    }
}
