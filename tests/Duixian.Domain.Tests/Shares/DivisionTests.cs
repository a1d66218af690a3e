using Duixian.Domain.Commitments;
using Duixian.Domain.Shares;

namespace Duixian.Domain.Tests.Shares;

public sealed class DivisionTests
{
    internal static readonly Party[] Three = [new("371502", "东昌府区", PartyKind.County, 1), new("371581", "临清市", PartyKind.County, 2), new("GXQ", "高新区", PartyKind.Zone, 3)];

    internal static readonly DivisibleTarget Beds = new(1, 500, "张", Additive: true);
    private static readonly decimal[][] Columns = [[50, 10.5m], [30, 10.5m], [20, 21]];
    private static readonly DivisibleTarget Rate = new(1, 75, "%", Additive: false);

    internal static ShareInputs Given(params decimal?[] figures) =>
        new(1, null, [], [.. Three.Zip(figures, (p, f) => new PartyFigure(p.Code, 0, f, []))], []);

    private static Promise Promise(decimal? amount, Bound bound = Bound.Exactly, string? per = null) => new(bound, amount, null, null, per, null, null, [], null, "");

    [Theory]
    [InlineData(Measure.Cumulative, "张", 500, Bound.Exactly, null, true)]
    [InlineData(Measure.EventCount, "场", 8000, Bound.AtLeast, null, true)]
    [InlineData(Measure.Cumulative, "%", 100, Bound.FullCoverage, null, false)]
    [InlineData(Measure.Cumulative, "处", 0, Bound.ZeroOut, null, false)]
    [InlineData(Measure.Cumulative, "条", 2, Bound.Exactly, "县(市、区)", false)]
    [InlineData(Measure.Level, "元", 800, Bound.Exactly, null, false)]
    [InlineData(Measure.Rate, "%", 75, Bound.AtLeast, null, false)]
    [InlineData(Measure.YesNo, "", null, Bound.Exactly, null, false)]
    [InlineData(Measure.PolicyInForce, "", null, Bound.Exactly, null, false)]
    public void Only_what_is_counted_up_is_summed(Measure measure, string unit, int? amount, Bound bound, string? per, bool additive) =>
        Assert.Equal(additive, DivisibleTarget.Of(1, measure, Promise(amount, bound, per), unit).Additive);

    [Fact]
    public void Equal_shares_come_out_to_the_target()
    {
        var divided = Division.Of(Beds, ShareMethod.Equal, ShareInputs.Whole, Three).Value;
        Assert.Equal([167m, 167m, 166m], divided.Shares.Select(s => s.Amount ?? 0));
        Assert.Equal(500m, divided.Sum);
    }

    [Fact]
    public void A_level_is_the_same_for_all_and_never_summed()
    {
        var divided = Division.Of(Rate, ShareMethod.Equal, ShareInputs.Whole, Three).Value;
        Assert.All(divided.Shares, s => Assert.Equal(75m, s.Amount));
        Assert.Null(divided.Sum);
        Assert.Null(divided.Against);
        Assert.Equal(SharesRefusal.MethodNotForLevels, Division.Of(Rate, ShareMethod.ByBase, Given(1, 2, 3), Three).Refusal);
        Assert.Equal([75m, 80m, 78m], Division.Of(Rate, ShareMethod.AsDeclared, Given(75, 80, 78), Three).Value.Shares.Select(s => s.Amount ?? 0));
    }

    [Fact]
    public void A_yes_or_no_is_answered_for_without_a_figure()
    {
        var policy = DivisibleTarget.Of(1, Measure.PolicyInForce, Promise(null), "");
        Assert.All(Division.Of(policy, ShareMethod.Equal, ShareInputs.Whole, Three).Value.Shares, s => Assert.Null(s.Amount));
    }

    [Fact]
    public void By_base_all_grow_alike()
    {
        var divided = Division.Of(Beds, ShareMethod.ByBase, Given(600, 300, 100), Three).Value;
        Assert.Equal([300m, 150m, 50m], divided.Shares.Select(s => s.Amount ?? 0));
        Assert.Equal(SharesRefusal.FigureMissing("临清市"), Division.Of(Beds, ShareMethod.ByBase, Given(600, null, 100), Three).Refusal);
        Assert.Equal(SharesRefusal.WeightBelowZero("高新区"), Division.Of(Beds, ShareMethod.ByBase, Given(600, 300, -1), Three).Refusal);
    }

    [Fact]
    public void Factors_are_parts_of_their_own_column_weighted_in_per_cent()
    {
        // 60 % people (5:3:2) and 40 % area (1:1:2): 0.6×0.5+0.4×0.25 = 0.4, 0.28, 0.32.
        ShareInputs inputs = new(1, null, [new("人口", 60), new("面积", 40)], [.. Three.Select((p, i) => new PartyFigure(p.Code, 0, null, Columns[i]))], []);
        Assert.Equal([200m, 140m, 160m], Division.Of(Beds, ShareMethod.ByFactors, inputs, Three).Value.Shares.Select(s => s.Amount ?? 0));
        Assert.Equal(SharesRefusal.FactorsNotHundred(90), Division.Of(Beds, ShareMethod.ByFactors, inputs with { Factors = [new("人口", 60), new("面积", 30)] }, Three).Refusal);
        Assert.Equal(SharesRefusal.FactorAllZero("面积"), Division.Of(Beds, ShareMethod.ByFactors, inputs with { Parties = [.. inputs.Parties.Select(p => p with { Factors = [p.Factors[0], 0] })] }, Three).Refusal);
        Assert.Equal(SharesRefusal.FigureMissing("东昌府区"), Division.Of(Beds, ShareMethod.ByFactors, inputs with { Parties = [.. inputs.Parties.Skip(1)] }, Three).Refusal);
    }

    [Fact]
    public void Floors_hold_and_are_named_when_they_are_too_large()
    {
        var inputs = new ShareInputs(1, null, [], [new("371502", 1, 900, []), new("371581", 1, 99, []), new("GXQ", 1, 0, [])], []);
        var divided = Division.Of(Beds with { Amount = 5 }, ShareMethod.ByBase, inputs, Three).Value;
        Assert.Equal([3m, 1m, 1m], divided.Shares.Select(s => s.Amount ?? 0));
        Assert.Equal([false, true, true], divided.Shares.Select(s => s.AtFloor));
        Assert.Equal(SharesRefusal.FloorsTooLarge(3, 2), Division.Of(Beds with { Amount = 2 }, ShareMethod.ByBase, inputs, Three).Refusal);
    }

    [Fact]
    public void A_work_that_crosses_three_counts_in_each_and_the_counts_are_not_summed()
    {
        ShareInputs inputs = new(1, null, [], [], [new("东阿至阳谷高速", ["371502", "371581", "GXQ"]), new("临清连接线", ["371581"])]);
        var divided = Division.Of(Beds with { Amount = 2, Unit = "条" }, ShareMethod.ByNamedList, inputs, Three).Value;
        Assert.Equal([1m, 2m, 1m], divided.Shares.Select(s => s.Amount ?? 0));
        Assert.Equal((null, 2, 2m), (divided.Sum, divided.Works, divided.Against));
        Assert.Equal(SharesRefusal.WorksMissing, Division.Of(Beds, ShareMethod.ByNamedList, ShareInputs.Whole, Three).Refusal);
        Assert.Equal(SharesRefusal.WorkNowhere("甲"), Division.Of(Beds, ShareMethod.ByNamedList, ShareInputs.Whole with { Works = [new("甲", [])] }, Three).Refusal);
        Assert.Equal(SharesRefusal.WorkTwice("甲"), Division.Of(Beds, ShareMethod.ByNamedList, ShareInputs.Whole with { Works = [new("甲", ["GXQ"]), new("甲", ["GXQ"])] }, Three).Refusal);
    }

    [Fact]
    public void Strangers_doubles_and_half_beds_are_refused()
    {
        Assert.Equal(SharesRefusal.PartyUnknown("371526"), Division.Of(Beds, ShareMethod.AsDeclared, Given(1, 2, 3) with { Parties = [new("371526", 0, 1, [])] }, Three).Refusal);
        Assert.Equal(SharesRefusal.PartyTwice("高新区"), Division.Of(Beds, ShareMethod.AsDeclared, Given(1, 2, 3) with { Parties = [new("GXQ", 0, 1, []), new("GXQ", 0, 1, [])] }, Three).Refusal);
        Assert.Equal(SharesRefusal.ShareNotAMultiple("临清市", 2.5m, 1), Division.Of(Beds, ShareMethod.AsDeclared, Given(1, 2.5m, 3), Three).Refusal);
        Assert.Equal(SharesRefusal.QuantumUnknown, Division.Of(Beds, ShareMethod.Equal, ShareInputs.Whole with { Quantum = 0.3m }, Three).Refusal);
        Assert.Equal(SharesRefusal.AmountTooLarge, Division.Of(Beds, ShareMethod.ByBase, Given(1, 2, 1_000_000_000_000_000m), Three).Refusal);
        Assert.Equal(SharesRefusal.Nobody, Division.Of(Beds, ShareMethod.Equal, ShareInputs.Whole, []).Refusal);
    }
}
