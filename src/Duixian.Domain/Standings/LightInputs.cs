namespace Duixian.Domain.Standings;

/// <summary>What a rule looks at for one line on one day, exactly. What does not exist is null, and a condition on it is not met.</summary>
/// <param name="Completion">Printed beside the light.</param>
/// <param name="Schedule">Printed beside the light.</param>
public sealed record LightInputs(
    Ratio? Completion, Ratio? Schedule, Ratio? Growth = null, Ratio? GrowthBelowPlan = null, Ratio? GrowthBelowMean = null, int? DaysLate = null, Ratio? MonthsLate = null, int? PeriodsBehind = null)
{
    public static readonly LightInputs None = new(null, null);

    /// <summary>Nothing is known that a rule could look at.</summary>
    public bool IsEmpty => this == None || (Completion is null && Growth is null && DaysLate is null);

    /// <summary>In percentage points, never "per cent of growth".</summary>
    public Ratio? PointsBehind => Schedule - Completion is { } behind ? behind * Ratio.Of(100) : null;

    /// <summary>Null while nothing was to be there yet.</summary>
    public Ratio? PercentBehind => Schedule is { } planned && planned > Ratio.Zero && PointsBehind is { } points ? points / planned : null;

    public Ratio? Of(LightInput input) => input switch
    {
        LightInput.PointsBehind => PointsBehind,
        LightInput.PercentBehind => PercentBehind,
        LightInput.Growth => Growth,
        LightInput.GrowthBelowPlan => GrowthBelowPlan,
        LightInput.GrowthBelowMean => GrowthBelowMean,
        LightInput.DaysLate => DaysLate is { } days ? Ratio.Of((long)days, 1) : null,
        LightInput.MonthsLate => MonthsLate,
        LightInput.PeriodsBehind => PeriodsBehind is { } periods ? Ratio.Of((long)periods, 1) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(input), input, "No such input."),
    };

    /// <summary>Months from one day to another, a begun one as its part; negative backwards.</summary>
    public static Ratio MonthsBetween(DateOnly from, DateOnly to)
    {
        if (to < from) { return Ratio.Zero - MonthsBetween(to, from); }
        var whole = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        if (from.AddMonths(whole) > to) { whole--; }
        var begun = from.AddMonths(whole);
        return Ratio.Of((long)whole, 1) + Ratio.Of((long)(to.DayNumber - begun.DayNumber), from.AddMonths(whole + 1).DayNumber - begun.DayNumber);
    }
}
