using Duixian.Domain.Commitments;

namespace Duixian.Reading.Tests;

public sealed class FigureTests
{
    [Theory]
    [InlineData("新增岗位4万个以上", "4万个以上", "40000", "个", Bound.AtLeast)]
    [InlineData("建成公厕百余处", "百余处", "100", "处", Bound.About)]
    [InlineData("培训一千二百余户", "一千二百余户", "1200", "户", Bound.About)]
    [InlineData("改造两万户", "两万户", "20000", "户", Bound.Exactly)]
    [InlineData("造林十二万五千亩", "十二万五千亩", "125000", "亩", Bound.Exactly)]
    [InlineData("新建车位５０００个", "５０００个", "5000", "个", Bound.Exactly)]
    [InlineData("增加學位１﹒９８萬個", "１﹒９８萬個", "19800", "個", Bound.Exactly)]
    [InlineData("粮食产量达到1.3万亿斤以上", "1.3万亿斤以上", "1300000000000", "斤", Bound.AtLeast)]
    [InlineData("覆盖率达百分之七十五以上", "百分之七十五以上", "75", "%", Bound.AtLeast)]
    [InlineData("拨付资金1,200万元", "1,200万元", "12000000", "元", Bound.Exactly)]
    [InlineData("日处理能力达到4万吨/日", "4万吨/日", "40000", "吨/日", Bound.Exactly)]
    [InlineData("筹集住房5.8万套（间）", "5.8万套（间）", "58000", "套（间）", Bound.Exactly)]
    [InlineData("新建充电桩200个（标准桩）以上", "200个（标准桩）以上", "200", "个", Bound.AtLeast)]
    [InlineData("解决13.3万常住人口饮水", "13.3万常住人口", "133000", "人", Bound.Exactly)]
    [InlineData("自来水人口增加120万", "120万", "1200000", "人", Bound.Exactly)]
    [InlineData("孕产妇死亡率控制在7.5/10万以下", "控制在7.5/10万以下", "7.5", "/10万", Bound.AtMost)]
    [InlineData("总和生育率达到1.8左右", "1.8左右", "1.8", "", Bound.About)]
    [InlineData("至少建1所养老院", "1所", "1", "所", Bound.AtLeast)]
    [InlineData("服务不超过30天", "不超过30天", "30", "天", Bound.AtMost)]
    [InlineData("困难群众应保尽保", "应保尽保", "100", "%", Bound.FullCoverage)]
    [InlineData("村村通网络全覆盖", "全覆盖", "100", "%", Bound.FullCoverage)]
    [InlineData("历史遗留问题清零", "清零", "0", "", Bound.ZeroOut)]
    [InlineData("卫生空白村基本消除", "基本消除", "0", "", Bound.ZeroOut)]
    [InlineData("建成一座污水处理厂", "一座", "1", "座", Bound.Exactly)]
    [InlineData("签约20个项目", "20个", "20", "个", Bound.Exactly)]
    [InlineData("节约用水约3000吨", "约3000吨", "3000", "吨", Bound.About)]
    public void A_figure_is_read_with_its_unit_and_bound(string item, string quote, string value, string unit, Bound bound)
    {
        var figure = Assert.Single(Given.Figures(item));
        Assert.Equal((quote, value, unit, bound), (figure.Quote, figure.Value.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture), figure.BaseUnit, figure.Bound));
    }

    [Theory]
    [InlineData("服务群众3—5万人次", 30_000, 50_000)]
    [InlineData("新建车位800至1000个", 800, 1_000)]
    [InlineData("补贴提高5到7元", 5, 7)]
    [InlineData("标准提高10%—15%", 10, 15)]
    [InlineData("新建站点两到三个", 2, 3)]
    public void A_range_shares_its_multiplier_and_unit(string item, decimal low, decimal high)
    {
        var figure = Assert.Single(Given.Figures(item));
        Assert.Equal((low, high), (figure.Value, figure.Upper));
    }

    [Theory]
    [InlineData("补贴由每人每年380元提高到420元", 380, 420, "人·年")]
    [InlineData("费率由7%降至6%", 7, 6, null)]
    [InlineData("限额从12万元提高至15万元", 120_000, 150_000, null)]
    [InlineData("管网由原计划的80公里增加到110公里", 80, 110, null)]
    [InlineData("床位由800张增至1200张", 800, 1_200, null)]
    public void From_and_to_are_one_figure_with_a_baseline(string item, decimal baseline, decimal value, string? per)
    {
        var figure = Assert.Single(Given.Figures(item));
        Assert.Equal((baseline, value, per), (figure.Baseline, figure.Value, figure.Per));
    }

    [Fact]
    public void Two_baselines_of_one_new_standard_are_two_figures_with_one_quote()
    {
        var figures = Given.Figures("低保标准由每人每月950元和760元统一提高到1000元");
        Assert.Equal([950m, 760m], figures.Select(figure => figure.Baseline ?? 0));
        Assert.Equal([1_000m, 1_000m], figures.Select(figure => figure.Value));
        Assert.Single(figures.Select(figure => figure.Quote).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Respectively_pairs_each_old_standard_with_its_new_one()
    {
        var figures = Given.Figures("城市、农村低保标准分别由每人每月950元和760元提高到1000元和800元");
        Assert.Equal([(950m, 1_000m), (760m, 800m)], figures.Select(figure => (figure.Baseline ?? 0, figure.Value)));
    }

    [Fact]
    public void A_standard_without_its_own_payer_takes_the_one_before_it()
    {
        var figures = Given.Figures("养育标准由每人每月1800元提高到2200元,散居儿童由1200元提高到1500元");
        Assert.Equal(["人·月", "人·月"], figures.Select(figure => figure.Per ?? ""));
    }

    [Theory]
    [InlineData("每个县(市、区)引进1个项目", "县(市、区)")]
    [InlineData("每千人口拥有托位4.5个", "千人口")]
    [InlineData("小麦收购价每50公斤提高5元", "50公斤")]
    [InlineData("高龄津贴每月不少于60元", "人·月")]
    [InlineData("人均公共卫生经费达到90元", "人·年")]
    [InlineData("护理补贴提高到120元/月/人", "人·月")]
    [InlineData("两类变电站各扩建2座", "每类")]
    public void What_a_figure_is_counted_per_is_kept(string item, string per) =>
        Assert.Equal(per, Assert.Single(Given.Figures(item)).Per);

    [Theory]
    [InlineData("新开工亿元以上项目100个", "亿元以上", "100个")]
    [InlineData("推动3个百亿级风电项目落地", "百亿级", "3个")]
    [InlineData("新开工过50亿元项目3个", "过50亿元", "3个")]
    public void A_size_class_qualifies_the_count_behind_it(string item, string size, string quote)
    {
        var figure = Given.Figures(item)[^1];
        Assert.Equal((size, quote), (figure.Qualifier, figure.Quote));
    }

    [Fact]
    public void One_number_for_two_rates_is_two_figures()
    {
        var figures = Given.Figures("小学、初中入学率均达到99%");
        Assert.Equal(2, figures.Count);
        Assert.All(figures, figure => Assert.Equal("99%", figure.Quote));
    }

    [Theory]
    [InlineData("开通8号线二期")]
    [InlineData("改造316国道和G1511连接线")]
    [InlineData("建设110千伏变电站")]
    [InlineData("为35—64岁妇女免费检查")]
    [InlineData("办好12345热线和“12355关注成长”活动")]
    [InlineData("打造“三个一万”工程")]
    [InlineData("接种2价HPV疫苗")]
    [InlineData("第二人民医院和六十九中扩容")]
    [InlineData("举办3人制篮球赛")]
    [InlineData("推行“两癌”筛查、一老一小服务")]
    [InlineData("建设15分钟生活圈和24小时书屋")]
    [InlineData("引进世界500强企业")]
    [InlineData("实施十项行动、抓好三个方面")]
    [InlineData("按照2023年6号文件办理")]
    [InlineData("20户以上自然村通硬化路")]
    [InlineData("完善一站式服务，办好一批实事")]
    [InlineData("对2000年前建成的5A级景区提质")]
    public void A_number_in_a_name_or_a_condition_is_no_figure(string item) => Assert.Empty(Given.Figures(item));

    [Theory]
    [InlineData("15年以上住宅老旧电梯更新300台以上", "300台以上")]
    [InlineData("50户以上村寨通路超230个", "超230个")]
    [InlineData("义务教育大班额减少869个(全省1.4万个以上)", "869个")]
    [InlineData("空白村减少21个(平江县17个、汨罗市4个)", "21个")]
    [InlineData("(已完成20个)新增车位30个", "30个")]
    public void Only_the_target_is_taken_where_other_numbers_stand_beside_it(string item, string quote) =>
        Assert.Equal(quote, Assert.Single(Given.Figures(item)).Quote);

    [Fact]
    public void A_hedge_is_kept_and_does_not_change_the_bound()
    {
        var figure = Assert.Single(Given.Figures("力争新增泊位300个"));
        Assert.Equal(("力争", Bound.Exactly), (figure.Hedge, figure.Bound));
    }

    [Fact]
    public void Pinyin_printed_behind_characters_does_not_hide_the_unit()
    {
        var figure = Assert.Single(Given.Figures("建设(shè)公厕426個(gè)"));
        Assert.Equal((426m, "個"), (figure.Value, figure.BaseUnit));
    }
}
