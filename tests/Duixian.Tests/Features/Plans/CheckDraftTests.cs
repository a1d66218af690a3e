using System.Net;
using Duixian.Domain.Commitments;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;

namespace Duixian.Tests.Features.Plans;

public sealed class CheckDraftTests(CheckDraftTests.Desk site) : IClassFixture<CheckDraftTests.Desk>
{
    public sealed class Desk : TestSite
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await this.GivenDeskOfficesAsync();
        }
    }

    [Fact]
    public async Task Source_and_items_link_to_each_other_and_doubts_stand_out()
    {
        var (_, path) = await site.GivenDraftAsync("links");
        var page = await site.PageAsync(path, await site.SignedInAsync(Role.DeliveryOfficer));
        var quote = page.QuerySelector("mark#q-1-2 a");
        Assert.Equal("100处", quote?.TextContent);
        Assert.Equal($"{path}?item=1#i-1", quote?.GetAttribute("href"));
        Assert.Equal("#q-1-1", page.QuerySelector("#i-1 .no a")?.GetAttribute("href"));
        Assert.Equal("past", page.QuerySelector("mark#q-r1")?.ClassName);
        Assert.Equal("ask", page.QuerySelector("mark#q-3")?.ClassName);
        Assert.Contains("没有数字", page.QuerySelector("#i-3 .notice.ask")?.TextContent);
        Assert.Contains("放在第1件旁边", page.QuerySelector("#i-r1")?.TextContent);
        Assert.Contains("计量方式", page.QuerySelector("#i-3")?.TextContent);
    }

    [Fact]
    public async Task Every_id_stands_once_on_the_page()
    {
        var (_, path) = await site.GivenDraftAsync("ids");
        foreach (var address in new[] { path, path + "?item=1", path + "?item=new", path + "?item=r1" })
        {
            var page = await site.PageAsync(address, await site.SignedInAsync(Role.DeliveryOfficer));
            var twice = page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
            Assert.True(twice.Count == 0, $"{address}: {string.Join(", ", twice)}");
            Assert.Single(page.QuerySelectorAll("h1"));
        }
    }

    [Fact]
    public async Task Accepting_dropping_and_restoring_are_remembered()
    {
        var (id, path) = await site.GivenDraftAsync("marks");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var item = (await site.ItemAsync(id, "2")).Id.Value;
        foreach (var (button, state) in new[] { ("accept", DraftItemState.Accepted), ("drop", DraftItemState.Dropped), ("restore", DraftItemState.Found) })
        {
            var answer = await site.PressAsync(officer, path, $"{button}:{item}");
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.EndsWith("#i-2", answer.Headers.Location?.ToString());
            Assert.Equal(state, (await site.ItemAsync(id, "2")).State);
        }
    }

    [Fact]
    public async Task Accept_the_rest_accepts_everything_once()
    {
        var (id, path) = await site.GivenDraftAsync("rest");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        Assert.Equal(HttpStatusCode.Redirect, (await site.PressAsync(officer, path, "accept-rest")).StatusCode);
        Assert.All((await site.DraftAsync(id)).Items, i => Assert.Equal(DraftItemState.Accepted, i.State));
        await (await site.PressAsync(officer, path, "accept-rest")).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "plans.nothing-to-accept");
    }

    [Fact]
    public async Task A_stale_page_is_told_and_sees_both_versions()
    {
        var (id, path) = await site.GivenDraftAsync("stale");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var item = await site.ItemAsync(id, "1");
        Assert.Equal(HttpStatusCode.Redirect, (await site.EditAsync(officer, path, "1", $"save:{item.Id.Value}", ("Title", "床位与食堂"))).StatusCode);
        var answer = await site.EditAsync(officer, path, "1", $"save:{item.Id.Value}", ("Title", "床位和幸福食堂"), ("Revision", "0"));
        var page = await answer.ShouldAnswerAsync(HttpStatusCode.Conflict, "duixian.stale");
        var both = page.QuerySelector("table.both")?.TextContent;
        Assert.Contains("床位与食堂", both);
        Assert.Contains("床位和幸福食堂", both);
        Assert.Equal("床位和幸福食堂", page.QuerySelector(".editor [name=Title]")?.GetAttribute("value"));
        Assert.Equal("床位与食堂", (await site.ItemAsync(id, "1")).Content.Title);
        // The form now carries what is there: sent once more, it is a decision made in full view.
        Assert.NotEqual("0", page.QuerySelector(".editor [name=Revision]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task A_button_pressed_on_a_stale_page_says_what_was_asked_and_what_is_there()
    {
        var (id, path) = await site.GivenDraftAsync("stale-button");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var item = await site.ItemAsync(id, "1");
        await site.PressAsync(officer, path, $"drop:{item.Id.Value}");
        var page = await (await site.PressAsync(officer, path, $"accept:{item.Id.Value}", ("Revision", "0"))).ShouldAnswerAsync(HttpStatusCode.Conflict, "duixian.stale");
        Assert.Contains("接受第1件", page.QuerySelector("table.both")?.TextContent);
        Assert.Contains("已放弃", page.QuerySelector("table.both")?.TextContent);
    }

    [Fact]
    public async Task A_button_pressed_twice_counts_once()
    {
        var (id, path) = await site.GivenDraftAsync("twice");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var item = await site.ItemAsync(id, "1");
        var revision = (await site.DraftAsync(id)).Revision.ToString();
        for (var i = 0; i < 2; i++)
        {
            var answer = await site.PressAsync(officer, path, $"accept:{item.Id.Value}", ("Key", "pressed-twice-1"), ("Revision", revision));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
        Assert.Equal(long.Parse(revision) + 1, (await site.DraftAsync(id)).Revision);
    }

    [Fact]
    public async Task A_form_sent_again_with_other_words_is_refused_and_keeps_them()
    {
        var (id, path) = await site.GivenDraftAsync("key-again");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var item = await site.ItemAsync(id, "2");
        await site.EditAsync(officer, path, "2", $"save:{item.Id.Value}", ("Title", "小区"), ("Key", "again-1"));
        var answer = await site.EditAsync(officer, path, "2", $"save:{item.Id.Value}", ("Title", "老旧小区"), ("Key", "again-1"));
        var page = await answer.ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "duixian.key-used-for-another");
        Assert.Equal("老旧小区", page.QuerySelector(".editor [name=Title]")?.GetAttribute("value"));
        Assert.Contains("小区", page.QuerySelector("table.both")?.TextContent);
    }

    [Fact]
    public async Task Splitting_keeps_each_figure_with_its_sentence_and_its_place_in_the_document()
    {
        var (id, path) = await site.GivenDraftAsync("split");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var item = await site.ItemAsync(id, "1");
        var page = await site.PageAsync(path + "?item=1", officer);
        var cut = page.QuerySelector(".cuts button")?.GetAttribute("value") ?? "";
        Assert.Equal($"split:{item.Id.Value}:{DraftExamples.Beds.IndexOf('，') + 1}", cut);
        Assert.Equal(HttpStatusCode.Redirect, (await site.PressAsync(officer, path, cut)).StatusCode);
        var (first, second) = (await site.ItemAsync(id, "1"), await site.ItemAsync(id, "1b"));
        Assert.Equal("建设幸福食堂100处", second.Content.Text);
        Assert.Equal("幸福食堂", Assert.Single(second.Content.Indicators).Subject);
        Assert.Equal("100处", second.Content.Text.Substring(second.Content.Indicators[0].Start, 4));
        Assert.Equal("建设幸福食堂100处", Words(second.Spans));
        Assert.Equal("新增护理型养老床位500张，", Words(first.Spans));
        Assert.Equal([1, 2, 3, 4], (await site.DraftAsync(id)).Items.Select(i => i.Position).Order());
        await (await site.PressAsync(officer, path, $"split:{item.Id.Value}:0")).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "plans.nothing-to-split");
    }

    [Fact]
    public async Task Merging_keeps_both_wordings_figures_and_places_and_last_years_result_follows()
    {
        var (id, path) = await site.GivenDraftAsync("merge");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var result = (await site.DraftAsync(id)).Results.Single().Id.Value;
        await site.PressAsync(officer, path, $"place:{result}", ("Beside", "2"));
        var item = await site.ItemAsync(id, "1");
        Assert.Equal(HttpStatusCode.Redirect, (await site.PressAsync(officer, path, $"merge:{item.Id.Value}")).StatusCode);
        var joint = await site.ItemAsync(id, "1");
        Assert.Equal($"{DraftExamples.Beds}；{DraftExamples.Blocks}", joint.Content.Text);
        Assert.All(joint.Content.Indicators, i => Assert.Equal(i.Promise.Quote, joint.Content.Text.Substring(i.Start, i.Promise.Quote.Length)));
        Assert.Equal(3, joint.Content.Indicators.Count);
        Assert.Equal(2, joint.Spans.Count);
        Assert.Equal("1", (await site.DraftAsync(id)).Results.Single().ItemNumber);
        var last = await site.ItemAsync(id, "3");
        await (await site.PressAsync(officer, path, $"merge:{last.Id.Value}")).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "plans.nothing-to-merge");
    }

    [Fact]
    public async Task A_result_is_placed_beside_another_item_or_said_to_be_none()
    {
        var (id, path) = await site.GivenDraftAsync("results");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var result = (await site.DraftAsync(id)).Results.Single().Id.Value;
        await site.PressAsync(officer, path, $"place:{result}", ("Beside", "2"));
        Assert.Equal("2", (await site.DraftAsync(id)).Results.Single().ItemNumber);
        await site.PressAsync(officer, path, $"place:{result}", ("Beside", ""));
        Assert.Null((await site.DraftAsync(id)).Results.Single().ItemNumber);
        await site.PressAsync(officer, path, $"no-result:{result}");
        Assert.False((await site.DraftAsync(id)).Results.Single().Kept);
        await (await site.PressAsync(officer, path, $"place:{result}", ("Beside", "77"))).ShouldAnswerAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_draft_is_renamed_but_never_nameless()
    {
        var (id, path) = await site.GivenDraftAsync("rename");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        await site.PressAsync(officer, path, "rename", ("Heading", "临河市二十件实事"));
        Assert.Equal("临河市二十件实事", (await site.DraftAsync(id)).Title);
        await (await site.PressAsync(officer, path, "rename", ("Heading", " \u200b "))).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "plans.title-missing");
    }

    [Fact]
    public async Task A_draft_put_aside_can_be_read_but_not_changed_and_frees_its_plan()
    {
        var (id, path) = await site.GivenDraftAsync("aside");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        Assert.Equal(HttpStatusCode.Redirect, (await site.PressAsync(officer, path, "put-aside")).StatusCode);
        Assert.Equal(DraftState.Dropped, (await site.DraftAsync(id)).State);
        var page = await site.PageAsync(path, officer);
        Assert.Empty(page.QuerySelectorAll("main button"));
        await (await site.PressAsync(officer, path, "accept-rest")).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "plans.draft-closed");
    }

    [Fact]
    public async Task Who_only_looks_sees_no_buttons_and_a_forced_press_is_forbidden()
    {
        var (id, path) = await site.GivenDraftAsync("looks");
        foreach (var role in new[] { Role.Reviewer, Role.Leader })
        {
            var looker = await site.SignedInAsync(role);
            var page = await site.PageAsync(path, looker);
            Assert.Empty(page.QuerySelectorAll("main button"));
            await (await site.PressAsync(looker, path, "accept-rest")).ShouldAnswerAsync(HttpStatusCode.Forbidden, "duixian.not-yours");
        }
        Assert.All((await site.DraftAsync(id)).Items, i => Assert.Equal(DraftItemState.Found, i.State));
    }

    [Fact]
    public async Task Roles_without_the_power_and_strangers_do_not_see_drafts()
    {
        var (_, path) = await site.GivenDraftAsync("unseen");
        foreach (var role in new[] { Role.Reporter, Role.Auditor, Role.SystemAdministrator })
        {
            foreach (var address in new[] { path, "/desk/drafts", "/desk/drafts/new", path + "/publish", path + "/revise" })
            {
                var answer = await (await site.SignedInAsync(role)).GetAsync(address);
                Assert.True(answer.StatusCode is HttpStatusCode.Forbidden || answer.Headers.Location?.ToString().Contains("/not-yours") == true, $"{role} {address}: {answer.StatusCode}");
            }
        }
        Assert.Contains("/sign-in", (await site.Anyone.GetAsync(path)).Headers.Location?.ToString());
    }

    [Fact]
    public async Task An_unknown_draft_is_not_there()
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        foreach (var end in new[] { "", "/publish", "/revise", "/published" })
        {
            var answer = await officer.GetAsync("/desk/drafts/0190a000-0000-7000-8000-000000000001" + end);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_page_is_answered_in_english_under_its_own_path()
    {
        var (_, path) = await site.GivenDraftAsync("english");
        var page = await site.PageAsync("/en" + path, await site.SignedInAsync(Role.DeliveryOfficer));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal($"/en{path}?item=1#i-1", page.QuerySelector("mark#q-1-1 a")?.GetAttribute("href"));
        Assert.DoesNotContain("接受", page.QuerySelector("main")?.TextContent);
    }

    private static string Words(IReadOnlyList<TextSpan> spans) => string.Concat(spans.Select(s => DraftExamples.Text[s.Start..s.End]));
}
