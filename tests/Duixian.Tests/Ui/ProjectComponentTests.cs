using AngleSharp.Dom;
using Duixian.Domain.Projects;
using Duixian.Ui;
using Duixian.Ui.Projects;

namespace Duixian.Tests.Ui;

public sealed class ProjectComponentTests
{
    private static readonly DateOnly Today = new(2024, 10, 8);

    private static StageName Named(string key) => new(key, StagePath.Shipped[key].Name, StagePath.Shipped[key].Mark switch { StageMark.Done => Mark.Done, StageMark.Doing => Mark.UnderWay, StageMark.Soon => Mark.Soon, StageMark.Prep => Mark.Preparing, _ => Mark.Planned });

    [Fact]
    public async Task A_stage_has_the_shape_of_the_status_and_its_own_word()
    {
        using var _ = new InLanguage("zh-Hans-CN");
        string[] said = ["plan 谋划", "plan 储备", "prep 前期", "soon 拟开工", "doing 在建", "done 竣工", "done 投产", "done 达产"];
        foreach (var (stage, expected) in StagePath.Shipped.Stages.Select(s => Named(s.Key)).Zip(said))
        {
            var html = await Drawn.HtmlAsync<ProjectMark>(("Stage", stage));
            Assert.Equal(expected, $"{html.QuerySelector("use")?.GetAttribute("href")?["#m-".Length..]} {html.Body?.TextContent.Trim()}");
        }
        var stuck = await Drawn.HtmlAsync<ProjectMark>(("Stage", Named("preparation")), ("Attention", true), ("Word", "卡住"));
        Assert.Equal(["#m-ring", "#m-prep"], stuck.QuerySelectorAll("use").Select(use => use.GetAttribute("href")));
        Assert.Equal("前期·卡住", stuck.Body?.TextContent.Trim());
    }

    [Fact]
    public async Task A_track_tells_what_is_past_what_is_planned_and_what_nobody_knows()
    {
        using var _ = new InLanguage("zh-Hans-CN");
        var html = await Drawn.HtmlAsync<StageTrack>(("Steps", new TrackStep[]
        {
            new(Named("preparation"), StageState.Passed, new(2023, 6, 1), MonthOnly: true), new(Named("start"), StageState.Here, new(2024, 3, 18)),
            new(Named("construction"), StageState.Earliest, new(2024, 11, 18), Ceremony: new(2024, 2, 18)), new(Named("completion"), StageState.Planned, new(2024, 9, 1), Attention: true), new(Named("production"), StageState.Open),
        }));
        var cells = html.QuerySelectorAll("li");
        Assert.Equal("2023-06", cells[0].QuerySelector("time")?.GetAttribute("datetime"));
        Assert.Equal("step", cells[1].GetAttribute("aria-current"));
        Assert.Equal("自2024-03-18", cells[1].QuerySelector(".day")?.TextContent);
        Assert.Equal("最早2024-11-18", cells[2].QuerySelector(".day")?.TextContent);
        Assert.Equal("仪式2024-02-18，不算开工", cells[2].QuerySelector(".ceremony")?.TextContent);
        Assert.Equal("计划2024-09-01", cells[3].QuerySelector(".late-text")?.TextContent);
        Assert.Equal("日期未定", cells[4].QuerySelector(".day")?.TextContent);
        Assert.Equal("done,soon,plan,late,plan", string.Join(',', cells.Select(cell => cell.QuerySelector("svg")?.ClassName?["m m-".Length..])));
        Assert.Null(html.QuerySelector(".back, .moved"));
    }

    [Fact]
    public async Task A_move_back_is_drawn_from_the_stage_left_to_the_stage_it_is_in_and_said()
    {
        using var _ = new InLanguage("zh-Hans-CN");
        var html = await Drawn.HtmlAsync<StageTrack>(
            ("Steps", new TrackStep[] { new(Named("reserve"), StageState.Passed), new(Named("preparation"), StageState.Here), new(Named("start"), StageState.Left, new(2024, 1, 9)), new(Named("construction"), StageState.Left, new(2024, 3, 1)) }),
            ("Back", new StageMoveBack(Named("construction"), Named("preparation"), new(2024, 6, 2), "批文失效")));
        var across = html.QuerySelectorAll(".back > line")[1];
        Assert.Equal(("37.5%", "87.5%"), (across.GetAttribute("x1"), across.GetAttribute("x2")));
        Assert.Equal("↩ 2024年6月2日从在建退回前期批文失效", html.QuerySelector(".moved")?.TextContent);
        Assert.Equal(2, html.QuerySelectorAll("li.left").Length);
        Assert.Equal("曾到2024-03-01", html.QuerySelectorAll("li")[3].QuerySelector(".day")?.TextContent);
    }

    [Fact]
    public async Task The_graph_is_a_picture_with_a_sentence_and_a_list_with_what_each_step_waits_for()
    {
        using var _ = new InLanguage("zh-Hans-CN");
        var html = await GraphAsync();
        Assert.Equal("一步受阻", html.QuerySelector("svg[role=img]")?.GetAttribute("aria-label"));
        Assert.Equal("0", html.QuerySelector(".graph")?.GetAttribute("tabindex"));
        Assert.Equal(["立项", "开工"], html.QuerySelectorAll(".graph-list > li > .phase").Select(phase => phase.TextContent));
        Assert.Equal(["项目赋码（关键线路）", "节能审查", "施工许可（关键线路）"], html.QuerySelectorAll(".graph-list .what").Select(what => what.TextContent));
        Assert.Equal("先办：项目赋码；可容缺：节能审查", html.QuerySelectorAll(".graph-list small")[^1].TextContent);
        Assert.Equal("受阻，停表第9天", html.QuerySelector(".graph-list .how.late-text")?.TextContent);
    }

    [Fact]
    public async Task The_graph_draws_every_edge_it_can_and_calls_only_where_somebody_must_act()
    {
        var html = await GraphAsync();
        Assert.Equal(["e", "e defer", "e crit"], html.QuerySelectorAll("svg[role=img] path").Select(path => path.ClassName));
        Assert.Equal(["停表第9天"], html.QuerySelectorAll("svg .d.late").Select(word => word.TextContent));
        Assert.Single(html.QuerySelectorAll("svg[role=img] .m-late"));
        Assert.Equal("17rem", html.QuerySelector("svg[role=img]")?.GetAttribute("width"));
    }

    [Fact]
    public async Task What_was_not_reported_stays_a_gap_and_a_lone_month_is_a_point()
    {
        var html = await Drawn.HtmlAsync<InvestmentCurve>(("Title", "今年"), ("Label", "今年"), ("Series", Year(10, 20, null, 40, null, 60, 70)));
        Assert.Equal(2, html.QuerySelector("path.act")?.GetAttribute("d")?.Count(letter => letter == 'M'));
        Assert.Single(html.QuerySelectorAll("svg[role=img] .dot[r='2.4']"));
        Assert.Equal("—", html.QuerySelectorAll("tbody tr")[2].LastElementChild?.TextContent);
        Assert.Equal(1, html.QuerySelector("path.sch")?.GetAttribute("d")?.Count(letter => letter == 'M'));
    }

    [Fact]
    public async Task The_gap_is_measured_against_the_frozen_plan_and_drawn_only_when_the_caller_says_so()
    {
        using var _ = new InLanguage("zh-Hans-CN");
        var series = Year(10, 20, 30, 40, 50, 60) with { Adjusted = [new(new(2024, 6, 30), 60_000_000m), new(new(2024, 12, 31), 300_000_000m)] };
        Assert.Equal(150_000_000m, series.Shortfall);
        var behind = await Drawn.HtmlAsync<InvestmentCurve>(("Title", "今年"), ("Label", "今年"), ("Series", series), ("Behind", true));
        Assert.Equal("差1.5亿元", behind.QuerySelector(".labv")?.TextContent);
        Assert.NotNull(behind.QuerySelector(".gapl"));
        Assert.NotNull(behind.QuerySelector("svg[role=img] path.adj"));
        Assert.Contains("3亿元", behind.QuerySelector("svg[role=img]")?.TextContent, StringComparison.Ordinal);
        var quiet = await Drawn.HtmlAsync<InvestmentCurve>(("Title", "今年"), ("Label", "今年"), ("Series", series));
        Assert.Null(quiet.QuerySelector(".gapl, .labv"));
        var ahead = await Drawn.HtmlAsync<InvestmentCurve>(("Title", "今年"), ("Label", "今年"), ("Series", Year(90)), ("Behind", true));
        Assert.Null(ahead.QuerySelector(".gapl, .labv"));
    }

    [Fact]
    public void Between_two_planned_days_the_plan_is_straight_and_outside_them_unknown()
    {
        InvestmentSeries series = new(new(2024, 1, 1), new(2024, 12, 31), [new(new(2024, 1, 31), 10_000_000m), new(new(2024, 2, 10), 20_000_000m)], null, [new(new(2024, 2, 5), 12_000_000m)]);
        Assert.Equal(3_000_000m, series.Shortfall);
        Assert.Null((series with { Completed = [new(new(2024, 3, 1), 1m)] }).Shortfall);
        Assert.Null((series with { Completed = [new(new(2024, 2, 5), null)] }).Shortfall);
    }

    [Fact]
    public async Task Dispatch_figures_say_so_and_statistics_stand_apart()
    {
        using var _ = new InLanguage("zh-Hans-CN");
        var html = await Drawn.HtmlAsync<InvestmentCurve>(("Title", "今年"), ("Label", "今年"), ("Series", Year(10)), ("Statistics", new StatisticsFigure(92_000_000m, "固定资产投资", new(2024, 8, 31), "样例统计局")));
        Assert.Equal("调度口径，截至2024年1月31日，不是统计数。", html.QuerySelector("p.small")?.TextContent);
        Assert.Contains("9,200万元，截至2024年8月31日，样例统计局", html.QuerySelector(".statistics")?.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("9,200", html.QuerySelector("svg[role=img]")?.TextContent, StringComparison.Ordinal);
        var silent = await Drawn.HtmlAsync<InvestmentCurve>(("Title", "今年"), ("Label", "今年"), ("Series", Year()));
        Assert.Contains("尚未报数", silent.QuerySelector("p.small")?.TextContent, StringComparison.Ordinal);
        Assert.Null(silent.QuerySelector("svg[role=img] .dot"));
    }

    [Fact]
    public async Task Who_guarantees_what_gives_the_day_and_calls_where_it_is_past()
    {
        using var _ = new InLanguage("zh-Hans-CN");
        var html = await Drawn.HtmlAsync<Guarantees>(("Rows", new Guarantee[] { new("用地", "样例局", Mark.Done, "已供"), new("消防", "业主", Mark.UnderWay, Day: new(2024, 10, 21), Attention: true), new("包保", "分管领导", Word: "每周一次"), new("用电", "样例公司") }));
        Assert.Equal(["已供", "10月21日", "每周一次", "—"], html.QuerySelectorAll("td:last-child").Select(cell => cell.TextContent.Trim()));
        Assert.Single(html.QuerySelectorAll(".is-late"));
        Assert.Equal(4, html.QuerySelectorAll("tbody th[scope=row]").Length);
    }

    [Fact]
    public async Task The_board_counts_all_shows_some_and_leads_to_the_rest()
    {
        using var _ = new InLanguage("zh-Hans-CN");
        var cards = Enumerable.Range(1, 9).Select(n => new StageCard($"样例项目{n}", "样例县", n == 2 ? null : n, n == 1, "卡住")).ToArray();
        var html = await Drawn.HtmlAsync<StageBoard>(("Columns", new StageColumn[] { new(Named("preparation"), 37, 8_720_000_000m, cards, "/projects?stage=preparation"), new(Named("full"), 0, null, []) }));
        var (full, empty) = (html.QuerySelectorAll(".board > li")[0], html.QuerySelectorAll(".board > li")[1]);
        Assert.Equal(6, full.QuerySelectorAll("ul > li").Length);
        Assert.Equal("另有31个 前期", full.QuerySelector(".rest a")?.TextContent);
        Assert.Equal("/projects?stage=preparation", full.QuerySelector(".rest a")?.GetAttribute("href"));
        Assert.Equal("87.2亿元", full.QuerySelector("data")?.TextContent);
        Assert.Equal(["样例县·第1天", "样例县·天数不详"], full.QuerySelectorAll("ul small").Take(2).Select(line => line.TextContent));
        Assert.Single(full.QuerySelectorAll(".is-late"));
        Assert.Equal("100%", full.QuerySelector(".how rect")?.GetAttribute("width"));
        Assert.Null(empty.QuerySelector("ul, .rest, .how rect"));
        Assert.Contains("—", empty.QuerySelector(".sum")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Projects_in_time_show_plan_course_and_lateness_on_one_axis()
    {
        using var _ = new InLanguage("zh-Hans-CN");
        var html = await GanttAsync(new GanttRow("样例项目", "样例县", Mark.UnderWay,
        [
            new(GanttMilestoneKind.Start, new(2024, 1, 1), new(2024, 4, 10), true), new(GanttMilestoneKind.Completion, new(2024, 10, 27), new(2024, 12, 31), Late: true), new(GanttMilestoneKind.Production, null, null),
        ], true));
        var bar = html.QuerySelector("tbody .bar");
        Assert.Equal(("0%", "82.19%"), At(bar, ".plan"));
        Assert.Equal(("27.4%", "49.59%"), At(bar, ".got"));
        Assert.Equal(("76.99%", "23.01%"), At(bar, ".ext"));
        Assert.Equal(("82.19%", "17.81%"), At(bar, ".gap"));
        Assert.Equal("76.99%", html.QuerySelector("tbody .lanes .today")?.GetAttribute("x1"));
        Assert.Equal("晚65天", html.QuerySelector("td.dif.minus")?.TextContent);
        Assert.Equal("开工：计划2024-01-01，实际2024-04-10；完工：计划2024-10-27，预计2024-12-31；投产：计划—，预计—", html.QuerySelector("td .hide")?.TextContent);
        Assert.Null(bar?.QuerySelector(".broken"));
    }

    [Fact]
    public async Task The_plan_as_it_is_now_stands_along_the_frozen_one_and_an_expected_day_has_a_mark_of_its_own()
    {
        using var _ = new InLanguage("zh-Hans-CN");
        var html = await GanttAsync(new GanttRow("样例项目", "样例县", Mark.Soon,
        [
            new(GanttMilestoneKind.Start, new(2024, 1, 1), new(2024, 11, 18), Late: true, Now: new(2024, 10, 27), Basis: "按手续"), new(GanttMilestoneKind.Completion, new(2024, 10, 27), new(2024, 12, 31), Late: true, Now: new(2024, 12, 1), Basis: "按计划工期"),
        ], NotFrozen: true));
        var bar = html.QuerySelector("tbody .bar");
        Assert.Equal(("82.19%", "9.59%"), At(bar, ".plan-now"));
        Assert.Equal(2, bar?.QuerySelectorAll(".late .expected").Length);
        Assert.Equal("2024-12-31按计划工期计划2024-10-27现计划2024-12-01", html.QuerySelector("td.due")?.TextContent);
        Assert.Contains("没有冻结的日期", html.QuerySelector("tbody th")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("开工：计划2024-01-01，现计划2024-10-27，预计2024-11-18；完工：计划2024-10-27，现计划2024-12-01，预计2024-12-31", html.QuerySelector("td .hide")?.TextContent);
        Assert.Contains("预计的开工或完工日", html.QuerySelector(".marks-key")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("现计划", html.QuerySelector(".marks-key")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_days_has_no_bar_and_one_beyond_the_axis_a_broken_one()
    {
        var silent = await GanttAsync(new GanttRow("样例项目", "样例县", Mark.Preparing, [new(GanttMilestoneKind.Start, null, null), new(GanttMilestoneKind.Completion, null, null)]));
        Assert.Null(silent.QuerySelector("tbody .bar rect, tbody .bar circle"));
        Assert.Equal("—", silent.QuerySelector("td.dif")?.TextContent);
        var far = await GanttAsync(new GanttRow("样例项目", "样例县", Mark.UnderWay, [new(GanttMilestoneKind.Start, new(2024, 3, 1), new(2024, 3, 1), true), new(GanttMilestoneKind.Completion, new(2026, 3, 1), new(2024, 9, 1), true)]));
        Assert.Single(far.QuerySelectorAll("tbody .broken"));
        Assert.Null(far.QuerySelector("tbody .ext, tbody .gap"));
    }

    [Fact]
    public async Task Thirty_projects_make_a_page()
    {
        var rows = Enumerable.Range(1, 61).Select(n => new GanttRow($"样例项目{n}", "样例县", Mark.Planned, [])).ToArray();
        var html = await GanttAsync(rows, page: 3);
        Assert.Equal("样例项目61", html.QuerySelector("tbody th .named > span")?.ChildNodes[0].TextContent);
        Assert.Single(html.QuerySelectorAll("tbody tr"));
        Assert.Equal("3", html.QuerySelector(".pager [aria-current]")?.TextContent);
        Assert.Equal(30, (await GanttAsync(rows)).QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task A_share_is_counted_on_the_frozen_list_and_shown_on_the_adjusted_one_beside_it()
    {
        using var _ = new InLanguage("zh-Hans-CN");
        var html = await Drawn.HtmlAsync<ShareBar>(("Title", "手续办结"), ("Frozen", new ShareCount(512, 750, 588)), ("Adjusted", new ShareCount(512, 742, 588)), ("Target", 0.8m), ("ProjectedOn", new DateOnly(2025, 6, 30)), ("Behind", true));
        Assert.Equal("68.3%512 / 750", html.QuerySelector(".big")?.TextContent);
        Assert.Equal(["512 / 750", "512 / 742"], html.QuerySelectorAll("tbody .amt").Select(cell => cell.TextContent));
        Assert.Equal(["68.3%", "78.4%", "69.0%", "79.2%"], html.QuerySelectorAll("tbody .pct").Select(cell => cell.TextContent.Trim()));
        var bar = html.QuerySelector(".frozen .bar");
        Assert.Equal(("0", "68.27%"), At(bar, ".got"));
        Assert.Equal(("68.27%", "10.13%"), At(bar, ".ext"));
        Assert.Equal(("78.4%", "1.6%"), At(bar, ".gap"));
        Assert.Null(html.QuerySelector(".adjusted .gap"));
        Assert.Equal("按冻结的750个算，到80%的目标还差88个。按法定时限推算，2025年6月30日为588个（78.4%），还差12个。", html.QuerySelector("p.small")?.TextContent);
    }

    [Fact]
    public async Task A_share_that_is_reached_says_so_and_one_of_nothing_stays_blank()
    {
        using var _ = new InLanguage("zh-Hans-CN");
        var reached = await Drawn.HtmlAsync<ShareBar>(("Title", "开工"), ("Frozen", new ShareCount(600, 750)), ("Target", 0.8m));
        Assert.Equal("已到80%的目标。", reached.QuerySelector("p.small")?.TextContent);
        Assert.Null(reached.QuerySelector(".ext, .gap"));
        var nothing = await Drawn.HtmlAsync<ShareBar>(("Title", "开工"), ("Frozen", new ShareCount(0, 0)), ("Target", 0.8m), ("Parts", new SharePart[] { new("样例县", new(0, 9)) }));
        Assert.Equal("—0 / 0", nothing.QuerySelector(".big")?.TextContent);
        Assert.Null(nothing.QuerySelector(".frozen .zero, .frozen .got"));
        Assert.NotNull(nothing.QuerySelector("tbody + tbody .zero"));
    }

    [Theory]
    [InlineData(599, 750, 1)]
    [InlineData(600, 750, 0)]
    [InlineData(700, 750, 0)]
    [InlineData(593, 742, 1)]
    public void What_is_lacking_is_counted_in_whole_projects(int done, int total, int lacking) => Assert.Equal(lacking, new ShareCount(done, total).Lacking(0.8m));

    private static (string?, string?) At(IElement? bar, string part) => (bar?.QuerySelector(part)?.GetAttribute("x"), bar?.QuerySelector(part)?.GetAttribute("width"));

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> GanttAsync(GanttRow row) => GanttAsync([row]);

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> GanttAsync(GanttRow[] rows, int page = 1) =>
        Drawn.HtmlAsync<ProjectGantt>(("Caption", "进度"), ("Rows", rows), ("From", new DateOnly(2024, 1, 1)), ("Until", new DateOnly(2024, 12, 31)), ("Today", Today), ("Page", page));

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> GraphAsync() => Drawn.HtmlAsync<ProcedureGraph>(
        ("Title", "一步受阻"),
        ("Nodes", new ProcedureGraphNode[]
        {
            new("code", "项目赋码", "立项", Mark.Done, "即办", 0, 0, true), new("permit", "施工许可", "开工", Mark.UnderWay, "停表第9天", 1, 0, true, true), new("energy", "节能审查", "立项", Mark.Done, "14 / 20", 0, 1),
        }),
        ("Edges", new ProcedureGraphEdge[] { new("code", "permit", IsCritical: true), new("code", "energy"), new("energy", "permit", ProcedureEdgeKind.Deferrable), new("elsewhere", "permit") }));

    // The plan asks 35 millions a month.
    private static InvestmentSeries Year(params int?[] completed) => new(new(2024, 1, 1), new(2024, 12, 31),
        [.. Enumerable.Range(1, 12).Select(month => new InvestmentPoint(EndOf(month), month * 35_000_000m))], null,
        [.. completed.Select((total, i) => new InvestmentPoint(EndOf(i + 1), total * 1_000_000m))]);

    private static DateOnly EndOf(int month) => new DateOnly(2024, month, 1).AddMonths(1).AddDays(-1);
}
