namespace Duixian.Domain.Procedures;

/// <summary>What a step, or a kind of authority, cost many projects; all in plain days, so that they can be added.</summary>
/// <param name="Of">Code of the step, or the authority.</param>
/// <param name="Times">How often it was accepted.</param>
/// <param name="Days">Days its clock ran.</param>
/// <param name="StoppedDays">Days its clock stood.</param>
/// <param name="CriticalDays">Days up to today that critical paths spent on it: waiting for it to be applied for, its clock, and its stops.</param>
/// <param name="CriticalAhead">Days it still takes on critical paths, at its limit.</param>
public sealed record StepCost(string Of, int Times, int Days, int StoppedDays, int CriticalDays, int CriticalAhead);

internal static class PortfolioCosts
{
    public static IReadOnlyList<StepCost> Of(IEnumerable<ProcedurePath> paths, PathMoment moment, Func<ProcedureStep, string> by)
    {
        var costs = new Dictionary<string, StepCost>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            for (var at = 0; at < path.Template.Steps.Count; at++)
            {
                var progress = path.Forecast.Steps[at];
                if (progress.DaysUsed(DayUnit.Calendar, moment.Today, moment.Days) is { } days) { Add(costs, by(path.Template.Steps[at]), new("", 1, days, progress.DaysStopped(moment.Today), 0, 0)); }
            }
            Walk(path, moment.Today.DayNumber, by, costs);
        }
        return [.. costs.Values.OrderByDescending(c => c.CriticalDays + c.CriticalAhead).ThenByDescending(c => c.Days).ThenBy(c => c.Of, StringComparer.Ordinal)];
    }

    /// <summary>Every day from the beginning of the procedures to the start belongs to the one critical step that ends next; together they are the whole way.</summary>
    private static void Walk(ProcedurePath path, int today, Func<ProcedureStep, string> by, Dictionary<string, StepCost> costs)
    {
        var from = path.Procedures.BegunOn.DayNumber;
        foreach (var at in path.Critical)
        {
            var end = path.Forecast.Ends[at];
            if (end == PathForecast.Never)
            {
                Add(costs, by(path.Template.Steps[at]), new("", 0, 0, 0, Math.Max(0, today - from), 0));   // until today; what comes nobody can say
                return;
            }
            if (end <= from) { continue; }
            var past = Math.Clamp(today, from, end) - from;
            Add(costs, by(path.Template.Steps[at]), new("", 0, 0, 0, past, end - from - past));
            from = end;
        }
    }

    private static void Add(Dictionary<string, StepCost> costs, string of, StepCost cost)
    {
        var sum = costs.GetValueOrDefault(of) ?? new(of, 0, 0, 0, 0, 0);
        costs[of] = new(of, sum.Times + cost.Times, sum.Days + cost.Days, sum.StoppedDays + cost.StoppedDays, sum.CriticalDays + cost.CriticalDays, sum.CriticalAhead + cost.CriticalAhead);
    }
}
