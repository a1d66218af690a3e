namespace Duixian.Domain.Projects;

/// <summary>What of the projects a plan's indicator can be counted from.</summary>
public enum ProjectMeasure
{
    /// <summary>Projects in the key reserve library.</summary>
    KeyReserve,

    /// <summary>Projects in the reserve library of policy money.</summary>
    PolicyReserve,

    /// <summary>Projects of the implementation list that have really started, this year or before.</summary>
    UnderWay,

    /// <summary>Projects of the list that really started this year; a ceremony is none.</summary>
    Starts,

    /// <summary>Projects of the list completed this year.</summary>
    Completions,

    /// <summary>Share of the projects whose required procedures are all complete.</summary>
    Procedures,
}

/// <summary>What flow figures look at: one project in one list of a year.</summary>
/// <param name="Unit">Leading unit, in which alone it is counted.</param>
/// <param name="ProceduresOn">Day its required procedures were complete; null while they are not.</param>
public sealed record FlowRow(string Unit, YearList List, YearPlan? Frozen, YearPlan? Adjusted, bool HasLeft, DateOnly? StartedOn, DateOnly? CompletedOn, DateOnly? ProceduresOn);

/// <summary>A figure counted from projects, with both denominators: the plan as frozen, and as adjusted since.</summary>
/// <param name="Reached">All that got there, planned or not.</param>
/// <param name="OfFrozen">Of those planned when the year was frozen.</param>
/// <param name="OfAdjusted">Of those planned now.</param>
public sealed record FlowFigure(ProjectMeasure Measure, int Reached, int OfFrozen, int Frozen, int OfAdjusted, int Adjusted);

/// <summary>Figures of a year counted from the events of its projects, never typed.</summary>
public static class FlowFigures
{
    /// <param name="rows">Rows of all lists of the year; every measure takes its own.</param>
    /// <param name="day">Up to and with this day.</param>
    public static FlowFigure Of(ProjectMeasure measure, IEnumerable<FlowRow> rows, int year, DateOnly day)
    {
        var (reached, ofFrozen, frozen, ofAdjusted, adjusted) = (0, 0, 0, 0, 0);
        foreach (var row in rows)
        {
            if (row.List != ListOf(measure)) { continue; }
            var there = IsThere(measure, row, year, day);
            var (was, isNow) = (IsPlanned(measure, row.Frozen), IsPlanned(measure, row.Adjusted));
            reached += there && (was || isNow || row.Frozen is not null || row.Adjusted is not null) ? 1 : 0;
            frozen += was ? 1 : 0;
            adjusted += isNow ? 1 : 0;
            ofFrozen += was && there ? 1 : 0;
            ofAdjusted += isNow && there ? 1 : 0;
        }
        return new(measure, reached, ofFrozen, frozen, ofAdjusted, adjusted);
    }

    /// <summary>Whether a figure is a share (then its denominator is the frozen plan) and no count.</summary>
    public static bool IsRate(ProjectMeasure measure) => measure == ProjectMeasure.Procedures;

    /// <summary>The list a measure is counted over.</summary>
    public static YearList ListOf(ProjectMeasure measure) => measure switch
    {
        ProjectMeasure.KeyReserve => YearList.KeyReserve,
        ProjectMeasure.PolicyReserve => YearList.PolicyReserve,
        _ => YearList.Implementation,
    };

    private static bool IsPlanned(ProjectMeasure measure, YearPlan? plan) => measure switch
    {
        ProjectMeasure.Starts => plan is { Starts: true },
        ProjectMeasure.Completions => plan is { Completes: true },
        ProjectMeasure.Procedures => plan is { Procedures: true },
        _ => plan is not null,
    };

    private static bool IsThere(ProjectMeasure measure, FlowRow row, int year, DateOnly day) => measure switch
    {
        ProjectMeasure.KeyReserve or ProjectMeasure.PolicyReserve => !row.HasLeft && row.Adjusted is not null,
        ProjectMeasure.UnderWay => row.StartedOn <= day,
        ProjectMeasure.Starts => row.StartedOn is { } started && started.Year == year && started <= day,
        ProjectMeasure.Completions => row.CompletedOn is { } completed && completed.Year == year && completed <= day,
        _ => row.ProceduresOn <= day,
    };
}

/// <summary>What became of the projects of one batch (批次同期群): each rate over all of them, never over those that happen to be there.</summary>
public sealed record CohortRates(int Projects, int Started, int Completed, int Producing, int Full)
{
    public static CohortRates Of(IEnumerable<(DateOnly? Started, DateOnly? Completed, DateOnly? Producing, DateOnly? Full)> projects, DateOnly day)
    {
        var (all, started, completed, producing, full) = (0, 0, 0, 0, 0);
        foreach (var project in projects)
        {
            all++;
            started += project.Started <= day ? 1 : 0;
            completed += project.Completed <= day ? 1 : 0;
            producing += project.Producing <= day ? 1 : 0;
            full += project.Full <= day ? 1 : 0;
        }
        return new(all, started, completed, producing, full);
    }
}
