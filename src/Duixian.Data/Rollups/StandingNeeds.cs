using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Shares;
using Duixian.Domain.Standings;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Rollups;

/// <summary>Which rows of a plan's standing an act may touch, so that accepting one figure reads a handful of them.</summary>
internal sealed class StandingNeeds(PlanAddress plan)
{
    private readonly HashSet<string> items = new(StringComparer.Ordinal);
    private readonly HashSet<int> indicators = [];
    private readonly HashSet<string> codes = new(StringComparer.Ordinal) { "" };
    private bool wholePlan;
    private bool allIndicators;

    public PlanAddress Plan => plan;

    /// <summary>Lines whose earlier figures may matter. A day: only where something stands on it or after. An empty party: all.</summary>
    public List<(string Item, int Indicator, string Party, DateOnly? AsOf)> Histories { get; } = [];

    public static PlanAddress? PlanOf(EntryBody body) => body switch
    {
        PlanPublished b => new(b.Year, b.Plan),
        ItemPublished b => new(b.Year, b.Plan),
        ItemRevised b => new(b.Year, b.Plan),
        TargetRevised b => new(b.Year, b.Plan),
        IndicatorWithdrawn b => new(b.Year, b.Plan),
        ItemWithdrawn b => new(b.Year, b.Plan),
        SharesIssued b => new(b.Year, b.Plan),
        FigureAccepted b => new(b.Year, b.Plan),
        FiguresUnchanged b => new(b.Year, b.Plan),
        FigureTakenBack b => new(b.Year, b.Plan),
        FigureCorrected b => new(b.Year, b.Plan),
        RoundClosed or RoundOpened { Fictional: true } => body is RoundEntry b ? new(b.Year, b.Plan) : null,
        JudgingEntry { IsPublic: true } b => new(b.Year, b.Plan),
        _ => null,
    };

    public static IReadOnlyList<StandingNeeds> Of(IReadOnlyList<EntryBody> bodies)
    {
        var needs = new Dictionary<PlanAddress, StandingNeeds>();
        foreach (var body in bodies)
        {
            if (PlanOf(body) is not { } plan) { continue; }
            if (!needs.TryGetValue(plan, out var needed)) { needs[plan] = needed = new(plan); }
            needed.Add(body);
        }
        return [.. needs.Values];
    }

    public async Task<PlanBook> LoadAsync(DuixianDb db, CancellationToken cancel)
    {
        var (year, code, numbers, parts) = (plan.Year, plan.Code, items.ToList(), indicators.ToList());
        var book = new PlanBook(db, plan) { Row = await db.PlanStandings.SingleOrDefaultAsync(p => p.Year == year && p.Plan == code, cancel) };
        if (!wholePlan && numbers.Count == 0) { return book; }
        var (itemRows, indicatorRows, partyRows) = (
            db.ItemStandings.Where(i => i.Year == year && i.Plan == code),
            db.IndicatorStandings.Where(i => i.Year == year && i.Plan == code),
            db.PartyStandings.Where(p => p.Year == year && p.Plan == code));
        if (!wholePlan)
        {
            (itemRows, indicatorRows, partyRows) = (itemRows.Where(i => numbers.Contains(i.Item)), indicatorRows.Where(i => numbers.Contains(i.Item)), partyRows.Where(p => numbers.Contains(p.Item)));
        }
        if (!allIndicators) { partyRows = partyRows.Where(p => parts.Contains(p.Indicator)); }
        foreach (var row in await itemRows.ToListAsync(cancel)) { book.Items[row.Item] = new(row); }
        foreach (var row in await indicatorRows.ToListAsync(cancel))
        {
            if (book.Items.TryGetValue(row.Item, out var item)) { item.Indicators[row.Indicator] = new(item, row); }
        }
        foreach (var row in await partyRows.ToListAsync(cancel))
        {
            if (book.Find(row.Item, row.Indicator) is { } indicator) { indicator.Parties[row.Party] = row; }
        }
        foreach (var item in book.Items.Values)
        {
            codes.UnionWith([item.Row.Lead ?? "", item.Row.Kind.ToString()]);
            foreach (var indicator in item.Indicators.Values.Where(i => allIndicators || StandingMath.ComparesParties(book, i))) { codes.UnionWith(indicator.Parties.Keys); }
        }
        var counted = codes.ToList();
        foreach (var tally in await db.StandingTallies.Where(t => t.Year == year && t.Plan == code && counted.Contains(t.Code)).ToListAsync(cancel)) { book.Tallies[(tally.Cut, tally.Code)] = tally; }
        return book;
    }

    private void Add(EntryBody body)
    {
        switch (body)
        {
            case FigureAccepted b: Figure(b.Item, b.Indicator, b.Party, b.AsOf); break;
            case FigureTakenBack b: Figure(b.Item, b.Indicator, b.Party, null); break;
            case FigureCorrected b: Figure(b.Item, b.Indicator, b.Party, null); break;
            case FiguresUnchanged b: foreach (var line in b.Lines) { Figure(line.Item, line.Indicator, b.Party, b.AsOf); } break;
            case RoundClosed or LightRuleSet { Item: null }: (wholePlan, allIndicators) = (true, true); break;
            case JudgingEntry { Item: { } item }: Whole(item); break;
            case ItemPublished b: Whole(b.Item, b.Lead ?? "", b.Kind.ToString()); break;
            case ItemRevised b: Whole(b.Item, b.Lead ?? "", b.Kind.ToString()); break;
            case TargetRevised b: Whole(b.Item); break;
            case IndicatorWithdrawn b:
                Whole(b.Item);
                Histories.Add((b.Item, b.Indicator, "", null));
                break;
            case ItemWithdrawn b: Whole(b.Item); break;
            case SharesIssued b:
                Whole(b.Item, [.. b.Shares.Select(s => s.Party)]);
                Histories.Add((b.Item, b.Indicator, "", null));
                break;
        }
    }

    private void Whole(string item, params ReadOnlySpan<string> more)
    {
        items.Add(item);
        allIndicators = true;
        foreach (var code in more) { codes.Add(code); }
    }

    private void Figure(string item, int indicator, string party, DateOnly? asOf)
    {
        items.Add(item);
        indicators.Add(indicator);
        codes.Add(party);
        Histories.Add((item, indicator, party, asOf));
    }
}
