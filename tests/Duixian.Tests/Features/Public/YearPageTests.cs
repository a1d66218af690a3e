using System.Net;

namespace Duixian.Tests.Features.Public;

public sealed class YearPageWithoutPlansTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Before_anything_is_published_the_page_says_what_to_do()
    {
        var page = await site.PageAsync("/");
        Assert.Equal("还没有公布的清单", page.QuerySelector("h1")?.TextContent);
        Assert.Contains("核对草稿，再公布", page.QuerySelector(".empty")?.TextContent);
    }

    [Theory]
    [InlineData("/1948")]
    [InlineData("/2023")]
    [InlineData("/2101")]
    [InlineData("/2024/report")]
    [InlineData("/2024/report/1")]
    [InlineData("/2024/report/source")]
    [InlineData("/2024/report/versions")]
    [InlineData("/nowhere/at/all")]
    public async Task What_does_not_exist_is_answered_in_the_style_of_the_house(string path)
    {
        var page = await site.PageAsync(path, expected: HttpStatusCode.NotFound);
        Assert.Equal("没有这一页", page.QuerySelector("h1")?.TextContent);
        Assert.NotNull(page.QuerySelector("header.mast"));
        var english = await site.PageAsync("/en" + path, expected: HttpStatusCode.NotFound);
        Assert.Equal("There is no such page", english.QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task The_error_page_gives_a_trace_number()
    {
        var page = await site.PageAsync("/error", expected: HttpStatusCode.InternalServerError);
        Assert.Matches("[0-9a-f]{32}|[0-9A-Z]+:", page.QuerySelector("code")?.TextContent);
    }
}

public sealed class YearPageTests(YearPageTests.Published site) : IClassFixture<YearPageTests.Published>
{
    public sealed class Published : TestSite
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await this.GivenPromisesAsync();
            await this.GivenPlanAsync(year: 2024, code: "voted");
            await this.GivenPlanAsync(year: 2022);
        }
    }

    [Fact]
    public async Task The_page_opens_with_one_sentence_of_truth()
    {
        var page = await site.PageAsync("/");
        var sentence = string.Concat(page.QuerySelector("h1")!.TextContent.Split());   // the test is about it
        Assert.Equal("2024年承诺3件民生实事，报告正文里还有1件。3件写明了怎样算完成，1件还没有。", sentence);
        Assert.Equal(["5", "7", "22", "P1"], page.QuerySelectorAll(".thirty a").Select(a => a.FirstChild!.TextContent));   // the number comes first
        Assert.Equal("/2024/report/22", page.QuerySelector(".thirty li:nth-child(3) a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task What_is_not_ready_is_named_with_what_it_lacks()
    {
        var page = await site.PageAsync("/2024");
        Assert.Equal("还缺：没有牵头单位、没写明怎样才算完成。", page.QuerySelector("#i5 + tr.note .whyc")?.TextContent);
        Assert.Equal("未就绪", page.QuerySelector("#i5 .sta")?.TextContent);
        Assert.Equal("待报送", page.QuerySelector("#i22 .sta")?.TextContent);
        Assert.Contains("深化医保支付方式改革", page.QuerySelector(".side")?.TextContent);
    }

    [Fact]
    public async Task Targets_stand_with_their_unit_day_and_office_and_nothing_is_invented()
    {
        var page = await site.PageAsync("/2024");
        Assert.Equal("20个", page.QuerySelector("#i7 .amt")?.TextContent);
        Assert.Equal("2024-09-30", page.QuerySelector("#i7 .due")?.TextContent);
        Assert.Equal("年底", page.QuerySelector("#i22 .due")?.TextContent);
        Assert.Equal("市民政局", page.QuerySelector("#i22 .off")?.TextContent);
        Assert.Equal("500张", page.QuerySelector("#i22 + tr.more .amt")?.TextContent);
        Assert.Contains("尚未报送", page.QuerySelector(".asof")?.TextContent);
    }

    [Fact]
    public async Task What_the_prose_promised_is_a_part_of_its_own()
    {
        var page = await site.PageAsync("/2024");
        var tables = page.QuerySelectorAll("table.promises");
        Assert.Equal(2, tables.Length);
        Assert.NotNull(tables[1].QuerySelector("#iP1"));
        Assert.Null(tables[0].QuerySelector("#iP1"));
    }

    [Fact]
    public async Task Other_lists_of_the_year_and_other_years_are_one_link_away()
    {
        var page = await site.PageAsync("/");
        Assert.NotNull(page.QuerySelector(".side a[href='/2024/voted']"));
        Assert.NotNull(page.QuerySelector(".side a[href='/2022']"));
    }

    [Fact]
    public async Task Last_years_result_stands_beside_this_years_target_without_comparison()
    {
        var page = await site.PageAsync("/2022");
        var row = page.QuerySelectorAll(".ly tbody tr").Single();
        Assert.Equal(["护理床位", "约1,500张", "500张"], row.Children.Select(c => c.TextContent));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/2024/report")]
    [InlineData("/2024/report?q=%E4%B9%A6")]
    [InlineData("/2024/report/22")]
    [InlineData("/2024/report/5")]
    [InlineData("/2024/report/source")]
    [InlineData("/2024/report/versions")]
    public async Task Every_page_can_be_read_by_everybody_in_both_languages(string path)
    {
        foreach (var (prefix, language) in (IEnumerable<(string, string)>)[("", "zh-Hans"), ("/en", "en")])
        {
            var answer = await site.Anyone.GetAsync(prefix + path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            var source = await answer.Content.ReadAsStringAsync();
            Assert.Contains("民生", source, StringComparison.Ordinal);   // as characters, not as references
            Assert.DoesNotContain("style=", source, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", source, StringComparison.Ordinal);
            var page = await TestSite.ReadPageAsync(answer);
            Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.All(page.QuerySelectorAll("table"), t => Assert.NotNull(t.QuerySelector("caption")));
            Assert.All(page.QuerySelectorAll("th"), th => Assert.NotNull(th.GetAttribute("scope")));
            Assert.All(page.QuerySelectorAll("form"), f => Assert.Equal("get", f.GetAttribute("method")));
            Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
            Assert.True(page.Title!.Length > 4);   // checked to be there by the comparison
            Assert.Equal(3, page.QuerySelectorAll("link[rel=alternate][hreflang]").Length);
            Assert.NotNull(page.QuerySelector("link[rel=canonical]"));
            Assert.NotNull(page.QuerySelector("meta[name=description]"));
        }
    }

    [Fact]
    public async Task Retold_samples_say_so_on_every_page_and_read_documents_do_not()
    {
        await site.GivenPromisesAsync(code: "sample", retold: true);
        foreach (var path in (string[])["", "/22", "/source", "/versions"])
        {
            Assert.Contains("转述，供演示", (await site.PageAsync("/2024/sample" + path)).QuerySelector(".retold")?.TextContent);
            Assert.Null((await site.PageAsync("/2024/report" + path)).QuerySelector(".retold"));
        }
    }
}
