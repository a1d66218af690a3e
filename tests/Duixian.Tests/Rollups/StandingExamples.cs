using System.Text.Json;
using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Rollups;

/// <summary>Entries of the monthly round as they are recorded, for tests of what follows from them.</summary>
public static class StandingExamples
{
    public const string Office = "MZJ";

    public static Task<Receipt> RecordAsync(this TestSite site, params EntryBody[] bodies) => site.ActAsync((services, act) =>
    {
        foreach (var body in bodies) { act.Record(body); }
        return services.GetRequiredService<DuixianDb>().SaveAsync(act, CancellationToken.None);
    });

    public static DateOnly EndOf(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));

    public static FigureAccepted Accepted(int year, Figure figure, DateOnly asOf, string party = Office, string item = "1", int indicator = 1, Explanation? says = null) =>
        new(year, "report", item, indicator, party, asOf.Month, asOf, figure, says, EvidenceGrade.SelfDeclared, party, false, false);

    public static RoundClosed Closed(int year, int month) => new(year, "report", month, EndOf(year, month), 1, 0);

    public static DraftIndicator Promised(Measure measure, Promise promise, string unit = "个") => new("事项", measure, unit, unit, promise, 0, []);

    public static Promise Promise(decimal? amount, Bound bound = Bound.Exactly, decimal? baseline = null, IReadOnlyList<Step>? steps = null, DateOnly? inForce = null) =>
        new(bound, amount, null, baseline, null, null, null, steps ?? [], inForce, "");

    public static Task<PartyStanding?> PartyAsync(this TestSite site, int year, string party = Office, string item = "1") =>
        site.WithDbAsync(db => db.PartyStandings.AsNoTracking().SingleOrDefaultAsync(p => p.Year == year && p.Item == item && p.Party == party && p.Indicator == 1));

    public static Task<IndicatorStanding> IndicatorAsync(this TestSite site, int year, string item = "1", int indicator = 1) =>
        site.WithDbAsync(db => db.IndicatorStandings.AsNoTracking().SingleAsync(i => i.Year == year && i.Item == item && i.Indicator == indicator));

    public static Task<ItemStanding> ItemAsync(this TestSite site, int year, string item = "1") =>
        site.WithDbAsync(db => db.ItemStandings.AsNoTracking().SingleAsync(i => i.Year == year && i.Item == item));

    /// <summary>Every row of standing of a year, in one text.</summary>
    public static Task<string> StandingOfAsync(this TestSite site, int year) => site.WithDbAsync(async db => JsonSerializer.Serialize(new
    {
        Plans = await db.PlanStandings.AsNoTracking().Where(r => r.Year == year).OrderBy(r => r.Plan).ToListAsync(),
        Items = Plain(await db.ItemStandings.AsNoTracking().Where(r => r.Year == year).OrderBy(r => r.Item).ToListAsync()),
        Indicators = Plain(await db.IndicatorStandings.AsNoTracking().Where(r => r.Year == year).OrderBy(r => r.Item).ThenBy(r => r.Indicator).ToListAsync()),
        Parties = Plain(await db.PartyStandings.AsNoTracking().Where(r => r.Year == year).OrderBy(r => r.Item).ThenBy(r => r.Indicator).ThenBy(r => r.Party).ToListAsync()),
        Points = await db.FigurePoints.AsNoTracking().Where(r => r.Year == year).OrderBy(r => r.Item).ThenBy(r => r.Indicator).ThenBy(r => r.Party).ThenBy(r => r.AsOf).ToListAsync(),
        Judged = await db.JudgedPoints.AsNoTracking().Where(r => r.Year == year).OrderBy(r => r.Item).ThenBy(r => r.Indicator).ThenBy(r => r.Day).ToListAsync(),
        Tallies = await db.StandingTallies.AsNoTracking().Where(r => r.Year == year && r.Items != 0).OrderBy(r => r.Cut).ThenBy(r => r.Code).ToListAsync(),
    }));

    /// <summary>Each cut holds every item once, and its lights are what the rows say.</summary>
    public static async Task AssertBucketsSumAsync(this TestSite site, int year)
    {
        var (items, parties, tallies) = await site.WithDbAsync(async db => (
            await db.ItemStandings.AsNoTracking().Where(r => r.Year == year && !r.Withdrawn).ToListAsync(),
            await db.PartyStandings.AsNoTracking().Where(r => r.Year == year && !r.Withdrawn && r.Kind != Domain.Shares.PartyKind.Office).ToListAsync(),
            await db.StandingTallies.AsNoTracking().Where(r => r.Year == year).ToListAsync()));
        Assert.All(tallies, t => Assert.Equal(t.Items, t.Green + t.Yellow + t.Orange + t.Red + t.Unjudged));
        foreach (var cut in new[] { StandingCut.Plan, StandingCut.Office, StandingCut.Kind })
        {
            var sums = tallies.Where(t => t.Cut == cut).ToList();
            Assert.Equal((items.Count, items.Count(i => i.Done)), (sums.Sum(t => t.Items), sums.Sum(t => t.Done)));
            Assert.Equal(items.Count(i => i.Light == Domain.Standings.Light.Red), sums.Sum(t => t.Red));
            Assert.Equal(items.Count(i => i.Light == Domain.Standings.Light.Yellow), sums.Sum(t => t.Yellow));
            Assert.Equal(items.Count(i => i.Light == Domain.Standings.Light.Green), sums.Sum(t => t.Green));
        }
        Assert.All(tallies.Where(t => t.Cut == StandingCut.Unit), t => Assert.Equal((parties.Count(p => p.Party == t.Code), parties.Count(p => p.Party == t.Code && p.Light == Domain.Standings.Light.Red)), (t.Items, t.Red)));
        Assert.Equal(parties.Count, tallies.Where(t => t.Cut == StandingCut.Unit).Sum(t => t.Items));
    }

    /// <summary>Inputs hold numbers without end; as text they are compared like the rest.</summary>
    private static List<string> Plain<T>(List<T> rows) where T : StandingLine => [.. rows.Select(r => string.Join('|', typeof(T).GetProperties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => p.Name + "=" + (p.GetValue(r) is { } value and not string && value is not Domain.Standings.LightInputs ? JsonSerializer.Serialize(value) : p.GetValue(r)?.ToString()))))];
}
