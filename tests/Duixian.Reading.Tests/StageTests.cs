using Duixian.Reading.Classify;
using Duixian.Reading.Layout;
using Duixian.Reading.Quantities;
using Duixian.Reading.Words;

namespace Duixian.Reading.Tests;

/// <summary>The stages one by one: each is a pure function of its text.</summary>
public sealed class StageTests
{
    private static readonly Vocabulary Words = Vocabulary.Standard;

    [Theory]
    [InlineData("５０％", "50%")]
    [InlineData("１﹒９８萬個", "1.98万个")]
    [InlineData("⺠⽣、⽼年", "民生、老年")]
    [InlineData("（一）至—", "(一)至-")]
    [InlineData("醫療衛生院", "医疗卫生院")]
    public void Folding_changes_letters_and_keeps_their_places(string printed, string folded) => Assert.Equal(folded, Words.Folding.Fold(printed));

    [Theory]
    [InlineData("一万二千", 12_000)]
    [InlineData("一万二", 12_000)]
    [InlineData("三百零五", 305)]
    [InlineData("二十二", 22)]
    [InlineData("十", 10)]
    [InlineData("一千五百万", 15_000_000)]
    [InlineData("三亿五千万", 350_000_000)]
    [InlineData("5千", 5_000)]
    [InlineData("12,345", 12_345)]
    [InlineData("2百万", 2_000_000)]
    public void Numerals_are_expanded(string printed, int value)
    {
        Assert.True(Numeral.TryRead(printed, 0, Words, out var numeral));
        Assert.Equal(value, numeral.Value);
    }

    [Theory]
    [InlineData("一九四九")]
    [InlineData("亿亿亿亿亿亿")]
    [InlineData("1234567890123456789")]
    public void A_row_of_digits_that_is_no_amount_is_passed_over_whole(string printed)
    {
        Assert.False(Numeral.TryRead(printed, 0, Words, out var numeral));
        Assert.Equal(printed.Length, numeral.End);
    }

    [Theory]
    [InlineData("1.新建", "Arabic", 1)]
    [InlineData("十一是新建", "ChineseIs", 11)]
    [InlineData("(二)新建", "ChineseParen", 2)]
    [InlineData("③新建", "Circled", 3)]
    [InlineData("2024年新建", "None", 0)]
    [InlineData("30件实事", "None", 0)]
    [InlineData("一、二、三产业", "None", 0)]
    [InlineData("十里河治理", "None", 0)]
    public void Marks_are_read_at_the_head_of_a_line(string line, string style, int number)
    {
        var mark = Marks.Read(line, 0, line.Length);
        Assert.Equal((style, number), (mark.Style.ToString(), mark.Number));
    }

    [Theory]
    [InlineData("已完成30个", true)]
    [InlineData("累计完成投资325亿元", true)]
    [InlineData("实际建成4家", true)]
    [InlineData("比上年增长5%", false)]
    [InlineData("在去年基础上新增20个", false)]
    [InlineData("截至年底完成80%", false)]
    [InlineData("新增30个", false)]
    public void Past_is_told_from_a_comparison_with_the_past(string clause, bool past) => Assert.Equal(past, Tense.IsPast(clause, Words));

    [Theory]
    [InlineData("县教育局", true)]
    [InlineData("市住建局、市财政局等", true)]
    [InlineData("新建学校3所", false)]
    [InlineData("改造公厕", false)]
    public void A_line_of_offices_is_known(string line, bool offices) => Assert.Equal(offices, Offices.IsList(line, Words));

    [Fact]
    public void The_longest_word_wins_from_either_end()
    {
        var forward = WordTrie.Of(["平方", "平方米", "平方公里"]);
        Assert.Equal(4, forward.Match("平方公里以上", 0));
        var backward = WordTrie.Reversed(["超过", "不超过"]);
        Assert.Equal(3, backward.MatchBefore("确保不超过5", 5, out _));
    }
}
