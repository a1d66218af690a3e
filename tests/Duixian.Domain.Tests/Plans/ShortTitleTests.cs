using Duixian.Domain.Plans;

namespace Duixian.Domain.Tests.Plans;

public sealed class ShortTitleTests
{
    [Theory]
    [InlineData("新增集中供热面积400万平方米;", 8, "新增集中供热面积")]
    [InlineData("为1200名残疾儿童提供康复训练", 1, "为1200名残疾儿童提供康复训练")]
    [InlineData("新建幼儿园10所,新增学位4300个", 5, "新建幼儿园")]
    [InlineData("深化医保支付方式改革,切实减轻群众就医负担;", -1, "深化医保支付方式改革")]
    public void A_title_is_the_first_clause_without_the_figure_at_its_end(string text, int figureAt, string expected) =>
        Assert.Equal(expected, DraftItemContent.ShortTitle(text, figureAt));

    [Fact]
    public void A_long_title_is_cut_with_a_sign() =>
        Assert.Equal("一二三四五六七八九十一二三四五六七八九十一二三…", DraftItemContent.ShortTitle("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"));

    [Theory]
    [InlineData("22", true)]
    [InlineData("P3", true)]
    [InlineData("22b", true)]
    [InlineData("versions", false)]
    [InlineData("source", false)]
    [InlineData("-1", false)]
    [InlineData("2/2", false)]
    [InlineData("", false)]
    public void A_number_is_fit_for_an_address_and_takes_no_word_of_the_site(string number, bool fit) =>
        Assert.Equal(fit, DraftItemContent.IsNumber(number));
}
