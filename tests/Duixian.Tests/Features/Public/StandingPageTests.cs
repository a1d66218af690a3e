using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Features.Public;

public sealed class StandingPageTests(SampledSite site) : IClassFixture<SampledSite>
{
    private static string Said(IElement? element) => string.Concat((element?.TextContent ?? "").Split());

    [Fact]
    public async Task The_sentence_of_the_year_says_where_every_item_stands_and_adds_up()
    {
        var page = await site.PageAsync("/2024");
        var sentence = Said(page.QuerySelector("h1"));
        Assert.Equal("2024年承诺30件民生实事。到9月30日，6件已经兑现，14件按进度，1件有正当理由，5件滞后，1件没有报数，3件没写明怎样才算完成。", sentence);
        Assert.Equal(30, Regex.Matches(sentence.Split('。')[1], "([0-9]+)件").Sum(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)));
        Assert.Equal(5, page.QuerySelectorAll(".thirty .is-late").Length);
        Assert.Contains("promised. By 30 Sep, 6 are delivered", string.Join(' ', (await site.PageAsync("/en/2024")).QuerySelector("h1")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));   // the page has one
    }

    [Fact]
    public async Task What_is_behind_says_why_until_when_and_who_can_help_in_the_next_line()
    {
        var page = await site.PageAsync("/2024");
        var note = page.QuerySelector("#i14 + tr.note .whyc");
        Assert.Contains("六个项目配套管网没有接通", note?.TextContent);
        Assert.Equal("新的日子：2025年3月31日", note?.QuerySelector("b")?.TextContent);
        Assert.Contains("市住建局和供水、供热企业", note?.TextContent);
        Assert.NotNull(page.QuerySelector("#i14 .bar .gap"));
        Assert.Null(page.QuerySelector("#i1 .bar .gap"));
        Assert.NotNull(page.QuerySelector("#i16 .bar .own, #i16 .bar .notch"));   // its own plan
    }

    [Fact]
    public async Task A_blank_stays_a_blank_and_is_never_drawn_as_zero()
    {
        var row = (await site.PageAsync("/2024")).QuerySelector("#i28");
        Assert.Equal("未报数", Said(row?.QuerySelector(".sta")));
        Assert.Equal("—", row?.QuerySelector(".amt b")?.TextContent);
        Assert.NotNull(row?.QuerySelector(".bar .none"));
        Assert.Null(row?.QuerySelector(".bar .zero"));
        Assert.NotNull((await site.PageAsync("/2024")).QuerySelector("#i12 .bar .zero"));   // a reported zero is one
    }

    [Fact]
    public async Task Over_fulfilment_is_drawn_beyond_the_target_and_broken_where_it_leaves_the_field()
    {
        var page = await site.PageAsync("/2023");
        Assert.Equal("1,500", page.QuerySelector("#i2 .amt b")?.TextContent);
        Assert.Equal("250.0%", page.QuerySelector("#i2 .pct")?.TextContent);
        Assert.NotNull(page.QuerySelector("#i2 .bar .broken"));
        Assert.Null(page.QuerySelector("#i6 .bar .over"));
    }

    [Fact]
    public async Task A_closed_year_shows_its_verdicts_and_what_nobody_knows_stays_open()
    {
        var page = await site.PageAsync("/2023");
        Assert.Equal("2023年承诺11件民生实事。这一年已经结束：6件兑现，5件无法评定。", Said(page.QuerySelector("h1")));
        Assert.Equal("—", page.QuerySelector("#i4 .amt b")?.TextContent);
        Assert.Contains("没有查到公开的结果", page.QuerySelector("#i4 + tr.note")?.TextContent);
        Assert.Contains("年终评定：兑现", (await site.PageAsync("/2023/report/6")).QuerySelector("#standing .verdict")?.TextContent);
    }

    [Theory]
    [InlineData("/2024")]
    [InlineData("/2024/report")]
    [InlineData("/2024/report/22")]
    [InlineData("/2024/report/changes")]
    [InlineData("/place/371525")]
    public async Task Made_up_figures_say_so_on_every_page_that_shows_them(string path)
    {
        Assert.Contains("虚构", (await site.PageAsync(path)).QuerySelector(".fictional")?.TextContent);
        Assert.Contains("made up", (await site.PageAsync("/en" + path)).QuerySelector(".fictional")?.TextContent);
    }

    [Fact]
    public async Task What_was_really_reported_is_not_called_made_up()
    {
        foreach (var path in (string[])["/2023", "/2023/report", "/2023/report/2"]) { Assert.Null((await site.PageAsync(path)).QuerySelector(".fictional")); }
    }

    [Fact]
    public async Task The_list_is_narrowed_by_light_without_scripts_and_its_numbers_add_up()
    {
        var page = await site.PageAsync("/2024/report");
        var counts = page.QuerySelectorAll("nav.tally > a").Select(a => int.Parse(a.TextContent.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(counts[0], counts[1..].Sum());
        var behind = await site.PageAsync("/2024/report?state=behind");
        Assert.Equal(["6", "14", "21", "22", "27"], behind.QuerySelectorAll("table.promises tr[id] .no").Select(c => c.TextContent));
        Assert.Equal("28", (await site.PageAsync("/2024/report?state=unreported")).QuerySelector("table.promises tr[id] .no")?.TextContent);
        var worst = await site.PageAsync("/2024/report?sort=light");
        Assert.Equal("21", worst.QuerySelector("table.promises tr[id] .no")?.TextContent);
        Assert.Equal("未报数", Said((await site.PageAsync("/2024/report?sort=-light")).QuerySelectorAll("table.promises tr[id] .sta")[^1]));   // what nobody judges comes last either way
        Assert.Equal("ascending", (await site.PageAsync("/2024/report?sort=ahead")).QuerySelector("th.dif")?.GetAttribute("aria-sort"));
    }

    [Fact]
    public async Task An_item_prints_its_light_with_rule_and_inputs_its_reasons_and_its_counties()
    {
        var page = await site.PageAsync("/2024/report/22");
        var blocks = page.QuerySelectorAll("#standing .figure");
        Assert.Equal(2, blocks.Length);
        foreach (var words in (string[])["57.6", "75", "17.4个百分点", "第1版", "黄灯"]) { Assert.Contains(words, blocks[1].QuerySelector(".rule-line")?.TextContent); }
        Assert.NotNull(blocks[1].QuerySelector(".chart .gapl"));
        Assert.Contains("差87张", blocks[1].QuerySelector(".chart .labv")?.TextContent);
        Assert.Equal(3, page.QuerySelectorAll("#why .why").Length);
        Assert.Contains("2024年12月15日", page.QuerySelector("#why")?.TextContent);
        Assert.Equal(8, page.QuerySelectorAll("#parts tbody tr").Length);
        Assert.Equal(8, page.QuerySelectorAll("#parts .m33 figure").Length);
    }

    [Fact]
    public async Task A_correction_shows_the_old_figure_the_new_one_and_why()
    {
        var page = await site.PageAsync("/2024/report/22");
        Assert.Contains("更正：40张 → 34张", page.QuerySelector(".correction")?.TextContent);
        Assert.Contains("没有验收就计了6张", page.QuerySelector(".correction")?.TextContent);
        Assert.Equal("40张", page.QuerySelector("#history td del")?.TextContent);
        Assert.Contains("14.3万人 → 14.1万人", (await site.PageAsync("/2024/report/changes")).QuerySelector(".timeline")?.TextContent);
    }

    [Fact]
    public async Task A_changed_schedule_keeps_the_first_beside_it_and_an_excuse_is_printed()
    {
        var changed = await site.PageAsync("/2024/report/10");
        Assert.NotNull(changed.QuerySelector(".chart .sch1"));
        Assert.Contains("批准后的新计划", changed.QuerySelector(".rule-line")?.TextContent);
        Assert.Contains("十一月公布结果", (await site.PageAsync("/2024/report/12")).QuerySelector("#standing .verdict")?.TextContent);
        Assert.Contains("原文用“争创”", (await site.PageAsync("/2024/report/12")).QuerySelector(".rule-line")?.TextContent);
    }

    [Fact]
    public async Task A_county_sees_its_own_parts_against_its_own_shares()
    {
        var page = await site.PageAsync("/place/371525");
        Assert.Contains("承担的4份任务中", page.QuerySelector(".place-sum")?.TextContent);
        Assert.Contains("2份滞后", page.QuerySelector(".place-sum")?.TextContent);
        Assert.Contains("重新招标后七月进场", page.QuerySelector("tr.note")?.TextContent);
    }

    [Fact]
    public async Task Each_closing_tells_what_it_changed_the_newest_first()
    {
        var page = await site.PageAsync("/2024/report/changes");
        Assert.Equal("2024年9月的变化", page.QuerySelector("h1")?.TextContent);
        Assert.Equal(["8", "23", "27"], page.QuerySelectorAll(".turned li > span").Select(s => s.TextContent));
        Assert.Equal("2024年8月的变化", (await site.PageAsync("/2024/report/changes?page=2")).QuerySelector("h1")?.TextContent);
        await site.PageAsync("/2024/report/changes?page=99", expected: System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Before_the_first_closing_the_page_of_changes_says_so()
    {
        await site.GivenPlanAsync(year: 2071);
        Assert.Equal("还没有关过一轮", (await site.PageAsync("/2071/report/changes")).QuerySelector("h1")?.TextContent);
        Assert.Contains("尚未报送", (await site.PageAsync("/2071")).QuerySelector(".asof")?.TextContent);
    }

    [Theory]
    [InlineData("standing")]
    [InlineData("history")]
    [InlineData("counties")]
    [InlineData("changes")]
    public async Task Every_file_says_that_these_are_no_official_statistics_and_that_they_are_made_up(string name)
    {
        var csv = await site.Anyone.GetStringAsync($"/2024/report/{name}.csv");
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 30);
        Assert.All(lines[1..], line => Assert.Contains("调度数，不是法定统计数；虚构示例", line, StringComparison.Ordinal));
        using var json = JsonDocument.Parse(await site.Anyone.GetStringAsync($"/2024/report/{name}.json"));
        Assert.Equal($"duixian.{name}/1", json.RootElement.GetProperty("schema").GetString());
        Assert.False(json.RootElement.GetProperty("officialStatistics").GetBoolean());
        Assert.True(json.RootElement.GetProperty("fictional").GetBoolean());
        Assert.Equal(lines.Length - 1, json.RootElement.GetProperty("rows").GetArrayLength());
        using var real = JsonDocument.Parse(await site.Anyone.GetStringAsync($"/2023/report/{name}.json"));
        Assert.False(real.RootElement.GetProperty("fictional").GetBoolean());
    }

    [Fact]
    public async Task The_samples_come_out_the_same_when_everything_is_made_anew_from_the_ledger()
    {
        var before = await StandsAsync();
        await site.WithDbAsync(db => db.RebuildAsync(null, CancellationToken.None));
        Assert.Equal(before, await StandsAsync());
    }

    [Fact]
    public async Task Every_line_of_the_samples_that_is_behind_says_why()
    {
        var silent = await site.WithDbAsync(db => db.PartyStandings.AsNoTracking().Where(p => p.Year == 2024 && p.Light != Domain.Standings.Light.Green && p.Light != Domain.Standings.Light.Unjudged).ToListAsync());
        Assert.NotEmpty(silent);
        Assert.All(silent, p => Assert.NotNull(p.Explanation?.NewDay));
    }

    private Task<List<string>> StandsAsync() => site.WithDbAsync(async db =>
    {
        var items = await db.ItemStandings.AsNoTracking().OrderBy(i => i.Year).ThenBy(i => i.Item).Select(i => new { i.Year, i.Item, i.Rate, i.Light, i.Done, i.Verdict }).ToListAsync();
        var judged = await db.JudgedPoints.AsNoTracking().OrderBy(j => j.Year).ThenBy(j => j.Item).ThenBy(j => j.Indicator).ThenBy(j => j.Day).Select(j => new { j.Year, j.Item, j.Indicator, j.Day, j.Rate, j.Light, j.Entry }).ToListAsync();
        return (List<string>)[.. items.Select(i => i.ToString()!), .. judged.Select(j => j.ToString()!)];   // anonymous types say what they hold
    });
}
