using System.Numerics;
using CsCheck;
using Duixian.Domain.Shares;

namespace Duixian.Domain.Tests.Shares;

public sealed class ApportionmentTests
{
    /// <summary>Up to eleven units with weights and floors, and a total in steps of one that is never below the floors.</summary>
    private static readonly Gen<(decimal Total, Claim[] Claims)> Cases =
        Gen.Select(Gen.Select(Gen.OneOf(Gen.Int[0, 3], Gen.Int[0, 5_000_000]), Gen.Int[0, 3]).Array[1, 11], Gen.OneOf(Gen.Int[1, 40], Gen.Int[1, 60_000]))
            .Where(c => c.Item1.Any(u => u.Item1 > 0))
            .Select(c => ((decimal)(c.Item2 + c.Item1.Sum(u => u.Item2)), Units(c.Item1)));

    private static readonly Gen<(decimal Total, Claim[] Claims)> WithoutFloors = Cases.Select(c => (c.Total, c.Claims.Select(u => u with { Floor = 0 }).ToArray()));

    private static Claim[] Units((int Weight, int Floor)[] units) => [.. units.Select((u, i) => new Claim($"3715{i:00}", u.Weight, u.Floor))];

    private static IReadOnlyList<Portion> Divide(decimal total, IReadOnlyList<Claim> claims, decimal quantum = 1) =>
        Apportionment.Divide(total, quantum, claims) is { Refusal: null } divided ? divided.Value : throw new InvalidOperationException("refused");

    private static decimal[] Amounts(decimal total, params int[] weights) => [.. Divide(total, Units([.. weights.Select(w => (w, 0))])).Select(p => p.Amount)];

    [Fact]
    public void The_amounts_together_are_the_whole() => Cases.Sample(c => Divide(c.Total, c.Claims).Sum(p => p.Amount) == c.Total);

    [Fact]
    public void Nobody_gets_less_than_the_floor() => Cases.Sample(c => Divide(c.Total, c.Claims).Zip(c.Claims).All(p => p.First.Amount >= p.Second.Floor && (!p.First.AtFloor || p.First.Amount == p.Second.Floor)));

    [Fact]
    public void The_order_of_the_list_changes_nothing() => Gen.Select(Cases, Gen.Int[0, int.MaxValue]).Sample((c, seed) =>
    {
        var shuffled = c.Claims.OrderBy(u => HashCode.Combine(u.Party, seed)).ToArray();
        return Divide(c.Total, shuffled).OrderBy(p => p.Party, StringComparer.Ordinal).SequenceEqual(Divide(c.Total, c.Claims));
    });

    [Fact]
    public void Where_no_floor_binds_each_amount_is_within_one_step_of_its_quota() => WithoutFloors.Sample(c =>
    {
        var weights = c.Claims.Aggregate(BigInteger.Zero, (sum, u) => sum + u.Weight);
        return Divide(c.Total, c.Claims).Zip(c.Claims).All(p => BigInteger.Abs(((BigInteger)p.First.Amount * weights) - ((BigInteger)c.Total * p.Second.Weight)) < weights);
    });

    [Fact]
    public void Raising_one_weight_alone_never_lowers_its_amount() => Gen.Select(Cases, Gen.Int[0, 10], Gen.OneOf(Gen.Int[1, 5], Gen.Int[1, 1_000_000])).Sample((c, at, more) =>
    {
        at %= c.Claims.Length;
        var raised = c.Claims.Select((u, i) => i == at ? u with { Weight = u.Weight + more } : u).ToArray();
        return Divide(c.Total, raised)[at].Amount >= Divide(c.Total, c.Claims)[at].Amount;
    }, iter: 20_000);

    [Fact]
    public void A_heavier_unit_never_gets_less_than_a_lighter_one_with_the_same_floor() => WithoutFloors.Sample(c =>
    {
        var amounts = Divide(c.Total, c.Claims);
        return c.Claims.Index().All(a => c.Claims.Index().All(b => a.Item.Weight <= b.Item.Weight || amounts[a.Index].Amount >= amounts[b.Index].Amount));
    });

    [Fact]
    public void A_larger_total_may_give_a_unit_less_which_is_the_Alabama_paradox()
    {
        Assert.Equal([4m, 4m, 2m], Amounts(10, 6, 6, 2));
        Assert.Equal([5m, 5m, 1m], Amounts(11, 6, 6, 2));
    }

    [Fact]
    public void A_unit_that_grows_faster_may_lose_a_step_to_one_that_grows_slower_which_is_the_population_paradox()
    {
        var (before, after) = Find();
        var (first, second) = (Amounts(before.Total, before.Weights), Amounts(before.Total, after));
        Assert.True(after[1] * before.Weights[0] > before.Weights[1] * after[0]);   // unit 1 grew faster than unit 0
        Assert.True(second[1] < first[1] && second[0] > first[0]);
    }

    [Fact]
    public void Equal_remainders_go_by_code() => Assert.Equal([22m, 22m, 22m, 22m, 22m, 22m, 21m, 21m], Amounts(174, 1, 1, 1, 1, 1, 1, 1, 1));

    [Fact]
    public void A_floor_takes_from_the_others_in_proportion()
    {
        // Quotas 0.1, 4.95, 4.95: the first gets its floor, the other nine are divided by two.
        var portions = Divide(10, [new("a", 2, 1), new("b", 99, 1), new("c", 99, 1)]);
        Assert.Equal([1m, 5m, 4m], portions.Select(p => p.Amount));
        Assert.Equal([true, false, false], portions.Select(p => p.AtFloor));
        Assert.Equal([1m, 4.5m, 4.5m], portions.Select(p => p.Quota));
        Assert.Equal([false, true, false], portions.Select(p => p.ByRemainder));
    }

    [Fact]
    public void A_floor_that_binds_can_make_another_bind()
    {
        // 40 by 1:3:6, floors 10, 11, 5: first the 1 is short of 10 (4), then the 3 of the remaining 30 is short of 11 (10).
        Assert.Equal([10m, 11m, 19m], Divide(40, [new("a", 1, 10), new("b", 3, 11), new("c", 6, 5)]).Select(p => p.Amount));
    }

    [Fact]
    public void Steps_smaller_than_one_are_exact()
    {
        var portions = Divide(10, [new("a", 1, 0), new("b", 1, 0), new("c", 1, 0)], quantum: 0.01m);
        Assert.Equal([3.34m, 3.33m, 3.33m], portions.Select(p => p.Amount));
        Assert.Equal(3.3333m, portions[0].Quota);
    }

    [Fact]
    public void What_cannot_be_divided_is_refused_with_its_reason()
    {
        Claim[] two = [new("a", 1, 3), new("b", 1, 3)];
        Assert.Equal(SharesRefusal.FloorsTooLarge(6, 5), Apportionment.Divide(5, 1, two).Refusal);
        Assert.Equal(SharesRefusal.WeightsAllZero, Apportionment.Divide(5, 1, [new("a", 0, 0), new("b", 0, 0)]).Refusal);
        Assert.Equal(SharesRefusal.WeightBelowZero("b"), Apportionment.Divide(5, 1, [new("a", 1, 0), new("b", -1, 0)]).Refusal);
        Assert.Equal(SharesRefusal.FloorBelowZero("a"), Apportionment.Divide(5, 1, [new("a", 1, -1)]).Refusal);
        Assert.Equal(SharesRefusal.PartyTwice("a"), Apportionment.Divide(5, 1, [new("a", 1, 0), new("a", 1, 0)]).Refusal);
        Assert.Equal(SharesRefusal.TargetNotAMultiple(5.5m, 1), Apportionment.Divide(5.5m, 1, two).Refusal);
        Assert.Equal(SharesRefusal.NothingToDivide, Apportionment.Divide(0, 1, two).Refusal);
        Assert.Equal(SharesRefusal.Nobody, Apportionment.Divide(5, 1, []).Refusal);
    }

    /// <summary>Looks for the example among small weights instead of quoting one: 3 more for the first, 1 more for the second, nothing for the third.</summary>
    private static ((decimal Total, int[] Weights) Before, int[] After) Find()
    {
        for (var a = 30; a < 60; a++)
        {
            for (var b = 1; b < 12; b++)
            {
                for (var c = 1; c < 30; c++)
                {
                    int[] before = [a, b, c];
                    int[] after = [a + 3, b + 1, c];
                    if (after[1] * a <= b * after[0]) { continue; }
                    for (var total = 3; total < 12; total++)
                    {
                        var (was, now) = (Amounts(total, before), Amounts(total, after));
                        if (now[1] < was[1] && now[0] > was[0]) { return ((total, before), after); }
                    }
                }
            }
        }
        throw new InvalidOperationException("No example among these: look further.");
    }
}
