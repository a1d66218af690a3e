using System.Net;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Features.Plans;

public sealed class ReviseTests(CheckDraftTests.Desk site) : IClassFixture<CheckDraftTests.Desk>
{
    private static DraftItemContent FewerBeds => DraftExamples.BedsItem with
    {
        Text = DraftExamples.Beds.Replace("500张", "450张", StringComparison.Ordinal),
        Indicators = [DraftExamples.Said("护理型养老床位", 450, "张", "450张", DraftExamples.Beds), DraftExamples.BedsItem.Indicators[1]],
    };

    private static DraftItemContent Library => DraftExamples.Item("4", "新建城市书房20个", Domain.Commitments.CommitmentKind.Count, "ZJJ", DraftExamples.Said("城市书房", 20, "个", "20个", "新建城市书房20个"));

    [Fact]
    public async Task A_revision_makes_a_new_version_with_its_reason_and_keeps_the_original()
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var path = await GivenRevisionAsync(officer, "revised", FewerBeds, DraftExamples.ReformItem, Library);
        var page = await site.PageAsync(path + "/revise", officer);
        var row = page.QuerySelectorAll(".change tbody tr").Single(r => r.TextContent.Contains("护理型养老床位"));
        Assert.Equal(["500张", "450张"], row.QuerySelectorAll("td").Select(c => c.TextContent));
        Assert.Contains("城市书房", page.QuerySelector("main")?.TextContent);
        Assert.Contains(page.QuerySelectorAll("main del"), d => d.TextContent == DraftExamples.Blocks);

        await (await ReviseAsync(officer, path)).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "plans.reason-missing");
        var answer = await ReviseAsync(officer, path, ("Reason", "代表审议后调整"), ("Own.1", "一处用地未落实"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        var plan = await PlanAsync("revised");
        Assert.Equal(2, plan.Version);
        var beds = plan.Commitments.Single(c => c.Number == "1").Indicators.Single(i => i.Subject == "护理型养老床位");
        Assert.Equal([(1, 500m, null), (2, 450m, "一处用地未落实")], beds.Targets.OrderBy(t => t.Version).Select(t => (t.Version, t.Promise.Amount ?? 0, t.Reason)));
        var gone = plan.Commitments.Single(c => c.Number == "2");
        Assert.Equal((2, "代表审议后调整"), (gone.WithdrawnIn, gone.WithdrawnReason));
        Assert.Null(plan.Commitments.Single(c => c.Number == "4").Indicators.Single().Current.Reason);
        var line = await site.WithDbAsync(db => db.ListLines.AsNoTracking().SingleAsync(l => l.Plan == "revised" && l.Item == "1" && l.Indicator == 1));
        Assert.Equal((450m, 500m), (line.Promise?.Amount ?? 0, line.Original?.Amount ?? 0));
    }

    [Fact]
    public async Task Each_change_with_its_own_reason_needs_none_for_all()
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var path = await GivenRevisionAsync(officer, "own-reasons", FewerBeds, DraftExamples.ReformItem);
        await (await ReviseAsync(officer, path, ("Own.1", "一处用地未落实"))).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "plans.reason-missing");
        Assert.Equal(HttpStatusCode.Redirect, (await ReviseAsync(officer, path, ("Own.1", "一处用地未落实"), ("Own.-2", "并入城市更新"))).StatusCode);
        var plan = await PlanAsync("own-reasons");
        Assert.Equal("并入城市更新", plan.Commitments.Single(c => c.Number == "2").WithdrawnReason);
        Assert.Equal("一处用地未落实；并入城市更新", plan.Versions.Single(v => v.Number == 2).Reason);
    }

    [Fact]
    public async Task A_document_that_says_the_same_is_no_revision()
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var path = await GivenRevisionAsync(officer, "same", DraftExamples.BedsItem, DraftExamples.BlocksItem, DraftExamples.ReformItem);
        await (await ReviseAsync(officer, path, ("Reason", "重新印发"))).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "plans.nothing-changed");
        Assert.Equal(1, (await PlanAsync("same")).Version);
    }

    [Fact]
    public async Task A_plan_revised_by_somebody_else_meanwhile_is_a_conflict()
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var path = await GivenRevisionAsync(officer, "raced", FewerBeds, DraftExamples.BlocksItem, DraftExamples.ReformItem);
        await (await ReviseAsync(officer, path, ("Reason", "调整"), ("PlanVersion", "0"))).ShouldAnswerAsync(HttpStatusCode.Conflict, "duixian.stale");
        Assert.Equal(1, (await PlanAsync("raced")).Version);
    }

    [Fact]
    public async Task What_was_typed_survives_a_missing_confirmation()
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var path = await GivenRevisionAsync(officer, "kept-reasons", FewerBeds, DraftExamples.BlocksItem, DraftExamples.ReformItem);
        var page = await (await ReviseAsync(officer, path, ("Reason", "总的理由"), ("Own.1", "单写的理由"), ("Confirm", ""))).ShouldAnswerAsync(HttpStatusCode.BadRequest);
        Assert.Equal("总的理由", page.QuerySelector("[name=Reason]")?.TextContent);
        Assert.Equal("单写的理由", page.QuerySelector("[name='Own.1']")?.GetAttribute("value"));
    }

    [Fact]
    public async Task A_revision_cannot_be_published_as_new_nor_a_new_plan_as_a_revision()
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var path = await GivenRevisionAsync(officer, "crossed", FewerBeds);
        Assert.EndsWith("/revise", (await officer.GetAsync(path + "/publish")).Headers.Location?.ToString());
        var (_, fresh) = await site.GivenDraftAsync("crossed-new");
        Assert.EndsWith("/publish", (await officer.GetAsync(fresh + "/revise")).Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_revised_document_is_recognised_when_it_is_read_and_only_what_changed_asks_for_a_look()
    {
        const string List = "临河市2024年民生实事清单\n1.新增护理型养老床位500张；\n2.改造老旧小区174个；\n3.新建城市书房20个。\n";
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var first = await ReadAsync(officer, List);
        await site.PressAsync(officer, first, "accept-rest");
        await site.PostFormAsync(officer, first + "/publish", "main form", new() { ["Confirm"] = "true" });

        var same = await site.PostFormAsync(officer, "/desk/drafts/new", "main form", Typed(List));
        await same.ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "plans.same-document");
        var path = await ReadAsync(officer, List.Replace("小区174个", "小区楼174个", StringComparison.Ordinal));
        var draft = await site.DraftAsync(Guid.Parse(path[^36..]));
        Assert.NotNull(draft.Revises);
        Assert.Equal(["2"], draft.Items.Where(i => i.State == DraftItemState.Found).Select(i => i.Number));
        Assert.Equal("改造老旧小区楼", draft.Items.Single(i => i.Number == "2").Content.Title);
        Assert.NotNull((await site.PageAsync(path, officer)).QuerySelector($"main a[href='{path}/revise']"));
    }

    [Fact]
    public async Task A_receipt_is_shown_only_beside_the_plan_it_belongs_to()
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var published = new List<string>();
        foreach (var code in new[] { "receipt-one", "receipt-two" })
        {
            var (_, path) = await site.GivenDraftAsync(code);
            await site.PressAsync(officer, path, "accept-rest");
            published.Add((await site.PostFormAsync(officer, path + "/publish", "main form", new() { ["Confirm"] = "true" })).Headers.Location!.PathAndQuery);   // a redirect has one
        }
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync(published[0])).StatusCode);
        var crossed = published[0][..published[0].IndexOf('?')] + published[1][published[1].IndexOf('?')..];
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(crossed)).StatusCode);
    }

    private async Task<string> ReadAsync(HttpClient officer, string list)
    {
        var answer = await site.PostFormAsync(officer, "/desk/drafts/new", "main form", Typed(list));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.AbsolutePath;   // a redirect has one
    }

    private static Dictionary<string, string> Typed(string list) => new(StringComparer.Ordinal) { ["Pasted"] = list, ["Year"] = "2024", ["Plan"] = "other", ["Slug"] = "reread" };

    private async Task<string> GivenRevisionAsync(HttpClient officer, string code, params DraftItemContent[] items)
    {
        var (_, first) = await site.GivenDraftAsync(code);
        await site.PressAsync(officer, first, "accept-rest");
        Assert.Equal(HttpStatusCode.Redirect, (await site.PostFormAsync(officer, first + "/publish", "main form", new() { ["Confirm"] = "true" })).StatusCode);
        var (_, path) = await site.GivenDraftAsync(code, items: items);
        await site.PressAsync(officer, path, "accept-rest");
        return path;
    }

    private Task<HttpResponseMessage> ReviseAsync(HttpClient officer, string path, params (string Name, string Value)[] fields)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["Confirm"] = "true" };
        foreach (var (name, value) in fields) { values[name] = value; }
        return site.PostFormAsync(officer, path + "/revise", "main form", values);
    }

    private Task<Plan> PlanAsync(string code) => site.WithDbAsync(db => db.Plans.AsNoTracking().AsSplitQuery().SingleAsync(p => p.Code == code));
}
