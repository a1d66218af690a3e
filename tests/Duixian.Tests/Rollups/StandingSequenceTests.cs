using System.Text.Json;
using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Standings;
using Duixian.Tests.Features.Shares;
using Microsoft.EntityFrameworkCore;
using static Duixian.Tests.Rollups.StandingExamples;

namespace Duixian.Tests.Rollups;

/// <summary>Whatever happens in whatever order, the rows are what the entries say.</summary>
public sealed class StandingSequenceTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Random_months_stand_the_same_one_by_one_in_heaps_and_after_a_rebuild()
    {
        await site.GivenUnitsAsync();
        var steps = Steps(60);
        await PrepareAsync(2090);
        await PrepareAsync(2091);
        var accepted = new HashSet<(int, int)>();
        var heap = new List<EntryBody>();
        foreach (var (kind, month, county, amount, size) in steps)
        {
            if (Step(2090, kind, month, county, amount, accepted) is not { } entry) { continue; }
            await site.RecordAsync(entry);
            heap.Add(Move(entry));
            if (heap.Count < size) { continue; }
            await site.RecordAsync([.. heap]);
            heap.Clear();
        }
        if (heap.Count > 0) { await site.RecordAsync([.. heap]); }
        await site.AssertBucketsSumAsync(2090);
        await AssertPartiesAreTheirNewestFiguresAsync(2090);
        Assert.Equal((await FaceAsync(2090)).Replace("2090", "2091", StringComparison.Ordinal), await FaceAsync(2091));
        var before = await site.StandingOfAsync(2090) + await site.StandingOfAsync(2091);
        await site.WithDbAsync(db => db.RebuildAsync(null, CancellationToken.None));
        Assert.Equal(before, await site.StandingOfAsync(2090) + await site.StandingOfAsync(2091));
    }

    /// <summary>The same sixty every time: a row of numbers that looks like none.</summary>
    private static IEnumerable<(int Kind, int Month, int County, int Amount, int Size)> Steps(int count)
    {
        var state = 20_900UL;
        int Next(int below)
        {
            state = unchecked((state * 6_364_136_223_846_793_005UL) + 1_442_695_040_888_963_407UL);
            return (int)((state >> 33) % (ulong)below);
        }
        for (var i = 0; i < count; i++) { yield return (Next(10), 1 + Next(12), Next(8), Next(91), 1 + Next(6)); }
    }

    private async Task PrepareAsync(int year)
    {
        await site.GivenPlanAsync(year, items: [PlanExamples.Item("1", "新增护理床位800张", "MZJ", PlanExamples.Beds(800)), PlanExamples.Item("2", "覆盖率", "MZJ", Promised(Measure.Rate, Promise(90, Bound.AtLeast), "%"))]);
        await site.GivenSharesAsync(year);
        await site.GivenSharesAsync(year, item: "2");
    }

    private static EntryBody? Step(int year, int kind, int month, int county, int amount, HashSet<(int, int)> accepted)
    {
        var (party, day) = (ShareExamples.Counties[county], EndOf(year, month));
        var item = county % 2 == 0 ? "1" : "2";
        switch (kind)
        {
            case 0: return Closed(year, month);
            case 1 when accepted.Remove((month, county)): return new FigureTakenBack(year, "report", item, 1, party, month, day, "有误");
            case 2 when accepted.Contains((month, county)): return new FigureCorrected(year, "report", item, 1, party, day, new Figure(1), new Figure(amount), "更正", party);
            case 3: return new LightRuleSet(year, "report", item, 1, LightRules.BuiltIn[amount % LightRules.BuiltIn.Count], "换规则");
            case 4: return new LightExcused(year, "report", item, 1, "汛期", "ZFB", day);
            case 5: return new FiguresUnchanged(year, "report", party, month, day, party, false, false, [new(item, 1)]);
            case 1 or 2: return null;
            default:
                accepted.Add((month, county));
                return Accepted(year, new Figure(amount), day, party, item);
        }
    }

    /// <summary>The same entry a year later; both are common years.</summary>
    private static EntryBody Move(EntryBody entry) => entry switch
    {
        FigureAccepted e => e with { Year = 2091, AsOf = e.AsOf.AddYears(1) },
        FigureTakenBack e => e with { Year = 2091, AsOf = e.AsOf.AddYears(1) },
        FigureCorrected e => e with { Year = 2091, AsOf = e.AsOf.AddYears(1) },
        FiguresUnchanged e => e with { Year = 2091, AsOf = e.AsOf.AddYears(1) },
        RoundClosed e => e with { Year = 2091, Day = e.Day.AddYears(1) },
        LightExcused e => e with { Year = 2091, Until = e.Until.AddYears(1) },
        LightRuleSet e => e with { Year = 2091 },
        _ => throw new InvalidOperationException(entry.GetType().Name),
    };

    /// <summary>The rows without when and by which entry they came.</summary>
    private Task<string> FaceAsync(int year) => site.WithDbAsync(async db => JsonSerializer.Serialize(new
    {
        Parties = (await db.PartyStandings.AsNoTracking().Where(p => p.Year == year).OrderBy(p => p.Item).ThenBy(p => p.Party).ToListAsync()).Select(p => new { p.Item, p.Party, p.AsOf, p.JudgedFor, p.Figure, p.Rate, p.Schedule, p.Light, p.LightSince, p.PeriodsBehind, p.PeriodsClosed, p.Clause, p.Excused, p.Done }),
        Wholes = (await db.IndicatorStandings.AsNoTracking().Where(p => p.Year == year).OrderBy(p => p.Item).ToListAsync()).Select(p => new { p.Item, p.AsOf, p.JudgedFor, p.Figure, p.Rate, p.Light, p.LightSince, p.PeriodsBehind, p.Reported, p.Done }),
        Items = (await db.ItemStandings.AsNoTracking().Where(p => p.Year == year).OrderBy(p => p.Item).ToListAsync()).Select(p => new { p.Item, p.Light, p.LightSince, p.Worst, p.PartsDone }),
        Tallies = (await db.StandingTallies.AsNoTracking().Where(p => p.Year == year && p.Items > 0).OrderBy(p => p.Cut).ThenBy(p => p.Code).ToListAsync()).Select(t => new { t.Cut, t.Code, t.Items, t.Done, t.Green, t.Yellow, t.Orange, t.Red, t.Unjudged }),
        Judged = (await db.JudgedPoints.AsNoTracking().Where(p => p.Year == year).OrderBy(p => p.Day).ThenBy(p => p.Item).ThenBy(p => p.Indicator).ToListAsync()).Select(j => new { j.Item, j.Indicator, j.Day, j.Light, j.Rate }),
    }));

    private async Task AssertPartiesAreTheirNewestFiguresAsync(int year)
    {
        var (parties, points) = await site.WithDbAsync(async db => (await db.PartyStandings.AsNoTracking().Where(p => p.Year == year).ToListAsync(), await db.FigurePoints.AsNoTracking().Where(p => p.Year == year).ToListAsync()));
        Assert.All(parties, p =>
        {
            var newest = points.Where(f => f.Item == p.Item && f.Party == p.Party).MaxBy(f => f.AsOf);
            Assert.Equal((newest?.AsOf, newest?.Figure.Amount), (p.AsOf, p.Figure.Amount));
        });
        var sum = await site.IndicatorAsync(year);
        var said = parties.Where(p => p.Item == "1" && p.AsOf is not null).ToList();
        Assert.Equal((said.Sum(p => p.Figure.Amount), said.Count), (sum.Figure.Amount ?? 0, sum.Reported));
    }
}
