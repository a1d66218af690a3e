using System.Reflection;

namespace Duixian.Domain.Dispatch;

/// <summary>What a day is for those who work.</summary>
public enum DayKind
{
    Working,
    Weekend,
    Holiday,

    /// <summary>A weekend day on which everybody works, for a longer holiday (调休上班).</summary>
    MakeUp,
}

/// <summary>One day of the calendar.</summary>
/// <param name="Name">The holiday it belongs to, as the notice calls it; null on ordinary days.</param>
/// <param name="Provisional">Its year is not decreed yet: only the statutory holidays are known, no make-up days.</param>
public sealed record CalendarDay(DateOnly Day, DayKind Kind, string? Name, bool Provisional)
{
    public bool IsWorking => Kind is DayKind.Working or DayKind.MakeUp;
}

/// <summary>Holidays and make-up working days (工作日历): as decreed each year, and from the statutory holidays where a year is not decreed yet.</summary>
public sealed class WorkCalendar
{
    private static readonly Lazy<WorkCalendar> ReadOnce = new(ReadShipped);

    private readonly Dictionary<int, string> sources;
    private readonly Dictionary<DateOnly, DecreedDay> decreed;
    private readonly Lazy<WorkingDayIndex> indexed;

    private WorkCalendar(Dictionary<int, string> sources, Dictionary<DateOnly, DecreedDay> decreed)
    {
        (this.sources, this.decreed) = (sources, decreed);
        indexed = new(() => new(this));
    }

    /// <summary>The calendar the program comes with.</summary>
    public static WorkCalendar Shipped => ReadOnce.Value;

    /// <summary>The same calendar for whoever counts working days many thousand times; made when first asked for.</summary>
    public WorkingDayIndex Indexed => indexed.Value;

    /// <summary>Years that are decreed, ascending.</summary>
    public IReadOnlyList<int> Years => [.. sources.Keys.Order()];

    /// <summary>The notice a year follows; null where it is not decreed yet.</summary>
    public string? SourceOf(int year) => sources.GetValueOrDefault(year);

    public CalendarDay On(DateOnly day)
    {
        if (decreed.TryGetValue(day, out var said)) { return new(day, said.Kind, said.Name, Provisional: false); }
        var known = sources.ContainsKey(day.Year);
        if (!known && StatutoryHolidays.On(day) is { } name) { return new(day, DayKind.Holiday, name, Provisional: true); }
        return new(day, day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayKind.Weekend : DayKind.Working, null, !known);
    }

    public bool IsWorking(DateOnly day) => On(day).IsWorking;

    /// <summary>Working days after a day, up to and with another; 0 where that is not later.</summary>
    public int WorkingDaysAfter(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1)) { count += IsWorking(day) ? 1 : 0; }
        return count;
    }

    /// <summary>The day itself where it is a working day, else the next one.</summary>
    public DateOnly WorkingFrom(DateOnly day)
    {
        while (!IsWorking(day)) { day = day.AddDays(1); }
        return day;
    }

    /// <summary>So many working days later.</summary>
    public DateOnly After(DateOnly day, int workingDays)
    {
        for (var left = workingDays; left > 0; left--) { day = WorkingFrom(day.AddDays(1)); }
        return day;
    }

    /// <summary>With an operator's own notices: a year named there replaces the shipped one whole.</summary>
    /// <exception cref="FormatException">Names the first line that is not understood.</exception>
    public WorkCalendar With(TextReader text)
    {
        var (own, days) = Read(text);
        var merged = new Dictionary<int, string>(sources);
        foreach (var (year, source) in own) { merged[year] = source; }
        var kept = decreed.Where(d => !own.ContainsKey(d.Value.Notice)).ToDictionary();
        foreach (var (day, said) in days) { kept[day] = said; }
        return new(merged, kept);
    }

    private static WorkCalendar ReadShipped()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("dispatch/holidays.txt") ?? throw new InvalidOperationException("The program was built without its holidays.");
        using var reader = new StreamReader(stream);
        var (notices, days) = Read(reader);
        return new(notices, days);
    }

    private static (Dictionary<int, string> Notices, Dictionary<DateOnly, DecreedDay> Days) Read(TextReader text)
    {
        var notices = new Dictionary<int, string>();
        var days = new Dictionary<DateOnly, DecreedDay>();
        var (number, notice) = (0, 0);
        while (text.ReadLine() is { } line)
        {
            number++;
            var words = line.Split([' ', '\t'], 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words.Length == 0 || words[0].StartsWith('#')) { continue; }
            if (!Take(words, ref notice, notices, days)) { throw new FormatException($"{number}: {line.Trim()}"); }
        }
        return (notices, days);
    }

    private static bool Take(string[] words, ref int notice, Dictionary<int, string> notices, Dictionary<DateOnly, DecreedDay> days)
    {
        if (words is not [var verb, var when, var name]) { return false; }
        if (verb == "notice") { return when.Length == 4 && DayAt($"{when}-01-01") is { } first && notices.TryAdd(notice = first.Year, name); }
        if (notice == 0 || verb is not ("off" or "work")) { return false; }
        var ends = when.Split("..");
        if (ends.Length > 2 || DayAt(ends[0]) is not { } from || DayAt(ends[^1]) is not { } to || to < from || to.DayNumber - from.DayNumber > 31) { return false; }
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (!days.TryAdd(day, new(notice, verb == "off" ? DayKind.Holiday : DayKind.MakeUp, name))) { return false; }
        }
        return true;
    }

    private static DateOnly? DayAt(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;

    /// <param name="Notice">Year of the notice that says so: the last day of December may stand in the next year's.</param>
    private sealed record DecreedDay(int Notice, DayKind Kind, string Name);
}
