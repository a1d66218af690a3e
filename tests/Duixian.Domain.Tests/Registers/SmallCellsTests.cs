using CsCheck;
using Duixian.Domain.Registers;

namespace Duixian.Domain.Tests.Registers;

public sealed class SmallCellsTests
{
    private static readonly Gen<(string Unit, IReadOnlyList<(string Township, int Count)> Townships)[]> Counts =
        Gen.Int[0, 12].Array[1, 6].Array[1, 6].Select(units => units.Select((counts, u) =>
            ($"u{u}", (IReadOnlyList<(string, int)>)[.. counts.Select((count, t) => ($"u{u}t{t}", count))])).ToArray());

    [Fact]
    public void No_count_below_five_is_ever_told() => Counts.Sample(counts =>
    {
        var (whole, units) = SmallCells.Of(counts);
        Assert.True(whole is null or >= SmallCells.Least);
        Assert.All(units, u => Assert.True(u.Count is null or >= SmallCells.Least));
        Assert.All(units.SelectMany(u => u.Townships), t => Assert.True(t.Count is null or >= SmallCells.Least));
    });

    [Fact]
    public void Nobody_can_subtract_his_way_to_a_hidden_place() => Counts.Sample(counts =>
    {
        var (whole, units) = SmallCells.Of(counts);
        if (whole is { } all) { Safe(all, [.. units.Select(u => u.Count)]); }
        foreach (var unit in units)
        {
            if (unit.Count is { } sum) { Safe(sum, [.. unit.Townships.Select(t => t.Count)]); }
            else { Assert.All(unit.Townships, t => Assert.Null(t.Count)); }
        }

        static void Safe(int sum, IReadOnlyList<int?> parts)
        {
            var hidden = parts.Count(p => p is null);
            if (hidden == 0) { return; }
            var left = sum - parts.Sum(p => p ?? 0);
            Assert.True(hidden >= 2 && left >= SmallCells.Least, $"{hidden} hidden places hold {left}");
        }
    });

    [Fact]
    public void A_second_place_goes_with_the_first_when_it_could_be_computed()
    {
        var (sum, parts) = SmallCells.Hide([("古楼", 3), ("柳园", 9), ("新区", 20), ("闫寺", 31)]);
        Assert.Equal(63, sum);
        Assert.Equal([null, null, 20, 31], parts.Select(p => p.Count));
    }

    [Fact]
    public void What_is_large_everywhere_is_told_whole() =>
        Assert.Equal([5, 6], SmallCells.Hide([("古楼", 5), ("柳园", 6)]).Parts.Select(p => p.Count));

    [Fact]
    public void Too_few_in_all_are_not_told_at_all() => Assert.Null(SmallCells.Hide([("古楼", 4), ("柳园", 0)]).Sum);
}
