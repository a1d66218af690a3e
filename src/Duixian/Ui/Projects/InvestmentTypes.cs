namespace Duixian.Ui.Projects;

/// <summary>A running total of investment at the end of a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Total">In 元 since the curve's first day; null when nothing was reported, which leaves a gap in the line.</param>
public readonly record struct InvestmentPoint(DateOnly Day, decimal? Total);

/// <summary>Planned and completed investment between two days, as dispatch counts it.</summary>
/// <param name="From">The first day; everything is counted from here.</param>
/// <param name="Until">The last day.</param>
/// <param name="Plan">The plan as frozen, in order of days.</param>
/// <param name="Adjusted">The plan as changed later; null or empty when it was not.</param>
/// <param name="Completed">What was reported, in order of days.</param>
public sealed record InvestmentSeries(DateOnly From, DateOnly Until, IReadOnlyList<InvestmentPoint> Plan, IReadOnlyList<InvestmentPoint>? Adjusted, IReadOnlyList<InvestmentPoint> Completed)
{
    /// <summary>The newest reported total.</summary>
    public InvestmentPoint? Last => Completed.LastOrDefault(point => point.Total is not null) is { Total: not null } last ? last : null;

    /// <summary>What the frozen plan asked by the newest reported day, less what was completed; negative when ahead, null when either is not known.</summary>
    /// <remarks>Between two known points the plan is a straight line; such a figure is rounded to 万元.</remarks>
    public decimal? Shortfall => Last is { Total: { } done } last ? PlannedOn(Plan, last.Day) - done : null;

    internal static decimal? PlannedOn(IReadOnlyList<InvestmentPoint> plan, DateOnly day)
    {
        for (var i = 0; i < plan.Count; i++)
        {
            if (plan[i].Day == day) { return plan[i].Total; }
            if (i > 0 && plan[i - 1].Day < day && day < plan[i].Day && plan[i - 1].Total is { } before && plan[i].Total is { } after)
            {
                var passed = (decimal)(day.DayNumber - plan[i - 1].Day.DayNumber) / (plan[i].Day.DayNumber - plan[i - 1].Day.DayNumber);
                return decimal.Round((before + (after - before) * passed) / 10_000m) * 10_000m;
            }
        }
        return null;
    }
}

/// <summary>A figure of official statistics, which counts otherwise than dispatch and never stands in its curve.</summary>
/// <param name="Amount">In 元; null when it is not published yet.</param>
/// <param name="Name">What is counted: fixed-asset investment.</param>
/// <param name="AsOf">The last day it speaks of.</param>
/// <param name="Source">Who published it.</param>
public sealed record StatisticsFigure(decimal? Amount, string Name, DateOnly AsOf, string Source);
