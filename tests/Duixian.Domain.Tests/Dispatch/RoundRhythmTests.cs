using Duixian.Domain.Dispatch;

namespace Duixian.Domain.Tests.Dispatch;

public sealed class RoundRhythmTests
{
    private static readonly RoundRhythm AfterThePeriod = new(0, 3, 1, 3);
    private static readonly RoundRhythm OnThe25th = new(25, 3, 1, 3);

    [Fact]
    public void A_month_is_asked_after_it_or_on_a_fixed_day()
    {
        var may = Period.Of(Cycle.Monthly, new(2024, 5, 9));
        Assert.Equal(new RoundDays(new(2024, 6, 3), new(2024, 6, 6), new(2024, 6, 7), new(2024, 6, 13)), AfterThePeriod.DaysOf(may, WorkCalendar.Shipped, new(2024, 5, 20)));
        Assert.Equal(new RoundDays(new(2024, 5, 27), new(2024, 5, 30), new(2024, 5, 31), new(2024, 6, 5)), OnThe25th.DaysOf(may, WorkCalendar.Shipped, new(2024, 5, 20)));
    }

    [Fact]
    public void A_period_long_past_opens_today_or_on_the_next_working_day()
    {
        var january = Period.Of(Cycle.Monthly, new(2024, 1, 9));
        Assert.Equal(new(2024, 5, 6), AfterThePeriod.DaysOf(january, WorkCalendar.Shipped, new(2024, 5, 1)).Opens);
    }

    [Theory]
    [InlineData(Cycle.Monthly, "2024-06-10", "2024-05", "2024-05")]
    [InlineData(Cycle.Monthly, "2024-06-25", "2024-05", "2024-06")]
    [InlineData(Cycle.Monthly, "2025-02-01", "2024-12", "2024-12")]
    [InlineData(Cycle.Monthly, "2023-02-01", "2024-01", "2024-01")]
    [InlineData(Cycle.Weekly, "2024-05-29", "2024-W21", "2024-W21")]
    [InlineData(Cycle.Weekly, "2025-02-01", "2024-W52", "2024-W52")]
    [InlineData(Cycle.Quarterly, "2024-06-26", "2024-Q1", "2024-Q2")]
    public void The_usual_period_lies_within_the_year(Cycle cycle, string today, string after, string fixedDay)
    {
        Assert.Equal(after, AfterThePeriod.Usual(cycle, 2024, DateOnly.Parse(today)).Code);
        Assert.Equal(fixedDay, OnThe25th.Usual(cycle, 2024, DateOnly.Parse(today)).Code);
    }
}
