using System.Net;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Standings;
using Duixian.Features.Plans.NextYear;
using Duixian.Tests.Features.Dispatch;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.YearEnd;

public sealed class YearEndTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Verdicts = "form:has([name^='V.'])";

    /// <summary>A year with one item reached and one not, its December round closed.</summary>
    private async Task<HttpClient> GivenYearAsync(string plan, bool closeRound = true)
    {
        site.SetToday(2024, 12, 31);
        await site.GivenPlanAsync(code: plan, items: [PlanExamples.Item("1", "新增护理床位500张", "MZJ", PlanExamples.Beds()), PlanExamples.Item("2", "改造老旧小区174个", "ZJJ", PlanExamples.Counted("老旧小区", 174, "个", "174个"))]);
        var round = await site.GivenRoundAsync("2024-12", plan: plan);
        await site.GivenAcceptedAsync(round, "MZJ", 520);
        await site.GivenAcceptedAsync(round, "ZJJ", 100);
        if (closeRound) { await site.GivenRoundClosedAsync(round); }
        return await site.SignedInAsync(Role.DeliveryOfficer);
    }

    private Task<List<(string Item, Verdict? Verdict, string? Reason)>> SaidAsync(string plan) => site.WithDbAsync(async db =>
        (await db.ItemStandings.AsNoTracking().Where(i => i.Plan == plan).OrderBy(i => i.Item).ToListAsync()).ConvertAll(i => (i.Item, i.Verdict, i.VerdictReason)));

    [Fact]
    public async Task The_page_proposes_what_the_standing_says_and_one_press_gives_it()
    {
        var officer = await GivenYearAsync("proposed");
        const string Path = "/desk/year-end/2024/proposed";
        var page = await site.PageAsync(Path, officer);
        Assert.Equal(["已兑现", "未兑现"], page.QuerySelectorAll("tbody td[data-l=建议]").Select(c => c.TextContent.Trim()));
        Assert.Contains("520张", page.QuerySelector("#i-1")?.TextContent);
        Assert.Contains("2023 1,500张", page.QuerySelector("#i-1")?.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await site.PostFormAsync(officer, Path, Verdicts, [])).StatusCode);
        Assert.Equal([("1", Verdict.Delivered, null), ("2", Verdict.NotDelivered, null)], await SaidAsync("proposed"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.PostFormAsync(officer, Path, Verdicts, [])).StatusCode);   // nothing new
        Assert.Contains("Delivered", (await site.PageAsync("/en" + Path, officer)).QuerySelector("#i-1")?.TextContent);
    }

    [Fact]
    public async Task A_verdict_against_the_standing_needs_a_reason_and_what_was_typed_stays()
    {
        var officer = await GivenYearAsync("reasoned");
        const string Path = "/desk/year-end/2024/reasoned";
        var refused = await site.PostFormAsync(officer, Path, Verdicts, new() { ["V.2"] = "Partly" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await TestSite.ReadPageAsync(refused);
        Assert.Equal("Partly", page.QuerySelector("select[name='V.2'] option[selected]")?.GetAttribute("value"));
        Assert.Contains("请写明理由", page.QuerySelector("#f-r-2-error")?.TextContent);
        Assert.All(await SaidAsync("reasoned"), s => Assert.Null(s.Verdict));
        await site.PostFormAsync(officer, Path, Verdicts, new() { ["V.2"] = "Partly", ["R.2"] = "其余小区因管线迁改顺延" });
        Assert.Equal(("2", Verdict.Partly, "其余小区因管线迁改顺延"), (await SaidAsync("reasoned"))[1]);
    }

    [Fact]
    public async Task Somebody_elses_verdict_meanwhile_is_not_overwritten()
    {
        var officer = await GivenYearAsync("raced");
        const string Path = "/desk/year-end/2024/raced";
        await site.PostFormAsync(officer, Path, Verdicts, []);
        Assert.Equal(HttpStatusCode.Conflict, (await site.PostFormAsync(officer, Path, Verdicts, new() { ["S.1"] = "", ["V.1"] = "NotDelivered", ["R.1"] = "复核" })).StatusCode);
    }

    [Fact]
    public async Task A_year_is_closed_once_every_item_has_its_verdict_and_no_round_is_open()
    {
        var officer = await GivenYearAsync("closing", closeRound: false);
        const string Path = "/desk/year-end/2024/closing";
        Assert.Equal(HttpStatusCode.BadRequest, (await site.PostFormAsync(officer, Path, "#close form", [])).StatusCode);
        async Task<string?> CloseAsync() => (await TestSite.ReadPageAsync(await site.PostFormAsync(officer, Path, "#close form", new() { ["Confirm"] = "true" }))).QuerySelector("#refusal code")?.TextContent;
        Assert.Equal("year-end.round-open", await CloseAsync());
        var round = await site.WithDbAsync(db => db.Rounds.AsNoTracking().SingleAsync(r => r.Plan == "closing"));
        await site.GivenRoundClosedAsync(round.Id);
        Assert.Equal("year-end.verdicts-missing", await CloseAsync());
        await site.PostFormAsync(officer, Path, Verdicts, []);
        Assert.Null(await CloseAsync());
        var closed = await site.PageAsync(Path, officer);
        Assert.Contains("共 2 件，兑现 1 件", closed.QuerySelector(".say")?.TextContent);
        Assert.Null(closed.QuerySelector("[name^='V.']"));
        Assert.Contains("2024年12月31日", (await site.PageAsync("/desk/year-end", officer)).QuerySelector("main")?.TextContent);
        var again = await site.WithAsync(services =>
        {
            var ids = services.GetRequiredService<IdSource>();
            return services.GetRequiredService<Duixian.Features.Dispatch.OpenRound.OpenRound>().ExecuteAsync(
                new(ids.NewId(), 2024, "closing", "2024-11", new(2024, 12, 31), new(2025, 1, 10), new(2025, 1, 10), new(2025, 1, 10), "补报", [], [], null, null),
                new Act(ids.NewId(), Actor.System, ids.NewId().ToString("D"), [1], null), CancellationToken.None);
        });
        Assert.Equal("dispatch.plan-closed", again.Refusal?.Code);
    }

    [Fact]
    public async Task Next_years_list_begins_with_blank_targets_and_last_years_actual_and_is_not_published_blank()
    {
        var officer = await GivenYearAsync("carried");
        var answer = await site.PostFormAsync(officer, "/desk/drafts/next?from=2024/carried", "form.send", []);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var draft = await site.WithDbAsync(db => db.Drafts.AsNoTracking().AsSplitQuery().SingleAsync(d => d.Year == 2025 && d.PlanCode == "carried"));
        Assert.Equal([("1", "新增护理床位500张", "MZJ"), ("2", "改造老旧小区174个", "ZJJ")], draft.Items.OrderBy(i => i.Position).Select(i => (i.Number, i.Content.Text, i.Content.Lead ?? "")));
        Assert.All(draft.Items.SelectMany(i => i.Content.Indicators), i => Assert.Null(i.Promise.Amount));
        Assert.Equal([(2024, "护理床位", 520m, "1"), (2024, "老旧小区", 100m, "2")], draft.Results.OrderBy(r => r.Position).Select(r => (r.Year, r.Subject.Replace("新增", "", StringComparison.Ordinal), r.Amount ?? 0, r.ItemNumber ?? "")));
        var document = await site.WithDbAsync(db => db.Documents.AsNoTracking().SingleAsync(d => d.Id == draft.DocumentId));
        Assert.All(draft.Items, i => Assert.Equal(i.Content.Text, document.Text[i.Spans[0].Start..i.Spans[0].End]));
        await site.PageAsync(site.PathOf(answer)!, officer);

        var twice = await site.PostFormAsync(officer, "/desk/drafts/next?from=2024/carried", "form.send", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        var refusal = await site.WithDbAsync(async db =>
        {
            var open = await db.Drafts.AsSplitQuery().SingleAsync(d => d.Id == draft.Id);
            var ids = site.Services.GetRequiredService<IdSource>();
            open.AcceptRest(new Act(ids.NewId(), Actor.System, "k", [1], null));
            return open.CheckBeforePublishing();
        });
        Assert.Equal(PlansRefusal.TargetBlank("1"), refusal);
    }

    [Fact]
    public async Task Only_who_closes_years_sees_the_pages_and_what_is_not_there_is_not_found()
    {
        await GivenYearAsync("seen");
        var leader = await site.SignedInAsync(Role.Leader);
        await site.PageAsync("/desk/year-end/2024/seen", leader, HttpStatusCode.Forbidden);
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        await site.PageAsync("/desk/year-end/2024/nowhere", officer, HttpStatusCode.NotFound);
        await site.PageAsync("/desk/drafts/next?from=2024/nowhere", officer, HttpStatusCode.NotFound);
    }
}
