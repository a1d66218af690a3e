using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;
using Duixian.Domain.Standings;
using Duixian.Features.Projects.Forecasts;
using Duixian.Ui.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.ProjectCard;

/// <summary>What was reported of a project up to one day; what nobody reported is null.</summary>
public sealed record MoneyMonth(DateOnly Day, decimal? Completed, decimal? Statistics, decimal? Arrived, decimal? Paid);

/// <summary>A rung of the ladder; null while it is not reached.</summary>
public sealed record RungReached(string Name, DateOnly? Day);

/// <summary>The investment of one project in one year, as promised and as accepted.</summary>
/// <param name="Item">Its item in the year's investment plan.</param>
/// <param name="Frozen">As first published.</param>
/// <param name="Adjusted">As it stands now; null where it was not changed.</param>
/// <param name="HasCurve">Planned points were set; else the plan is months in twelve.</param>
/// <param name="Months">In order of days.</param>
/// <param name="Behind">Its line is judged behind by the rule of lights.</param>
public sealed record YearMoney(
    int Year, string Item, decimal? Frozen, decimal? Adjusted, bool HasCurve, IReadOnlyList<MoneyMonth> Months, IReadOnlyList<RungReached> Ladder, InvestmentSeries Series, bool Behind)
{
    /// <summary>The newest month; null before anything was accepted.</summary>
    public MoneyMonth? Last => Months.Count == 0 ? null : Months[^1];
}

/// <summary>The investment of one project through the years.</summary>
/// <param name="Years">The newest first; empty where the project was in no published investment plan.</param>
/// <param name="Span">From its beginning to its planned end; null where the library does not know enough to draw it.</param>
public sealed record ProjectMoneyView(IReadOnlyList<YearMoney> Years, InvestmentSeries? Span);

/// <summary>Reads the investment of one project: four questions, whatever its history.</summary>
internal sealed class ProjectMoney(DuixianDb db)
{
    private const int MostPoints = 4_000;

    public async Task<ProjectMoneyView> ReadAsync(Project project, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions
        var (item, again) = (InvestmentPlan.ItemOf(project.Number), InvestmentPlan.ItemOf(project.Number) + "-");
        var targets = await (
            from plan in db.Plans.AsNoTracking()
            where plan.Code == PlanAddress.Projects
            from commitment in plan.Commitments
            where commitment.Number == item || commitment.Number.StartsWith(again)
            from indicator in commitment.Indicators
            where indicator.Number == InvestmentPlan.Completed
            from target in indicator.Targets
            orderby plan.Year descending, commitment.Number, target.Version
            select new { plan.Year, commitment.Number, target.Version, target.Promise }).ToListAsync(cancel);
        if (targets.Count == 0) { return new([], null); }
        var standings = await db.IndicatorStandings.AsNoTracking().Where(s => s.Plan == PlanAddress.Projects && s.Indicator == InvestmentPlan.Completed && (s.Item == item || s.Item.StartsWith(again))).ToListAsync(cancel);
        var points = await db.FigurePoints.AsNoTracking().Where(p => p.Plan == PlanAddress.Projects && (p.Item == item || p.Item.StartsWith(again)))
            .OrderByDescending(p => p.AsOf).ThenBy(p => p.Indicator).ThenBy(p => p.Entry).Take(MostPoints).ToListAsync(cancel);
        var years = targets.GroupBy(t => t.Year).Select(g => Year(g.Key, g.Last().Number, [.. g.Select(t => t.Promise.Amount)], standings.Find(s => s.Year == g.Key && s.Item == g.Last().Number), [.. points.Where(p => p.Year == g.Key)])).ToList();
        return new(years, Span(project, years));
    }

    private static YearMoney Year(int year, string item, List<decimal?> targets, IndicatorStanding? standing, List<FigurePoint> points)
    {
        var (frozen, now, curve) = (targets[0], targets[^1], standing?.Curve ?? []);
        // Of two who reported the same day, as when the lead changed, the later word holds.
        var figures = points.GroupBy(p => (p.AsOf, p.Indicator)).ToDictionary(g => g.Key, g => g.MaxBy(p => p.Entry)!.Figure);   // a group has one
        var months = points.Select(p => p.AsOf).Distinct().Order().Select(day => new MoneyMonth(day, Amount(day, InvestmentPlan.Completed), Amount(day, InvestmentPlan.Statistics), Amount(day, InvestmentPlan.Arrived), Amount(day, InvestmentPlan.Paid))).ToList();
        var done = points.Where(p => p.Indicator == InvestmentPlan.Ladder && !p.Figure.IsBlank).MaxBy(p => (p.AsOf, p.Entry))?.Figure.Steps ?? [];
        var first = new DateOnly(year, 1, 1);
        var series = new InvestmentSeries(first, new(year, 12, 31), Planned(frozen), now == frozen ? null : Planned(now), [.. months.Select(m => new InvestmentPoint(m.Day, m.Completed))]);
        return new(year, item, frozen, now == frozen ? null : now, curve.Count > 0, months, [.. InvestmentPlan.Rungs.Select((name, i) => new RungReached(name, done.FirstOrDefault(s => s.Index == i)?.Day))], series, standing?.Light is Light.Yellow or Light.Orange or Light.Red);

        decimal? Amount(DateOnly day, int indicator) => figures.GetValueOrDefault((day, indicator))?.Amount;

        IReadOnlyList<InvestmentPoint> Planned(decimal? whole) => whole is not { } yuan ? []
            : curve.Count > 0 ? [new(first, 0), .. curve.Select(p => new InvestmentPoint(p.Day, decimal.Round(yuan * p.Percent / 100m, 2)))]
            : [new(first, 0), .. Enumerable.Range(1, 12).Select(m => new InvestmentPoint(first.AddMonths(m).AddDays(-1), decimal.Round(yuan * m / 12m, 2)))];
    }

    /// <summary>Known totals at the ends of years; between start and finish the plan is only its two ends.</summary>
    private static InvestmentSeries? Span(Project project, List<YearMoney> years)
    {
        var record = project.Record;
        if (record.TotalYuan is not { } total || PartialDate.Parse(record.StartPlanned) is not { } start || PartialDate.Parse(record.FinishPlanned) is not { } finish || finish.Last <= start.First) { return null; }
        var oldest = years.Min(y => y.Year);
        var completed = WorksOfProjects.Totals(record.BeforeYearYuan, start.First, years.Select(y => y.Months.LastOrDefault(m => m.Completed is not null) is { } last ? (y.Year, last.Day, last.Completed) : (y.Year, default, null))).ToList();
        if (start.First.Year < oldest)
        {
            if (record.BeforeYearYuan is not { } before) { return null; }   // what came before is unknown, and so is every total since
            completed.Insert(0, new(new(oldest - 1, 12, 31), before));
        }
        var from = completed.Count > 0 && completed[0].Day < start.First ? completed[0].Day : start.First;
        var until = completed.Count > 0 && completed[^1].Day > finish.Last ? completed[^1].Day : finish.Last;
        return new(from, until, [new(start.First, 0), new(finish.Last, total)], null, completed);
    }
}
