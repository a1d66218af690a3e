using System.Text;
using CsCheck;

namespace Duixian.Reading.Tests;

/// <summary>Every word shown to a person can be found again in the document.</summary>
public sealed class SpanTests
{
    private static readonly string[] Pieces =
    [
        "新建学校12所", "，", "；", "。", "\n", "\n\n", "1.", "2.", "3.", "（一）", "一、", "一是", "二是", "● ", "- ", "由70%提高到75%", "改造小区30个以上", "（市教育局）", "“两癌”",
        "每人每月60元", "2023年，", "2024年", "将", "已完成", "全覆盖", "萬戶", "3—5万人次", " ", "\t", "序号", "项目内容", "单位", "目标", "責任", "會(huì)議", "开工", "6月底前", "民生实事", "：", "，其中",
    ];

    [Fact]
    public void Spans_and_offsets_give_back_the_wording_whatever_the_layout() =>
        Gen.Int[0, Pieces.Length - 1].Array[0, 60].Sample(
            picks =>
            {
                var text = string.Concat(picks.Select(pick => Pieces[pick]));
                var draft = Given.Draft(text, 2024);
                foreach (var item in draft.Commitments)
                {
                    Assert.Equal(Squeeze(item.Text), Squeeze(Join(text, item.Spans)));
                    Check(text, item.Text, item.Indicators);
                }
                foreach (var result in draft.Results)
                {
                    Assert.Equal(Squeeze(result.Text), Squeeze(Join(text, result.Spans)));
                    Check(text, result.Text, result.Indicators);
                }
                foreach (var notice in draft.Notices) { Assert.InRange(notice.Span.End, notice.Span.Start, text.Length); }
            },
            iter: 3_000);

    [Fact]
    public void Any_text_at_all_is_read_without_an_exception() =>
        Gen.String[Gen.Char, 0, 200].Sample(text => Given.Draft(text, 2024).Source.Characters == text.Length, iter: 2_000);

    private static void Check(string text, string wording, IReadOnlyList<FoundIndicator> figures)
    {
        foreach (var figure in figures)
        {
            Assert.Equal(figure.Quote, wording[figure.Start..figure.End]);
            Assert.Equal(Squeeze(figure.Quote), Squeeze(Join(text, figure.Spans)));
        }
    }

    private static string Join(string text, IReadOnlyList<Duixian.Domain.Plans.TextSpan> spans)
    {
        var joined = new StringBuilder();
        foreach (var span in spans) { joined.Append(text, span.Start, span.Length); }
        return joined.ToString();
    }

    private static string Squeeze(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
