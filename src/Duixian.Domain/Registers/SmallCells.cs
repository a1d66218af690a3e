namespace Duixian.Domain.Registers;

/// <summary>A count of one place, as it may be published.</summary>
/// <param name="Count">Null where it is not published.</param>
public sealed record PublicCount(string Place, int? Count);

/// <summary>A unit with its townships, as it may be published.</summary>
public sealed record PublicUnitCount(string Unit, int? Count, IReadOnlyList<PublicCount> Townships);

/// <summary>
/// Keeps small counts of people back. Nothing below five is told of any place; and as sums are told too, further places are kept back until what is hidden in a sum
/// is at least two places and at least five people, so that nobody can subtract his way to a small figure. A hidden place looks the same whatever hides in it.
/// </summary>
public static class SmallCells
{
    /// <summary>The smallest count that is told.</summary>
    public const int Least = 5;

    /// <param name="counts">Counts by unit and township; places without anybody are named with zero.</param>
    /// <returns>The whole (null: too few to tell), and what may be told below it, in the order given.</returns>
    public static (int? Whole, IReadOnlyList<PublicUnitCount> Units) Of(IReadOnlyList<(string Unit, IReadOnlyList<(string Township, int Count)> Townships)> counts)
    {
        var units = counts.Select(u => (Place: u.Unit, Count: u.Townships.Sum(t => t.Count))).ToList();
        var (whole, shown) = Hide(units);
        return (whole, [.. counts.Select((unit, i) =>
        {
            // Under a sum that is not told nothing is told: all parts together would tell it.
            if (shown[i].Count is null) { return new PublicUnitCount(unit.Unit, null, [.. unit.Townships.Select(t => new PublicCount(t.Township, null))]); }
            var (sum, parts) = Hide([.. unit.Townships.Select(t => (t.Township, t.Count))]);
            return new PublicUnitCount(unit.Unit, sum, parts);
        })]);
    }

    /// <summary>One sum and its parts.</summary>
    public static (int? Sum, IReadOnlyList<PublicCount> Parts) Hide(IReadOnlyList<(string Place, int Count)> parts)
    {
        var sum = parts.Sum(p => p.Count);
        var hidden = parts.Where(p => p.Count < Least).Select(p => p.Place).ToHashSet(StringComparer.Ordinal);
        if (sum < Least) { return (null, [.. parts.Select(p => new PublicCount(p.Place, null))]); }
        if (hidden.Count > 0)
        {
            // The smallest ones that could be told go with them, ties by code, until subtracting tells nothing.
            foreach (var next in parts.Where(p => p.Count >= Least).OrderBy(p => p.Count).ThenBy(p => p.Place, StringComparer.Ordinal))
            {
                if (hidden.Count >= 2 && parts.Where(p => hidden.Contains(p.Place)).Sum(p => p.Count) >= Least) { break; }
                hidden.Add(next.Place);
            }
        }
        return (sum, [.. parts.Select(p => new PublicCount(p.Place, hidden.Contains(p.Place) ? null : p.Count))]);
    }
}
