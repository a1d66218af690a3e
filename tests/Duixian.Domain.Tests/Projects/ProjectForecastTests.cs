using CsCheck;
using Duixian.Domain.Projects;

namespace Duixian.Domain.Tests.Projects;

public sealed class ProjectForecastTests
{
    private static readonly DateOnly Today = new(2024, 6, 30);
    private static readonly ForecastFacts NotStarted = new(new("2024-09", "2025-09-30", null), Started: false, null, Completed: false, null, 100m, WorksDone.Unknown);
    private static readonly ForecastFacts UnderWay = NotStarted with { Plan = new("2024-01-01", "2024-12-31", null), Started = true, StartedOn = new(2024, 1, 1) };

    private static ProjectForecast Of(ForecastFacts facts) => ProjectForecast.Of(facts, Today);

    [Fact]
    public void Before_the_start_the_later_of_plan_and_procedures_and_after_it_the_planned_time()
    {
        Assert.Equal(new ProjectForecast(new(new(2024, 9, 30), ForecastBasis.Plan), new(new(2025, 9, 30), ForecastBasis.Plan)), Of(NotStarted));
        Assert.Equal(Of(NotStarted), Of(NotStarted with { EarliestStart = new(2024, 8, 1) }));   // procedures are done in time
        var late = Of(NotStarted with { EarliestStart = new(2024, 11, 11) });
        Assert.Equal(new ExpectedDay(new(2024, 11, 11), ForecastBasis.Procedures), late.Start);
        Assert.Equal(new ExpectedDay(new(2025, 11, 11), ForecastBasis.PlannedDuration, Days: 365), late.Finish);
    }

    [Fact]
    public void What_has_not_happened_is_not_expected_before_today()
    {
        var over = Of(NotStarted with { Plan = new("2024-03-31", "2024-05-31", null) });
        Assert.Equal(new ExpectedDay(Today, ForecastBasis.Today), over.Start);
        Assert.Equal(new ExpectedDay(new(2024, 8, 30), ForecastBasis.PlannedDuration, Days: 61), over.Finish);
        Assert.Equal(new ExpectedDay(Today, ForecastBasis.Today), Of(UnderWay with { Plan = new("2024-01", "2024-05", null) }).Finish);
    }

    [Fact]
    public void A_blank_stays_blank()
    {
        Assert.Equal(ProjectForecast.None, Of(NotStarted with { Plan = new(null, null, null) }));
        Assert.Null(Of(NotStarted with { Plan = new("2024-09", null, null) }).Finish);
        Assert.Null(Of(NotStarted with { Plan = new(null, "2024-10", null), EarliestStart = new(2024, 12, 1) }).Finish);   // nobody said how long it was to take
        Assert.Equal(new ExpectedDay(new(2025, 10, 31), ForecastBasis.Plan), Of(NotStarted with { Plan = new(null, "2025-10", null), EarliestStart = new(2024, 12, 1) }).Finish);
        Assert.Equal(new ProjectForecast(null, null), Of(UnderWay with { Plan = new(null, null, null) }));
        Assert.Equal(new ExpectedDay(new(2024, 12, 31), ForecastBasis.Plan), Of(UnderWay with { StartedOn = null, Works = new(new(2024, 6, 30), 20m) }).Finish);   // it has started, nobody knows when
    }

    [Fact]
    public void A_slower_pace_of_investment_moves_the_finish_and_a_faster_one_does_not()
    {
        // 181 days for a quarter: 724 days for the whole.
        Assert.Equal(new ExpectedDay(new(2025, 12, 25), ForecastBasis.Investment, 181, 0.25m, new(2024, 6, 30)), Of(UnderWay with { Works = new(new(2024, 6, 30), 25m) }).Finish);
        Assert.Equal(ForecastBasis.Plan, Of(UnderWay with { Works = new(new(2024, 6, 30), 60m) }).Finish?.Basis);
        Assert.Equal(ForecastBasis.Plan, Of(UnderWay with { Works = new(new(2024, 6, 30), 19m) }).Finish?.Basis);   // too little to tell a pace
        Assert.Equal(ForecastBasis.Plan, Of(UnderWay with { TotalYuan = null, Works = new(new(2024, 6, 30), 25m) }).Finish?.Basis);
        Assert.Equal(ForecastBasis.Plan, Of(UnderWay with { Works = new(new(2024, 1, 1), 25m) }).Finish?.Basis);
    }

    [Fact]
    public void The_ladder_tells_by_its_half_and_a_blank_ladder_tells_nothing()
    {
        Assert.Equal(new ExpectedDay(new(2024, 12, 31), ForecastBasis.Plan), Of(UnderWay with { Works = new(null, null, new(2024, 6, 30)) }).Finish);   // half a year is not over half the plan
        Assert.Equal(new ExpectedDay(new(2025, 5, 1), ForecastBasis.NotHalfDone, 243, null, new(2024, 8, 31)), ProjectForecast.Of(UnderWay with { Works = new(null, null, new(2024, 8, 31)) }, new(2024, 9, 3)).Finish);
        var half = UnderWay with { Works = new(null, null, new(2024, 9, 30), new(2024, 9, 1), PastHalf: true) };
        Assert.Equal(new ExpectedDay(new(2025, 5, 3), ForecastBasis.Ladder, 244, null, new(2024, 9, 1)), ProjectForecast.Of(half, new(2024, 10, 8)).Finish);
        Assert.Equal(ForecastBasis.Plan, Of(UnderWay with { Works = new(null, null, new(2024, 9, 30), null, PastHalf: true) }).Finish?.Basis);   // past half since nobody knows when
        Assert.Equal(ForecastBasis.Investment, Of(half with { Works = half.Works with { MoneyDay = new(2024, 9, 30), Yuan = 30m } }).Finish?.Basis);   // the slower of the two
    }

    [Fact]
    public void Who_is_completed_expects_nothing() => Assert.Equal(ProjectForecast.None, Of(UnderWay with { Completed = true }));

    [Fact]
    public void No_forecast_is_before_its_plan_or_today()
    {
        var day = Gen.Int[0, 900].Select(d => new DateOnly(2023, 6, 1).AddDays(d));
        Gen.Select(day, Gen.Int[1, 900], day.Nullable(), Gen.Int[0, 120].Nullable(), day).Sample((start, duration, started, yuan, asOf) =>
        {
            var plan = new PlannedDays(PartialDate.OfDay(start).ToString(), PartialDate.OfDay(start.AddDays(duration)).ToString(), null);
            var forecast = Of(new(plan, started is not null, started, false, null, 100m, new(asOf, yuan, asOf)));
            Assert.True(forecast.Finish!.Day >= Today && forecast.Finish.Day >= start.AddDays(duration));
            Assert.True(started is not null ? forecast.Start is null : forecast.Start!.Day >= start);
        });
    }
}
