using System.Globalization;

namespace Duixian.Domain.Dispatch;

/// <summary>How often figures are asked for.</summary>
public enum Cycle
{
    /// <summary>周: Monday to Sunday, numbered as in ISO 8601.</summary>
    Weekly,

    /// <summary>旬: the 1st to 10th, 11th to 20th, and the rest of a month.</summary>
    TenDay,

    Monthly,

    Quarterly,
}

/// <summary>The stretch of days a round asks about. Figures are running totals up to its last day.</summary>
/// <param name="Code">2024-W21, 2024-05-1, 2024-05 or 2024-Q2.</param>
public readonly record struct Period(Cycle Cycle, DateOnly From, DateOnly To, string Code)
{
    /// <summary>The period of a kind that a day lies in.</summary>
    public static Period Of(Cycle cycle, DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        var last = first.AddMonths(1).AddDays(-1);
        switch (cycle)
        {
            case Cycle.Weekly:
                var week = ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue));
                var year = ISOWeek.GetYear(day.ToDateTime(TimeOnly.MinValue));
                var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
                return new(cycle, monday, monday.AddDays(6), string.Create(CultureInfo.InvariantCulture, $"{year:0000}-W{week:00}"));
            case Cycle.TenDay:
                var part = day.Day <= 10 ? 1 : day.Day <= 20 ? 2 : 3;
                return new(cycle, first.AddDays((part - 1) * 10), part == 3 ? last : first.AddDays((part * 10) - 1), string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}-{part}"));
            case Cycle.Monthly:
                return new(cycle, first, last, string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}"));
            case Cycle.Quarterly:
                var quarter = (day.Month + 2) / 3;
                var start = new DateOnly(day.Year, (quarter * 3) - 2, 1);
                return new(cycle, start, start.AddMonths(3).AddDays(-1), string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-Q{quarter}"));
            default:
                throw new ArgumentOutOfRangeException(nameof(cycle), cycle, "No such cycle.");
        }
    }

    /// <summary>Null when it is no period's code.</summary>
    public static Period? Parse(string? code)
    {
        if (code is not { Length: >= 7 and <= 9 } || !DateOnly.TryParseExact($"{code[..4]}-01-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var year)) { return null; }
        if (code[5] == 'Q' && code.Length == 7 && code[6] is >= '1' and <= '4') { return Known(Cycle.Quarterly, year.AddMonths((code[6] - '1') * 3), code); }
        if (code[5] == 'W' && code.Length == 8 && int.TryParse(code[6..], NumberStyles.None, CultureInfo.InvariantCulture, out var week) && week is >= 1 and <= 53)
        {
            return Known(Cycle.Weekly, DateOnly.FromDateTime(ISOWeek.ToDateTime(year.Year, week, DayOfWeek.Monday)), code);
        }
        if (!DateOnly.TryParseExact($"{code[..7]}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) { return null; }
        if (code.Length == 7) { return Known(Cycle.Monthly, month, code); }
        return code.Length == 9 && code[8] is >= '1' and <= '3' ? Known(Cycle.TenDay, month.AddDays((code[8] - '1') * 10), code) : null;
    }

    public Period Next() => Of(Cycle, To.AddDays(1));

    public Period Previous() => Of(Cycle, From.AddDays(-1));

    public override string ToString() => Code;

    private static Period? Known(Cycle cycle, DateOnly day, string code) => Of(cycle, day) is var period && period.Code == code ? period : null;
}
