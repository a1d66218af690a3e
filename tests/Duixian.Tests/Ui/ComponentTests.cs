using Duixian.Ui;
using Duixian.Ui.Charts;
using Duixian.Ui.Documents;
using Duixian.Ui.Forms;
using Duixian.Ui.Tables;

namespace Duixian.Tests.Ui;

public sealed class ComponentTests
{
    [Fact]
    public async Task A_status_is_shape_colour_and_word()
    {
        using var _ = new InLanguage("zh-Hans-CN");
        foreach (var (mark, shape, word) in new[] { (Mark.Done, "done", "已兑现"), (Mark.UnderWay, "doing", "进行中"), (Mark.Soon, "soon", "即将开工"), (Mark.Preparing, "prep", "筹备"), (Mark.Planned, "plan", "计划") })
        {
            var html = await Drawn.HtmlAsync<StatusMark>(("Mark", mark));
            Assert.Equal(word, html.Body?.TextContent.Trim());
            Assert.NotNull(html.QuerySelector($"svg.m-{shape} use[href='#m-{shape}']"));
        }
    }

    [Fact]
    public async Task Attention_adds_a_ring_and_keeps_the_shape_of_the_stage()
    {
        var html = await Drawn.HtmlAsync<StatusMark>(("Mark", Mark.UnderWay), ("Attention", true), ("Word", "滞后"));
        Assert.Equal(["#m-ring", "#m-doing"], html.QuerySelectorAll("use").Select(u => u.GetAttribute("href")));
        Assert.NotNull(html.QuerySelector(".st.is-late"));
    }

    [Fact]
    public async Task A_bar_shows_delivered_schedule_and_target_and_the_gap_only_when_behind()
    {
        var behind = await Drawn.HtmlAsync<ProgressBar>(("Rate", 0.588m), ("Schedule", 0.75m), ("Behind", true), ("Label", "已完成58.8%"));
        Assert.Equal("47.04%", behind.QuerySelector(".got")?.GetAttribute("width"));
        Assert.Equal("60%", behind.QuerySelector(".sch")?.GetAttribute("x1"));
        Assert.Equal("12.96%", behind.QuerySelector(".gap")?.GetAttribute("width"));
        Assert.Equal("img", behind.QuerySelector("svg")?.GetAttribute("role"));
        var within = await Drawn.HtmlAsync<ProgressBar>(("Rate", 0.72m), ("Schedule", 0.75m));
        Assert.Null(within.QuerySelector(".gap"));
        Assert.Equal("true", within.QuerySelector("svg")?.GetAttribute("aria-hidden"));
    }

    [Fact]
    public async Task A_bar_beyond_a_hundred_and_twenty_four_per_cent_is_broken()
    {
        Assert.Null((await Drawn.HtmlAsync<ProgressBar>(("Rate", 1.2m))).QuerySelector(".broken"));
        var far = await Drawn.HtmlAsync<ProgressBar>(("Rate", 3.5m));
        Assert.NotNull(far.QuerySelector(".broken"));
        Assert.Equal("19.2%", far.QuerySelector(".over")?.GetAttribute("width"));
    }

    [Fact]
    public async Task Not_measurable_not_reported_and_zero_are_three_things()
    {
        var dots = await Drawn.HtmlAsync<ProgressBar>(("Rate", null), ("Measurable", false));
        var silent = await Drawn.HtmlAsync<ProgressBar>(("Rate", null));
        var zero = await Drawn.HtmlAsync<ProgressBar>(("Rate", 0m));
        Assert.NotNull(dots.QuerySelector(".none"));
        Assert.Null(dots.QuerySelector(".tgt"));
        Assert.Null(silent.QuerySelector(".none, .zero, .got"));
        Assert.NotNull(silent.QuerySelector(".tgt"));
        Assert.NotNull(zero.QuerySelector(".zero"));
    }

    [Fact]
    public async Task A_line_of_marks_takes_any_number_and_names_each()
    {
        using var _ = new InLanguage("en");
        var items = Enumerable.Range(1, 87).Select(n => new LineItem($"{n}", $"Matter {n}", Mark.Planned, $"/2024/report/{n}")).ToList();
        var html = await Drawn.HtmlAsync<ThirtyLine>(("Label", "matters"), ("Items", items));
        Assert.Equal(87, html.QuerySelectorAll("li > a").Length);
        Assert.Contains("Matter 87 Planned", html.QuerySelector("li:last-child a")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_stands_at_its_field_and_the_summary_leads_there()
    {
        var field = await Drawn.HtmlAsync<NumberField>(("Name", "Form.Amount"), ("Label", "数值"), ("Value", "一千"), ("Unit", "户"), ("Error", "请写数字"));
        var input = field.QuerySelector("input");
        Assert.Equal("一千", input?.GetAttribute("value"));
        Assert.Equal("true", input?.GetAttribute("aria-invalid"));
        Assert.Contains("请写数字", field.GetElementById(input?.GetAttribute("aria-describedby") ?? "")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(input?.Id, field.QuerySelector("label")?.GetAttribute("for"));
        var summary = await Drawn.HtmlAsync<ErrorSummary>(("Errors", new[] { new FieldError("Form.Amount", "请写数字") }));
        Assert.Equal("#" + input?.Id, summary.QuerySelector("[role=alert] a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task A_refusal_is_read_out_at_once_and_something_to_know_is_not()
    {
        Assert.NotNull((await Drawn.HtmlAsync<Notice>(("Kind", NoticeKind.Attention), ("Title", "不能发布"))).QuerySelector("[role=alert]"));
        Assert.Null((await Drawn.HtmlAsync<Notice>(("Kind", NoticeKind.Info), ("Title", "去年"))).QuerySelector("[role]"));
    }

    [Fact]
    public async Task A_sorted_column_says_so_and_its_head_is_a_link()
    {
        var sorted = (await Drawn.HtmlAsync<SortHeader>(("Label", "期限"), ("Href", "?sort=due"), ("Sorted", SortedBy.Descending))).QuerySelector("th");
        Assert.Equal("descending", sorted?.GetAttribute("aria-sort"));
        Assert.Equal("?sort=due", sorted?.QuerySelector("a")?.GetAttribute("href"));
        Assert.Null((await Drawn.HtmlAsync<SortHeader>(("Label", "期限"), ("Href", "?sort=due"))).QuerySelector("[aria-sort]"));
    }

    [Fact]
    public async Task An_empty_table_says_what_to_do_instead()
    {
        var html = await Drawn.HtmlAsync<DataTable>(("Caption", "清单"), ("Empty", true), ("EmptyTitle", "没有符合的事项"));
        Assert.Null(html.QuerySelector("table"));
        Assert.Equal("没有符合的事项", html.QuerySelector(".empty h3")?.TextContent);
    }

    [Fact]
    public async Task A_long_list_names_its_first_and_last_page_and_those_around_this_one()
    {
        var pager = await Drawn.HtmlAsync<Pager>(("Page", 5), ("Pages", 40), ("Href", (Func<int, string>)(n => "?page=" + n)));
        Assert.Equal(["1", "…", "3", "4", "5", "6", "7", "…", "40"], pager.QuerySelectorAll("li").Select(li => li.TextContent.Trim()));
        Assert.Equal("5", pager.QuerySelector("[aria-current=page]")?.TextContent);
    }

    [Fact]
    public async Task Both_sides_of_a_source_lead_to_each_other_without_a_script()
    {
        const string text = "完成家庭改造\n1000户。";
        var html = await Drawn.HtmlAsync<SourceText>(("Text", text), ("Marks", new[] { new MarkedWords(2, 12, WordsKind.Read, "22-1", "#i22", "22①") }), ("SelectedKey", "22"));
        Assert.Single(html.QuerySelectorAll("#q-22-1"));
        Assert.Equal(2, html.QuerySelectorAll("mark").Length);
        Assert.All(html.QuerySelectorAll("mark a"), a => Assert.Equal("#i22", a.GetAttribute("href")));
        Assert.Single(html.QuerySelectorAll("sup"));
        Assert.Equal(2, html.QuerySelectorAll("li.sel").Length);
        Assert.NotNull(html.GetElementById("l2"));
    }

    [Fact]
    public async Task A_change_marks_only_what_changed()
    {
        var html = await Drawn.HtmlAsync<Diff>(("Entries", new[] { new DiffEntry(DiffKind.Changed, "第3件", "新建书房20个", "新建书房25个") }));
        Assert.Equal("20", html.QuerySelector("del")?.TextContent);
        Assert.Equal("25", html.QuerySelector("ins")?.TextContent);
    }
}
