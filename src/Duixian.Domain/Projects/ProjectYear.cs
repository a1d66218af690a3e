using Duixian.Domain.Ledger;

namespace Duixian.Domain.Projects;

/// <summary>The lists a project can stand in for a year.</summary>
public enum YearList
{
    /// <summary>重点项目储备库.</summary>
    KeyReserve,

    /// <summary>政策性项目储备库.</summary>
    PolicyReserve,

    /// <summary>年度实施清单: what the year's figures of starts, completions and procedures are counted over.</summary>
    Implementation,
}

/// <summary>What is planned for one project in one year.</summary>
/// <param name="InvestmentYuan">Null where none is planned or known.</param>
/// <param name="Starts">It is to start this year.</param>
/// <param name="Completes">It is to be completed this year.</param>
/// <param name="Procedures">Its procedures are among those to be complete.</param>
/// <param name="Days">The days planned for it, taken from its record when the plan was made, changed or frozen; null in plans made before they were kept, and then nobody knows.</param>
public sealed record YearPlan(decimal? InvestmentYuan, bool Starts, bool Completes, bool Procedures, PlannedDays? Days = null);

/// <summary>A project's place in a list of one year: as frozen, and as adjusted since, side by side (年度清单).</summary>
public sealed class ProjectYear
{
    private ProjectYear()
    {
    }

    private ProjectYear(Project project, int year, YearList list) => (ProjectId, Number, Year, List) = (project.Id, project.Number, year, list);

    public ProjectId ProjectId { get; private set; }

    /// <summary>Number of the project.</summary>
    public int Number { get; private set; }

    public int Year { get; private set; }

    public YearList List { get; private set; }

    /// <summary>As it stood when the year was frozen; null where the project came in later, or the year is not frozen yet.</summary>
    public YearPlan? Frozen { get; private set; }

    /// <summary>As it stands now; null where it was taken out.</summary>
    public YearPlan? Adjusted { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Day the list was frozen; null before.</summary>
    public DateOnly? FrozenOn { get; private set; }

    public long Revision { get; private set; }

    /// <summary>Puts a project into a list. After the list was frozen a reason is needed, and the frozen side stays empty.</summary>
    /// <param name="frozenOn">Day the year's list was frozen; null while it is not.</param>
    public static Result<ProjectYear> Enter(Project project, int year, YearList list, YearPlan plan, DateOnly? frozenOn, string? reason, Act act)
    {
        if (plan.InvestmentYuan < 0) { return ProjectsRefusal.Negative; }
        plan = plan with { Days = PlannedDays.Of(project.Record) };
        if (frozenOn is not null && string.IsNullOrWhiteSpace(reason)) { return ProjectsRefusal.ReasonMissing; }
        var entered = new ProjectYear(project, year, list) { Adjusted = plan, Reason = frozenOn is null ? null : reason!.Trim(), FrozenOn = frozenOn };   // asked just before
        entered.Record(project, act);
        return entered;
    }

    /// <summary>Changes what is planned, with the days the record plans now; null takes the project out. Once frozen, only with a reason, and the frozen plan stays beside it.</summary>
    public Refusal? Adjust(Project project, YearPlan? plan, string? reason, Act act)
    {
        plan = plan is null ? null : plan with { Days = PlannedDays.Of(project.Record) };
        if (plan == Adjusted) { return ProjectsRefusal.NothingChanged; }
        if (plan?.InvestmentYuan < 0) { return ProjectsRefusal.Negative; }
        if ((FrozenOn is not null || plan is null) && string.IsNullOrWhiteSpace(reason)) { return ProjectsRefusal.ReasonMissing; }
        (Adjusted, Reason) = (plan, string.IsNullOrWhiteSpace(reason) ? Reason : reason.Trim());
        Record(project, act);
        return null;
    }

    /// <summary>The year begins: what is planned now, the days of the record among it, is what will be compared with for good.</summary>
    public Refusal? Freeze(Project project, DateOnly day, Act act)
    {
        if (FrozenOn is not null) { return ProjectsRefusal.AlreadyFrozen(Year, FrozenOn.Value); }
        Adjusted = Adjusted is null ? null : Adjusted with { Days = PlannedDays.Of(project.Record) };
        (Frozen, FrozenOn) = (Adjusted, day);
        Record(project, act);
        return null;
    }

    /// <summary>The days one project is measured against: as frozen with the newest year, in the implementation list before a reserve library. Null where it stood in no list that was frozen, or the days were not kept yet.</summary>
    /// <param name="year">Not later than this year.</param>
    public static PlannedDays? BaselineOf(IEnumerable<ProjectYear> years, int year) =>
        years.Where(y => y.Year <= year && y.Frozen is not null).OrderBy(y => y.Year).ThenBy(y => y.List).LastOrDefault()?.Frozen?.Days;

    private void Record(Project project, Act act) => act.Record(new ProjectListed(Number, project.IsPublished && List == YearList.Implementation, Year, List, Frozen, Adjusted, Reason));
}
