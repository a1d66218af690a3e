namespace Duixian.Domain.Procedures;

/// <summary>A project that decides whether a threshold is reached.</summary>
/// <param name="CompletesOn">If everything ends at its limit.</param>
/// <param name="Days">How many days it is too late, or, where it makes it, how many it has to spare; both all days.</param>
/// <param name="Ball">Who has the next move on its way to completeness; null where nobody has.</param>
/// <param name="Longest">The step that takes most of the days still to come.</param>
/// <param name="LongestDays">How many of them.</param>
public sealed record DecidingProject(int Project, DateOnly CompletesOn, int Days, StepBall? Ball, ProcedureStep Longest, int LongestDays);

/// <summary>Whether a threshold of complete projects is reached by a day, at the limits and from today on (预计达标).</summary>
/// <param name="Complete">Complete today.</param>
/// <param name="OnPromise">Of those, how many rest on a promise in a required step.</param>
/// <param name="Projected">Complete by the day.</param>
/// <param name="Fragile">Of those projected and not complete yet, how many have no more than the margin to spare.</param>
/// <param name="Needed">How many the threshold asks for: rounded up, so 80 % of 7 is 6.</param>
/// <param name="NotBegun">In the scope without procedures; never complete.</param>
/// <param name="NobodyCanSay">A required step has no limit, or waits for works whose completion is not known.</param>
/// <param name="Misses">Not complete by the day, the nearest first: what would have to be won.</param>
/// <param name="Makes">Complete by the day and not yet, the tightest first: what must not be lost.</param>
public sealed record PortfolioOutlook(
    DateOnly Day, decimal Percent, PortfolioShare Complete, int OnPromise, PortfolioShare Projected, int Fragile, int Needed, int NotBegun, int NobodyCanSay,
    IReadOnlyList<DecidingProject> Misses, IReadOnlyList<DecidingProject> Makes)
{
    public bool IsReached => Projected.Count >= Needed;

    /// <summary>How many more are needed; 0 where it is reached.</summary>
    public int Missing => Math.Max(0, Needed - Projected.Count);

    /// <summary>How many may be lost; 0 where it is not reached.</summary>
    public int Spare => Math.Max(0, Projected.Count - Needed);

    /// <summary>
    /// The projects the threshold hangs on: where it is missed, as many of the nearest misses as are needed; where it is reached, those whose loss would lose it, one more than may be lost. The easiest to win, or to lose, first.
    /// Nobody where it is reached without any that could still be lost.
    /// </summary>
    public IReadOnlyList<DecidingProject> Deciding => !IsReached ? [.. Misses.Take(Missing)] : Spare < Makes.Count ? [.. Makes.Take(Spare + 1)] : [];

    internal static PortfolioOutlook Of(ProcedurePortfolio portfolio, DateOnly day, decimal percent, int margin, IReadOnlySet<int> scope)
    {
        var (complete, promised, projected, fragile, begun, blank) = (0, 0, 0, 0, 0, 0);
        var (misses, makes) = (new List<DecidingProject>(), new List<DecidingProject>());
        foreach (var path in portfolio.In(scope))
        {
            begun++;
            if (path.IsComplete)
            {
                complete++;
                projected += path.CompletesOn <= day ? 1 : 0;   // asked after the day, it may have been too late
                promised += RestsOnPromise(path) ? 1 : 0;
                continue;
            }
            if (path.CompletesOn is not { } end) { blank++; continue; }
            var spare = day.DayNumber - end.DayNumber;
            (projected, fragile) = spare >= 0 ? (projected + 1, fragile + (spare <= margin ? 1 : 0)) : (projected, fragile);
            (spare >= 0 ? makes : misses).Add(Decide(path, end, Math.Abs(spare), portfolio.Moment.Today));
        }
        return new(
            day, percent, new(complete, scope.Count), promised, new(projected, scope.Count), fragile, (int)Math.Ceiling(scope.Count * percent / 100m), scope.Count - begun, blank, Sorted(misses), Sorted(makes));
    }

    private static IReadOnlyList<DecidingProject> Sorted(List<DecidingProject> projects) => [.. projects.OrderBy(p => p.Days).ThenBy(p => p.Project)];

    private static bool RestsOnPromise(ProcedurePath path)
    {
        for (var at = 0; at < path.Template.Steps.Count; at++)
        {
            if (path.Template.Steps[at].Required && path.Forecast.Steps[at].State == StepState.Promised) { return true; }
        }
        return false;
    }

    private static DecidingProject Decide(ProcedurePath path, DateOnly end, int days, DateOnly today)
    {
        var (longest, most, from) = (-1, -1, today.DayNumber);
        StepBall? ball = null;
        foreach (var at in path.CompletionChain)
        {
            if (path.Forecast.Steps[at].IsSettled) { continue; }
            ball ??= path.BallAt(at);
            var ahead = path.Forecast.Ends[at] - from;
            (longest, most, from) = ahead > most ? (at, ahead, path.Forecast.Ends[at]) : (longest, most, path.Forecast.Ends[at]);
        }
        return new(path.Procedures.Project, end, days, ball, path.Template.Steps[longest], most);
    }
}
