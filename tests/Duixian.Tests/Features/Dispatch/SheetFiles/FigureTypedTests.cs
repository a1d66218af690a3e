using System.Globalization;
using Duixian.Features.Dispatch.SheetFiles;

namespace Duixian.Tests.Features.Dispatch.SheetFiles;

public sealed class FigureTypedTests
{
    [Theory]
    [InlineData("3420", "人", "人", 3420)]
    [InlineData("3,420人", "人", "人", 3420)]
    [InlineData("0.342万", "人", "人", 3420)]
    [InlineData("０．３４２ 万人", "人", "人", 3420)]
    [InlineData("0.342", "万人", "人", 3420)]
    [InlineData("3420人", "万人", "人", 3420)]
    [InlineData("5.2亿", "元", "元", 520_000_000)]
    [InlineData("5.2", "亿元", "元", 520_000_000)]
    [InlineData("52000万元", "亿元", "元", 520_000_000)]
    [InlineData("−3.5", "%", "%", -3.5)]
    [InlineData("75%", "%", "%", 75)]
    [InlineData("12㎡", "平方米", "平方米", 12)]
    [InlineData("8", "", "", 8)]
    public void A_figure_is_understood_with_or_without_its_unit(string typed, string unit, string baseUnit, double amount) =>
        Assert.Equal((decimal)amount, FigureTyped.Read(typed, unit, baseUnit).Value);

    [Theory]
    [InlineData("3420户", "人", "人", "sheet-file.wrong-unit")]
    [InlineData("75%", "人", "人", "sheet-file.wrong-unit")]
    [InlineData("12公里", "平方米", "平方米", "sheet-file.wrong-unit")]
    [InlineData("3万亿户", "人", "人", "sheet-file.wrong-unit")]
    [InlineData("约三千", "人", "人", "sheet-file.no-figure")]
    [InlineData("-", "人", "人", "sheet-file.no-figure")]
    [InlineData("1.2.3", "人", "人", "sheet-file.no-figure")]
    [InlineData("0.00001", "人", "人", "sheet-file.too-fine")]
    [InlineData("9999999亿", "人", "人", "sheet-file.too-fine")]
    [InlineData("99999999999999999999999999", "人", "人", "sheet-file.no-figure")]
    public void Another_unit_is_refused_and_not_guessed_at(string typed, string unit, string baseUnit, string code) =>
        Assert.Equal(code, FigureTyped.Read(typed, unit, baseUnit).Refusal?.Code);

    [Fact]
    public void Whatever_can_be_kept_is_read_back_in_every_unit_it_can_be_written_in()
    {
        var random = new Random(20240930);
        for (var i = 0; i < 5_000; i++)
        {
            var amount = random.NextInt64(-9_000_000_000_000_000, 9_000_000_000_000_000) / 10_000m / (decimal)Math.Pow(10, random.Next(0, 9));
            amount = decimal.Round(amount, 4);
            var written = amount.ToString("0.####", CultureInfo.InvariantCulture);
            Assert.Equal(amount, FigureTyped.Read(written, "元", "元").Value);
            Assert.Equal(amount, FigureTyped.Read(written + "元", "亿元", "元").Value);
            Assert.Equal(amount, FigureTyped.Read((amount / 10_000m).ToString("0.########", CultureInfo.InvariantCulture), "万元", "元").Value);
        }
    }
}
