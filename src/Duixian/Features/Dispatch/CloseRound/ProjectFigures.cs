using Duixian.Data;
using Duixian.Data.Projects;
using Duixian.Data.Registers;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Projects;
using Duixian.Domain.Registers;
using Duixian.Domain.Shares;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.CloseRound;

/// <summary>The figures of indicators that are counted from key projects, up to the last day of a round.</summary>
internal sealed class ProjectFigures(DuixianDb db, FigureSources sources)
{
    private const int Most = 5_000;

    /// <summary>By unit where the shares are by unit, else one figure of the lead office. A year without a list gives no figure: nothing known is not zero.</summary>
    public async Task<IReadOnlyList<FigureAccepted>> OfAsync(DispatchRound round, string office, CancellationToken cancel)
    {
        var counted = (await sources.OfPlanAsync(round.Address, cancel)).Where(s => s.Origin == FigureOrigin.Projects).ToList();
        if (counted.Count == 0) { return []; }
        var rows = await db.FlowRowsAsync(round.Year, cancel);
        var items = counted.Select(c => c.Item).Distinct().ToList();
        var leads = await db.ListLines.AsNoTracking().Where(l => l.Year == round.Year && l.Plan == round.Plan && items.Contains(l.Item) && l.Indicator > 0 && !l.Withdrawn && l.Ready)
            .OrderBy(l => l.Item).ThenBy(l => l.Indicator).Select(l => new { l.Item, l.Indicator, l.Lead }).Take(Most).ToDictionaryAsync(l => (l.Item, l.Indicator), l => l.Lead, cancel);
        var shares = (await db.ShareLines.AsNoTracking().Where(s => s.Year == round.Year && s.Plan == round.Plan && items.Contains(s.Item)).OrderBy(s => s.Item).ThenBy(s => s.Indicator).ThenBy(s => s.Party)
            .Select(s => new { s.Item, s.Indicator, s.Party, s.Kind }).Take(Most).ToListAsync(cancel)).ToLookup(s => (s.Item, s.Indicator));
        var figures = new List<FigureAccepted>();
        foreach (var source in counted)
        {
            if (source.Counts is not { } measure || !leads.TryGetValue((source.Item, source.Indicator), out var lead)) { continue; }
            var parties = shares[(source.Item, source.Indicator)].ToList();
            IEnumerable<(string Party, IEnumerable<FlowRow> Rows)> parts = parties.Count == 0 || parties.Exists(p => p.Kind == PartyKind.Office)
                ? lead is { Length: > 0 } ? [(lead, rows)] : []
                : parties.Select(p => (p.Party, rows.Where(r => r.Unit == p.Party)));
            foreach (var (party, mine) in parts.Where(p => round.Scope.Asks(source.Item, p.Party)))
            {
                if (FigureOf(FlowFigures.Of(measure, mine, round.Year, round.To)) is not { } figure) { continue; }
                figures.Add(new(round.Year, round.Plan, source.Item, source.Indicator, party, round.Number, round.To, figure, Explanation: null, EvidenceGrade.SelfDeclared, office, Proxy: false, Late: false));
            }
        }
        return figures;
    }

    /// <summary>A count, or a share of the plan as it was frozen; null where nothing was planned and nothing is there.</summary>
    public static Figure? FigureOf(FlowFigure flow) =>
        FlowFigures.IsRate(flow.Measure) ? flow.Frozen == 0 ? null : new Figure(null, flow.OfFrozen, flow.Frozen)
        : flow.Reached + flow.Frozen + flow.Adjusted == 0 ? null : new Figure(flow.Reached);
}
