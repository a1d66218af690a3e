namespace Duixian.Reading.Tests;

public sealed class ProseTests
{
    private const string Article = """
        云泽市将新建一所大学
        2月3日，云泽市召开会议。会上介绍，新增岗位5.1万个，改造小区88个，建成食堂46处……
        2023年，全市民生支出占比达到76%，居民收入增长5%。
        2024年，云泽市将谋划项目，储备重点项目900个以上、政策性项目300个以上。力争机场年底开工；积极筹建云泽科技学院；基本实现“村村双车道”。
        同时，将健全问题会商推进机制，营造良好氛围，增强群众获得感，全年新开工项目120个以上、竣工80个以上。
        民生清单
        1.新增岗位5万个以上；
        2.改造小区90个；
        3.新建食堂40处；
        4.新建学校6所；
        5.建成投用市福利中心二期。
        """;

    private static readonly PlanDraft Draft = Given.Draft(Article);

    [Fact]
    public void What_was_done_last_year_is_a_result_with_its_figures_and_never_a_promise()
    {
        Assert.DoesNotContain(Draft.Commitments, item => item.Text.Contains("5.1万", StringComparison.Ordinal) || item.Text.Contains("76%", StringComparison.Ordinal));
        Assert.Equal([2023, 2023], Draft.Results.Select(result => result.Year ?? 0));
        Assert.Equal([51_000m, 88m, 46m, 76m, 5m], Draft.Results.SelectMany(result => result.Indicators).Select(figure => figure.Value));
    }

    [Theory]
    [InlineData("储备重点项目900个以上、政策性项目300个以上。", 2)]
    [InlineData("力争机场年底开工；", 0)]
    [InlineData("积极筹建云泽科技学院；", 0)]
    [InlineData("基本实现“村村双车道”。", 0)]
    [InlineData("将健全问题会商推进机制", 0)]
    [InlineData("全年新开工项目120个以上、竣工80个以上。", 2)]
    public void A_clause_with_a_figure_or_something_to_be_founded_is_a_promise(string text, int figures) =>
        Assert.Equal(figures, Assert.Single(Draft.Commitments, item => item.Text == text).Indicators.Count);

    [Fact]
    public void Good_wishes_and_headings_are_not() =>
        Assert.DoesNotContain(Draft.Commitments, item => item.Text.Contains("获得感", StringComparison.Ordinal) || item.Text.Contains("新建一所大学", StringComparison.Ordinal));

    [Fact]
    public void Promises_in_prose_are_numbered_apart_from_the_list() =>
        Assert.Equal(["P1", "P2", "P3", "P4", "P5", "P6", "1", "2", "3", "4", "5"], Draft.Commitments.Select(item => item.Number));

    [Fact]
    public void A_past_year_misprinted_before_a_promise_does_not_make_it_past() =>
        Assert.Contains(Given.Draft("2023年，全市将新建公园12处。", 2024).Commitments, item => item.Indicators[0].Value == 12);

    [Fact]
    public void A_paragraph_printed_twice_is_read_once() =>
        Assert.Single(Given.Draft(Article + "\n2024年，云泽市将谋划项目，储备重点项目900个以上、政策性项目300个以上。").Commitments, item => item.Text.StartsWith("储备", StringComparison.Ordinal));

    [Fact]
    public void Whole_and_parts_stay_in_one_item()
    {
        var item = Assert.Single(Given.Draft("2024年安排重点项目476个，计划投资463亿元。其中，续建269个；计划开工207个。\n1—8月份，累计完成投资325.7亿元。").Commitments);
        Assert.Equal([476m, 46_300_000_000m, 269m, 207m], item.Indicators.Select(figure => figure.Value));
    }
}
