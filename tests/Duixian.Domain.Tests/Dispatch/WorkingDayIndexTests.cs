using CsCheck;
using Duixian.Domain.Dispatch;

namespace Duixian.Domain.Tests.Dispatch;

public sealed class WorkingDayIndexTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Shipped;
    private static readonly WorkingDayIndex Days = Calendar.Indexed;
    private static readonly Gen<DateOnly> Day = Gen.Int[new DateOnly(2021, 1, 1).DayNumber, new DateOnly(2029, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);

    [Fact]
    public void It_counts_as_the_calendar_does() => Gen.Select(Day, Gen.Int[0, 400]).Sample((day, apart) =>
        Days.IsWorking(day.DayNumber) == Calendar.IsWorking(day) && Days.Between(day.DayNumber, day.DayNumber + apart) == Calendar.WorkingDaysAfter(day, day.AddDays(apart)));

    [Fact]
    public void It_goes_on_as_the_calendar_does() => Gen.Select(Day, Gen.Int[1, 150]).Sample((day, working) =>
        DateOnly.FromDayNumber(Days.After(day.DayNumber, working)) == Calendar.After(day, working) && DateOnly.FromDayNumber(Days.After(day.DayNumber, 0)) == Calendar.WorkingFrom(day));

    [Fact]
    public void The_latest_day_before_is_the_last_one_that_still_arrives() => Gen.Select(Day, Gen.Int[0, 60]).Sample((end, working) =>
    {
        var latest = Days.LatestBefore(end.DayNumber, working);
        return Days.After(latest, working) <= end.DayNumber && Days.After(latest + 1, working) > end.DayNumber;
    });

    [Fact]
    public void What_lies_outside_is_answered_with_the_first_and_the_last_day()
    {
        Assert.Equal(0, Days.Count(WorkingDayIndex.First.DayNumber - 1));
        Assert.Equal(Days.Count(WorkingDayIndex.Last.DayNumber), Days.Count(WorkingDayIndex.Last.DayNumber + 400));
        Assert.True(Days.After(WorkingDayIndex.Last.DayNumber, 40) <= WorkingDayIndex.Last.DayNumber);
    }
}
