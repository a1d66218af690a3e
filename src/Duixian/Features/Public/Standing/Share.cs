using Duixian.Domain.Standings;

namespace Duixian.Features.Public.Standing;

/// <summary>A share kept as text, numerator over denominator, as a decimal for drawing and for print.</summary>
internal static class Share
{
    // Ten places: enough that the one printed is never rounded from a rounded one.
    private const int Places = 10;

    /// <summary>Null where there is none.</summary>
    public static decimal? Of(string? ratio) => Ratio.Parse(ratio) is { } share ? share.Percent(Places) / 100m : null;
}
