namespace Duixian.Domain.Procedures;

/// <summary>One project among many.</summary>
public sealed record PortfolioProject(ProjectProcedures Procedures, ConstructionFacts Facts);

/// <summary>The projects a share is of, both ways (冻结口径, 调整口径): as they stood when the year's list was fixed, and as they stand after additions and withdrawals. Numbers of projects; a project without procedures stays in the denominator.</summary>
public sealed record PortfolioScope(IReadOnlySet<int> Frozen, IReadOnlySet<int> Adjusted);

/// <summary>So many of so many; never a percentage alone.</summary>
public readonly record struct PortfolioShare(int Count, int Of)
{
    /// <summary>Null of nothing.</summary>
    public Standings.Ratio? Ratio => Of == 0 ? null : Standings.Ratio.Of(Count, (long)Of);
}

/// <summary>The paths of many projects on one day, and what follows from all of them together. The definitions stand in docs/procedures.md.</summary>
public sealed class ProcedurePortfolio
{
    private readonly Dictionary<int, ProcedurePath> paths;
    private readonly IReadOnlyList<PortfolioProject> projects;
    private readonly ProcedureTemplates templates;

    private ProcedurePortfolio(IReadOnlyList<PortfolioProject> projects, ProcedureTemplates templates, PathMoment moment)
    {
        (this.projects, this.templates, Moment) = (projects, templates, moment);
        paths = new(projects.Count);
        foreach (var (procedures, facts) in projects)
        {
            var template = templates.Find(procedures.Template, procedures.Version) ?? throw new ArgumentException($"No template {procedures.Template} {procedures.Version}.", nameof(templates));
            paths.Add(procedures.Project, ProcedurePath.Of(template, procedures, facts, moment));
        }
    }

    public PathMoment Moment { get; }

    /// <summary>Paths by number of project.</summary>
    public IReadOnlyDictionary<int, ProcedurePath> Paths => paths;

    /// <param name="projects">One for each number; their templates must all be known.</param>
    public static ProcedurePortfolio Of(IReadOnlyList<PortfolioProject> projects, ProcedureTemplates templates, PathMoment moment) => new(projects, templates, moment);

    /// <summary>手续办结率, the strict figure: projects of which every required step was settled by the end of a day, of all in the scope. What is deferred is not settled.</summary>
    public PortfolioShare CompleteOn(DateOnly day, IReadOnlySet<int> scope) => new(scope.Count(p => paths.TryGetValue(p, out var path) && IsCompleteOn(path, day)), scope.Count);

    /// <summary>Required steps settled by the end of a day, of all required steps that are not exempt. Another figure than the strict one, and never shown in its place. Projects without procedures have no steps and are not in it.</summary>
    public PortfolioShare StepsSettledOn(DateOnly day, IReadOnlySet<int> scope)
    {
        var (settled, all) = (0, 0);
        foreach (var path in In(scope))
        {
            for (var at = 0; at < path.Template.Steps.Count; at++)
            {
                var progress = path.Forecast.Steps[at];
                if (!path.Template.Steps[at].Required || progress.State == StepState.Exempt) { continue; }
                all++;
                settled += progress.IsSettled && progress.SettledOn <= day ? 1 : 0;
            }
        }
        return new(settled, all);
    }

    /// <summary>Projects complete by a day if from today on everything ends at its limit: those that are, and those that then will be.</summary>
    public PortfolioShare ProjectedBy(DateOnly day, IReadOnlySet<int> scope) => new(scope.Count(p => paths.TryGetValue(p, out var path) && path.CompletesOn <= day), scope.Count);

    /// <summary>Whether a threshold will be reached by a day, how safely, and which projects decide it.</summary>
    /// <param name="percent">Such as 80.</param>
    /// <param name="margin">Fragile is what is complete no more than so many days before the day.</param>
    public PortfolioOutlook OutlookOf(DateOnly day, decimal percent, int margin, IReadOnlySet<int> scope) => PortfolioOutlook.Of(this, day, percent, margin, scope);

    /// <summary>The outlook of both scopes.</summary>
    public (PortfolioOutlook Frozen, PortfolioOutlook Adjusted) OutlookOf(DateOnly day, decimal percent, int margin, PortfolioScope scope) =>
        (OutlookOf(day, percent, margin, scope.Frozen), OutlookOf(day, percent, margin, scope.Adjusted));

    /// <summary>What each step cost, the dearest on critical paths first.</summary>
    public IReadOnlyList<StepCost> CostOfSteps(IReadOnlySet<int> scope) => PortfolioCosts.Of(In(scope), Moment, s => s.Code);

    /// <summary>What each kind of authority cost, the dearest on critical paths first.</summary>
    public IReadOnlyList<StepCost> CostOfAuthorities(IReadOnlySet<int> scope) => PortfolioCosts.Of(In(scope), Moment, s => s.Authority);

    /// <summary>The same projects if the limit of a step were another one.</summary>
    public ProcedurePortfolio WithLimit(string step, TimeLimit limit) => new(projects, templates.WithLimit(step, limit), Moment);

    /// <summary>What another limit of a step would change by a day.</summary>
    public PortfolioChange WhatIf(string step, TimeLimit limit, DateOnly day, IReadOnlySet<int> scope)
    {
        var other = WithLimit(step, limit);
        var moved = new List<MovedStart>();
        foreach (var path in In(scope))
        {
            var (before, after) = (path.EarliestStart, other.paths[path.Procedures.Project].EarliestStart);
            if (!path.MayStart && before is { } was && after is { } then && was != then) { moved.Add(new(path.Procedures.Project, was, then)); }
        }
        return new(step, limit, ProjectedBy(day, scope), other.ProjectedBy(day, scope), [.. moved.OrderByDescending(m => m.DaysWon).ThenBy(m => m.Project)]);
    }

    internal IEnumerable<ProcedurePath> In(IReadOnlySet<int> scope) => projects.Where(p => scope.Contains(p.Procedures.Project)).Select(p => paths[p.Procedures.Project]);

    internal static bool IsCompleteOn(ProcedurePath path, DateOnly day) => path.IsComplete && path.CompletesOn <= day;
}

/// <summary>A start that another limit would move.</summary>
public sealed record MovedStart(int Project, DateOnly Before, DateOnly After)
{
    /// <summary>Days it comes earlier; below 0 where it comes later.</summary>
    public int DaysWon => Before.DayNumber - After.DayNumber;
}

/// <summary>What another limit of one step would change.</summary>
/// <param name="Before">Complete by the day as limits are.</param>
/// <param name="Starts">Starts that move, the most won first.</param>
public sealed record PortfolioChange(string Step, TimeLimit Limit, PortfolioShare Before, PortfolioShare After, IReadOnlyList<MovedStart> Starts)
{
    public int DaysWon => Starts.Sum(s => s.DaysWon);
}
