namespace Duixian.Domain.Standings;

/// <summary>How much should be there by the end of a day (序时进度): by months in twelve, to an earlier day due, by named steps, or along a planned curve.</summary>
public static class Schedule
{
    /// <param name="curve">Planned points, ascending; empty: none was set.</param>
    public static Ratio On(DateOnly day, Undertaking owed, IReadOnlyList<SchedulePoint> curve)
    {
        if (curve.Count > 0) { return Along(curve, owed.Year, day); }
        if (owed.IsKept) { return Ratio.One; }
        if (owed.Steps is { Count: > 0 } steps) { return Ratio.Of((long)steps.Count(s => s.Day <= day), steps.Count); }
        if (owed.ComesAtOnce) { return day >= owed.DueDay ? Ratio.One : Ratio.Zero; }
        return Linear(owed.Year, owed.Due, day);
    }

    /// <summary>Months gone of the months until the day due; inside a month by its days. The end of month m is exactly m/12 where the year's end is due.</summary>
    public static Ratio Linear(int year, DateOnly due, DateOnly day)
    {
        if (day >= due) { return Ratio.One; }
        var gone = Months(year, day);
        return gone <= Ratio.Zero ? Ratio.Zero : gone / Months(year, due);
    }

    /// <summary>Straight between the planned days, from nothing at the year's beginning; after the last day it stays.</summary>
    public static Ratio Along(IReadOnlyList<SchedulePoint> curve, int year, DateOnly day)
    {
        var (from, share) = (new DateOnly(year, 1, 1).AddDays(-1), Ratio.Zero);
        foreach (var point in curve)
        {
            var planned = Ratio.Of(point.Percent) / Ratio.Of(100);
            if (day < point.Day)
            {
                if (day <= from) { return share; }
                return share + ((planned - share) * Ratio.Of((long)(day.DayNumber - from.DayNumber), point.Day.DayNumber - from.DayNumber));
            }
            (from, share) = (point.Day, planned);
        }
        return share;
    }

    private static Ratio Months(int year, DateOnly day) =>
        Ratio.Of((long)(((day.Year - year) * 12) + day.Month - 1), 1) + Ratio.Of((long)day.Day, DateTime.DaysInMonth(day.Year, day.Month));
}
