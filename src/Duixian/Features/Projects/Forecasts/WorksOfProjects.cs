using Duixian.Data;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;
using Duixian.Ui.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.Forecasts;

/// <summary>A project whose works are asked for.</summary>
internal sealed record WorksAsked(int Number, ProjectRecord Record, DateOnly? StartedOn);

/// <summary>Reads how far the works of projects are from the figures that were accepted: one question for all of them.</summary>
internal sealed class WorksOfProjects(DuixianDb db)
{
    private const int MostPoints = 20_000;

    /// <returns>By number of the project; of whom nothing is known is missing.</returns>
    public async Task<IReadOnlyDictionary<int, WorksDone>> ReadAsync(IReadOnlyList<WorksAsked> asked, CancellationToken cancel)
    {
        // An item that was taken out and came again has another name: X12-2.
        var items = asked.SelectMany(a => new[] { InvestmentPlan.ItemOf(a.Number), InvestmentPlan.ItemOf(a.Number) + "-2", InvestmentPlan.ItemOf(a.Number) + "-3" }).ToList();
        var points = (await db.FigurePoints.AsNoTracking()
            .Where(p => p.Plan == PlanAddress.Projects && items.Contains(p.Item) && (p.Indicator == InvestmentPlan.Completed || p.Indicator == InvestmentPlan.Ladder))
            .OrderByDescending(p => p.AsOf).ThenByDescending(p => p.Entry).Take(MostPoints).Select(p => new { p.Item, p.Year, p.Indicator, p.AsOf, p.Figure }).ToListAsync(cancel))
            .Where(p => !p.Figure.IsBlank).ToLookup(p => InvestmentPlan.ProjectOf(p.Item));
        var works = new Dictionary<int, WorksDone>();
        foreach (var project in asked)
        {
            var money = points[project.Number].Where(p => p.Indicator == InvestmentPlan.Completed && p.Figure.Amount is not null).GroupBy(p => p.Year)
                .Select(g => (g.Key, g.First().AsOf, g.First().Figure.Amount)).ToList();
            var (day, yuan) = Totals(project.Record.BeforeYearYuan, project.StartedOn, money) is [.., { Total: { } total } last] ? (last.Day, total) : Told(project.Record);
            var ladder = points[project.Number].FirstOrDefault(p => p.Indicator == InvestmentPlan.Ladder);
            var reached = ladder?.Figure.Steps ?? [];
            var done = new WorksDone(day, yuan, ladder?.AsOf, reached.FirstOrDefault(s => s.Index == InvestmentPlan.HalfDone)?.Day, reached.Any(s => s.Index >= InvestmentPlan.HalfDone));
            if (done != WorksDone.Unknown) { works.Add(project.Number, done); }
        }
        return works;
    }

    /// <summary>Investment completed since the beginning, at the newest day of each year; empty where what came before the first of them is unknown, and cut off at a year nobody reported.</summary>
    /// <param name="before">Completed before the first of these years; null where nobody said.</param>
    /// <param name="begun">Day of the start, real or planned; null where nobody said.</param>
    /// <param name="years">The newest figure of each year, in any order.</param>
    public static IReadOnlyList<InvestmentPoint> Totals(decimal? before, DateOnly? begun, IEnumerable<(int Year, DateOnly Day, decimal? Done)> years)
    {
        var (totals, sum, next) = (new List<InvestmentPoint>(), before ?? 0m, (int?)null);
        foreach (var (year, day, reported) in years.OrderBy(y => y.Year))
        {
            if (reported is not { } done || (next is null ? before is null && !(begun?.Year >= year) : year != next)) { break; }
            totals.Add(new(day, sum += done));
            next = year + 1;
        }
        return totals;
    }

    /// <summary>What a table said, until figures are reported.</summary>
    private static (DateOnly?, decimal?) Told(ProjectRecord record) => record.Told is { Cumulative: { } yuan } told && PartialDate.Parse(told.AsOf) is { } day ? (day.Last, yuan) : (null, null);
}
