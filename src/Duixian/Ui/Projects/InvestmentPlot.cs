using Duixian.Ui.Charts;

namespace Duixian.Ui.Projects;

/// <summary>The plane of an InvestmentCurve: days to the right, money upwards.</summary>
internal sealed class InvestmentPlot
{
    internal const decimal Right = 400m;
    internal const decimal Bottom = 120m;
    private const decimal Top = 8m;
    private static readonly decimal[] Steps = [1m, 2m, 5m];

    private readonly InvestmentSeries series;
    private readonly decimal most;

    internal InvestmentPlot(InvestmentSeries series)
    {
        this.series = series;
        most = series.Plan.Concat(series.Adjusted ?? []).Concat(series.Completed).Max(point => point.Total) ?? 0m;
    }

    internal decimal X(DateOnly day)
    {
        var all = Math.Max(1, series.Until.DayNumber - series.From.DayNumber);
        return Math.Clamp((decimal)(day.DayNumber - series.From.DayNumber) / all, 0m, 1m) * Right;
    }

    internal decimal Y(decimal total) => most <= 0m ? Bottom : Bottom - Math.Clamp(total / most, 0m, 1m) * (Bottom - Top);

    /// <summary>The line in pieces: a point without a total ends one.</summary>
    internal string Line(IReadOnlyList<InvestmentPoint> points) => string.Concat(Runs(points).Where(run => run.Count > 1).Select(run => "M" + string.Join('L', run)));

    /// <summary>Points between two blanks, which no line would show.</summary>
    internal static IEnumerable<InvestmentPoint> Alone(IReadOnlyList<InvestmentPoint> points) =>
        points.Where((point, i) => point.Total is not null && (i == 0 || points[i - 1].Total is null) && (i == points.Count - 1 || points[i + 1].Total is null));

    /// <summary>Round amounts for two to four lines across.</summary>
    internal IEnumerable<decimal> Rounds()
    {
        if (most <= 0m) { yield break; }
        var step = 1m;
        while (step * 50m <= most) { step *= 10m; }
        var size = Steps.Select(s => s * step).Append(10m * step).First(s => most / s < 5m);
        for (var round = size; round <= most; round += size) { yield return round; }
    }

    private IEnumerable<List<string>> Runs(IReadOnlyList<InvestmentPoint> points)
    {
        List<string> run = [];
        foreach (var point in points)
        {
            if (point.Total is { } total) { run.Add(Svg.N(X(point.Day)) + " " + Svg.N(Y(total))); }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }
        if (run.Count > 0) { yield return run; }
    }
}
