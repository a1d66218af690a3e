using System.Globalization;
using Duixian.Domain.Projects;

namespace Duixian.Shell.Formatting;

/// <summary>How much of a day is written.</summary>
public enum DayForm
{
    /// <summary>2024年9月30日 · 30 September 2024</summary>
    Full,

    /// <summary>9月30日 · 30 Sep</summary>
    MonthDay,

    /// <summary>2024-09-30 in both languages, for narrow columns.</summary>
    Numeric,

    /// <summary>2024年9月 · September 2024</summary>
    Month,

    /// <summary>2024-09 in both languages, for narrow columns.</summary>
    NumericMonth,
}

/// <summary>Civil days in words, in one place.</summary>
public static class Days
{
    /// <summary>The day in the language of the page; "—" when there is none.</summary>
    public static string Write(DateOnly? day, DayForm form = DayForm.Full)
    {
        if (day is not { } known) { return Figures.Blank; }
        var pattern = (form, Figures.English) switch
        {
            (DayForm.Full, false) => "yyyy年M月d日",
            (DayForm.Full, true) => "d MMMM yyyy",
            (DayForm.MonthDay, false) => "M月d日",
            (DayForm.MonthDay, true) => "d MMM",
            (DayForm.Month, false) => "yyyy年M月",
            (DayForm.Month, true) => "MMMM yyyy",
            (DayForm.NumericMonth, _) => "yyyy-MM",
            _ => "yyyy-MM-dd",
        };
        return known.ToString(pattern, CultureInfo.InvariantCulture);
    }

    /// <summary>A day as exactly as it is known: 2024年3月, 2024年三季度, 2024年上半年; "—" when there is none.</summary>
    public static string Rough(PartialDate? day) => day is not { } known ? Figures.Blank : known.Precision switch
    {
        DatePrecision.Day => Write(known.First),
        DatePrecision.Month => Write(known.First, DayForm.Month),
        DatePrecision.Quarter => Figures.English ? $"Q{known.Part} {known.Year}" : $"{known.Year}年{"一二三四"[known.Part - 1]}季度",
        DatePrecision.Half => Figures.English ? $"{(known.Part == 1 ? "first" : "second")} half of {known.Year}" : $"{known.Year}年{(known.Part == 1 ? "上" : "下")}半年",
        _ => Figures.English ? $"{known.Year}" : $"{known.Year}年",
    };

    /// <summary>The same of a day as records keep it.</summary>
    public static string Rough(string? day) => Rough(PartialDate.Parse(day));
}
