using System.Globalization;
using System.Numerics;

namespace Duixian.Features.Public.Standing;

/// <summary>A share kept as text, numerator over denominator, as a decimal for drawing and for print.</summary>
internal static class Share
{
    // Twelve places: enough that the one printed is never rounded from a rounded one.
    private static readonly BigInteger Places = BigInteger.Pow(10, 12);
    private static readonly BigInteger Largest = BigInteger.Pow(10, 24);

    /// <summary>Null where there is none.</summary>
    public static decimal? Of(string? ratio)
    {
        if (ratio is null || ratio.IndexOf('/', StringComparison.Ordinal) is not (> 0 and var slash)) { return null; }
        var scaled = BigInteger.Parse(ratio.AsSpan(0, slash), CultureInfo.InvariantCulture) * Places / BigInteger.Parse(ratio.AsSpan(slash + 1), CultureInfo.InvariantCulture);
        return (decimal)BigInteger.Max(-Largest, BigInteger.Min(Largest, scaled)) / (decimal)Places;
    }
}
