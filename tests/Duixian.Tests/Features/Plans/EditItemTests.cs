using System.Net;
using Duixian.Domain.Commitments;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;

namespace Duixian.Tests.Features.Plans;

public sealed class EditItemTests(CheckDraftTests.Desk site) : IClassFixture<CheckDraftTests.Desk>
{
    [Fact]
    public async Task Everything_typed_is_taken_over_and_the_quote_stays()
    {
        var (id, path) = await site.GivenDraftAsync("edit");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var item = await site.ItemAsync(id, "1");
        var answer = await site.EditAsync(officer, path, "1", $"save-next:{item.Id.Value}",
            ("Number", "1a"), ("Title", "养老服务"), ("Group", "养老"), ("Text", "今年" + DraftExamples.Beds), ("Lead", "ZJJ"), ("Supporting", "YBJ"), ("Deadline", "2024-09-30"),
            ("I0.Amount", "1.2万"), ("I0.Bound", "AtLeast"), ("I0.Baseline", "８，０００"), ("I0.Per", "县"), ("I0.Hedge", "力争"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith("?item=2#i-2", answer.Headers.Location?.ToString());
        var saved = await site.ItemAsync(id, "1a");
        Assert.Equal(DraftItemState.Accepted, saved.State);
        Assert.Equal(("养老服务", "养老", "ZJJ", new DateOnly(2024, 9, 30)), (saved.Content.Title, saved.Content.Group, saved.Content.Lead, saved.Content.Deadline));
        Assert.False(saved.Content.LeadProposed);
        Assert.Equal(["YBJ"], saved.Content.Supporting);
        var said = saved.Content.Indicators[0];
        Assert.Equal((12_000m, 8_000m, Bound.AtLeast, "县", "力争", "500张"), (said.Promise.Amount, said.Promise.Baseline, said.Promise.Bound, said.Promise.Per, said.Promise.Hedge, said.Promise.Quote));
        Assert.Equal("500张", saved.Content.Text.Substring(said.Start, 4));
        Assert.Equal(DraftExamples.Span("500张"), Assert.Single(said.Spans));
    }

    [Fact]
    public async Task A_promise_without_a_number_becomes_ready_by_yes_or_no_by_milestones_or_by_a_day_in_force()
    {
        var (id, path) = await site.GivenDraftAsync("unnumbered");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var item = await site.ItemAsync(id, "3");
        Assert.Contains(Missing.WayOfMeasuring, item.Content.Missing());
        var page = await site.PageAsync(path + "?item=3", officer);
        Assert.Equal("YesNo", page.QuerySelector("select[name='I0.Measure'] option[selected]")?.GetAttribute("value"));
        Assert.Contains("请确认", page.QuerySelector(".indicator")?.TextContent);

        await site.EditAsync(officer, path, "3", $"save:{item.Id.Value}");
        Assert.Empty((await site.ItemAsync(id, "3")).Content.Missing());
        await site.EditAsync(officer, path, "3", $"save:{item.Id.Value}", ("I0.Measure", "Milestones"));
        Assert.Equal([Missing.StepDays], (await site.ItemAsync(id, "3")).Content.Missing());
        await site.EditAsync(officer, path, "3", $"save:{item.Id.Value}", ("I0.Measure", "Milestones"), ("I0.S0.Name", "方案印发"), ("I0.S0.Day", "2024-06-30"), ("I0.S1.Name", "全市施行"), ("I0.S1.Day", "2024-10-01"));
        var steps = (await site.ItemAsync(id, "3")).Content;
        Assert.Empty(steps.Missing());
        Assert.Equal([new Step("方案印发", new(2024, 6, 30)), new Step("全市施行", new(2024, 10, 1))], steps.Indicators[0].Promise.Steps);
        await site.EditAsync(officer, path, "3", $"save:{item.Id.Value}", ("I0.Measure", "PolicyInForce"));
        Assert.Equal([Missing.InForceDay], (await site.ItemAsync(id, "3")).Content.Missing());
        await site.EditAsync(officer, path, "3", $"save:{item.Id.Value}", ("I0.InForceFrom", "2024-07-01"));
        Assert.Empty((await site.ItemAsync(id, "3")).Content.Missing());
    }

    [Theory]
    [InlineData("I0.Amount", "很多")]
    [InlineData("I0.Amount", "9999999999999999万亿")]
    [InlineData("I0.Amount", "1.23456")]
    [InlineData("I0.Upper", "3")]
    [InlineData("I0.Subject", "")]
    [InlineData("I0.Measure", "Sideways")]
    [InlineData("I0.S0.Name", "封顶")]
    [InlineData("Text", " \u200b\u202e ")]
    [InlineData("Deadline", "年底前")]
    [InlineData("Deadline", "0024-05-01")]
    [InlineData("Lead", "nobody")]
    [InlineData("Kind", "Wish")]
    public async Task Malformed_input_is_answered_at_its_field_and_everything_typed_is_kept(string field, string typed)
    {
        var (id, path) = await site.GivenDraftAsync("bad-" + Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(field + typed))[..Math.Min(30, (field + typed).Length * 2)]);
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var item = await site.ItemAsync(id, "1");
        var answer = await site.EditAsync(officer, path, "1", $"save:{item.Id.Value}", ("Title", "仍要留着"), (field, typed));
        var page = await answer.ShouldAnswerAsync(HttpStatusCode.BadRequest);
        Assert.NotEmpty(page.QuerySelectorAll(".editor .field.bad"));
        Assert.NotEmpty(page.QuerySelectorAll(".errors a"));
        Assert.All(page.QuerySelectorAll(".errors a"), a => Assert.NotNull(page.QuerySelector(a.GetAttribute("href")!.Replace(".", "\\."))));
        Assert.Equal("仍要留着", page.QuerySelector(".editor [name=Title]")?.GetAttribute("value"));
        Assert.Equal(0, (await site.DraftAsync(id)).Revision);
        await site.PressAsync(officer, path, "put-aside");
    }

    [Theory]
    [InlineData("Number", "2", "plans.number-twice")]
    [InlineData("Number", "第一件", "plans.number-malformed")]
    [InlineData("Number", "../1", "plans.number-malformed")]
    [InlineData("Deadline", "2023-12-31", "plans.day-before-year")]
    public async Task What_a_rule_refuses_is_said_at_the_top_and_at_the_field(string field, string typed, string code)
    {
        var (id, path) = await site.GivenDraftAsync("no-" + typed.Length + field.ToLowerInvariant());
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var item = await site.ItemAsync(id, "1");
        var page = await (await site.EditAsync(officer, path, "1", $"save:{item.Id.Value}", (field, typed))).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, code);
        Assert.NotNull(page.QuerySelector($".editor .field.bad [name={field}]"));
        Assert.Equal(typed, page.QuerySelector($".editor [name={field}]")?.GetAttribute("value"));
        await site.PressAsync(officer, path, "put-aside");
    }

    [Fact]
    public async Task Script_tags_stay_text_and_invisible_characters_are_left_out()
    {
        var (id, path) = await site.GivenDraftAsync("hostile");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var item = await site.ItemAsync(id, "1");
        var answer = await site.EditAsync(officer, path, "1", $"save:{item.Id.Value}", ("Title", "<script>alert(1)</script>"), ("Text", "床\u200b位\u202e500\ufeff张\u0007"));
        await answer.ShouldAnswerAsync(HttpStatusCode.Redirect);
        var saved = await site.ItemAsync(id, "1");
        Assert.Equal("床位500张", saved.Content.Text);
        var page = await site.PageAsync(path, officer);
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Contains("<script>alert(1)</script>", page.QuerySelector("#i-1")?.TextContent);
    }

    [Fact]
    public async Task A_null_character_is_a_bad_request_and_never_an_error_page()
    {
        var (id, path) = await site.GivenDraftAsync("null-character");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var item = await site.ItemAsync(id, "1");
        var answer = await site.EditAsync(officer, path, "1", $"save:{item.Id.Value}", ("Text", "床位\u0000张"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_megabyte_pasted_into_a_field_is_refused_with_a_sentence_and_given_back()
    {
        var (id, path) = await site.GivenDraftAsync("megabyte");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var item = await site.ItemAsync(id, "1");
        var long_ = new string('一', 1 << 20);
        var page = await (await site.EditAsync(officer, path, "1", $"save:{item.Id.Value}", ("Text", long_))).ShouldAnswerAsync(HttpStatusCode.BadRequest);
        Assert.Contains("4000", page.QuerySelector(".errors")?.TextContent);
        Assert.Equal(long_.Length, page.QuerySelector(".editor [name=Text]")?.TextContent.Length);
    }

    [Fact]
    public async Task An_indicator_is_added_and_taken_out_without_saving_anything()
    {
        var (id, path) = await site.GivenDraftAsync("grow");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var item = await site.ItemAsync(id, "2");
        var grown = await (await site.EditAsync(officer, path, "2", $"grow:{item.Id.Value}", ("Title", "还没存"))).ShouldAnswerAsync(HttpStatusCode.OK);
        Assert.Equal(2, grown.QuerySelectorAll(".indicator").Length);
        Assert.Equal("还没存", grown.QuerySelector(".editor [name=Title]")?.GetAttribute("value"));
        var shrunk = await (await site.EditAsync(officer, path, "2", $"shrink:{item.Id.Value}:0")).ShouldAnswerAsync(HttpStatusCode.OK);
        Assert.Empty(shrunk.QuerySelectorAll(".indicator"));
        Assert.Equal(0, (await site.DraftAsync(id)).Revision);
        Assert.Single((await site.ItemAsync(id, "2")).Content.Indicators);
    }

    [Fact]
    public async Task An_item_is_added_by_hand_with_its_indicator_and_without_a_quote()
    {
        var (id, path) = await site.GivenDraftAsync("add");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var page = await site.PageAsync(path + "?item=new", officer);
        var button = page.QuerySelector(".editor button[value^='save-next:']")?.GetAttribute("value") ?? "";
        var answer = await site.PostFormAsync(officer, path + "?item=new", ".editor form", new()
        {
            ["do"] = button,
            ["Text"] = "新建城市书房20个",
            ["I0.Subject"] = "城市书房",
            ["I0.Amount"] = "20",
            ["I0.Unit"] = "个",
            ["I0.Measure"] = "Cumulative",
        });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var item = await site.ItemAsync(id, "4");
        Assert.Equal((DraftOrigin.Added, DraftItemState.Accepted, "新建城市书房20个"), (item.Origin, item.State, item.Content.Title));
        Assert.Empty(item.Spans);
        Assert.Equal(-1, item.Content.Indicators[0].Start);
        Assert.Equal([Missing.LeadOffice], item.Content.Missing());
    }

    [Fact]
    public async Task A_quote_cannot_be_invented()
    {
        var (id, path) = await site.GivenDraftAsync("forged");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var item = await site.ItemAsync(id, "2");
        await site.EditAsync(officer, path, "2", $"save:{item.Id.Value}", ("I0.Quote", "一万个"), ("I0.Start", "0"));
        var said = Assert.Single((await site.ItemAsync(id, "2")).Content.Indicators);
        Assert.Equal("", said.Promise.Quote);
        Assert.Empty(said.Spans);
    }
}
