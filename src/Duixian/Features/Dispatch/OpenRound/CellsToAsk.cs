using Duixian.Data;
using Duixian.Data.Registers;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.OpenRound;

/// <summary>What a round would ask, and who is asked already.</summary>
/// <param name="Cells">Sorted as the sheets are.</param>
/// <param name="Counted">Indicators left out because a register counts them.</param>
/// <param name="NotReady">Indicators left out because nobody could judge them yet.</param>
/// <param name="Twice">Cells that other open rounds ask for up to the same day, by round; the one with the most first.</param>
internal sealed record CellsAsked(IReadOnlyList<AskedCell> Cells, int Counted, int NotReady, IReadOnlyList<AskedTwice> Twice)
{
    public int Lines => Cells.DistinctBy(c => (c.Item, c.Indicator)).Count();

    public int Parties => Cells.DistinctBy(c => c.Party).Count();
}

/// <summary>Another open round that asks the same cells up to the same day.</summary>
internal sealed record AskedTwice(int Number, string Title, int Cells);

/// <summary>Collects who is asked what: the parties of each ready indicator's shares, without shares its lead office; what a register counts is asked of nobody.</summary>
internal sealed class CellsToAsk(DuixianDb db, FigureSources sources)
{
    private const int MostLines = 20_000;   // an investment plan has five for each project
    private const int MostShares = 100_000;

    /// <param name="until">The period's last day.</param>
    public async Task<CellsAsked> ReadAsync(PlanAddress plan, RoundScope scope, DateOnly until, CancellationToken cancel)
    {
        var lines = await db.ListLines.AsNoTracking().Where(l => l.Year == plan.Year && l.Plan == plan.Code && l.Indicator > 0 && !l.Withdrawn)
            .OrderBy(l => l.Position).ThenBy(l => l.Item).ThenBy(l => l.Indicator)
            .Select(l => new { l.Item, l.Indicator, l.Lead, l.Ready }).Take(MostLines).ToListAsync(cancel);
        var shares = (await db.ShareLines.AsNoTracking().Where(s => s.Year == plan.Year && s.Plan == plan.Code)
            .OrderBy(s => s.Item).ThenBy(s => s.Indicator).ThenBy(s => s.Position).ThenBy(s => s.Party)
            .Select(s => new { s.Item, s.Indicator, s.Party }).Take(MostShares).ToListAsync(cancel)).ToLookup(s => (s.Item, s.Indicator), s => s.Party);
        var counted = (await sources.OfPlanAsync(plan, cancel)).Select(s => (s.Item, s.Indicator)).ToHashSet();
        var cells = new List<AskedCell>();
        var (ofRegisters, notReady) = (0, 0);
        for (var position = 0; position < lines.Count; position++)
        {
            var line = lines[position];
            if (scope.Items.Count > 0 && !scope.Items.Contains(line.Item)) { continue; }
            if (!line.Ready) { notReady++; continue; }
            if (counted.Contains((line.Item, line.Indicator))) { ofRegisters++; continue; }
            IEnumerable<string> parties = shares[(line.Item, line.Indicator)];
            if (!parties.Any()) { parties = line.Lead is { Length: > 0 } lead ? [lead] : []; }
            cells.AddRange(parties.Where(p => scope.Asks(line.Item, p)).Select(p => new AskedCell(line.Item, line.Indicator, p, position + 1)));
        }
        return new(cells, ofRegisters, notReady, await TwiceAsync(plan, cells, until, cancel));
    }

    private async Task<IReadOnlyList<AskedTwice>> TwiceAsync(PlanAddress plan, List<AskedCell> cells, DateOnly until, CancellationToken cancel)
    {
        var asked = await (
            from round in db.Rounds.AsNoTracking()
            where round.Year == plan.Year && round.Plan == plan.Code && round.ClosedOn == null && round.To == until
            join report in db.Reports.AsNoTracking() on round.Id equals report.RoundId
            orderby round.Number, report.Item, report.Indicator, report.Party
            select new { round.Number, round.Title, report.Item, report.Indicator, report.Party }).Take(MostShares).ToListAsync(cancel);
        if (asked.Count == 0) { return []; }
        var mine = cells.Select(c => (c.Item, c.Indicator, c.Party)).ToHashSet();
        return [.. asked.Where(a => mine.Contains((a.Item, a.Indicator, a.Party))).GroupBy(a => (a.Number, a.Title))
            .Select(g => new AskedTwice(g.Key.Number, g.Key.Title, g.Count())).OrderByDescending(t => t.Cells).ThenBy(t => t.Number)];
    }
}
