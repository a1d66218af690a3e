using System.Globalization;
using Duixian.Domain;
using Duixian.Domain.Standings;

namespace Duixian.Features.Lights.Schedules;

/// <summary>A planned curve as it is typed: a day and a percentage a line, as copied from a sheet.</summary>
internal static class CurveTyped
{
    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];

    public static string Write(IReadOnlyList<SchedulePoint> points) =>
        string.Join('\n', points.Select(p => $"{p.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {p.Percent.ToString("0.####", CultureInfo.InvariantCulture)}"));

    /// <returns>The points, or the first line that could not be read.</returns>
    public static (IReadOnlyList<SchedulePoint> Points, int? WrongLine) Read(string typed)
    {
        var points = new List<SchedulePoint>();
        var lines = typed.Normalize(System.Text.NormalizationForm.FormKC).Split('\n', StringSplitOptions.TrimEntries);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0) { continue; }
            var parts = lines[i].Split([' ', '\t', ',', ';', '、'], StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length != 2
                || !DateOnly.TryParseExact(parts[0], Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                || !decimal.TryParse(parts[1].TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent))
            {
                return ([], i + 1);
            }
            points.Add(new(day, percent));
        }
        return (points, null);
    }
}
