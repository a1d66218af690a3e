using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain.Plans;
using Duixian.Domain.Standings;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.ItemCard;

/// <summary>How one item stands: its parts, who answers for them, every figure, and how each closing judged it.</summary>
/// <param name="Points">The newest first.</param>
/// <param name="Judged">The oldest first; without the item as a whole.</param>
public sealed record ItemFigures(
    PlanStanding? Plan, ItemStanding? Item, IReadOnlyList<IndicatorStanding> Indicators, IReadOnlyList<PartyStanding> Parties, IReadOnlyList<FigurePoint> Points, IReadOnlyList<JudgedPoint> Judged)
{
    public static readonly ItemFigures None = new(null, null, [], [], [], []);

    /// <summary>Something was reported, judged or decided.</summary>
    public bool Any => Points.Count > 0 || Item is { Verdict: not null } || Item is { Light: not Light.Unjudged };

    public bool Fictional => Plan?.Fictional == true;

    /// <summary>The day the page speaks of.</summary>
    public DateOnly? Day => Plan?.JudgedFor ?? Indicators.Max(i => i.AsOf);

    public IndicatorStanding? Of(int indicator) => Indicators.FirstOrDefault(i => i.Indicator == indicator);

    public IEnumerable<PartyStanding> PartiesOf(int indicator) => Parties.Where(p => p.Indicator == indicator);

    public IEnumerable<FigurePoint> PointsOf(int indicator) => Points.Where(p => p.Indicator == indicator);

    public static bool IsBehind(StandingLine? line) => line is { Done: false, Light: Light.Yellow or Light.Orange or Light.Red };
}

/// <summary>Reads how one item stands: five questions, whatever was reported.</summary>
internal static class FiguresOfItem
{
    private const int MostLines = 400;
    private const int MostPoints = 4_000;

    public static async Task<ItemFigures> FiguresAsync(this DuixianDb db, PlanAddress plan, string item, CancellationToken cancel)
    {
        var head = await (
            from one in db.PlanStandings.AsNoTracking()
            where one.Year == plan.Year && one.Plan == plan.Code
            join stands in db.ItemStandings.AsNoTracking().Where(s => s.Item == item) on new { one.Year, one.Plan } equals new { stands.Year, stands.Plan } into found
            from stands in found.DefaultIfEmpty()
            select new { Plan = one, Item = stands }).FirstOrDefaultAsync(cancel);
        var indicators = await db.IndicatorStandings.AsNoTracking().Where(s => s.Year == plan.Year && s.Plan == plan.Code && s.Item == item).OrderBy(s => s.Indicator).Take(MostLines).ToListAsync(cancel);
        var parties = await db.PartyStandings.AsNoTracking().Where(s => s.Year == plan.Year && s.Plan == plan.Code && s.Item == item).OrderBy(s => s.Indicator).ThenBy(s => s.Position).ThenBy(s => s.Party).Take(MostLines).ToListAsync(cancel);
        var points = await db.FigurePoints.AsNoTracking().Where(p => p.Year == plan.Year && p.Plan == plan.Code && p.Item == item).OrderByDescending(p => p.AsOf).ThenBy(p => p.Indicator).ThenBy(p => p.Party).Take(MostPoints).ToListAsync(cancel);
        var judged = await db.JudgedPoints.AsNoTracking().Where(j => j.Year == plan.Year && j.Plan == plan.Code && j.Item == item && j.Indicator > 0).OrderBy(j => j.Day).ThenBy(j => j.Indicator).Take(MostLines).ToListAsync(cancel);
        return new(head?.Plan, head?.Item, indicators, parties, points, judged);
    }
}
