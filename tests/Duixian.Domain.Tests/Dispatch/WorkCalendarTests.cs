using Duixian.Domain.Dispatch;

namespace Duixian.Domain.Tests.Dispatch;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Shipped;

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    /// <summary>Counted from the notices; what they give in all is the weekdays less the statutory holidays: 11 until 2024, 13 since.</summary>
    [Theory]
    [InlineData(2023, 7, 249)]
    [InlineData(2024, 8, 251)]
    [InlineData(2025, 5, 248)]
    [InlineData(2026, 6, 248)]
    public void A_decreed_year_has_its_make_up_days(int year, int makeUps, int working)
    {
        var days = Enumerable.Range(0, 366).Select(i => new DateOnly(year, 1, 1).AddDays(i)).Where(d => d.Year == year).Select(Calendar.On).ToList();
        Assert.Equal(makeUps, days.Count(d => d.Kind == DayKind.MakeUp));
        Assert.All(days.Where(d => d.Kind == DayKind.MakeUp), d => Assert.True(d.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
        Assert.All(days, d => Assert.False(d.Provisional));
        Assert.Equal(working, days.Count(d => d.IsWorking));
    }

    [Theory]
    [InlineData("2022-12-31", DayKind.Holiday)]
    [InlineData("2023-01-28", DayKind.MakeUp)]
    [InlineData("2023-09-29", DayKind.Holiday)]
    [InlineData("2023-10-08", DayKind.MakeUp)]
    [InlineData("2024-02-04", DayKind.MakeUp)]
    [InlineData("2024-02-09", DayKind.Working)]
    [InlineData("2024-02-10", DayKind.Holiday)]
    [InlineData("2024-05-11", DayKind.MakeUp)]
    [InlineData("2024-05-12", DayKind.Weekend)]
    [InlineData("2024-06-10", DayKind.Holiday)]
    [InlineData("2024-10-12", DayKind.MakeUp)]
    [InlineData("2025-01-02", DayKind.Working)]
    [InlineData("2025-04-27", DayKind.MakeUp)]
    [InlineData("2025-10-08", DayKind.Holiday)]
    [InlineData("2025-10-09", DayKind.Working)]
    [InlineData("2026-01-04", DayKind.MakeUp)]
    [InlineData("2026-02-23", DayKind.Holiday)]
    [InlineData("2026-02-28", DayKind.MakeUp)]
    [InlineData("2026-09-20", DayKind.MakeUp)]
    public void Single_days_are_as_the_notices_say(string day, DayKind kind) => Assert.Equal(kind, Calendar.On(Day(day)).Kind);

    [Fact]
    public void A_year_that_is_not_decreed_follows_the_statutory_holidays_and_says_so()
    {
        Assert.Null(Calendar.SourceOf(2027));
        string[] expected =
        [
            "2027-01-01", "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-02-09", "2027-02-10", "2027-04-05", "2027-05-01", "2027-05-02", "2027-05-03", "2027-05-04",
            "2027-06-09", "2027-09-15", "2027-10-01", "2027-10-02", "2027-10-03", "2027-10-04", "2027-10-05",
        ];
        var off = Enumerable.Range(0, 365).Select(i => Calendar.On(new DateOnly(2027, 1, 1).AddDays(i))).Where(d => d.Kind == DayKind.Holiday).ToList();
        Assert.Equal(expected, off.Select(d => d.Day.ToString("yyyy-MM-dd")));
        Assert.All(off, d => Assert.True(d.Provisional));
        Assert.True(Calendar.On(Day("2027-03-01")).Provisional);
    }

    [Fact]
    public void Working_days_are_counted_across_a_holiday()
    {
        // 30 April, 6 to 11 May (the 11th is a make-up Saturday): seven.
        Assert.Equal(7, Calendar.WorkingDaysAfter(Day("2024-04-29"), Day("2024-05-12")));
        Assert.Equal(0, Calendar.WorkingDaysAfter(Day("2024-05-12"), Day("2024-04-29")));
        Assert.Equal(Day("2024-05-06"), Calendar.WorkingFrom(Day("2024-05-01")));
        Assert.Equal(Day("2024-05-07"), Calendar.After(Day("2024-04-30"), 2));
        Assert.Equal(Day("2024-04-30"), Calendar.After(Day("2024-04-30"), 0));
    }

    [Fact]
    public void An_operators_notice_replaces_its_year_whole_and_no_other()
    {
        var own = Calendar.With(new StringReader("# own\nnotice 2024 本市通知\noff 2024-03-04..2024-03-05 泼水节\nwork 2024-03-09 泼水节\n"));
        Assert.Equal("本市通知", own.SourceOf(2024));
        Assert.Equal(new CalendarDay(Day("2024-03-04"), DayKind.Holiday, "泼水节", false), own.On(Day("2024-03-04")));
        Assert.Equal(DayKind.Weekend, own.On(Day("2024-05-11")).Kind);
        Assert.Equal(DayKind.Holiday, own.On(Day("2022-12-31")).Kind);
        Assert.Equal(DayKind.MakeUp, own.On(Day("2025-04-27")).Kind);
    }

    [Theory]
    [InlineData("off 2024-03-04 春节")]
    [InlineData("notice 2024 甲\noff 2024-3-4 春节")]
    [InlineData("notice 2024 甲\noff 2024-03-04")]
    [InlineData("notice 2024 甲\nrest 2024-03-04 春节")]
    [InlineData("notice 2024 甲\noff 2024-03-05..2024-03-04 春节")]
    [InlineData("notice 2024 甲\noff 2024-03-04 春节\nwork 2024-03-04 春节")]
    [InlineData("notice 2024 甲\nnotice 2024 乙")]
    public void A_line_that_is_not_understood_is_named(string text)
    {
        var refused = Assert.Throws<FormatException>(() => Calendar.With(new StringReader(text)));
        Assert.StartsWith($"{text.Split('\n').Length}: ", refused.Message, StringComparison.Ordinal);
    }
}
