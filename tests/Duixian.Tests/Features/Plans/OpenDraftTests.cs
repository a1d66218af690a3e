using System.Net;
using System.Text;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;

namespace Duixian.Tests.Features.Plans;

public sealed class OpenDraftTests(CheckDraftTests.Desk site) : IClassFixture<CheckDraftTests.Desk>
{
    private const string List = "临河市2024年民生实事清单\n1.新增护理型养老床位500张；\n2.改造老旧小区174个；\n3.新建城市书房20个。\n";

    [Fact]
    public async Task A_file_becomes_a_draft_with_offices_proposed()
    {
        var answer = await SendAsync(Fields("from-file", pasted: ""), ("File", "清单.txt", Encoding.UTF8.GetBytes(List)));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var draft = await site.DraftAsync(Guid.Parse(answer.Headers.Location!.ToString()[^36..]));   // a redirect has one
        Assert.Equal((2024, "from-file", DraftState.Open), (draft.Year, draft.PlanCode, draft.State));
        Assert.Equal("MZJ", draft.Items.Single(i => i.Number == "1").Content.Lead);
        Assert.True(draft.Items.Single(i => i.Number == "1").Content.LeadProposed);
    }

    [Fact]
    public async Task Pasted_text_becomes_a_draft_too_and_the_title_given_wins()
    {
        var answer = await SendAsync(Fields("pasted", List, title: "临河市实事"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("临河市实事", (await site.DraftAsync(Guid.Parse(answer.Headers.Location!.ToString()[^36..]))).Title);   // a redirect has one
    }

    [Fact]
    public async Task A_second_document_for_the_same_plan_is_refused_by_name_and_the_open_draft_is_linked()
    {
        var (id, path) = await site.GivenDraftAsync("busy");
        var page = await (await SendAsync(Fields("busy", List, title: "另一份"))).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "plans.draft-already-open");
        Assert.Equal(path, page.QuerySelector("#refusal a")?.GetAttribute("href"));
        Assert.Contains("busy", page.QuerySelector("#refusal")?.TextContent);
        Assert.Equal(List.Trim(), page.QuerySelector("textarea[name=Pasted]")?.TextContent.Trim());
        Assert.Equal("另一份", page.QuerySelector("[name=Title]")?.GetAttribute("value"));
        Assert.Equal("busy", page.QuerySelector("[name=Slug]")?.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("[name=Plan][value=other][checked]"));
        Assert.Equal(DraftState.Open, (await site.DraftAsync(id)).State);
    }

    [Theory]
    [InlineData("1948", "ok-code", "plans.year-out-of-range", "Year")]
    [InlineData("2101", "ok-code", "plans.year-out-of-range", "Year")]
    [InlineData("2024", "Bad Code", "plans.code-malformed", "Slug")]
    [InlineData("2024", "", "plans.code-malformed", "Slug")]
    public async Task A_year_or_code_out_of_range_is_said_at_its_field(string year, string code, string refusal, string field)
    {
        var page = await (await SendAsync(Fields(code, List, year: year))).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, refusal);
        Assert.NotNull(page.QuerySelector($".field.bad [name={field}]"));
    }

    [Fact]
    public async Task Nothing_given_and_a_year_in_words_are_malformed_and_nothing_typed_is_lost()
    {
        var page = await (await SendAsync(Fields("empty", "", year: "今年", title: "要留着"))).ShouldAnswerAsync(HttpStatusCode.BadRequest);
        Assert.Equal(2, page.QuerySelectorAll(".errors a").Length);
        Assert.Equal("要留着", page.QuerySelector("[name=Title]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named_and_has_to_be_chosen_again()
    {
        var page = await (await SendAsync(Fields("scan", "", title: "要留着"), ("File", "扫描件.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 1]))).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "reading.image");
        Assert.Contains("扫描件.png", page.QuerySelector("#refusal")?.TextContent);
        Assert.Contains("重新选一次", page.QuerySelector("main")?.TextContent);
        Assert.Equal("要留着", page.QuerySelector("[name=Title]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task A_document_without_promises_is_refused_and_leaves_nothing_behind()
    {
        await (await SendAsync(Fields("nothing", "会议于上午九时开始，中午结束。"))).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "plans.nothing-found");
        Assert.False(await site.WithDbAsync(db => Task.FromResult(db.Drafts.Any(d => d.PlanCode == "nothing"))));
    }

    [Fact]
    public async Task A_file_above_twenty_megabytes_gets_a_sentence_and_the_form_back()
    {
        var page = await (await SendAsync(Fields("heavy", "", title: "要留着"), ("File", "大文件.pdf", new byte[(20 << 20) + 1]))).ShouldAnswerAsync(HttpStatusCode.BadRequest);
        Assert.Contains("大文件.pdf", page.QuerySelector(".errors")?.TextContent);
        Assert.Equal("要留着", page.QuerySelector("[name=Title]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task The_same_form_sent_twice_reads_one_draft()
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var fields = Fields("once", List);
        (fields["Key"], fields["Draft"]) = ("once-1", "0190a000-0000-7000-8000-00000000aaaa");
        var first = await site.PostFormAsync(officer, "/desk/drafts/new", "main form", fields, ("File", "清单.txt", Encoding.UTF8.GetBytes(List)));
        var second = await site.PostFormAsync(officer, "/desk/drafts/new", "main form", fields, ("File", "清单.txt", Encoding.UTF8.GetBytes(List)));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, second.StatusCode));
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(1, await site.WithDbAsync(db => Task.FromResult(db.Drafts.Count(d => d.PlanCode == "once"))));
    }

    [Fact]
    public async Task The_desk_and_the_list_name_open_drafts_and_what_to_do()
    {
        var (_, path) = await site.GivenDraftAsync("listed");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        Assert.NotNull((await site.PageAsync("/desk", officer)).QuerySelector($".todo a[href='{path}']"));
        Assert.NotNull((await site.PageAsync("/desk/drafts", officer)).QuerySelector($"table a[href='{path}']"));
        var reporter = await site.SignedInAsync(Role.Reporter);
        Assert.Null((await site.PageAsync("/desk", reporter)).QuerySelector($"a[href='{path}']"));
    }

    private async Task<HttpResponseMessage> SendAsync(Dictionary<string, string> fields, (string Name, string FileName, byte[] Content)? file = null) =>
        await site.PostFormAsync(await site.SignedInAsync(Role.DeliveryOfficer), "/desk/drafts/new", "main form", fields, file);

    private static Dictionary<string, string> Fields(string code, string pasted, string year = "2024", string title = "") =>
        new(StringComparer.Ordinal) { ["Pasted"] = pasted, ["Year"] = year, ["Title"] = title, ["Plan"] = "other", ["Slug"] = code };
}
