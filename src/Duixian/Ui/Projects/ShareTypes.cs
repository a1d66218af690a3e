namespace Duixian.Ui.Projects;

/// <summary>How many of how many, now and as projected.</summary>
/// <param name="Done">How many are done.</param>
/// <param name="Total">Of how many.</param>
/// <param name="Projected">How many will be, if everything goes on at the legal pace; null when it is not computed.</param>
public sealed record ShareCount(int Done, int Total, int? Projected = null)
{
    /// <summary>Done over total; null when there is nothing to do.</summary>
    public decimal? Rate => Over(Done);

    /// <summary>Projected over total.</summary>
    public decimal? ProjectedRate => Projected is { } projected ? Over(projected) : null;

    /// <summary>How many more are needed for a share of the total, rounded up to whole ones; zero when it is reached.</summary>
    public int Lacking(decimal target) => Lacking(target, Done);

    /// <summary>The same, counted from what is projected.</summary>
    public int? ProjectedLacking(decimal target) => Projected is { } projected ? Lacking(target, projected) : null;

    private int Lacking(decimal target, int count) => Math.Max(0, (int)Math.Ceiling(target * Total) - count);

    private decimal? Over(int count) => Total > 0 ? (decimal)count / Total : null;
}

/// <summary>One county or office under a ShareBar, on the same scale.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">Its own count, of the frozen list.</param>
/// <param name="Behind">True when someone must act.</param>
/// <param name="Href">Its list.</param>
public sealed record SharePart(string Name, ShareCount Count, bool Behind = false, string? Href = null);
