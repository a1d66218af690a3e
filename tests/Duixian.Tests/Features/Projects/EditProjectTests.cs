using System.Net;
using AngleSharp.Dom;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Features.Projects;

public sealed class EditProjectTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Fits = "2101-371591-04-01-436244";   // of a zone that stands in no table of areas
    private const string LastDigitOff = "2101-371591-04-01-436245";

    [Theory]
    [InlineData(nameof(ProjectRecord.Code), LastDigitOff, "项目代码“2101-371591-04-01-436245”的校验位不符（仅提示）。")]
    [InlineData(nameof(ProjectRecord.Code), "2113-371502-04-01-43624", "项目代码“2113-371502-04-01-43624”位数、月份、省份或字符不对，按原样保留。")]
    [InlineData(nameof(ProjectRecord.Code), "2018-371525-30-03-067078", "代码属于冠县，写的县区是东昌府区。")]
    [InlineData(nameof(ProjectRecord.OwnerCode), "91371500MA3C4G5H6K", "信用代码“91371500MA3C4G5H6K”校验位不符。")]
    [InlineData(nameof(ProjectRecord.OwnerCode), "371500200012345", "“371500200012345”是 15 位旧注册号，不作信用代码。")]
    [InlineData(nameof(ProjectRecord.Industry), "9912", "行业代码“9912”不在 GB/T 4754 的大类里。")]
    public async Task A_doubtful_code_is_kept_and_everybody_who_opens_it_reads_why(string field, string typed, string sentence)
    {
        await site.GivenCountiesAsync();
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var saved = await site.PostFormAsync(officer, "/desk/projects/new", "form:has([name=_stage])", new() { ["Name"] = "演示存疑" + typed, ["Units"] = PortfolioExamples.County, [field] = typed });
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var card = site.PathOf(saved)!;   // a redirect leads somewhere
        var reviewer = await site.SignedInAsync(Role.Reviewer);
        Assert.Contains(sentence, (await site.PageAsync(card, reviewer)).Body!.TextContent);
        var page = await site.PageAsync(card + "/edit", officer);
        var input = page.QuerySelector($"input[name={field}]")!;   // the form has every field
        Assert.Equal(typed, input.GetAttribute("value"));
        Assert.False(input.HasAttribute("aria-invalid"));
        Assert.Contains(sentence, Described(page, input));
    }

    [Theory]
    [InlineData(Fits)]
    [InlineData("待赋码")]
    public async Task A_code_that_fits_and_one_not_given_yet_need_no_word(string typed)
    {
        var number = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示不存疑" + typed) with { Code = typed, OwnerCode = "91371500MA3C4G5H6B", Industry = "C26" }, since: null);
        var page = await site.PageAsync($"/desk/projects/{number}/edit", await site.SignedInAsync(Role.DeliveryOfficer));
        Assert.DoesNotContain(page.QuerySelectorAll(".doubt"), d => d.ParentElement!.QuerySelector("[name=Code], [name=Industry]") is not null);   // inside a field
    }

    [Fact]
    public async Task What_is_refused_for_another_field_comes_back_with_its_doubts_and_all_that_was_typed()
    {
        await site.GivenCountiesAsync();
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var answer = await site.PostFormAsync(officer, "/desk/projects/new", "form:has([name=_stage])", new() { ["Name"] = "演示一并退回", ["Code"] = "21013715910401436245", ["OwnerCode"] = "ｍａ３", ["TotalYuan"] = "很多" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        var code = page.QuerySelector("input[name=Code]")!;   // as the next, a field of the form
        Assert.Equal("21013715910401436245", code.GetAttribute("value"));
        Assert.Contains("的校验位不符", Described(page, code));
        Assert.Contains("24位代码", Described(page, code));   // the hint is still read
        var credit = page.QuerySelector("input[name=OwnerCode]")!;
        Assert.Equal("ｍａ３", credit.GetAttribute("value"));
        Assert.Contains("信用代码“ｍａ３”位数或字符不对。", Described(page, credit));
    }

    [Fact]
    public async Task One_county_leads_the_others_take_part_and_another_can_be_put_in_the_lead()
    {
        await site.GivenCountiesAsync();
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var made = await site.PostFormAsync(officer, "/desk/projects/new", "form:has([name=_stage])", new() { ["Name"] = "演示跨县河道", ["LeadUnit"] = PortfolioExamples.OtherCounty, ["Units"] = PortfolioExamples.County });
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var card = site.PathOf(made)!;   // a redirect leads somewhere
        Assert.Equal([PortfolioExamples.OtherCounty, PortfolioExamples.County], await UnitsAsync("演示跨县河道"));
        var page = await site.PageAsync(card + "/edit", officer);
        Assert.Equal(PortfolioExamples.OtherCounty, page.QuerySelector("[name=LeadUnit] option[selected]")?.GetAttribute("value"));
        Assert.Equal([PortfolioExamples.County], page.QuerySelectorAll("[name=Units][checked]").Select(tick => tick.GetAttribute("value")));
        var saved = await site.PostFormAsync(officer, card + "/edit", "form:has([name=LeadUnit])", new() { ["LeadUnit"] = PortfolioExamples.County, ["Units"] = PortfolioExamples.OtherCounty });
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal([PortfolioExamples.County, PortfolioExamples.OtherCounty], await UnitsAsync("演示跨县河道"));

        async Task<IReadOnlyList<string>> UnitsAsync(string name) =>
            (await site.WithDbAsync(db => db.Projects.AsNoTracking().SingleAsync(p => p.Name == name))).Record.Units;
    }

    [Fact]
    public async Task A_day_nobody_planned_is_said_in_words_and_a_stage_of_no_day_too()
    {
        var blank = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示未排期") with { StartPlanned = null, FinishPlanned = null }, since: null);
        var half = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示只排开工") with { StartPlanned = "2024-03", FinishPlanned = null });
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var page = (await site.PageAsync($"/desk/projects/{blank}", officer)).Body!.TextContent;   // a page has a body
        Assert.Contains("计划开工、竣工时间还没有填。", page);
        Assert.Contains("何时起未记", page);
        Assert.Contains("计划2024年3月开工，竣工时间还没有填。", (await site.PageAsync($"/desk/projects/{half}", officer)).Body!.TextContent);   // the same
    }

    [Fact]
    public async Task A_code_is_kept_in_its_one_form_so_that_its_double_is_found_however_it_was_typed()
    {
        var first = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示同码甲") with { Code = "２１０２-371502-04-01-123456" });
        var kept = (await site.WithDbAsync(db => db.Projects.AsNoTracking().SingleAsync(p => p.Number == first))).Code;
        Assert.Equal("2102-371502-04-01-123456", kept);
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var answer = await site.PostFormAsync(officer, "/desk/projects/new", "form:has([name=_stage])", new() { ["Name"] = "演示同码乙", ["Units"] = PortfolioExamples.County, ["Code"] = "21023715020401123456" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        var input = page.QuerySelector("input[name=Code]")!;   // a field of the form
        Assert.Contains("另一个项目用着同一个代码", Described(page, input));
        Assert.Equal($"/desk/projects/{first}", page.QuerySelector("#f-code-doubt a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task A_double_of_name_and_owner_is_shown_by_a_link_only_to_who_may_see_it()
    {
        var theirs = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示双生（一期）", units: PortfolioExamples.OtherCounty) with { Owner = "演示业主" });
        var mine = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示双生一期") with { Owner = "演示业主" });
        var another = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示双生 一期") with { Owner = "别的业主" });
        var city = await site.PageAsync($"/desk/projects/{mine}/edit", await site.SignedInAsync(Role.DeliveryOfficer));
        var link = Assert.Single(city.QuerySelectorAll("#f-name-doubt a"));
        Assert.Equal($"/desk/projects/{theirs}", link.GetAttribute("href"));
        var county = await site.SignedInAsync(Role.Reporter, "DCF");
        foreach (var page in new[] { await site.PageAsync($"/desk/projects/{mine}/edit", county), await site.PageAsync($"/desk/projects/{mine}", county) })
        {
            Assert.Contains("另一个项目叫同一个名字", page.Body!.TextContent);
            Assert.Contains("那个项目在您的查看范围之外", page.Body.TextContent);
            Assert.DoesNotContain("演示双生（一期）", page.Body.TextContent);
        }
        Assert.Null((await site.PageAsync($"/desk/projects/{another}/edit", county)).QuerySelector("#f-name-doubt"));
    }

    [Fact]
    public async Task The_page_says_it_in_English_too()
    {
        var number = await site.GivenKeyProjectAsync(PortfolioExamples.Record("演示英文存疑") with { Code = "2103-371502-04-01-000000" });
        var page = await site.PageAsync($"/en/desk/projects/{number}/edit", await site.SignedInAsync(Role.DeliveryOfficer));
        Assert.Contains("The check digit of the project code “2103-371502-04-01-000000” does not fit (a hint only).", page.QuerySelector("#f-code-doubt")?.TextContent);
    }

    private static string Described(IDocument page, IElement input) =>
        string.Concat((input.GetAttribute("aria-describedby") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => page.GetElementById(id)!.TextContent));   // every id must be there
}
