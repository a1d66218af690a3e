using System.Net;
using System.Text.Json;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Features.Dispatch.Corrections;
using Duixian.Tests.Features.Dispatch.Api;
using Duixian.Tests.Features.Dispatch.ReviewReports;
using Duixian.Tests.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Duixian.Tests.Features.Dispatch.ReviewReports.FiledExamples;

namespace Duixian.Tests.Features.Dispatch.Corrections;

public sealed class CorrectionTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Own = "371502";

    private static readonly Actor Reviewer = new(ActorKind.Office, "ZFB", Role.Reviewer, new Guid("0190a000-0000-7000-8000-000000000001"));
    private static readonly Actor Officer = new(ActorKind.Office, "ZFB", Role.DeliveryOfficer, new Guid("0190a000-0000-7000-8000-000000000002"));
    private static readonly Actor Reporter = new(ActorKind.Office, "DCF", Role.Reporter, new Guid("0190a000-0000-7000-8000-000000000003"), Own);
    private static readonly Actor Stranger = new(ActorKind.Office, "GXF", Role.Reporter, new Guid("0190a000-0000-7000-8000-000000000004"), "371525");

    [Fact]
    public async Task An_allowed_correction_changes_the_figure_and_keeps_the_first_beside_it()
    {
        var day = await GivenAcceptedAsync(2031, 40);
        await ProposeAsync(Reporter, 2031, day, 40, 36);
        Assert.Equal(40m, (await PointAsync(2031)).Figure.Amount);   // nothing changes before somebody else allows it
        var result = await DecideAsync(Reviewer, 2031, allow: true);
        var told = Assert.Single((await site.EntriesAsync(result.Value)).OfType<FigureCorrected>());
        Assert.Equal((40m, 36m, "把在建的4张也算进去了", "DCF"), (told.Old.Amount, told.New.Amount, told.Reason, told.ProposedBy));
        var point = await PointAsync(2031);
        Assert.Equal((36m, 40m), (point.Figure.Amount, point.First?.Amount));
        var kept = await CorrectionAsync(2031);
        Assert.Equal((CorrectionState.Approved, "ZFB", Reviewer.Account), (kept.State, kept.DecidedBy, kept.Decider));
    }

    [Fact]
    public async Task Nobody_allows_their_own_correction_and_a_refused_one_says_why()
    {
        var day = await GivenAcceptedAsync(2032, 40);
        await ProposeAsync(Officer, 2032, day, 40, 30);
        Assert.Equal("dispatch.own-correction", (await DecideAsync(Officer, 2032, allow: true)).Refusal?.Code);
        Assert.Equal("dispatch.reason-missing", (await DecideAsync(Reviewer, 2032, allow: false)).Refusal?.Code);
        Assert.Null((await DecideAsync(Reviewer, 2032, allow: false, "台账上就是40张")).Refusal);
        Assert.Equal(40m, (await PointAsync(2032)).Figure.Amount);
        Assert.Equal("dispatch.correction-decided", (await DecideAsync(Reviewer, 2032, allow: true)).Refusal?.Code);
    }

    [Fact]
    public async Task A_correction_of_a_figure_that_moved_meanwhile_is_stale()
    {
        var day = await GivenAcceptedAsync(2033, 40);
        Assert.Equal(Refusal.Stale, (await ProposeAsync(Reporter, 2033, day, 39, 36)).Refusal);   // not what stands
        await ProposeAsync(Reporter, 2033, day, 40, 36);
        Assert.Equal("dispatch.correction-waits", (await ProposeAsync(Officer, 2033, day, 40, 35)).Refusal?.Code);
        var line = await site.WithDbAsync(db => db.Reports.AsNoTracking().SingleAsync(r => r.Year == 2033 && r.State == ReportState.Accepted));
        await site.ReturnAsync(Reviewer, line.RoundId, "重新核对", line);
        Assert.Equal(Refusal.Stale, (await DecideAsync(Reviewer, 2033, allow: true)).Refusal);
    }

    [Fact]
    public async Task Only_ones_own_partys_figures_are_corrected_and_only_to_something_sensible()
    {
        var day = await GivenAcceptedAsync(2034, 40);
        Assert.Equal("dispatch.figure-unknown", (await ProposeAsync(Stranger, 2034, day, 40, 36)).Refusal?.Code);
        Assert.Equal("dispatch.figure-unknown", (await ProposeAsync(Reporter, 2034, day.AddDays(1), 40, 36)).Refusal?.Code);
        Assert.Equal("dispatch.figure-negative", (await ProposeAsync(Reporter, 2034, day, 40, -1)).Refusal?.Code);
        Assert.Equal("dispatch.same-figure", (await ProposeAsync(Reporter, 2034, day, 40, 40)).Refusal?.Code);
        Assert.Equal("dispatch.reason-missing", (await ProposeAsync(Reporter, 2034, day, 40, 36, " ")).Refusal?.Code);
        Assert.Equal(Refusal.NotYours, (await ProposeAsync(Reviewer, 2034, day, 40, 36)).Refusal);
        await ProposeAsync(Reporter, 2034, day, 40, 36);
        Assert.Equal(Refusal.NotYours, (await DecideAsync(Reporter, 2034, allow: true)).Refusal);
        Assert.Equal("dispatch.correction-unknown", (await DecideAsync(Stranger, 2034, allow: true)).Refusal?.Code);
    }

    [Fact]
    public async Task The_page_of_a_figure_proposes_and_the_list_decides()
    {
        await GivenAcceptedAsync(2035, 40);
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        const string Page = "/desk/figures/2035/report/1/1/371502";
        var refused = await site.PostFormAsync(officer, Page + "?correct=2035-01-31", "form:has([name=Reason])", new() { ["New.Amount"] = "3x", ["Reason"] = "核过台账" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var kept = await TestSite.ReadPageAsync(refused);
        Assert.Equal(("3x", "核过台账"), (kept.QuerySelector("[name='New.Amount']")?.GetAttribute("value"), kept.QuerySelector("[name=Reason]")?.TextContent));
        var done = await site.PostFormAsync(officer, Page + "?correct=2035-01-31", "form:has([name=Reason])", new() { ["New.Amount"] = "36", ["Reason"] = "核过台账" });
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        await site.SignAsync();
        await TakesReceiptAsync(officer, done);
        var id = (await CorrectionAsync(2035)).Id.Value;
        var reviewer = await site.SignedInAsync(Role.Reviewer);
        Assert.Contains("核过台账", (await site.PageAsync("/desk/corrections", reviewer)).QuerySelector("main")?.TextContent);
        Assert.Null((await site.PageAsync("/desk/corrections", officer)).QuerySelector($"button[value='allow:{id:D}']"));   // one's own
        var allowed = await site.PostFormAsync(reviewer, "/desk/corrections", "form:has([name=Key])", new() { ["do"] = $"allow:{id:D}" });
        Assert.Equal(HttpStatusCode.Redirect, allowed.StatusCode);
        await site.SignAsync();
        await TakesReceiptAsync(reviewer, allowed);
        Assert.NotNull((await site.PageAsync("/desk/sheets/2035/report/1/371502", officer)).QuerySelector($"a[href='{Page}#history']"));   // from the sheet to what became of its line
        var figure = await site.PageAsync(Page, officer);
        var receipts = figure.QuerySelectorAll(".timeline a[download]").Select(a => a.GetAttribute("href")!).ToList();   // each has one
        Assert.Equal(2, receipts.Count(r => r.StartsWith("/log/receipt/", StringComparison.Ordinal)));   // accepted and corrected are public
        Assert.Contains(receipts, r => r.StartsWith("/desk/receipts/", StringComparison.Ordinal));
        foreach (var receipt in receipts) { Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync(receipt)).StatusCode); }
        var history = figure.QuerySelector(".timeline")?.TextContent ?? "";
        Assert.Equal(["更正", "提出更正", "采纳", "填报"], new[] { "更正", "提出更正", "采纳", "填报" }.OrderBy(word => history.IndexOf(word, StringComparison.Ordinal)));   // newest first
        Assert.Contains("40张 → 36张", history);
    }

    /// <summary>The page that says it is done hands out a receipt the log knows.</summary>
    private async Task TakesReceiptAsync(HttpClient person, HttpResponseMessage done)
    {
        var link = (await site.PageAsync(done.Headers.Location!.ToString(), person)).QuerySelector(".notice.done a[href$='.tlog-proof']")?.GetAttribute("href");   // a redirect leads somewhere
        Assert.NotNull(link);
        var receipt = await person.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, receipt.StatusCode);
        Assert.StartsWith("c2sp.org/tlog-proof@v1", await receipt.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_proposes_a_correction_and_is_shown_what_stands()
    {
        await GivenAcceptedAsync(2036, 40);
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        object Body(decimal old) => new { year = 2036, plan = "report", item = "1", indicator = 1, party = Own, asOf = "2036-01-31", old = new { amount = old }, @new = new { amount = 36 }, reason = "核过台账" };
        var stale = await officer.SendAsync("/api/v1/corrections", Body(41), "correct-stale");
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal(40m, (await stale.JsonAsync()).GetProperty("stands").GetProperty("amount").GetDecimal());
        Assert.Equal(HttpStatusCode.OK, (await officer.SendAsync("/api/v1/corrections", Body(40), "correct")).StatusCode);
    }

    private async Task<DateOnly> GivenAcceptedAsync(int year, decimal amount)
    {
        await site.GivenPlanAsync(year);
        var round = await site.GivenAskedAsync($"{year}-01", [Own], ["1"], year);
        await site.GivenFiledAsync(round, Own, _ => Says(amount));
        Assert.Null((await site.AcceptAsync(Reviewer, round, [.. await site.LinesAsync(round)])).Refusal);
        return new(year, 1, 31);
    }

    private Task<Result<Receipt>> ProposeAsync(Actor by, int year, DateOnly day, decimal old, decimal amount, string reason = "把在建的4张也算进去了") =>
        site.DoAsync(by, (services, act) => services.GetRequiredService<ProposeCorrection>().ExecuteAsync(new(year, "report", "1", 1, Own, day, new(old), new(amount), reason), act, CancellationToken.None));

    private async Task<Result<Receipt>> DecideAsync(Actor by, int year, bool allow, string? reason = null)
    {
        var correction = await CorrectionAsync(year);
        return await site.DoAsync(by, (services, act) => services.GetRequiredService<DecideCorrection>().ExecuteAsync(new(correction.Id.Value, correction.Revision, allow, reason), act, CancellationToken.None));
    }

    private Task<Correction> CorrectionAsync(int year) => site.WithDbAsync(db => db.Corrections.AsNoTracking().SingleAsync(c => c.Year == year));

    private Task<Data.Rollups.FigurePoint> PointAsync(int year) => site.WithDbAsync(db => db.FigurePoints.AsNoTracking().SingleAsync(p => p.Year == year));
}
