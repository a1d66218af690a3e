namespace Duixian.Domain.Dispatch;

/// <summary>From when and how long an installation usually asks.</summary>
/// <param name="OpensOn">Day of the period's last month a monthly or quarterly round opens on, 1 to 28; 0: the day after the period.</param>
/// <param name="Due">Working days from opening to the day due.</param>
/// <param name="Grace">Further working days that are not late.</param>
/// <param name="Closes">Further working days until it is closed.</param>
public sealed record RoundRhythm(int OpensOn, int Due, int Grace, int Closes)
{
    /// <summary>The four days this rhythm gives a period; for one long past it opens today.</summary>
    public RoundDays DaysOf(Period period, WorkCalendar calendar, DateOnly today)
    {
        var opens = Opening(period);
        opens = calendar.WorkingFrom(opens < today ? today : opens);
        var due = calendar.After(opens, Due);
        var grace = calendar.After(due, Grace);
        return new(opens, due, grace, calendar.After(grace, Closes));
    }

    /// <summary>The period one would ask about today, within a plan's year.</summary>
    public Period Usual(Cycle cycle, int year, DateOnly today)
    {
        var running = Period.Of(cycle, today);
        var usual = Opening(running) <= today ? running : running.Previous();
        if (usual.To.Year > year) { usual = Period.Of(cycle, new(year, 12, 31)); }
        if (usual.To.Year > year) { usual = usual.Previous(); }   // the week that ends in the next year is the next year's
        return usual.To.Year < year ? Period.Of(cycle, new(year, 1, 1)) : usual;
    }

    private DateOnly Opening(Period period) =>
        OpensOn > 0 && (period.Cycle is Cycle.Monthly or Cycle.Quarterly) ? new(period.To.Year, period.To.Month, OpensOn) : period.To.AddDays(1);
}
