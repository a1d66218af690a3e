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

    private static readonly Func<DuixianDb, int, string, string, CancellationToken, Task<ItemStanding?>> Item =
        EF.CompileAsyncQuery((DuixianDb db, int year, string plan, string item, CancellationToken cancel) =>
            db.ItemStandings.AsNoTracking().Where(s => s.Year == year && s.Plan == plan && s.Item == item).FirstOrDefault());

    private static readonly Func<DuixianDb, int, string, string, IAsyncEnumerable<IndicatorStanding>> Indicators =
        EF.CompileAsyncQuery((DuixianDb db, int year, string plan, string item) =>
            db.IndicatorStandings.AsNoTracking().Where(s => s.Year == year && s.Plan == plan && s.Item == item).OrderBy(s => s.Indicator).Take(MostLines));

    private static readonly Func<DuixianDb, int, string, string, IAsyncEnumerable<PartyStanding>> Parties =
        EF.CompileAsyncQuery((DuixianDb db, int year, string plan, string item) =>
            db.PartyStandings.AsNoTracking().Where(s => s.Year == year && s.Plan == plan && s.Item == item).OrderBy(s => s.Indicator).ThenBy(s => s.Position).ThenBy(s => s.Party).Take(MostLines));

    private static readonly Func<DuixianDb, int, string, string, IAsyncEnumerable<FigurePoint>> Points =
        EF.CompileAsyncQuery((DuixianDb db, int year, string plan, string item) =>
            db.FigurePoints.AsNoTracking().Where(p => p.Year == year && p.Plan == plan && p.Item == item).OrderByDescending(p => p.AsOf).ThenBy(p => p.Indicator).ThenBy(p => p.Party).Take(MostPoints));

    private static readonly Func<DuixianDb, int, string, string, IAsyncEnumerable<JudgedPoint>> Judged =
        EF.CompileAsyncQuery((DuixianDb db, int year, string plan, string item) =>
            db.JudgedPoints.AsNoTracking().Where(j => j.Year == year && j.Plan == plan && j.Item == item && j.Indicator > 0).OrderBy(j => j.Day).ThenBy(j => j.Indicator).Take(MostLines));

    /// <param name="standing">How its plan stands.</param>
    public static async Task<ItemFigures> FiguresAsync(this DuixianDb db, PlanStanding? standing, PlanAddress plan, string item, CancellationToken cancel) => new(
        standing,
        await Item(db, plan.Year, plan.Code, item, cancel),
        await Indicators(db, plan.Year, plan.Code, item).ToListAsync(cancel),
        await Parties(db, plan.Year, plan.Code, item).ToListAsync(cancel),
        await Points(db, plan.Year, plan.Code, item).ToListAsync(cancel),
        await Judged(db, plan.Year, plan.Code, item).ToListAsync(cancel));
}
