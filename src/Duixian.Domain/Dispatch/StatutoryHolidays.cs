using System.Collections.Concurrent;
using System.Globalization;

namespace Duixian.Domain.Dispatch;

/// <summary>
/// The holidays every citizen has by the regulation as amended in November 2024 (全国年节及纪念日放假办法): one that falls on a weekend is made up for on the next working day.
/// Bridges and make-up working days are decreed each year and cannot be known before.
/// </summary>
internal static class StatutoryHolidays
{
    private static readonly ChineseLunisolarCalendar Lunar = new();
    private static readonly ConcurrentDictionary<int, Dictionary<DateOnly, string>> Years = new();

    /// <summary>Its holiday's name, or null.</summary>
    public static string? On(DateOnly day)
    {
        if (day.Year is < 1950 or > 2099) { return null; }
        return Years.GetOrAdd(day.Year, Of).GetValueOrDefault(day);
    }

    private static Dictionary<DateOnly, string> Of(int year)
    {
        var newYear = LunarDay(year, 1, 1);
        List<(DateOnly Day, string Name)> statutory =
        [
            (new(year, 1, 1), "元旦"), (newYear.AddDays(-1), "春节"), (newYear, "春节"), (newYear.AddDays(1), "春节"), (newYear.AddDays(2), "春节"), (Qingming(year), "清明节"),
            (new(year, 5, 1), "劳动节"), (new(year, 5, 2), "劳动节"), (LunarDay(year, 5, 5), "端午节"), (LunarDay(year, 8, 15), "中秋节"),
            (new(year, 10, 1), "国庆节"), (new(year, 10, 2), "国庆节"), (new(year, 10, 3), "国庆节"),
        ];
        var days = new Dictionary<DateOnly, string>();
        foreach (var (day, name) in statutory.Order()) { days.TryAdd(day, name); }
        foreach (var (day, name) in statutory.Order().Where(s => s.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday))
        {
            var instead = day.AddDays(1);
            while (instead.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || days.ContainsKey(instead)) { instead = instead.AddDays(1); }
            days[instead] = name;
        }
        return days;
    }

    private static DateOnly LunarDay(int year, int month, int day)
    {
        var leap = Lunar.GetLeapMonth(year);   // counted within the months: after it every number is one higher
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
    }

    /// <summary>The day the sun stands at 15°: 4, 5 or 6 April; the usual formula holds for 1950–2099 of our time.</summary>
    private static DateOnly Qingming(int year)
    {
        var within = year % 100;
        var offset = year < 2000 ? 55_900 : 48_100;
        return new(year, 4, (((within * 2_422) + offset) / 10_000) - (within / 4));
    }
}
