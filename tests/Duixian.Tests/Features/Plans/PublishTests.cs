using System.Net;
using System.Text;
using Duixian.Domain.Commitments;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Features.Plans;

public sealed class PublishTests(CheckDraftTests.Desk site) : IClassFixture<CheckDraftTests.Desk>
{
    [Fact]
    public async Task From_upload_to_the_public_list()
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var list = Encoding.UTF8.GetBytes("临河市2024年民生实事清单\n1.新增护理型养老床位500张；\n2.改造老旧小区174个；\n3.新建城市书房20个。\n");
        var read = await site.PostFormAsync(officer, "/desk/drafts/new", "main form", new() { ["Year"] = "2024", ["Plan"] = "voted" }, ("File", "清单.txt", list));
        var id = Guid.Parse(read.Headers.Location!.ToString()[^36..]);   // a redirect has one
        var path = $"/desk/drafts/{id:D}";
        var shelf = await site.ItemAsync(id, "3");
        await site.EditAsync(officer, path, "3", $"save-next:{shelf.Id.Value}", ("Lead", "ZJJ"), ("I0.Amount", "25"));
        await site.PressAsync(officer, path, "accept-rest");
        var page = await site.PageAsync(path + "/publish", officer);
        Assert.Contains("/2024/voted", page.QuerySelector("main")?.TextContent);

        var answer = await site.PostFormAsync(officer, path + "/publish", "main form", new() { ["Confirm"] = "true" });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var receipt = await site.PageAsync(answer.Headers.Location!.PathAndQuery, officer);   // a redirect has one
        Assert.Equal("/2024/voted", receipt.QuerySelector("dd a")?.GetAttribute("href"));
        var act = await site.WithDbAsync(db => db.Acts.OrderByDescending(a => a.FirstEntry).FirstAsync());
        Assert.Contains(act.Id.ToString("D"), receipt.QuerySelector("main")?.TextContent);
        Assert.Contains(act.FirstEntry.ToString(), receipt.QuerySelector("dl")?.TextContent);

        var lines = await site.WithDbAsync(db => db.ListLines.AsNoTracking().Where(l => l.Plan == "voted").OrderBy(l => l.Position).ToListAsync());
        Assert.Equal(["1", "2", "3"], lines.Select(l => l.Item));
        Assert.Equal((25m, "市住建局"), (lines[2].Amount, lines[2].LeadName));
        Assert.Equal(DraftState.Published, (await site.DraftAsync(id)).State);
        await (await site.PressAsync(officer, path, "accept-rest")).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "plans.draft-closed");
    }

    [Fact]
    public async Task Unchecked_items_stop_publication_and_say_how_many()
    {
        var (id, path) = await site.GivenDraftAsync("unchecked");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var page = await (await PublishAsync(officer, path)).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "plans.unchecked");
        Assert.Contains("3", page.QuerySelector("#refusal")?.TextContent);
        Assert.Equal(DraftState.Open, (await site.DraftAsync(id)).State);
    }

    [Fact]
    public async Task Nothing_left_is_nothing_to_publish()
    {
        var (id, path) = await site.GivenDraftAsync("dropped", items: [DraftExamples.BlocksItem]);
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        await site.PressAsync(officer, path, $"drop:{(await site.ItemAsync(id, "2")).Id.Value}");
        await (await PublishAsync(officer, path)).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "plans.nothing-to-publish");
    }

    [Fact]
    public async Task Publishing_needs_the_confirmation_ticked()
    {
        var (_, path) = await site.GivenDraftAsync("unconfirmed");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        await site.PressAsync(officer, path, "accept-rest");
        var answer = await site.PostFormAsync(officer, path + "/publish", "main form", []);
        var page = await answer.ShouldAnswerAsync(HttpStatusCode.BadRequest);
        Assert.NotNull(page.QuerySelector(".errors"));
    }

    [Fact]
    public async Task What_is_not_ready_is_named_before_and_published_as_not_ready()
    {
        var (_, path) = await site.GivenDraftAsync("unready");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        await site.PressAsync(officer, path, "accept-rest");
        Assert.Contains(DraftExamples.Reform, (await site.PageAsync(path + "/publish", officer)).QuerySelector(".diff")?.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await PublishAsync(officer, path)).StatusCode);
        var line = await site.WithDbAsync(db => db.ListLines.AsNoTracking().SingleAsync(l => l.Plan == "unready" && l.Item == "3"));
        Assert.False(line.Ready);
        Assert.Equal([Missing.WayOfMeasuring], line.Missing);
    }

    [Fact]
    public async Task A_draft_that_moved_on_since_the_page_was_seen_is_not_published()
    {
        var (id, path) = await site.GivenDraftAsync("moved");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        await site.PressAsync(officer, path, "accept-rest");
        var answer = await site.PostFormAsync(officer, path + "/publish", "main form", new() { ["Confirm"] = "true", ["Revision"] = "0" });
        await answer.ShouldAnswerAsync(HttpStatusCode.Conflict, "duixian.stale");
        Assert.Equal(DraftState.Open, (await site.DraftAsync(id)).State);
    }

    [Fact]
    public async Task Two_copies_of_one_press_publish_once_and_get_the_same_receipt()
    {
        var (_, path) = await site.GivenDraftAsync("copies");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        await site.PressAsync(officer, path, "accept-rest");
        var revision = (await site.PageAsync(path + "/publish", officer)).QuerySelector("main form [name=Revision]")?.GetAttribute("value") ?? "";
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["Confirm"] = "true", ["Key"] = "publish-copies", ["Revision"] = revision };
        var token = (await site.PageAsync(path + "/publish", officer)).QuerySelector("main form [name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        values["__RequestVerificationToken"] = token;
        values["_handler"] = "publish";
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => officer.PostAsync(path + "/publish", new FormUrlEncodedContent(values))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        Assert.Single(answers.Select(a => a.Headers.Location).Distinct());
        var late = await officer.PostAsync(path + "/publish", new FormUrlEncodedContent(values));
        Assert.Equal(answers[0].Headers.Location, late.Headers.Location);
        Assert.Equal(1, await site.WithDbAsync(db => db.Plans.Where(p => p.Code == "copies").Select(p => p.Version).SingleAsync()));
    }

    [Fact]
    public async Task A_reviewer_may_not_publish()
    {
        var (id, path) = await site.GivenDraftAsync("reviewer");
        var answer = await (await site.SignedInAsync(Role.Reviewer)).GetAsync(path + "/publish");
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(DraftState.Open, (await site.DraftAsync(id)).State);
    }

    private Task<HttpResponseMessage> PublishAsync(HttpClient officer, string path) => site.PostFormAsync(officer, path + "/publish", "main form", new() { ["Confirm"] = "true" });
}
