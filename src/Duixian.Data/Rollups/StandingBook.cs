using Duixian.Domain.Plans;
using Duixian.Domain.Standings;

namespace Duixian.Data.Rollups;

/// <summary>The rows of one plan's standing that an act touches.</summary>
internal sealed class PlanBook(DuixianDb db, PlanAddress address)
{
    public PlanAddress Address => address;

    /// <summary>Null where nothing of the plan was ever rolled up.</summary>
    public PlanStanding? Row { get; set; }

    public SortedDictionary<string, ItemBook> Items { get; } = new(StringComparer.Ordinal);

    public FigureBook Figures { get; } = new(db, address);

    public Dictionary<(StandingCut Cut, string Code), StandingTally> Tallies { get; } = [];

    public LightRule Rule => Row?.Rule ?? LightRules.Default;

    public IndicatorBook? Find(string item, int indicator) => Items.GetValueOrDefault(item)?.Indicators.GetValueOrDefault(indicator);
}

internal sealed class ItemBook(ItemStanding row)
{
    public ItemStanding Row => row;

    public SortedDictionary<int, IndicatorBook> Indicators { get; } = [];
}

internal sealed class IndicatorBook(ItemBook item, IndicatorStanding row)
{
    public ItemBook Item => item;

    public IndicatorStanding Row => row;

    public SortedDictionary<string, PartyStanding> Parties { get; } = new(StringComparer.Ordinal);

    /// <summary>What a party answers for; null for the whole promise.</summary>
    public Undertaking Owed(decimal? share) => new(row.Year, item.Row.Kind, row.Measure, row.BaseUnit, row.Promise, share, row.Due);

    public JudgingTerms Terms(LightRule ofPlan) => new(row.Rule ?? ofPlan, row.Curve, row.Excuse);
}
