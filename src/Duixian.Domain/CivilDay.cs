namespace Duixian.Domain;

/// <summary>The business day in the installation's time zone. A demonstration date shifts only this, never ledger times or sessions.</summary>
public sealed class CivilDay(TimeProvider time, TimeZoneInfo zone, DateOnly? demonstration = null)
{
    public DateOnly Today => demonstration ?? DayOf(time.GetUtcNow());

    /// <summary>Null outside demonstrations.</summary>
    public DateOnly? Demonstration => demonstration;

    /// <summary>Day and time of day as the clock on the wall shows it.</summary>
    public DateTime AtWall(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    /// <summary>The instant a civil day begins.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
