using Duixian.Domain.Commitments;

namespace Duixian.Reading.Tests;

public sealed class LayoutTests
{
    [Fact]
    public void A_line_broken_inside_a_noun_is_joined_and_noticed()
    {
        var draft = Given.Draft("民生实事清单\n- 1.开展义诊和健康宣\n\n- 教活动500场;\n- 2.新建书房20个;\n- 3.改造公园3处;\n- 4.新增泊位800个;", 2024);
        Assert.Equal(["开展义诊和健康宣教活动500场;", "新建书房20个;", "改造公园3处;", "新增泊位800个;"], draft.Commitments.Select(item => item.Text));
        Assert.Equal("1", Assert.Single(draft.Notices, notice => notice.Code == "column-mended").Item);
    }

    [Fact]
    public void A_number_and_its_unit_parted_by_a_line_are_one_figure()
    {
        var item = Given.Draft("清单\n●适老化改造达到\n\n2000户以上\n●新建驿站30\n\n个\n●增加车位500个", 2024).Commitments;
        Assert.Equal(["2000户以上", "30个", "500个"], item.Select(found => found.Indicators[0].Quote));
    }

    [Theory]
    [InlineData("1。")]
    [InlineData("1、")]
    [InlineData("1．")]
    [InlineData("（1）")]
    [InlineData("①")]
    [InlineData("一、")]
    [InlineData("（一）")]
    [InlineData("（一）\n")]
    [InlineData("01\n")]
    [InlineData("第一，")]
    [InlineData("实事1：")]
    [InlineData("一是")]
    public void Every_printed_enumerator_opens_an_item(string first)
    {
        var second = first.Replace('1', '2').Replace('①', '②').Replace('一', '二');
        var draft = Given.Draft($"民生实事清单\n{first}新建学校3所；\n{second}改造公厕12座。", 2024);
        Assert.Equal(["新建学校3所；", "改造公厕12座。"], draft.Commitments.Select(item => item.Text));
        Assert.Equal(["1", "2"], draft.Commitments.Select(item => item.Number));
    }

    [Fact]
    public void A_decimal_at_the_head_of_a_line_is_not_an_enumerator()
    {
        var draft = Given.Draft("清单\n1.新建车位\n1.5万个；\n2.2座桥梁改造；", 2024);
        Assert.Equal(["新建车位1.5万个；", "2座桥梁改造；"], draft.Commitments.Select(item => item.Text));
    }

    [Fact]
    public void Groups_are_headings_and_numbering_may_start_again_in_each()
    {
        var draft = Given.Draft("清单\n一、教育\n1.新建学校3所。\n2.新增学位900个。\n二、交通\n1.改造道路5条。\n2.新增泊位80个。", 2024);
        Assert.Equal(["教育", "教育", "交通", "交通"], draft.Commitments.Select(item => item.Group));
        Assert.DoesNotContain(draft.Notices, notice => notice.Code == "duplicate-number");
    }

    [Fact]
    public void A_number_printed_twice_in_one_list_is_noticed()
    {
        var draft = Given.Draft("清单\n1.新建学校3所。\n2.新增学位900个。\n2.改造道路5条。\n4.新增泊位80个。", 2024);
        Assert.Equal(4, draft.Commitments.Count);
        Assert.DoesNotContain(draft.Notices, notice => notice.Code == "duplicate-number" && notice.Item == "1");
    }

    [Fact]
    public void Page_numbers_and_web_furniture_are_no_part_of_an_item()
    {
        var draft = Given.Draft("来源：市政府网站 字号：大 中 小\n清单\n1.改造供水管\n— 3 —\n网60公里。\n2.新建公厕8座。\n责任编辑：办公室\n【打印本页】", 2024);
        Assert.Equal(["改造供水管网60公里。", "新建公厕8座。"], draft.Commitments.Select(item => item.Text));
    }

    [Fact]
    public void The_office_on_a_line_of_its_own_is_the_lead_and_not_the_wording()
    {
        var item = Given.Draft("清单\n1.新建公厕8座。\n责任单位：市城管局\n2.新建学校3所。（市教育局、市财政局）", 2024).Commitments;
        Assert.Equal(("新建公厕8座。", "市城管局"), (item[0].Text, item[0].Lead));
        Assert.Equal("市教育局、市财政局", item[1].Lead);
    }

    [Theory]
    [InlineData("改造小区30个，10月底前完工", "2024-10-31")]
    [InlineData("上半年完成改造30个", "2024-06-30")]
    [InlineData("机场年底开工", "2024-12-31")]
    [InlineData("9月1日前投用学校2所", "2024-09-01")]
    [InlineData("三季度末建成公园1处", "2024-09-30")]
    [InlineData("改造2000年底前建成的小区30个", null)]
    [InlineData("全年改造小区30个", null)]
    public void Only_a_printed_day_is_a_deadline(string item, string? day) =>
        Assert.Equal(day, Given.Item(item).Deadline?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_day_beyond_the_plan_year_is_a_horizon() => Assert.Equal("multi-year", Given.Item("到2026年建成绿道300公里").Horizon);

    [Theory]
    [InlineData("新增学位900个", CommitmentKind.Count)]
    [InlineData("送戏下乡300场", CommitmentKind.EventCount)]
    [InlineData("优良天数比例达到80%", CommitmentKind.Rate)]
    [InlineData("低保标准提高10%", CommitmentKind.PolicyParameter)]
    [InlineData("报销比例由70%提高至75%", CommitmentKind.PolicyParameter)]
    [InlineData("第六水厂建成通水", CommitmentKind.Milestone)]
    [InlineData("建设全省首个航空公园", CommitmentKind.Milestone)]
    [InlineData("遗留问题清零", CommitmentKind.Clearance)]
    [InlineData("深化医保支付方式改革", CommitmentKind.Qualitative)]
    public void The_kind_follows_the_chief_promise(string item, CommitmentKind kind) => Assert.Equal(kind, Given.Item(item).Kind);
}
