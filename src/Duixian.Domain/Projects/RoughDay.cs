using System.Globalization;

namespace Duixian.Domain.Projects;

/// <summary>
/// A day as exactly as somebody knows it: <c>2024</c>, <c>2024-H1</c>, <c>2024-Q3</c>, <c>2024-03</c> or <c>2024-03-15</c>. How exact it is, is told by its length; nothing is ever made more exact than it was said.
/// </summary>
public readonly record struct RoughDay : IComparable<RoughDay>
{
    private RoughDay(string text, DateOnly first, DateOnly last) => (Text, First, Last) = (text, first, last);

    /// <summary>As it is kept.</summary>
    public string Text { get; }

    public DateOnly First { get; }

    /// <summary>The last day it may mean; what is promised "by" it is late only after this one.</summary>
    public DateOnly Last { get; }

    public bool IsDay => Text.Length == 10;

    public static RoughDay Of(DateOnly day) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day, day);

    /// <summary>Null where the text is none of the five forms, or names a year outside 1949–2100.</summary>
    public static RoughDay? Parse(string? text)
    {
        if (text is not { Length: 4 or 7 or 10 } || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1949 or > 2100) { return null; }
        if (text.Length == 10) { return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(text, day, day) : null; }
        var (from, months) = text.Length == 4 ? (1, 12) : Part(text.AsSpan(4));
        if (months == 0) { return null; }
        var first = new DateOnly(year, from, 1);
        return new(text, first, first.AddMonths(months).AddDays(-1));
    }

    /// <summary>Earlier first; of two that end on one day the more exact one first.</summary>
    public int CompareTo(RoughDay other) => (Last, -First.DayNumber).CompareTo((other.Last, -other.First.DayNumber));

    /// <summary>True where every day it may mean lies before every day the other may mean.</summary>
    public bool IsSurelyBefore(RoughDay other) => Last < other.First;

    public static bool operator <(RoughDay a, RoughDay b) => a.CompareTo(b) < 0;

    public static bool operator >(RoughDay a, RoughDay b) => a.CompareTo(b) > 0;

    public static bool operator <=(RoughDay a, RoughDay b) => a.CompareTo(b) <= 0;

    public static bool operator >=(RoughDay a, RoughDay b) => a.CompareTo(b) >= 0;

    public override string ToString() => Text;

    private static (int From, int Months) Part(ReadOnlySpan<char> part) => part switch
    {
        "-H1" => (1, 6),
        "-H2" => (7, 6),
        ['-', 'Q', >= '1' and <= '4' and var quarter] => (((quarter - '1') * 3) + 1, 3),
        ['-', var tens, var ones] when int.TryParse([tens, ones], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12 => (month, 1),
        _ => (0, 0),
    };
}
