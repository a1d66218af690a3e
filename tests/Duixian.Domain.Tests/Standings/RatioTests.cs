using CsCheck;
using Duixian.Domain.Standings;

namespace Duixian.Domain.Tests.Standings;

public sealed class RatioTests
{
    private static readonly Gen<Ratio> Ratios = Gen.Select(Gen.Long[-9_000_000_000_000_000_000, 9_000_000_000_000_000_000], Gen.Long[1, 9_000_000_000_000_000_000]).Select(p => Ratio.Of(p.Item1, p.Item2));

    [Fact]
    public void Adding_and_taking_away_comes_back_exactly() => Gen.Select(Ratios, Ratios).Sample((a, b) => a + b - b == a);

    [Fact]
    public void Multiplying_and_dividing_comes_back_exactly() => Gen.Select(Ratios, Ratios.Where(b => b != Ratio.Zero)).Sample((a, b) => a * b / b == a);

    [Fact]
    public void Sums_do_not_care_about_order_nor_products_about_brackets() => Gen.Select(Ratios, Ratios, Ratios).Sample((a, b, c) => a + b + c == c + b + a && (a + b) * c == (a * c) + (b * c));

    [Fact]
    public void Comparing_agrees_with_the_difference() => Gen.Select(Ratios, Ratios).Sample((a, b) => (a < b) == (a - b < Ratio.Zero));

    [Fact]
    public void It_is_read_as_it_was_written() => Ratios.Sample(a => Ratio.Parse(a.ToString()) == a);

    [Fact]
    public void A_decimal_is_taken_as_it_is() => Gen.Decimal[-900_000_000_000_000m, 900_000_000_000_000m].Sample(d => Ratio.Of(d) == Ratio.Of(d, 1m));

    [Fact]
    public void It_rounds_only_when_printed()
    {
        Assert.Equal(36.9m, Ratio.Of(24L, 65).Percent(1));
        Assert.Equal(-36.9m, Ratio.Of(-24L, 65).Percent(1));
        Assert.Equal(33.33m, Ratio.Of(1L, 3).Percent(2));
    }
}
