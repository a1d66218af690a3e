using Duixian.Data;
using Duixian.Data.Registers;
using Duixian.Data.Rollups;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Plans;
using Duixian.Domain.Registers;
using Duixian.Domain.Shares;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.CloseRound;

/// <summary>The figures of indicators that registers count, as the registers stand when a round is closed.</summary>
internal sealed class RegisterFigures(DuixianDb db, FigureSources sources)
{
    private const int Most = 100_000;

    /// <summary>By unit where the shares are by unit, else one figure of the lead office. Nothing of people that would tell fewer than five.</summary>
    /// <param name="office">Who closes the round.</param>
    public async Task<IReadOnlyList<FigureAccepted>> OfAsync(DispatchRound round, string office, CancellationToken cancel)
    {
        var counted = (await sources.OfPlanAsync(round.Address, cancel)).Where(s => s.Register is not null).ToList();
        if (counted.Count == 0) { return []; }
        var leads = await db.ListLines.AsNoTracking().Where(l => l.Year == round.Year && l.Plan == round.Plan && l.Indicator > 0 && !l.Withdrawn && l.Ready)
            .OrderBy(l => l.Item).ThenBy(l => l.Indicator).Select(l => new { l.Item, l.Indicator, l.Lead }).Take(Most).ToDictionaryAsync(l => (l.Item, l.Indicator), l => l.Lead, cancel);
        var shares = (await db.ShareLines.AsNoTracking().Where(s => s.Year == round.Year && s.Plan == round.Plan).OrderBy(s => s.Item).ThenBy(s => s.Indicator).ThenBy(s => s.Position).ThenBy(s => s.Party)
            .Take(Most).ToListAsync(cancel)).ToLookup(s => (s.Item, s.Indicator));
        var tallies = (await db.RegisterTallies.AsNoTracking().Where(t => t.Year == round.Year && t.Plan == round.Plan).OrderBy(t => t.Item).ThenBy(t => t.Register).ThenBy(t => t.Unit).Take(Most).ToListAsync(cancel)).ToLookup(t => (t.Item, t.Register));
        var people = (await db.Registers.AsNoTracking().Where(r => r.Year == round.Year && r.Plan == round.Plan && r.Kind == RegisterKind.Beneficiaries).OrderBy(r => r.Item).ThenBy(r => r.Number).Select(r => new { r.Item, r.Number }).Take(Most).ToListAsync(cancel)).Select(r => (r.Item, r.Number)).ToHashSet();
        // A register knows how it stands now. Of a day before one already judged it would tell what nobody knew then.
        var newer = (await db.FigurePoints.AsNoTracking().Where(p => p.Year == round.Year && p.Plan == round.Plan && p.AsOf > round.To).OrderBy(p => p.Item).ThenBy(p => p.Indicator).Select(p => new { p.Item, p.Indicator }).Distinct().Take(Most).ToListAsync(cancel)).Select(p => (p.Item, p.Indicator)).ToHashSet();
        var figures = new List<FigureAccepted>();
        foreach (var source in counted)
        {
            var key = (source.Item, source.Indicator);
            if (newer.Contains(key) || !leads.TryGetValue(key, out var lead)) { continue; }
            var register = (source.Item, source.Register!.Value);   // filtered above
            var found = FiguresOf([.. shares[key]], [.. tallies[register]], lead, people.Contains(register));
            figures.AddRange(found.Where(f => round.Scope.Asks(source.Item, f.Party)).Select(f => new FigureAccepted(
                round.Year, round.Plan, source.Item, source.Indicator, f.Party, round.Number, round.To, new Figure(f.Figure), Explanation: null, EvidenceGrade.SystemOrBank, office, Proxy: false, Late: false)));
        }
        return figures;
    }

    private static IEnumerable<(string Party, decimal Figure)> FiguresOf(IReadOnlyList<ShareLine> shares, IReadOnlyList<RegisterTally> tallies, string? lead, bool people)
    {
        if (tallies.Count == 0) { return []; }   // nobody has entered a row: nothing known is not zero
        if (shares.Count == 0 || shares.Any(s => s.Kind == PartyKind.Office))
        {
            return tallies.SingleOrDefault(t => t.Unit.Length == 0) is { } whole && lead is { Length: > 0 } && (!people || whole.Figure >= SmallCells.Least) ? [(lead, whole.Figure)] : [];
        }
        var byUnit = tallies.Where(t => t.Unit.Length > 0).ToDictionary(t => t.Unit, StringComparer.Ordinal);
        var known = shares.Where(s => byUnit.ContainsKey(s.Party)).Select(s => (s.Party, byUnit[s.Party].Figure)).ToList();
        if (!people) { return known.Select(k => (k.Party, (decimal)k.Figure)); }
        return SmallCells.Hide([.. known.Select(k => (k.Party, k.Figure))]).Parts.Where(p => p.Count is not null).Select(p => (p.Place, (decimal)p.Count!.Value));   // hidden ones were left out
    }
}
