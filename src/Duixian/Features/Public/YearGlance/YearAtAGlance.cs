using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;
using Duixian.Features.Public.Standing;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.YearGlance;

/// <param name="Year">The year shown; null when nothing was ever published.</param>
/// <param name="Plan">The list the page tells; the report's list before the voted one before special plans.</param>
/// <param name="Plans">All plans, newest year first.</param>
internal sealed record YearView(int? Year, PlanSummary? Plan, IReadOnlyList<PlanSummary> Plans, IReadOnlyList<LineRow> Lines, IReadOnlyList<PastResult> Results,
    PlanFigures Standing, IReadOnlyList<UnitTally> Units, IReadOnlyList<JudgedPoint> Judged)
{
    public IEnumerable<PlanSummary> OtherPlans => Plans.Where(p => p.Year == Year && p != Plan && p.Plan != PlanAddress.Projects);

    /// <summary>The year's investment plan of key projects, summed; hundreds of items are never drawn here.</summary>
    public ProjectsLine? Projects { get; init; }

    /// <summary>Items that were judged otherwise at the newest closing than at the one before.</summary>
    public IEnumerable<JudgedPoint> Moved
    {
        get
        {
            var days = Judged.Select(j => j.Day).Distinct().OrderDescending().Take(2).ToList();
            if (days.Count < 2) { return []; }
            var before = Judged.Where(j => j.Day == days[1]).ToDictionary(j => j.Item, StringComparer.Ordinal);
            return Judged.Where(j => j.Day == days[0] && (before.GetValueOrDefault(j.Item) is not { } was || was.Light != j.Light || was.Done != j.Done));
        }
    }

    public IEnumerable<int> OtherYears => Plans.Select(p => p.Year).Distinct().Where(y => y != Year);
}

/// <summary>The investment plan of key projects in one line.</summary>
/// <param name="Planned">In 元.</param>
/// <param name="Completed">In 元, as dispatch counts it; null before anything was accepted.</param>
/// <param name="AsOf">The newest day of a figure.</param>
internal sealed record ProjectsLine(string Plan, string Title, int Items, decimal Planned, decimal? Completed, DateOnly? AsOf);

/// <summary>How many parts of a county are behind, of how many it answers for.</summary>
internal sealed record UnitTally(string Code, string Name, StandingTally Tally)
{
    public int Behind => Tally.Yellow + Tally.Orange + Tally.Red;
}

/// <summary>What was promised for a year.</summary>
internal sealed class YearAtAGlance(DuixianDb db)
{
    private const int MostPlans = 400;
    private const int MostLines = 600;
    private const int MostProjects = 5_000;
    private const int MostResults = 60;
    private const int DaysBack = 125;   // two closings, also of quarters

    /// <param name="year">Null: the newest year that has a plan.</param>
    public async Task<YearView> ReadAsync(int? year, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all queries of the page
        var plans = await db.PlanSummaries.AsNoTracking().OrderByDescending(s => s.Year).ThenBy(s => s.Plan).Take(MostPlans).ToListAsync(cancel);
        var shown = year ?? plans.FirstOrDefault()?.Year;
        var plan = plans.Where(p => p.Year == shown).MinBy(p => p.Plan switch { "report" => 0, "voted" => 1, PlanAddress.Projects => 3, _ => 2 });
        var code = plan?.Plan ?? "";
        var projects = await ProjectsAsync(plans.Find(p => p.Year == shown && p.Plan == PlanAddress.Projects), cancel);
        if (code == PlanAddress.Projects) { return new(shown, plan, plans, [], [], PlanFigures.None, [], []) { Projects = projects }; }
        var lines = await db.ListLines.AsNoTracking().Where(l => l.Year == shown && l.Plan == code)
            .OrderBy(l => l.Position).ThenBy(l => l.Item).ThenBy(l => l.Indicator).Select(LineRow.Of).Take(MostLines).ToListAsync(cancel);
        var results = await db.PastResults.AsNoTracking().Where(r => r.Year == shown && r.Plan == code)
            .OrderBy(r => r.Number).Take(MostResults).ToListAsync(cancel);
        var address = new PlanAddress(shown ?? 0, code);
        var standing = plan is null ? PlanFigures.None : await db.FiguresAsync(address, cancel);
        if (!standing.Any) { return new(shown, plan, plans, lines, results, PlanFigures.None, [], []) { Projects = projects }; }
        var units = await (
            from tally in db.StandingTallies.AsNoTracking()
            where tally.Year == shown && tally.Plan == code && tally.Cut == StandingCut.Unit
            join unit in db.Units.IgnoreAutoIncludes() on tally.Code equals unit.Code
            orderby unit.Position, unit.Code
            select new UnitTally(unit.Code, unit.Name, tally)).Take(MostPlans).ToListAsync(cancel);
        var since = (standing.Day ?? DateOnly.MaxValue).AddDays(-DaysBack);
        var judged = await db.JudgedPoints.AsNoTracking().Where(j => j.Year == shown && j.Plan == code && j.Indicator == 0 && j.Day > since).OrderBy(j => j.Day).ThenBy(j => j.Item).Take(MostLines).ToListAsync(cancel);
        return new(shown, plan, plans, lines, results, standing, units, judged) { Projects = projects };
    }

    private async Task<ProjectsLine?> ProjectsAsync(PlanSummary? plan, CancellationToken cancel)
    {
        if (plan is null) { return null; }
        var planned = await db.ListLines.Where(l => l.Year == plan.Year && l.Plan == plan.Plan && l.Indicator == InvestmentPlan.Completed && !l.Withdrawn).SumAsync(l => l.Amount, cancel) ?? 0;
        var said = await db.IndicatorStandings.Where(s => s.Year == plan.Year && s.Plan == plan.Plan && s.Indicator == InvestmentPlan.Completed && !s.Withdrawn && s.AsOf != null).OrderBy(s => s.Item).Select(s => new { s.Figure, s.AsOf }).Take(MostProjects).ToListAsync(cancel);
        var done = said.Select(s => s.Figure.Amount).OfType<decimal>().ToList();
        return new(plan.Plan, plan.Title, plan.Items, planned, done.Count == 0 ? null : done.Sum(), said.Max(s => s.AsOf));
    }
}
