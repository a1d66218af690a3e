using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.ProjectList;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.Board;

/// <summary>A project on the board.</summary>
/// <param name="DaysInStage">Null where nobody knows the month it entered.</param>
internal sealed record BoardCard(int Number, string Name, IReadOnlyList<string> Units, int? DaysInStage, string? Holder, bool Flagged);

/// <summary>One stage of the board.</summary>
/// <param name="Yuan">Total investment as far as it is known; of one county only that of projects wholly in it.</param>
internal sealed record BoardColumn(ProjectStage Stage, int Projects, decimal? Yuan, IReadOnlyList<BoardCard> Cards);

/// <param name="Across">Projects of several counties whose money is in no column, because a county is asked for; 0 where none is.</param>
/// <param name="Unplaced">Projects of which nobody said the stage.</param>
internal sealed record BoardView(IReadOnlyList<BoardColumn> Columns, int Across, int Unplaced)
{
    public int Projects => Columns.Sum(c => c.Projects);
}

/// <summary>The portfolio by stage, longest in their stage first. Three questions however many projects there are.</summary>
internal sealed class BoardOfProjects(DuixianDb db, Portfolio portfolio, StagePath path, CivilDay civilDay)
{
    public const int Cards = 8;

    // More than any library holds; beyond it a column's cards may not be the oldest, its count still is right.
    private const int MostLooked = 50_000;

    public async Task<BoardView> ReadAsync(Actor by, ProjectsQuery query, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        var narrowed = portfolio.Narrow(by, query);
        if (query.Stage is { } asked) { narrowed = narrowed.Where(p => p.Stage == asked); }
        var ofCounty = query.Unit is not null || by is { IsOfOneUnit: true, Unit: not null };
        var counts = await narrowed.GroupBy(p => new { p.Stage, Across = p.AlsoUnits != null })
            .Select(g => new { g.Key.Stage, g.Key.Across, Projects = g.Count(), Priced = g.Count(p => p.TotalYuan != null), Yuan = g.Sum(p => p.TotalYuan) }).ToListAsync(cancel);
        var since = await narrowed.OrderBy(p => p.Number).Select(p => new { p.Number, p.Stage, p.StageSince }).Take(MostLooked).ToListAsync(cancel);
        var chosen = since.GroupBy(p => p.Stage, StringComparer.Ordinal)
            .SelectMany(g => g.OrderBy(p => PartialDate.Parse(p.StageSince)?.Last ?? DateOnly.MaxValue).ThenBy(p => p.Number).Take(Cards)).Select(p => p.Number).ToList();
        var cards = await CardsAsync(chosen, cancel);
        var (today, placed) = (civilDay.Today, path.Stages.Where(s => query.Stage is null || query.Stage == s.Key).ToList());
        return new(
            [.. placed.Select(stage => new BoardColumn(
                stage, counts.Where(c => c.Stage == stage.Key).Sum(c => c.Projects),
                counts.Where(c => c.Stage == stage.Key && c.Priced > 0 && !(ofCounty && c.Across)).ToList() is { Count: > 0 } priced ? priced.Sum(c => c.Yuan) : null,
                [.. chosen.Where(n => cards.GetValueOrDefault(n)?.Stage == stage.Key).Select(n => Card(cards[n], today))]))],
            ofCounty ? counts.Where(c => c.Across).Sum(c => c.Projects) : 0,
            counts.Where(c => path.Find(c.Stage) is null).Sum(c => c.Projects));
    }

    private sealed record CardRow(int Number, string Name, string Unit, string? AlsoUnits, string Stage, string? StageSince, string? Holder, bool Flagged);

    private async Task<Dictionary<int, CardRow>> CardsAsync(List<int> numbers, CancellationToken cancel) => await (
        from project in db.Projects.AsNoTracking()
        where numbers.Contains(project.Number)
        join outlook in db.ProjectOutlooks on project.Id equals outlook.ProjectId into outlooks
        from outlook in outlooks.DefaultIfEmpty()
        select new CardRow(project.Number, project.Name, project.Unit, project.AlsoUnits, project.Stage, project.StageSince, outlook == null ? null : outlook.Holder, outlook != null && outlook.Flagged)).ToDictionaryAsync(r => r.Number, cancel);

    private static BoardCard Card(CardRow row, DateOnly today) => new(
        row.Number, row.Name, row.AlsoUnits is null ? row.Unit.Length == 0 ? [] : [row.Unit] : [row.Unit, .. row.AlsoUnits.Split(';', StringSplitOptions.RemoveEmptyEntries)],
        // "In 2022" is no day to count from.
        PartialDate.Parse(row.StageSince) is { Precision: DatePrecision.Day or DatePrecision.Month } since ? Math.Max(0, today.DayNumber - since.Last.DayNumber) : null,
        row.Holder, row.Flagged);
}
