using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Domain.Shares;
using static Duixian.Domain.Tests.Shares.DivisionTests;

namespace Duixian.Domain.Tests.Shares;

public sealed class DecompositionTests
{
    private static readonly DateOnly Day = new(2024, 3, 1);

    private static Act NewAct() => new(new Guid(1, 2, 3, new byte[8]), Actor.System, "key", [1], null);

    private static Decomposition New() => new(new(new Guid(9, 2, 3, new byte[8])), new(2024, "report"), "22", 1);

    private static Issuance Declared(decimal first, decimal second, decimal third, string? reason = null, DivisibleTarget? target = null) =>
        new(target ?? Beds, ShareMethod.AsDeclared, Universe.AllUnits, Given(first, second, third), Three, reason, Day);

    [Fact]
    public void The_first_issue_that_comes_out_even_needs_no_reason_and_says_everything()
    {
        var (shares, act) = (New(), NewAct());
        Assert.Null(shares.Issue(new(Beds, ShareMethod.Equal, Universe.AllUnits, ShareInputs.Whole, Three, null, Day), act));
        var entry = Assert.IsType<SharesIssued>(Assert.Single(act.Bodies));
        Assert.Equal("plan/2024/report/22/shares/1", entry.Stream);
        Assert.True(entry.IsPublic);
        Assert.Equal((1, 1, 500m, 500m, null), (entry.Version, entry.TargetVersion, entry.Target, entry.Sum, entry.Reason));
        Assert.Equal(["东昌府区", "临清市", "高新区"], entry.Shares.Select(s => s.Name));
    }

    [Theory]
    [InlineData(200, 200, 110, "shares.reason-for-sum")]
    [InlineData(200, 200, 90, "shares.reason-for-sum")]
    [InlineData(600, -50, -50, "shares.reason-below-zero")]
    [InlineData(501, 0, 0, "shares.reason-above-target")]
    public void What_is_out_of_the_ordinary_asks_for_a_reason(int first, int second, int third, string code)
    {
        var (shares, act) = (New(), NewAct());
        Assert.Equal(code, shares.Issue(Declared(first, second, third), act)?.Code);
        Assert.Equal(code, shares.Issue(Declared(first, second, third, "  "), act)?.Code);
        Assert.Empty(act.Bodies);
        Assert.Null(shares.Issue(Declared(first, second, third, "各县自报,加压一成"), act));
        Assert.Equal("各县自报,加压一成", shares.Current?.Reason);
    }

    [Fact]
    public void A_later_version_asks_for_a_reason_and_the_earlier_stays()
    {
        var (shares, act) = (New(), NewAct());
        Assert.Null(shares.Issue(Declared(200, 200, 100), act));
        Assert.Equal(SharesRefusal.ReasonForVersion(2), shares.Issue(Declared(250, 150, 100), act));
        Assert.Equal(SharesRefusal.NothingChanged, shares.Issue(Declared(200, 200, 100, "重新印发"), act));
        Assert.Null(shares.Issue(Declared(250, 150, 100, "临清用地未落实"), act));
        Assert.Equal([(1, 200m), (2, 250m)], shares.Versions.OrderBy(v => v.Number).Select(v => (v.Number, v.Shares[0].Amount ?? 0)));
    }

    [Fact]
    public void The_same_shares_for_a_newer_target_are_a_new_version()
    {
        var (shares, act) = (New(), NewAct());
        Assert.Null(shares.Issue(Declared(200, 200, 100), act));
        Assert.Null(shares.Issue(Declared(200, 200, 100, "目标调整,分解不变", Beds with { Version = 2, Amount = 450 }), act));
        Assert.Equal([1, 2], shares.Versions.OrderBy(v => v.Number).Select(v => v.TargetVersion));
    }

    [Fact]
    public void A_version_is_confirmed_once_and_only_while_it_is_current()
    {
        var (shares, act) = (New(), NewAct());
        Assert.Equal(SharesRefusal.NotIssued, shares.Confirm(1, Day, act));
        shares.Issue(Declared(200, 200, 100), act);
        Assert.Equal(Refusal.Stale, shares.Confirm(2, Day, act));
        Assert.Null(shares.Confirm(1, Day, act));
        Assert.Equal(SharesRefusal.AlreadyConfirmed, shares.Confirm(1, Day, act));
        Assert.Equal(Day, shares.Current?.ConfirmedOn);
        shares.Issue(Declared(250, 150, 100, "临清用地未落实"), act);
        Assert.Null(shares.Current?.ConfirmedOn);
    }
}
