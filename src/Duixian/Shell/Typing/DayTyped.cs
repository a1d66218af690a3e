using System.Globalization;

namespace Duixian.Shell.Typing;

/// <summary>A day as people type it: 2024-09-30, 2024/9/30, 2024.9.30, 2024年9月30日, 20240930.</summary>
internal static class DayTyped
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    /// <summary>Null when it is no day.</summary>
    public static DateOnly? Read(string? typed) =>
        DateOnly.TryParseExact(TypedText.Line(typed), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2100 ? day : null;

    /// <summary>As a field shows it.</summary>
    public static string Write(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
