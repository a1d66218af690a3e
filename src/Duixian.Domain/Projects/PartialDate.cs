using System.Globalization;

namespace Duixian.Domain.Projects;

/// <summary>How exactly a date is known.</summary>
public enum DatePrecision { Year, Half, Quarter, Month, Day }

/// <summary>A date as exactly as somebody wrote it: a year, half, quarter, month or day. Written 2024, 2024-H1, 2024-Q3, 2024-03, 2024-03-15.</summary>
/// <param name="Part">Half, quarter or month; 0 where only the year is known.</param>
/// <param name="Day">Day of the month; 0 where it is not known.</param>
public readonly record struct PartialDate(int Year, DatePrecision Precision, int Part = 0, int Day = 0)
{
    /// <summary>As it is kept; null where the text is none of the five forms.</summary>
    public static PartialDate? Parse(string? text)
    {
        if (text is not { Length: 4 or 7 or 10 } || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || !IsYear(year)) { return null; }
        return text.AsSpan(4) switch
        {
            "" => new(year, DatePrecision.Year),
            "-H1" or "-H2" => new(year, DatePrecision.Half, text[6] - '0'),
            ['-', 'Q', >= '1' and <= '4' and var quarter] => new(year, DatePrecision.Quarter, quarter - '0'),
            ['-', _, _] => int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var month) ? OfMonth(year, month) : null,
            _ => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? OfDay(day) : null,
        };
    }

    /// <summary>True where every day it may mean lies before every day the other may mean.</summary>
    public bool IsSurelyBefore(PartialDate other) => Last < other.First;

    public static PartialDate OfDay(DateOnly day) => new(day.Year, DatePrecision.Day, day.Month, day.Day);

    /// <summary>Null where there is no such month.</summary>
    public static PartialDate? OfMonth(int year, int month) => IsYear(year) && month is >= 1 and <= 12 ? new(year, DatePrecision.Month, month) : null;

    /// <summary>Null where there is no such day.</summary>
    public static PartialDate? OfDay(int year, int month, int day) =>
        IsYear(year) && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, DatePrecision.Day, month, day) : null;

    public static PartialDate? OfYear(int year) => IsYear(year) ? new(year, DatePrecision.Year) : null;

    /// <summary>The first day it may be.</summary>
    public DateOnly First => Precision switch
    {
        DatePrecision.Year => new(Year, 1, 1),
        DatePrecision.Half => new(Year, Part == 1 ? 1 : 7, 1),
        DatePrecision.Quarter => new(Year, (Part * 3) - 2, 1),
        DatePrecision.Month => new(Year, Part, 1),
        _ => new(Year, Part, Day),
    };

    /// <summary>The last day it may be: what is due "in March" is late from April on.</summary>
    public DateOnly Last => Precision switch
    {
        DatePrecision.Year => new(Year, 12, 31),
        DatePrecision.Half => new(Year, Part == 1 ? 6 : 12, Part == 1 ? 30 : 31),
        DatePrecision.Quarter => new(Year, Part * 3, DateTime.DaysInMonth(Year, Part * 3)),
        DatePrecision.Month => new(Year, Part, DateTime.DaysInMonth(Year, Part)),
        _ => First,
    };

    public override string ToString() => Precision switch
    {
        DatePrecision.Year => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}"),
        DatePrecision.Half => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-H{Part}"),
        DatePrecision.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Part}"),
        DatePrecision.Month => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Part:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Part:00}-{Day:00}"),
    };

    // Anything else in a ledger of projects is a slip of the pen.
    private static bool IsYear(int year) => year is >= 1949 and <= 2099;
}
