using Duixian.Domain.Commitments;
using Duixian.Shell.Formatting;

namespace Duixian.Tests.Ui;

public sealed class FiguresTests
{
    [Theory]
    [InlineData("40000", "人", "4万人")]
    [InlineData("34200", "人", "3.42万人")]
    [InlineData("20377", "场", "20,377场")]
    [InlineData("1063", "名", "1,063名")]
    [InlineData("50000000000", "元", "500亿元")]
    [InlineData("123456789", "元", "123,456,789元")]
    [InlineData("0", "个", "0个")]
    [InlineData("0.5", "%", "0.5%")]
    [InlineData("-20000", "人", "−2万人")]
    [InlineData("-16.2", "个百分点", "−16.2个百分点")]
    [InlineData(null, "人", "—")]
    public void Chinese_counts_in_ten_thousands_and_never_rounds(string? value, string unit, string written)
    {
        using var _ = new InLanguage("zh-Hans-CN");
        Assert.Equal(written, Figures.Amount(Decimal(value), unit));
    }

    [Theory]
    [InlineData("40000", "人", "40,000 people")]
    [InlineData("50000000000", "元", "50 billion yuan")]
    [InlineData("1250000", "元", "1.25 million yuan")]
    [InlineData("500", "张", "500")]
    [InlineData("75", "%", "75%")]
    [InlineData("-3", "天", "−3 days")]
    [InlineData("12", "标准班", "12 标准班")]
    [InlineData(null, "人", "—")]
    public void English_counts_in_thousands_and_says_the_unit(string? value, string unit, string written)
    {
        using var _ = new InLanguage("en");
        Assert.Equal(written, Figures.Amount(Decimal(value), unit));
    }

    [Theory]
    [InlineData(Bound.AtLeast, "4万人以上", "≥ 40,000 people")]
    [InlineData(Bound.AtMost, "不超过4万人", "≤ 40,000 people")]
    [InlineData(Bound.About, "约4万人", "about 40,000 people")]
    [InlineData(Bound.Exactly, "4万人", "40,000 people")]
    [InlineData(Bound.FullCoverage, "全覆盖", "full coverage")]
    [InlineData(Bound.ZeroOut, "清零", "down to zero")]
    public void A_target_says_how_it_binds(Bound bound, string chinese, string english)
    {
        using (new InLanguage("zh-Hans-CN")) { Assert.Equal(chinese, Figures.Target(bound, 40_000m, "人")); }
        using (new InLanguage("en")) { Assert.Equal(english, Figures.Target(bound, 40_000m, "人")); }
    }

    [Fact]
    public void A_range_has_one_unit_and_one_scale()
    {
        using var _ = new InLanguage("zh-Hans-CN");
        Assert.Equal("4–5万人", Figures.Range(40_000m, 50_000m, "人"));
        Assert.Equal("9,000–12,000人", Figures.Range(9_000m, 12_000m, "人"));
        Assert.Equal("3–5天", Figures.Range(3m, 5m, "天"));
    }

    [Fact]
    public void Delivered_takes_the_scale_of_its_target()
    {
        using var _ = new InLanguage("zh-Hans-CN");
        Assert.Equal(("3.42", "4万人"), Figures.Pair(34_200m, 40_000m, "人"));
        Assert.Equal(("3.4217", "4万人"), Figures.Pair(34_217m, 40_000m, "人"));
        Assert.Equal(("—", "4万人"), Figures.Pair(null, 40_000m, "人"));
        Assert.Equal(("294", "500张"), Figures.Pair(294m, 500m, "张"));
        Assert.Equal(("9,204", "11,000人"), Figures.Pair(9_204m, 11_000m, "人"));
        Assert.Equal(("8,091", "10,000万元"), Figures.Pair(80_910_000m, 100_000_000m, "元"));
        Assert.Equal(("247", "10,800万元"), Figures.Pair(2_470_000m, 108_000_000m, "元"));
        Assert.Equal(("0", "1.08亿元"), Figures.Pair(0m, 108_000_000m, "元"));
    }

    [Theory]
    [InlineData("0.588", "58.8%")]
    [InlineData("0.9999", "99.9%")]
    [InlineData("1", "100.0%")]
    [InlineData("0.0001", "0.1%")]
    [InlineData("0", "0.0%")]
    [InlineData("-0.05", "−5.0%")]
    [InlineData(null, "—")]
    public void Nearly_done_is_not_done_and_begun_is_not_nothing(string? ratio, string written) => Assert.Equal(written, Figures.Percent(Decimal(ratio)));

    [Fact]
    public void A_share_of_nothing_or_of_the_unknown_is_a_blank()
    {
        Assert.Equal("—", Figures.Percent(3m, 0m));
        Assert.Equal("—", Figures.Percent(null, 10m));
        Assert.Equal("30.0%", Figures.Percent(3m, 10m));
    }

    [Fact]
    public void Differences_are_always_signed_with_a_true_minus()
    {
        Assert.Equal("+11.2", Figures.Points(11.2m));
        Assert.Equal("−16.2", Figures.Points(-16.2m));
        Assert.Equal("0.0", Figures.Points(0.04m));
        Assert.Equal("0.0", Figures.Points(-0.04m));
        Assert.Equal("+315", Figures.Change(315m));
        Assert.Equal("−20", Figures.Change(-20m));
        Assert.Equal("0", Figures.Change(0m));
    }

    [Fact]
    public void Days_are_written_in_the_language_of_the_page()
    {
        var day = new DateOnly(2024, 9, 30);
        using (new InLanguage("zh-Hans-CN"))
        {
            Assert.Equal("2024年9月30日", Days.Write(day));
            Assert.Equal("9月30日", Days.Write(day, DayForm.MonthDay));
            Assert.Equal("2024年9月", Days.Write(day, DayForm.Month));
            Assert.Equal("—", Days.Write(null));
        }
        using (new InLanguage("en"))
        {
            Assert.Equal("30 September 2024", Days.Write(day));
            Assert.Equal("30 Sep", Days.Write(day, DayForm.MonthDay));
            Assert.Equal("2024-09-30", Days.Write(day, DayForm.Numeric));
        }
    }

    private static decimal? Decimal(string? value) => value is null ? null : decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("zh-Hans-CN")]
    [InlineData("en")]
    public void A_month_in_figures_reads_alike_in_both_languages(string language)
    {
        using var _ = new InLanguage(language);
        Assert.Equal("2022-05", Days.Write(new DateOnly(2022, 5, 31), DayForm.NumericMonth));
        Assert.Equal("—", Days.Write(null, DayForm.NumericMonth));
    }
}
