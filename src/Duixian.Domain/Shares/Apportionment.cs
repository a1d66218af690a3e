using System.Numerics;

namespace Duixian.Domain.Shares;

/// <summary>One who takes part in a whole that is divided.</summary>
/// <param name="Party">Code; ties are settled by it, never by the order of the list.</param>
/// <param name="Weight">Only the ratio of the weights counts.</param>
/// <param name="Floor">What it gets at least (每县至少1); not a multiple of the step is rounded up to one.</param>
public sealed record Claim(string Party, BigInteger Weight, decimal Floor);

/// <summary>What one party gets.</summary>
/// <param name="Quota">What it would get if amounts had no steps, to four decimals, after the floors of others.</param>
/// <param name="ByRemainder">It got one step more than the whole steps of its quota, because its remainder was among the largest.</param>
/// <param name="AtFloor">Its quota was below its floor, so it got the floor.</param>
public sealed record Portion(string Party, decimal Amount, decimal Quota, bool ByRemainder, bool AtFloor);

/// <summary>
/// Divides a whole into amounts of whole steps in proportion to weights: the method of the largest remainder (Hamilton's method), with floors.
/// A party whose quota is below its floor gets the floor and leaves; the rest is divided among the others, until no floor binds. Then each gets the whole
/// steps of its quota, and the steps left over go to the largest remainders, equal remainders by ordinal code.
/// All arithmetic is in whole numbers, so the sum is exact and the result does not depend on the order of the list.
/// </summary>
/// <remarks>
/// What is monotone: raising the weight of one party alone, all else unchanged, never lowers its amount; its quota grows, and every step that others lose in
/// whole they may only take back as remainder. What is not, and cannot be for any method that stays within one step of the quotas (Balinski and Young):
/// a larger total may give a party less (the Alabama paradox), and a party whose weight grows faster than another's may lose a step to it when both grow
/// (the population paradox). Both are kept as examples among the tests and in docs/decisions/0010-largest-remainder.md.
/// </remarks>
public static class Apportionment
{
    private const decimal FourDecimals = 10_000m;

    public static Result<IReadOnlyList<Portion>> Divide(decimal total, decimal quantum, IReadOnlyList<Claim> claims)
    {
        if (claims.Count == 0) { return SharesRefusal.Nobody; }
        if (claims.GroupBy(c => c.Party, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice) { return SharesRefusal.PartyTwice(twice.Key); }
        if (claims.FirstOrDefault(c => c.Weight < 0) is { } negative) { return SharesRefusal.WeightBelowZero(negative.Party); }
        if (claims.FirstOrDefault(c => c.Floor < 0) is { } sunk) { return SharesRefusal.FloorBelowZero(sunk.Party); }
        if (total <= 0 || quantum <= 0) { return SharesRefusal.NothingToDivide; }
        if (total % quantum != 0) { return SharesRefusal.TargetNotAMultiple(total, quantum); }
        if (claims.All(c => c.Weight.IsZero)) { return SharesRefusal.WeightsAllZero; }
        var floors = claims.ToDictionary(c => c.Party, c => new BigInteger(decimal.Ceiling(c.Floor / quantum)), StringComparer.Ordinal);
        var rest = new BigInteger(total / quantum);
        if (floors.Values.Aggregate(BigInteger.Add) > rest) { return SharesRefusal.FloorsTooLarge(claims.Sum(c => c.Floor), total); }

        var open = claims.OrderBy(c => c.Party, StringComparer.Ordinal).ToList();
        var portions = new Dictionary<string, Portion>(StringComparer.Ordinal);
        for (var bound = Short(open, floors, rest); bound.Count > 0; bound = Short(open, floors, rest))
        {
            foreach (var claim in bound)
            {
                open.Remove(claim);
                rest -= floors[claim.Party];
                portions[claim.Party] = new(claim.Party, (decimal)floors[claim.Party] * quantum, (decimal)floors[claim.Party] * quantum, ByRemainder: false, AtFloor: true);
            }
        }
        foreach (var portion in ByLargestRemainder(open, rest, quantum)) { portions[portion.Party] = portion; }
        return claims.Select(c => portions[c.Party]).ToList();
    }

    /// <summary>Those whose quota of the rest is below their floor. Never all who have a weight: the floors together are no more than the rest.</summary>
    private static List<Claim> Short(List<Claim> open, Dictionary<string, BigInteger> floors, BigInteger rest)
    {
        var weights = Sum(open);
        return [.. open.Where(c => rest * c.Weight < floors[c.Party] * weights)];
    }

    private static IEnumerable<Portion> ByLargestRemainder(List<Claim> open, BigInteger rest, decimal quantum)
    {
        var weights = Sum(open);
        var quotas = open.ConvertAll(c => (c.Party, Whole: BigInteger.DivRem(rest * c.Weight, weights, out var left), Left: left));
        var over = (int)(rest - quotas.Select(q => q.Whole).Aggregate(BigInteger.Add));   // fewer than there are parties
        var lucky = quotas.OrderByDescending(q => q.Left).ThenBy(q => q.Party, StringComparer.Ordinal).Take(over).Select(q => q.Party).ToHashSet(StringComparer.Ordinal);
        return quotas.Select(q =>
        {
            var more = lucky.Contains(q.Party);
            var tenThousandths = q.Left * (BigInteger)FourDecimals / weights;
            return new Portion(q.Party, (decimal)(more ? q.Whole + 1 : q.Whole) * quantum, decimal.Round(((decimal)q.Whole + ((decimal)tenThousandths / FourDecimals)) * quantum, 4), more, AtFloor: false);
        });
    }

    private static BigInteger Sum(List<Claim> claims) => claims.Aggregate(BigInteger.Zero, (sum, claim) => sum + claim.Weight);
}
