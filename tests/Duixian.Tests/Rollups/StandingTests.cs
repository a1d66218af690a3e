using Duixian.Data.Rollups;
using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Shares;
using Duixian.Domain.Standings;
using Duixian.Tests.Features.Shares;
using Microsoft.EntityFrameworkCore;
using static Duixian.Tests.Rollups.StandingExamples;

namespace Duixian.Tests.Rollups;

public sealed class StandingTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task An_item_stands_unjudged_from_the_day_it_is_published()
    {
        await site.GivenPlanAsync(2060);
        var item = await site.ItemAsync(2060);
        Assert.Equal((Light.Unjudged, 1, 0, "MZJ", "市民政局"), (item.Light, item.Parts, item.PartsDone, item.Lead, item.LeadName));
        var whole = await site.WithDbAsync(db => db.StandingTallies.AsNoTracking().SingleAsync(t => t.Year == 2060 && t.Cut == StandingCut.Plan));
        Assert.Equal((2, 2), (whole.Items, whole.Unjudged));
        await site.AssertBucketsSumAsync(2060);
    }

    [Fact]
    public async Task A_figure_is_judged_by_the_usual_rule_and_shows_what_the_rule_looked_at()
    {
        await site.GivenPlanAsync(2061);
        await site.RecordAsync(Accepted(2061, new Figure(294), EndOf(2061, 9), says: new("省级资金晚到", EndOf(2061, 11), "省财政厅")));
        var (item, party, indicator) = (await site.ItemAsync(2061), await site.PartyAsync(2061), await site.IndicatorAsync(2061));
        Assert.Equal((Light.Yellow, "147/250", "3/4", -16.2m), (item.Light, item.Rate, item.Schedule, item.PointsAhead));
        Assert.Equal(Ratio.Of(16.2m), indicator.Inputs.PointsBehind);
        Assert.Equal((1, 294m, 1, 1), (indicator.Clause, indicator.Figure.Amount, indicator.Reported, indicator.Parties));
        Assert.Equal(("省级资金晚到", EndOf(2061, 9), "市民政局"), (indicator.Explanation?.Reason, party?.LightSince, party?.PartyName));
        await site.AssertBucketsSumAsync(2061);
    }

    [Fact]
    public async Task One_act_over_two_plans_keeps_their_figures_apart()
    {
        await site.GivenPlanAsync(2097);
        await site.GivenPlanAsync(2098);
        await site.RecordAsync(Accepted(2097, new Figure(10), EndOf(2097, 3)), Accepted(2098, new Figure(20), EndOf(2098, 3)));
        // The same day of another plan: taken back here, it must not go there.
        await site.RecordAsync(
            new FigureCorrected(2097, "report", "1", 1, Office, EndOf(2097, 3), new Figure(10), new Figure(11), "核过台账", Office),
            new FigureCorrected(2098, "report", "1", 1, Office, EndOf(2098, 3), new Figure(20), new Figure(21), "核过台账", Office));
        var points = await site.WithDbAsync(db => db.FigurePoints.AsNoTracking().Where(p => p.Year == 2097 || p.Year == 2098).OrderBy(p => p.Year).ToListAsync());
        Assert.Equal([(11m, 10m), (21m, 20m)], points.Select(p => (p.Figure.Amount!.Value, p.First!.Amount!.Value)));
        await site.RecordAsync(
            new FigureTakenBack(2097, "report", "1", 1, Office, 3, EndOf(2097, 3), "重新核对"),
            new FigureAccepted(2098, "report", "1", 1, Office, 6, EndOf(2098, 6), new Figure(30), null, EvidenceGrade.SelfDeclared, Office, false, false));
        Assert.Null((await site.PartyAsync(2097))?.AsOf);
        Assert.Equal(30m, (await site.PartyAsync(2098))?.Figure.Amount);
    }

    [Fact]
    public async Task An_older_figure_is_history_and_the_newest_stays()
    {
        await site.GivenPlanAsync(2062);
        await site.RecordAsync(Accepted(2062, new Figure(112), EndOf(2062, 7)));
        await site.RecordAsync(Accepted(2062, new Figure(96), EndOf(2062, 6)));
        Assert.Equal((112m, EndOf(2062, 7)), ((await site.PartyAsync(2062))?.Figure.Amount, (await site.PartyAsync(2062))?.AsOf));
        Assert.Equal(2, await site.WithDbAsync(db => db.FigurePoints.CountAsync(p => p.Year == 2062)));
    }

    [Fact]
    public async Task A_figure_taken_back_leaves_the_one_before_and_a_corrected_one_both()
    {
        await site.GivenPlanAsync(2063);
        await site.RecordAsync(Accepted(2063, new Figure(200), EndOf(2063, 5)));
        var before = await site.StandingOfAsync(2063);
        await site.RecordAsync(Accepted(2063, new Figure(900), EndOf(2063, 6)));
        await site.RecordAsync(new FigureTakenBack(2063, "report", "1", 1, Office, 6, EndOf(2063, 6), "单位填错"));
        Assert.Equal(before, await site.StandingOfAsync(2063));
        await site.RecordAsync(new FigureCorrected(2063, "report", "1", 1, Office, EndOf(2063, 5), new Figure(200), new Figure(20), "多写了一个零", Office));
        var point = await site.WithDbAsync(db => db.FigurePoints.AsNoTracking().SingleAsync(p => p.Year == 2063));
        Assert.Equal((20m, 200m, "多写了一个零"), (point.Figure.Amount, point.First?.Amount, point.CorrectionReason));
        Assert.Equal((20m, Light.Red), ((await site.PartyAsync(2063))?.Figure.Amount, (await site.ItemAsync(2063)).Light));
    }

    [Fact]
    public async Task No_change_means_the_last_figure_for_a_later_day()
    {
        await site.GivenPlanAsync(2064);
        await site.RecordAsync(Accepted(2064, new Figure(200), EndOf(2064, 5)));
        await site.RecordAsync(new FiguresUnchanged(2064, "report", Office, 6, EndOf(2064, 6), Office, false, false, [new("1", 1), new("2", 1)]));
        var points = await site.WithDbAsync(db => db.FigurePoints.AsNoTracking().Where(p => p.Year == 2064).OrderBy(p => p.AsOf).ToListAsync());
        Assert.Equal([(200m, false), (200m, true)], points.Select(p => (p.Figure.Amount!.Value, p.Unchanged)));
        Assert.Equal(EndOf(2064, 6), (await site.PartyAsync(2064))?.AsOf);
    }

    [Fact]
    public async Task Two_offices_that_take_turns_stand_the_same_in_one_act_and_in_two()
    {
        foreach (var (year, together) in ((int, bool)[])[(2080, true), (2081, false)])
        {
            await site.GivenPlanAsync(year);
            await site.RecordAsync(Accepted(year, new Figure(200), EndOf(year, 5)));
            EntryBody[] turns = [Accepted(year, new Figure(210), EndOf(year, 6), "JYJ"), new FiguresUnchanged(year, "report", Office, 7, EndOf(year, 7), Office, false, false, [new("1", 1)])];
            foreach (var act in together ? (EntryBody[][])[turns] : [[turns[0]], [turns[1]]]) { await site.RecordAsync(act); }
            var (party, points) = (await site.PartyAsync(year), await site.WithDbAsync(db => db.FigurePoints.CountAsync(p => p.Year == year)));
            Assert.Equal((200m, EndOf(year, 7), 3), (party?.Figure.Amount, party?.AsOf, points));
        }
    }

    [Fact]
    public async Task Shares_are_added_for_a_total_and_each_county_stands_for_itself()
    {
        await site.GivenUnitsAsync();
        await site.GivenPlanAsync(2065);
        await site.GivenSharesAsync(2065, method: ShareMethod.AsDeclared, inputs: ShareExamples.Declared(100, 100, 100, 50, 50, 50, 25, 25));
        await site.RecordAsync(Accepted(2065, new Figure(150), EndOf(2065, 6), "371502"), Accepted(2065, new Figure(10), EndOf(2065, 6), "371503"));
        var whole = await site.IndicatorAsync(2065);
        Assert.Equal((160m, 2, 8, Light.Unjudged), (whole.Figure.Amount, whole.Reported, whole.Parties, whole.Light));
        Assert.Equal((Light.Green, true, Light.Red), ((await site.PartyAsync(2065, "371502"))?.Light, (await site.PartyAsync(2065, "371502"))?.Done, (await site.PartyAsync(2065, "371503"))?.Light));
        await site.RecordAsync(Closed(2065, 6));
        whole = await site.IndicatorAsync(2065);
        Assert.Equal((Light.Yellow, "8/25", 1), (whole.Light, whole.Rate, whole.PeriodsBehind));
        await site.AssertBucketsSumAsync(2065);
    }

    [Fact]
    public async Task A_rate_is_put_together_from_numerators_and_denominators()
    {
        await site.GivenUnitsAsync();
        await site.GivenPlanAsync(2066, items: PlanExamples.Item("1", "签约率95%", "MZJ", Promised(Measure.Rate, Promise(95, Bound.AtLeast), "%")));
        await site.GivenSharesAsync(2066);
        await site.RecordAsync([.. ShareExamples.Counties.Select((c, i) => Accepted(2066, new Figure(null, i == 0 ? 10 : 90, 100), EndOf(2066, 12), c))]);
        var whole = await site.IndicatorAsync(2066);
        Assert.Equal((640m, 800m, 80m, "16/19"), (whole.Figure.Numerator, whole.Figure.Denominator, whole.Figure.Amount, whole.Rate));
        Assert.False(whole.Done);
    }

    [Fact]
    public async Task A_level_of_all_is_as_its_worst_county_and_done_only_when_all_are()
    {
        await site.GivenUnitsAsync();
        await site.GivenPlanAsync(2067, items: PlanExamples.Item("1", "全覆盖", "MZJ", Promised(Measure.Level, Promise(100, Bound.FullCoverage), "%")));
        await site.GivenSharesAsync(2067);
        await site.RecordAsync([.. ShareExamples.Counties.Skip(1).Select(c => Accepted(2067, new Figure(100), EndOf(2067, 6), c))]);
        Assert.False((await site.IndicatorAsync(2067)).Done);
        await site.RecordAsync(Accepted(2067, new Figure(30), EndOf(2067, 6), ShareExamples.Counties[0]));
        Assert.Equal((false, "3/10", Light.Yellow), ((await site.IndicatorAsync(2067)).Done, (await site.IndicatorAsync(2067)).Rate, (await site.ItemAsync(2067)).Light));
        await site.RecordAsync(Accepted(2067, new Figure(100), EndOf(2067, 7), ShareExamples.Counties[0]));
        Assert.True((await site.ItemAsync(2067)).Done);
    }

    [Fact]
    public async Task An_item_of_several_parts_is_its_worst_part_and_more_in_one_hides_nothing_in_another()
    {
        await site.GivenPlanAsync(2068, items: PlanExamples.Item("1", "1000户和500张", "MZJ", PlanExamples.Counted("适老化改造", 1000, "户", "1000户"), PlanExamples.Beds()));
        await site.RecordAsync(Accepted(2068, new Figure(3000), EndOf(2068, 6)), Accepted(2068, new Figure(50), EndOf(2068, 6), indicator: 2));
        var item = await site.ItemAsync(2068);
        Assert.Equal((2, 1, 2, Light.Red, "1/10", false), (item.Parts, item.PartsDone, item.Worst, item.Light, item.Rate, item.Done));
        Assert.Equal("3/1", (await site.IndicatorAsync(2068)).Rate);
    }

    [Theory]
    [InlineData(2069, Measure.YesNo)]
    [InlineData(2070, Measure.Milestones)]
    [InlineData(2071, Measure.PolicyInForce)]
    [InlineData(2072, Measure.EventCount)]
    public async Task Each_way_of_measuring_comes_to_its_end(int year, Measure measure)
    {
        var promise = measure switch
        {
            Measure.Milestones => Promise(null, steps: [new("开工", EndOf(year, 3)), new("投用", EndOf(year, 10))]),
            Measure.PolicyInForce => Promise(15, inForce: new(year, 7, 1)),
            Measure.EventCount => Promise(8),
            _ => Promise(null),
        };
        (Figure Half, Figure Whole) = measure switch
        {
            Measure.Milestones => (new Figure(null, Steps: [new(0, EndOf(year, 4))]), new Figure(null, Steps: [new(0, EndOf(year, 4)), new(1, EndOf(year, 10))])),
            Measure.PolicyInForce => (new Figure(12, InForceFrom: new(year, 1, 1)), new Figure(15, InForceFrom: new(year, 7, 1))),
            Measure.EventCount => (new Figure(4), new Figure(8)),
            _ => (new Figure(0), new Figure(1)),
        };
        await site.GivenPlanAsync(year, items: PlanExamples.Item("1", "事项", "MZJ", Promised(measure, promise)));
        await site.RecordAsync(Accepted(year, Half, EndOf(year, 6)));
        Assert.Equal((Light.Green, false), ((await site.ItemAsync(year)).Light, (await site.ItemAsync(year)).Done));
        await site.RecordAsync(Accepted(year, Half, EndOf(year, 12)));
        Assert.Equal((Light.Red, false), ((await site.ItemAsync(year)).Light, (await site.ItemAsync(year)).Done));
        await site.RecordAsync(new FigureTakenBack(year, "report", "1", 1, Office, 12, EndOf(year, 12), "有误"), Accepted(year, Whole, EndOf(year, 11)));
        Assert.Equal((Light.Green, true), ((await site.ItemAsync(year)).Light, (await site.ItemAsync(year)).Done));
        await site.AssertBucketsSumAsync(year);
    }

    [Fact]
    public async Task Closing_rounds_counts_the_months_missed_running_and_keeps_how_each_was_judged()
    {
        await site.GivenPlanAsync(2073);
        await site.RecordAsync(new LightRuleSet(2073, "report", null, null, LightRules.SanyaDistrict, "按月考核"));
        await site.RecordAsync(Accepted(2073, new Figure(10), EndOf(2073, 1)));
        Assert.Equal((Light.Yellow, 1), ((await site.ItemAsync(2073)).Light, (await site.ItemAsync(2073)).PeriodsBehind));
        await site.RecordAsync(Closed(2073, 1));
        Assert.Equal((Light.Yellow, 1), ((await site.ItemAsync(2073)).Light, (await site.ItemAsync(2073)).PeriodsBehind));
        await site.RecordAsync(Closed(2073, 2));
        Assert.Equal((Light.Red, 2, EndOf(2073, 2)), ((await site.ItemAsync(2073)).Light, (await site.ItemAsync(2073)).PeriodsBehind, (await site.ItemAsync(2073)).LightSince));
        await site.RecordAsync(Accepted(2073, new Figure(400), EndOf(2073, 2)));
        Assert.Equal((Light.Green, 0), ((await site.ItemAsync(2073)).Light, (await site.ItemAsync(2073)).PeriodsBehind));
        var judged = await site.WithDbAsync(db => db.JudgedPoints.AsNoTracking().Where(j => j.Year == 2073 && j.Item == "1" && j.Indicator == 0).OrderBy(j => j.Day).ToListAsync());
        Assert.Equal([Light.Yellow, Light.Red], judged.Select(j => j.Light));
    }

    [Fact]
    public async Task An_excuse_lifts_a_light_until_its_day()
    {
        await site.GivenPlanAsync(2074);
        await site.RecordAsync(Accepted(2074, new Figure(0), EndOf(2074, 6)));
        await site.RecordAsync(new LightExcused(2074, "report", "1", 1, "汛期停工", "ZFB", EndOf(2074, 7)));
        Assert.Equal((Light.Green, true), ((await site.ItemAsync(2074)).Light, (await site.IndicatorAsync(2074)).Excused));
        await site.RecordAsync(Closed(2074, 7));
        Assert.Equal(Light.Green, (await site.ItemAsync(2074)).Light);
        await site.RecordAsync(Closed(2074, 8));
        Assert.Equal((Light.Red, false), ((await site.ItemAsync(2074)).Light, (await site.IndicatorAsync(2074)).Excused));
    }

    [Fact]
    public async Task A_changed_curve_and_day_keep_the_first_beside_them()
    {
        await site.GivenPlanAsync(2075);
        await site.RecordAsync(new ScheduleSet(2075, "report", "1", 1, 1, [new(EndOf(2075, 6), 10), new(EndOf(2075, 12), 100)], null, "秋季集中施工", null));
        await site.RecordAsync(Accepted(2075, new Figure(50), EndOf(2075, 6)));
        Assert.Equal((Light.Green, "1/10"), ((await site.ItemAsync(2075)).Light, (await site.ItemAsync(2075)).Schedule));
        await site.RecordAsync(new ScheduleSet(2075, "report", "1", 1, 2, [], new(2076, 6, 30), "用地批复晚", "MZJ"));
        var row = await site.IndicatorAsync(2075);
        Assert.Equal((2, 2, new DateOnly(2076, 6, 30), EndOf(2075, 12), "1/3"), (row.ScheduleVersion, row.FirstCurve.Count, row.Due, row.FirstDue, row.Schedule));
    }

    [Fact]
    public async Task What_is_withdrawn_counts_nowhere_and_its_history_stays()
    {
        await site.GivenPlanAsync(2077);
        await site.RecordAsync(Accepted(2077, new Figure(20), EndOf(2077, 6)));
        await site.GivenPlanAsync(2077, reason: "调整", items: PlanExamples.TwoItems[1]);
        var whole = await site.WithDbAsync(db => db.StandingTallies.AsNoTracking().SingleAsync(t => t.Year == 2077 && t.Cut == StandingCut.Plan));
        Assert.Equal((1, 0), (whole.Items, whole.Red));
        Assert.True((await site.ItemAsync(2077)).Withdrawn);
        Assert.Equal(1, await site.WithDbAsync(db => db.FigurePoints.CountAsync(p => p.Year == 2077)));
        await site.AssertBucketsSumAsync(2077);
    }

    [Fact]
    public async Task A_new_target_judges_the_figures_anew_and_a_verdict_closes_the_item()
    {
        await site.GivenPlanAsync(2078);
        await site.RecordAsync(Accepted(2078, new Figure(250), EndOf(2078, 6)));
        await site.GivenPlanAsync(2078, reason: "调整", items: [PlanExamples.Item("1", "新增护理床位1000张", "MZJ", PlanExamples.Beds(1000)), PlanExamples.TwoItems[1]]);
        Assert.Equal(("1/4", Light.Yellow), ((await site.ItemAsync(2078)).Rate, (await site.ItemAsync(2078)).Light));
        await site.RecordAsync(new VerdictGiven(2078, "report", "1", Verdict.Partly, "完成四分之一", EndOf(2078, 12)), new PlanClosed(2078, "report", EndOf(2078, 12), 2, 0));
        Assert.Equal((Verdict.Partly, "完成四分之一"), ((await site.ItemAsync(2078)).Verdict, (await site.ItemAsync(2078)).VerdictReason));
        Assert.Equal(EndOf(2078, 12), await site.WithDbAsync(db => db.PlanStandings.Where(p => p.Year == 2078).Select(p => p.ClosedOn).SingleAsync()));
    }

    [Fact]
    public async Task The_mean_of_all_is_what_a_growth_is_held_against()
    {
        await site.GivenUnitsAsync();
        await site.GivenPlanAsync(2079, items: PlanExamples.Item("1", "投资增长6%", "MZJ", Promised(Measure.Rate, Promise(6, Bound.AtLeast), "%")));
        await site.GivenSharesAsync(2079);
        await site.RecordAsync(new LightRuleSet(2079, "report", "1", 1, LightRules.TianjinInvestment, "按增速"));
        await site.RecordAsync([.. ShareExamples.Counties.Select((c, i) => Accepted(2079, new Figure(i == 7 ? -2 : 7), EndOf(2079, 6), c))]);
        Assert.Equal((Light.Green, Light.Red), ((await site.PartyAsync(2079, ShareExamples.Counties[0]))?.Light, (await site.PartyAsync(2079, ShareExamples.Counties[7]))?.Light));
        await site.RecordAsync(Accepted(2079, new Figure(90), EndOf(2079, 7), ShareExamples.Counties[7]));
        Assert.Equal(Light.Yellow, (await site.PartyAsync(2079, ShareExamples.Counties[0]))?.Light);
        await site.AssertBucketsSumAsync(2079);
    }
}
