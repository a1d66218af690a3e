using System.Globalization;
using Duixian.Domain.Standings;

namespace Duixian.Data.Rollups;

/// <summary>What a rule looked at, in one short text: exact shares as 24/65, blanks empty, in a fixed order.</summary>
internal static class StoredInputs
{
    public static string Write(LightInputs inputs) => inputs == LightInputs.None
        ? ""
        : string.Join(';', inputs.Completion, inputs.Schedule, inputs.Growth, inputs.GrowthBelowPlan, inputs.GrowthBelowMean, inputs.DaysLate?.ToString(CultureInfo.InvariantCulture), inputs.MonthsLate, inputs.PeriodsBehind?.ToString(CultureInfo.InvariantCulture));

    public static LightInputs Read(string text)
    {
        if (text.Length == 0) { return LightInputs.None; }
        var parts = text.Split(';');
        return new(Share(parts[0]), Share(parts[1]), Share(parts[2]), Share(parts[3]), Share(parts[4]), Whole(parts[5]), Share(parts[6]), Whole(parts[7]));
    }

    private static Ratio? Share(string text) => text.Length == 0 ? null : Ratio.Parse(text);

    private static int? Whole(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);
}
