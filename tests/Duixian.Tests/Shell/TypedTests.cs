using System.Globalization;
using Duixian.Shell.Typing;

namespace Duixian.Tests.Shell;

public sealed class TypedTests
{
    [Theory]
    [InlineData("40000", "40000")]
    [InlineData("40,000", "40000")]
    [InlineData("4万", "40000")]
    [InlineData("４．５ 万", "45000")]
    [InlineData("1.2亿", "120000000")]
    [InlineData("2万亿", "2000000000000")]
    [InlineData("3千", "3000")]
    [InlineData("75%", "75")]
    [InlineData("−3.5", "-3.5")]
    public void Figures_are_read_as_people_type_them(string typed, string amount) => Assert.Equal(decimal.Parse(amount, CultureInfo.InvariantCulture), AmountTyped.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData("很多")]
    [InlineData("4万5")]
    [InlineData("1.2.3")]
    [InlineData("NaN")]
    [InlineData("1e9")]
    [InlineData("0x10")]
    [InlineData("99999999999999999999999999999万亿")]
    public void What_is_no_figure_is_none(string typed) => Assert.Null(AmountTyped.Read(typed));

    [Theory]
    [InlineData("40000", "4万")]
    [InlineData("12345", "12345")]
    [InlineData("12300", "1.23万")]
    [InlineData("150000000", "1.5亿")]
    [InlineData("0.75", "0.75")]
    public void A_field_shows_what_is_read_back_to_the_same_figure(string stored, string shown)
    {
        var amount = decimal.Parse(stored, CultureInfo.InvariantCulture);
        Assert.Equal(shown, AmountTyped.Write(amount));
        Assert.Equal(amount, AmountTyped.Read(AmountTyped.Write(amount)));
    }

    [Theory]
    [InlineData("万人", 10_000, "人")]
    [InlineData("亿元", 100_000_000, "元")]
    [InlineData("千瓦", 1, "千瓦")]
    [InlineData("个百分点", 1, "个百分点")]
    [InlineData("万", 1, "万")]
    public void A_unit_has_its_multiplier_taken_off(string printed, int size, string unit) => Assert.Equal((size, unit), AmountTyped.Unit(printed));

    [Fact]
    public void Typed_text_loses_what_cannot_be_seen_and_keeps_rare_characters()
    {
        Assert.Equal("床位500张", TypedText.Line(" 床\u200b位\u202e500\u2066张\u0007\r\n"));
        Assert.Equal("𫗧店\n二", TypedText.Clean("𫗧店\r\n二"));
        Assert.Equal("é", TypedText.Clean("e\u0301"));
        Assert.Equal("ab", TypedText.Clean("a\ud800b"));
        Assert.Equal("", TypedText.Clean(null));
    }
}
