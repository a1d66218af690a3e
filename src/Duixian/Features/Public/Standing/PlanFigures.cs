using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;
using Duixian.Domain.Standings;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.Standing;

/// <summary>How the items and indicators of one plan stand, beside its list.</summary>
/// <param name="Plan">Null before anything was asked or judged.</param>
public sealed record PlanFigures(PlanStanding? Plan, IReadOnlyDictionary<string, ItemStanding> Items, IReadOnlyDictionary<(string Item, int Indicator), IndicatorStanding> Lines)
{
    public static readonly PlanFigures None = new(null, new Dictionary<string, ItemStanding>(), new Dictionary<(string, int), IndicatorStanding>());

    /// <summary>Anything was reported or judged; before, a list of promises is all there is.</summary>
    public bool Any => Plan?.ClosedOn is not null || Lines.Values.Any(l => l.AsOf is not null || l.Light != Light.Unjudged);

    public bool Fictional => Plan?.Fictional == true;

    /// <summary>The day the page speaks of: the last judged one, or the newest figure's before the first closing.</summary>
    public DateOnly? Day => Plan?.JudgedFor ?? Lines.Values.Max(l => l.AsOf);

    /// <summary>The schedule most lines share: months in twelve.</summary>
    public decimal? Schedule => Lines.Values.Where(l => l is { ScheduleVersion: 0, Schedule: not null }).GroupBy(l => l.Schedule).MaxBy(g => g.Count())?.Key is { } share ? Share.Of(share) : null;

    public IndicatorStanding? Of(LineRow line) => Lines.GetValueOrDefault((line.Item, line.Indicator));

    /// <summary>What the item as a whole comes to; every item is in exactly one state, so the states add up to all items.</summary>
    public ItemState StateOf(LineRow line) => StateOf(line.Item, line.Ready, line.Withdrawn);

    /// <inheritdoc cref="StateOf(LineRow)" />
    public ItemState StateOf(string number, bool ready, bool withdrawn)
    {
        if (withdrawn) { return ItemState.Withdrawn; }
        var item = Items.GetValueOrDefault(number);
        if (item?.Verdict is { } verdict) { return (ItemState)((int)ItemState.VerdictDelivered + (int)verdict); }
        if (item is { Done: true }) { return ItemState.Done; }
        if (!ready) { return ItemState.NotReady; }
        return item?.Light switch
        {
            Light.Green => item.Excused ? ItemState.Excused : ItemState.Green,
            Light.Yellow => ItemState.Yellow,
            Light.Orange => ItemState.Orange,
            Light.Red => ItemState.Red,
            _ => ItemState.Unreported,
        };
    }

    /// <summary>One line for itself, where it stands apart from the rest of its item.</summary>
    public static ItemState StateOf(LineRow line, IndicatorStanding? stands) => stands switch
    {
        _ when line.Withdrawn => ItemState.Withdrawn,
        { Done: true } => ItemState.Done,
        _ when !line.Ready => ItemState.NotReady,
        { Excused: true } => ItemState.Excused,
        { Light: Light.Green } => ItemState.Green,
        { Light: Light.Yellow } => ItemState.Yellow,
        { Light: Light.Orange } => ItemState.Orange,
        { Light: Light.Red } => ItemState.Red,
        _ => ItemState.Unreported,
    };

    /// <summary>The one item of a page, as if it were the whole plan.</summary>
    internal static PlanFigures Of(ItemCard.ItemFigures item) =>
        new(item.Plan, item.Item is { } one ? new Dictionary<string, ItemStanding>(StringComparer.Ordinal) { [one.Item] = one } : None.Items, item.Indicators.ToDictionary(i => (i.Item, i.Indicator)));
}

/// <summary>Reads how a plan stands: three questions, whatever its size.</summary>
internal static class FiguresOfPlan
{
    private const int Most = 5_000;

    public static async Task<PlanFigures> FiguresAsync(this DuixianDb db, PlanAddress plan, CancellationToken cancel)
    {
        var every = !plan.IsOfProjects;   // of key projects a list shows what is promised; the rest stands on each item's page
        var head = await db.PlanStandings.AsNoTracking().SingleOrDefaultAsync(s => s.Year == plan.Year && s.Plan == plan.Code, cancel);
        var items = await db.ItemStandings.AsNoTracking().Where(s => s.Year == plan.Year && s.Plan == plan.Code).OrderBy(s => s.Item).Take(Most).ToListAsync(cancel);
        var lines = await db.IndicatorStandings.AsNoTracking().Where(s => s.Year == plan.Year && s.Plan == plan.Code && (every || s.Indicator == InvestmentPlan.Completed)).OrderBy(s => s.Item).ThenBy(s => s.Indicator).Take(Most).ToListAsync(cancel);
        return new(head, items.ToDictionary(i => i.Item, StringComparer.Ordinal), lines.ToDictionary(l => (l.Item, l.Indicator)));
    }
}
