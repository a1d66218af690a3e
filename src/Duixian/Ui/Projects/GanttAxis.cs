namespace Duixian.Ui.Projects;

/// <summary>The days of a ProjectGantt as per cent of its width, and where its lines and words stand.</summary>
internal sealed class GanttAxis(DateOnly from, DateOnly until)
{
    private const int MonthsInWords = 30;   // a longer span has room for the years alone
    private const int MonthsInLines = 18;   // a longer span has lines by quarter

    private readonly int days = Math.Max(1, until.DayNumber - from.DayNumber);
    private readonly int months = (until.Year - from.Year) * 12 + until.Month - from.Month + 1;

    internal bool Holds(DateOnly day) => day >= from && day <= until;

    internal decimal At(DateOnly day) => Math.Clamp((decimal)(day.DayNumber - from.DayNumber) / days, 0m, 1m) * 100m;

    /// <summary>First days of months or quarters inside the span; years are stronger.</summary>
    internal IEnumerable<(decimal At, bool Year)> Lines() =>
        Firsts().Where(day => months <= MonthsInLines || day.Month % 3 == 1).Select(day => (At(day), day.Month == 1));

    /// <summary>Where a word stands: every quarter, or every year.</summary>
    internal IEnumerable<DateOnly> Named() => Firsts().Where(day => day.Month == 1 || months <= MonthsInWords && day.Month % 3 == 1);

    private IEnumerable<DateOnly> Firsts()
    {
        for (var day = new DateOnly(from.Year, from.Month, 1); day < until; day = day.AddMonths(1))
        {
            if (day >= from) { yield return day; }
        }
    }
}
