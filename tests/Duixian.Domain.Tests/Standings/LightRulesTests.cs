using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Standings;

namespace Duixian.Domain.Tests.Standings;

/// <summary>The published rules at the figures their texts name.</summary>
public sealed class LightRulesTests
{
    private static Judgement At(LightRule rule, decimal schedule, decimal actual) => LightRules.Judge(rule, new(Ratio.Of(actual, 100), Ratio.Of(schedule, 100)), null, Owed.MidYear);

    private static Judgement Growing(decimal growth, decimal plan, decimal mean) =>
        LightRules.Judge(LightRules.TianjinInvestment, new(null, null, Ratio.Of(growth), Ratio.Of(plan - growth), Ratio.Of(mean - growth)), null, Owed.MidYear);

    private static Light Late(LightRule rule, DateOnly due, DateOnly day) => Owed.Of(Measure.YesNo, null, due: due).Judged(new Figure(0), day, rule).Light;

    [Fact]
    public void Five_points_below_are_undefined_in_Yinchuan_and_said_to_be()
    {
        var judged = At(LightRules.YinchuanProgress, 50, 45);
        Assert.Equal((Light.Green, true, Ratio.Of(5)), (judged.Light, judged.InGap, judged.Inputs.PointsBehind));
        Assert.NotNull(LightRules.YinchuanProgress.Gap);
        Assert.False(At(LightRules.YinchuanProgress, 50, 50).InGap);
    }

    [Theory]
    [InlineData(50, 40.0001, Light.Green)]
    [InlineData(50, 40, Light.Yellow)]
    [InlineData(50, 24, Light.Yellow)]
    [InlineData(50, 20, Light.Yellow)]
    [InlineData(50, 19.9999, Light.Red)]
    public void Yinchuan_counts_points_with_both_ends_yellow(double schedule, double actual, Light light) => Assert.Equal(light, At(LightRules.YinchuanProgress, (decimal)schedule, (decimal)actual).Light);

    [Theory]
    [InlineData(50, 50, Light.Green)]
    [InlineData(50, 45, Light.Yellow)]
    [InlineData(50, 25, Light.Yellow)]
    [InlineData(50, 24, Light.Red)]
    public void Sanya_counts_per_cent_of_what_was_planned(int schedule, int actual, Light light) => Assert.Equal(light, At(LightRules.SanyaInvestment, schedule, actual).Light);

    [Fact]
    public void Ten_per_cent_behind_and_52_per_cent_behind_are_the_figures_of_the_text()
    {
        Assert.Equal(Ratio.Of(10), At(LightRules.SanyaInvestment, 50, 45).Inputs.PercentBehind);
        Assert.Equal(Ratio.Of(52), At(LightRules.SanyaInvestment, 50, 24).Inputs.PercentBehind);
    }

    [Fact]
    public void The_bonds_of_Tianjin_are_read_both_ways()
    {
        Assert.Equal(Ratio.Of(15), At(LightRules.TianjinBond(byPoints: true), 50, 35).Inputs.PointsBehind);
        Assert.Equal(Ratio.Of(30), At(LightRules.TianjinBond(byPoints: false), 50, 35).Inputs.PercentBehind);
        Assert.Equal((Light.Yellow, Light.Yellow), (At(LightRules.TianjinBond(true), 50, 35).Light, At(LightRules.TianjinBond(false), 50, 35).Light));
        Assert.Equal((Light.Yellow, Light.Red), (At(LightRules.TianjinBond(true), 50, 25).Light, At(LightRules.TianjinBond(false), 50, 25).Light));
    }

    [Theory]
    [InlineData(6.5, 6, 6.2, Light.Green)]
    [InlineData(6.1, 6, 6.2, Light.Yellow)]
    [InlineData(5, 6, 4, Light.Yellow)]
    [InlineData(0, 6, 4, Light.Yellow)]
    [InlineData(-0.1, -5, -6, Light.Red)]
    public void The_investment_of_Tianjin_is_judged_by_growth(double growth, double plan, double mean, Light light) => Assert.Equal(light, Growing((decimal)growth, (decimal)plan, (decimal)mean).Light);

    [Theory]
    [InlineData("2024-04-30", "2024-03-31", Light.Green)]
    [InlineData("2024-04-30", "2024-04-30", Light.Yellow)]
    [InlineData("2024-04-30", "2024-07-29", Light.Yellow)]
    [InlineData("2024-04-30", "2024-07-30", Light.Red)]
    public void A_start_is_yellow_in_its_month_and_red_three_months_later(string due, string day, Light light) => Assert.Equal(light, Late(LightRules.YinchuanStart, Day(due), Day(day)));

    [Theory]
    [InlineData("2024-03-15", "2024-04-15", Light.Green)]
    [InlineData("2024-03-15", "2024-04-16", Light.Yellow)]
    [InlineData("2024-03-15", "2024-05-15", Light.Yellow)]
    [InlineData("2024-03-15", "2024-05-16", Light.Red)]
    [InlineData("2024-01-31", "2024-02-29", Light.Green)]
    [InlineData("2024-01-31", "2024-03-01", Light.Yellow)]
    public void The_library_waits_one_month_and_then_another(string start, string day, Light light) => Assert.Equal(light, Late(LightRules.YinchuanLibrary, Day(start), Day(day)));

    [Theory]
    [InlineData(0, Light.Green)]
    [InlineData(1, Light.Yellow)]
    [InlineData(7, Light.Yellow)]
    [InlineData(8, Light.Orange)]
    [InlineData(14, Light.Orange)]
    [InlineData(15, Light.Red)]
    public void Days_late_go_through_orange(int days, Light light) => Assert.Equal(light, Late(LightRules.WorkDays, Owed.MidYear, Owed.MidYear.AddDays(days)));

    [Fact]
    public void A_step_that_is_late_counts_though_the_whole_is_not_due()
    {
        var owed = Owed.Of(Measure.Milestones, null, steps: [new("开工", new(2024, 3, 31)), new("投用", Owed.YearEnd)]);
        Assert.Equal(9, owed.Judged(new Figure(0), new(2024, 4, 9), LightRules.WorkDays).Judgement.Inputs.DaysLate);
        Assert.Equal(Light.Green, owed.Judged(new Figure(null, Steps: [new(0, new(2024, 4, 8))]), new(2024, 4, 9), LightRules.WorkDays).Light);
    }

    [Fact]
    public void Two_missed_months_running_are_red_and_one_is_yellow()
    {
        Light After(int before, decimal amount) => Judging.Of(Owed.Of(Measure.Cumulative, 12), JudgingTerms.Usual with { Rule = LightRules.SanyaDistrict, PeriodsBefore = before }, new Figure(amount), Owed.MidYear).Light;
        Assert.Equal((Light.Yellow, Light.Red, Light.Green), (After(0, 5), After(1, 5), After(4, 6)));
    }

    [Fact]
    public void A_good_reason_lifts_a_light_until_its_day_and_only_where_the_clause_allows()
    {
        var excuse = new Excuse("省级资金未下达", "CITY", Owed.MidYear);
        var inputs = new LightInputs(Ratio.Zero, Ratio.One, DaysLate: 20, MonthsLate: Ratio.Of(1));
        Assert.Equal((Light.Green, excuse), (LightRules.Judge(LightRules.YinchuanStart, inputs, excuse, Owed.MidYear) is var lifted ? lifted.Light : default, lifted.Excuse));
        Assert.Equal(Light.Yellow, LightRules.Judge(LightRules.YinchuanStart, inputs, excuse, Owed.MidYear.AddDays(1)).Light);
        Assert.Equal(Light.Red, LightRules.Judge(LightRules.YinchuanStart, inputs with { MonthsLate = Ratio.Of(3) }, excuse, Owed.MidYear).Light);
    }

    [Fact]
    public void Nothing_known_is_no_light() => Assert.Equal(Light.Unjudged, Owed.Of(Measure.Cumulative, 10).Judged(Figure.Blank, Owed.MidYear).Light);

    [Fact]
    public void Every_built_in_rule_has_its_own_code_and_a_source() =>
        Assert.All(LightRules.BuiltIn.GroupBy(r => r.Code, StringComparer.Ordinal), g => Assert.NotEmpty(Assert.Single(g).Source));

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
