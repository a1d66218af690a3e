using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using Duixian.Domain;
using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Features.Dispatch.ApproveSheet;
using Duixian.Tests.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Duixian.Tests.Features.Dispatch.SheetExamples;

namespace Duixian.Tests.Features.Dispatch;

/// <summary>The sheet as somebody of an office meets it, without a script.</summary>
public sealed class SheetPageTests(TestSite site) : IClassFixture<TestSite>, IAsyncLifetime
{
    private const string Office = "MZJ";
    /// <summary>One year for all: a password grows old, and nobody signed in stays so for ten years.</summary>
    private const int Year = 2031;

    private const string Form = "form.sheetform";

    private static readonly Actor OfOffice = new(ActorKind.Office, Office, Role.Reporter, Guid.Empty);

    public async ValueTask InitializeAsync()
    {
        if (await site.WithDbAsync(db => db.Offices.AnyAsync(o => o.Code == Office))) { return; }
        await site.GivenOfficesAsync((Office, "市民政局", "民政"), ("ZJJ", "市住建局", "住建"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_sheet_without_change_is_two_buttons()
    {
        var (round, path) = await GivenSecondMonthAsync("same");
        var clerk = await site.SignedInAsync(Role.Reporter, Office);
        var page = await site.PageAsync(path, clerk);
        Assert.Equal(["230", "80"], page.QuerySelectorAll("tr.same input.cell").Select(i => i.GetAttribute("value")));
        var ticked = await TestSite.ReadPageAsync(await site.PostFormAsync(clerk, path, Form, new() { ["do"] = "rest" }));
        Assert.Equal(2, ticked.QuerySelectorAll("tr.ticked").Length);
        // The ticks are a draft now: whoever opens the sheet again finds them.
        var answer = await site.PostFormAsync(clerk, path, Form, new() { ["do"] = "submit" });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.All(await site.LinesAsync(round, Office), l => Assert.Equal((ReportState.Submitted, true), (l.State, l.Unchanged)));
        // What was filed has its receipt at once, and says that it is good once signed; what is accepted leads to its history.
        var done = await site.PageAsync(answer.Headers.Location!.ToString(), clerk);   // a redirect leads somewhere
        var link = done.QuerySelector(".notice.done a[href$='.tlog-proof']")!.GetAttribute("href");
        Assert.Contains("秒内签名", done.QuerySelector(".notice.done")!.TextContent, StringComparison.Ordinal);
        await site.SignAsync();
        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync(link)).StatusCode);
        // And what it is a receipt of: nobody else can show that.
        using var filed = JsonDocument.Parse(await clerk.GetStringAsync(done.QuerySelector(".notice.done a[href$='.json']")!.GetAttribute("href")));
        var content = filed.RootElement.GetProperty("openings")[0].GetProperty("content").GetString();
        Assert.Contains("\"type\":\"sheetMoved\"", content, StringComparison.Ordinal);
        Assert.Contains("\"amount\":\"230\"", content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_confirmed_is_not_filed_and_nothing_typed_is_lost()
    {
        var (round, path) = await GivenSecondMonthAsync("open");
        var clerk = await site.SignedInAsync(Role.Reporter, Office);
        var lines = await site.LinesAsync(round, Office);
        var answer = await site.PostFormAsync(clerk, path, Form, new() { ["do"] = "submit", [Cell(lines[0], "Amount")] = "0.0300万" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal("0.0300万", Input(page, lines[0], "Amount"));
        Assert.Contains("无变化", page.QuerySelector(".errors")?.TextContent, StringComparison.Ordinal);
        Assert.All(await site.LinesAsync(round, Office), l => Assert.Equal(ReportState.Asked, l.State));
        Assert.Equal("0.0300万", Input(await site.PageAsync(path, clerk), lines[0], "Amount"));   // kept as a draft
        var filed = await site.PostFormAsync(clerk, path, Form, new() { ["do"] = "submit", [Cell(lines[1], "Same")] = "1" });
        Assert.Equal(HttpStatusCode.Redirect, filed.StatusCode);
        Assert.Equal([300m, 80m], (await site.LinesAsync(round, Office)).Select(l => l.Figure.Amount));
    }

    [Fact]
    public async Task A_line_that_has_caught_up_keeps_what_was_written_of_its_delay_and_asks_for_it_no_more()
    {
        var (round, path) = await GivenSecondMonthAsync("caught");
        var clerk = await site.SignedInAsync(Role.Reporter, Office);
        var line = (await site.LinesAsync(round, Office))[0];
        async Task<(bool Asked, bool Kept)> SaveAsync(string amount)
        {
            await site.PostFormAsync(clerk, path, Form, new() { ["do"] = "save", [Cell(line, "Amount")] = amount, [Cell(line, "Reason")] = "招标晚了一个月" });
            var note = (await site.PageAsync(path, clerk)).QuerySelector($"tr.note[id='{Prefix(line)}note'] .late:not([hidden])");
            return (note?.QuerySelector(".asks:not([hidden])") is not null, note?.QuerySelector(".kept:not([hidden])") is not null);
        }
        Assert.Equal((true, false), await SaveAsync("1"));
        Assert.Equal((false, true), await SaveAsync("290"));
    }

    [Fact]
    public async Task A_cell_that_cannot_be_read_and_a_rule_that_says_no_are_told_at_their_line()
    {
        var (round, path) = await GivenSecondMonthAsync("wrong");
        var clerk = await site.SignedInAsync(Role.Reporter, Office);
        var lines = await site.LinesAsync(round, Office);
        var unread = await site.PostFormAsync(clerk, path, Form, new() { ["do"] = "submit", [Cell(lines[0], "Amount")] = "约三百", [Cell(lines[1], "Same")] = "1" });
        Assert.Equal(HttpStatusCode.BadRequest, unread.StatusCode);
        var less = await site.PostFormAsync(clerk, path, Form, new() { ["do"] = "submit", [Cell(lines[0], "Amount")] = "229", [Cell(lines[1], "Same")] = "1" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, less.StatusCode);
        var page = await TestSite.ReadPageAsync(less);
        Assert.Contains("比上次少", page.QuerySelector($"tr.note[id='{Prefix(lines[0])}note'] .doubts:not([hidden])")?.TextContent, StringComparison.Ordinal);
        var right = await site.PostFormAsync(clerk, path, Form, new() { ["do"] = "submit", [Cell(lines[0], "Amount")] = "229", [Cell(lines[0], "Warning")] = "复核时剔除一张", [Cell(lines[1], "Same")] = "1" });
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.Equal("复核时剔除一张", (await site.LinesAsync(round, Office))[0].WarningReason);
    }

    [Fact]
    public async Task A_late_line_opens_in_its_place_and_asks_three_things()
    {
        var (round, path) = await GivenSecondMonthAsync("late", month: 7);
        var clerk = await site.SignedInAsync(Role.Reporter, Office);
        var lines = await site.LinesAsync(round, Office);
        var asked = await site.PostFormAsync(clerk, path, Form, new() { ["do"] = "submit", [Cell(lines[0], "Amount")] = "240", [Cell(lines[1], "Amount")] = "174" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        var late = (await TestSite.ReadPageAsync(asked)).QuerySelector($"tr.note[id='{Prefix(lines[0])}note'] .late");
        Assert.False(late?.HasAttribute("hidden"));
        Assert.Contains("低于时序10.3个百分点", late?.TextContent, StringComparison.Ordinal);
        var filed = await site.PostFormAsync(clerk, path, Form, new() { ["do"] = "submit", [Cell(lines[0], "Amount")] = "240", [Cell(lines[0], "Reason")] = "消防验收未过", [Cell(lines[0], "NewDay")] = "2032/1/31", [Cell(lines[0], "Obstacle")] = "市住建局", [Cell(lines[1], "Amount")] = "174" });
        Assert.Equal(HttpStatusCode.Redirect, filed.StatusCode);
        Assert.Equal(new Explanation("消防验收未过", new(2032, 1, 31), "市住建局"), (await site.LinesAsync(round, Office))[0].Explanation);
    }

    [Fact]
    public async Task Whoever_was_overtaken_sees_both_versions_and_chooses()
    {
        var (round, path) = await GivenSecondMonthAsync("both");
        var clerk = await site.SignedInAsync(Role.Reporter, Office);
        var lines = await site.LinesAsync(round, Office);
        var open = await site.PageAsync(path, clerk);
        var fields = FieldsOf(open.QuerySelector(Form)!);   // the page has it
        Told(await site.FileAsync(OfOffice, round, [lines[0].Files(251), lines[1].Files(90)], Office));
        (fields[Cell(lines[0], "Amount")], fields[Cell(lines[1], "Amount")], fields["do"]) = ("260", "95", "submit");
        var answer = await PostAsync(clerk, path, fields);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var both = await TestSite.ReadPageAsync(answer);
        var first = both.QuerySelectorAll(".bothsaid")[0].TextContent;
        Assert.Contains("260张", first, StringComparison.Ordinal);
        Assert.Contains("251张", first, StringComparison.Ordinal);
        var again = FieldsOf(both.QuerySelector(Form)!);   // the same
        (again["do"], again[Cell(lines[0], "Take")], again[Cell(lines[1], "Take")]) = ("submit", "mine", "theirs");
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(clerk, path, again)).StatusCode);
        Assert.Equal([260m, 90m], (await site.LinesAsync(round, Office)).Select(l => l.Figure.Amount));
    }

    [Fact]
    public async Task A_returned_line_stands_on_top_with_its_reason_and_is_filed_again_alone()
    {
        var (round, path) = await GivenSecondMonthAsync("back");
        var clerk = await site.SignedInAsync(Role.Reporter, Office);
        var lines = await site.LinesAsync(round, Office);
        Told(await site.FileAsync(OfOffice, round, [lines[1].Files(90)], Office));
        await site.ActAsync(async (services, act) =>
        {
            var db = services.GetRequiredService<Duixian.Data.DuixianDb>();
            var line = await db.Reports.SingleAsync(r => r.Id == lines[1].Id);
            Assert.Null(line.Return("附表合计差20个", act));
            SheetMoves.Record(act, round, Office, SheetMoves.Returned, "附表合计差20个", [line]);
            return await db.SaveAsync(act, CancellationToken.None);
        });
        var page = await site.PageAsync(path, clerk);
        Assert.Equal(["2", "1"], page.QuerySelectorAll("tr[data-line] td.no").Select(c => c.TextContent));
        Assert.Contains("附表合计差20个", page.QuerySelector("tr.note")!.TextContent, StringComparison.Ordinal);   // just counted
        var answer = await site.PostFormAsync(clerk, path, Form, new() { ["do"] = $"line:{lines[1].Id.Value:N}", [Cell(lines[1], "Amount")] = "110" });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal([(ReportState.Asked, null), (ReportState.Submitted, 110m)], (await site.LinesAsync(round, Office)).Select(l => (l.State, l.Figure.Amount)));
    }

    [Fact]
    public async Task A_unit_with_its_own_approver_sends_nothing_on_without_them()
    {
        var (round, path) = await GivenSecondMonthAsync("approval");
        var (clerk, approver) = (await site.SignedInAsync(Role.Reporter, Office), await site.SignedInAsync(Role.UnitApprover, Office));
        Assert.Equal(HttpStatusCode.Redirect, (await site.PostFormAsync(approver, "/desk/sheets", "form[method=post]:has([name=set])", new() { ["set"] = $"yes:{Office}" })).StatusCode);
        Assert.Null((await site.PageAsync("/desk/sheets", clerk)).QuerySelector("[name=set]"));
        var lines = await site.LinesAsync(round, Office);
        Assert.Equal(HttpStatusCode.Redirect, (await site.PostFormAsync(clerk, path, Form, new() { ["do"] = "submit", [Cell(lines[0], "Amount")] = "300", [Cell(lines[1], "Amount")] = "90" })).StatusCode);
        Assert.All(await site.LinesAsync(round, Office), l => Assert.Equal(ReportState.AwaitingApproval, l.State));
        var waiting = await site.LinesAsync(round, Office);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.PostFormAsync(approver, path, "form.approveform", new() { ["do"] = "return", ["Line"] = Mark(waiting[1]) })).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await site.PostFormAsync(approver, path, "form.approveform", new() { ["do"] = "return", ["Line"] = Mark(waiting[1]), ["Reason"] = "少算一个" })).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await site.PostFormAsync(approver, path, "form.approveform", new() { ["do"] = "approve", ["Line"] = Mark(waiting[0]) })).StatusCode);
        Assert.Equal([(ReportState.Submitted, null), (ReportState.Returned, "少算一个")], (await site.LinesAsync(round, Office)).Select(l => (l.State, l.ReturnReason)));
        var refused = await site.WithAsync(services => services.GetRequiredService<Duixian.Accounts.Acts>().RunAsync(OfOffice, "own-approval", new SetUnitApprovalRequest(Office, false), null, act => services.GetRequiredService<SetUnitApproval>().ExecuteAsync(new(Office, false), act, CancellationToken.None), CancellationToken.None));
        Assert.Equal(Refusal.NotYours, refused.Refusal);
        await site.ActAsync((services, act) => services.GetRequiredService<SetUnitApproval>().ExecuteAsync(new(Office, false), act, CancellationToken.None));
    }

    [Fact]
    public async Task The_draft_keeps_itself_answers_what_a_figure_comes_to_and_forgets_lines_that_moved_on()
    {
        var (round, path) = await GivenSecondMonthAsync("draft");
        var clerk = await site.SignedInAsync(Role.Reporter, Office);
        var lines = await site.LinesAsync(round, Office);
        var token = FieldsOf((await site.PageAsync(path, clerk)).QuerySelector(Form)!)["__RequestVerificationToken"];   // the page has it
        var typed = new { lines = new Dictionary<string, object> { [lines[0].Id.Value.ToString("N")] = new { revision = lines[0].Revision, cells = new Dictionary<string, string> { ["Amount"] = "9", ["Other"] = "x" } } } };
        using var bare = await clerk.PostAsJsonAsync(path + "/draft", typed);
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Post, path + "/draft") { Content = JsonContent.Create(typed) };
        request.Headers.Add("RequestVerificationToken", token);
        using var kept = await clerk.SendAsync(request);
        var answer = await kept.Content.ReadAsStringAsync();
        Assert.Contains("比上次少", answer, StringComparison.Ordinal);
        Assert.Contains("\"late\":true", answer, StringComparison.Ordinal);
        Assert.Equal("9", Input(await site.PageAsync(path, clerk), lines[0], "Amount"));
        Assert.Equal(0, await site.WithDbAsync(db => db.LedgerEntries.CountAsync(e => e.Stream == round.Stream && e.Type == "sheetMoved")));   // no act
        Told(await site.FileAsync(OfOffice, round, [lines[0].Files(240)], Office));
        var page = await site.PageAsync($"{path}?again={lines[0].Id.Value:D}", clerk);
        Assert.Equal("240", Input(page, lines[0], "Amount"));
    }

    [Fact]
    public async Task Every_way_of_measuring_has_its_cells()
    {
        var steps = new Promise(Bound.Exactly, null, null, null, null, null, null, [new("开工", new(Year, 3, 1)), new("封顶", new(Year, 12, 1))], null, "开工、封顶");
        await site.GivenPlanAsync(Year, "cells", items:
        [
            PlanExamples.Item("1", "报销比例", Office, With("报销比例", Measure.Rate, "%", new(Bound.AtLeast, 40, null, null, null, null, null, [], null, "40%"))),
            PlanExamples.Item("2", "建成中心", Office, With("建成中心", Measure.YesNo, "个", new(Bound.Exactly, 1, null, null, null, null, null, [], null, "1个"))),
            PlanExamples.Item("3", "新建医院", Office, With("新建医院", Measure.Milestones, "步", steps)),
            PlanExamples.Item("4", "补贴标准", Office, With("补贴标准", Measure.PolicyInForce, "元", new(Bound.Exactly, 200, null, null, null, null, null, [], new(Year, 6, 30), "200元"))),
            PlanExamples.Item("5", "参保人数", Office, With("参保人数", Measure.Level, "万人", new(Bound.AtLeast, 400_000, null, null, null, null, null, [], null, "40万人"), "人")),
        ]);
        site.SetToday(Year, 5, 27);
        var round = await site.GivenSheetRoundAsync(1, 5, Enumerable.Range(1, 5).Select(i => new AskedCell(i.ToString(System.Globalization.CultureInfo.InvariantCulture), 1, Office, i)), Year, "cells");
        var clerk = await site.SignedInAsync(Role.Reporter, Office);
        var lines = await site.LinesAsync(round, Office);
        var path = PathOf(round);
        var answer = await site.PostFormAsync(clerk, path, Form, new()
        {
            ["do"] = "submit",
            [Cell(lines[0], "Part")] = "29",
            [Cell(lines[0], "Whole")] = "65",
            [Cell(lines[0], "Amount")] = "44.6",
            [Cell(lines[1], "Amount")] = "1",
            [Cell(lines[2], "S0")] = "2031年3月2日",
            [Cell(lines[3], "Amount")] = "200",
            [Cell(lines[3], "From")] = "2031-05-01",
            [Cell(lines[4], "Amount")] = "41.2",
        });
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, string.Join('\n', (await TestSite.ReadPageAsync(answer)).QuerySelectorAll(".errors li").Select(e => e.TextContent)));
        var filed = (await site.LinesAsync(round, Office)).ConvertAll(l => l.Figure);
        Assert.Equal([new Figure(44.6m, 29, 65), new Figure(1), new Figure(null, Steps: [new(0, new(Year, 3, 2))]), new Figure(200, InForceFrom: new(Year, 5, 1)), new Figure(412_000)], filed);
    }

    [Fact]
    public async Task A_block_pasted_from_a_spreadsheet_finds_its_lines()
    {
        var (round, path) = await GivenSecondMonthAsync("paste");
        var clerk = await site.SignedInAsync(Role.Reporter, Office);
        var lines = await site.LinesAsync(round, Office);
        var page = await TestSite.ReadPageAsync(await site.PostFormAsync(clerk, path, Form, new() { ["do"] = "paste", ["Pasted"] = "老旧小区\t88\n新增护理床位\t255\n别的指标\t7\n" }));
        Assert.Equal(("255", "88"), (Input(page, lines[0], "Amount"), Input(page, lines[1], "Amount")));
        Assert.Contains("3", page.QuerySelector(".notice.ask li")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_sheets_shows_each_unit_its_own_and_what_is_most_pressing_first()
    {
        var (round, path) = await GivenSecondMonthAsync("list");
        var clerk = await site.SignedInAsync(Role.Reporter, Office);
        var list = await site.PageAsync("/desk/sheets", clerk);
        Assert.Contains(list.QuerySelectorAll("tbody th a"), a => a.GetAttribute("href") == path);
        Assert.DoesNotContain((await site.PageAsync("/desk/sheets", await site.SignedInAsync(Role.Reporter, "ZJJ"))).QuerySelectorAll("tbody th a"), a => a.GetAttribute("href") == path);
        await site.PageAsync(path, await site.SignedInAsync(Role.Reporter, "ZJJ"), HttpStatusCode.NotFound);
        Assert.Contains((await site.PageAsync("/desk/sheets", await site.SignedInAsync(Role.DeliveryOfficer))).QuerySelectorAll("tbody th a"), a => a.GetAttribute("href") == path);
        Assert.Equal(2, round.Number);
    }

    private static DraftIndicator With(string subject, Measure measure, string unit, Promise promise, string? baseUnit = null) => new(subject, measure, unit, baseUnit ?? unit, promise, 0, []);

    /// <summary>Two items; in the first month 230 beds and 80 quarters were accepted; the second round is open.</summary>
    private async Task<(DispatchRound Round, string Path)> GivenSecondMonthAsync(string code, int month = 6)
    {
        await site.GivenPlanAsync(Year, code, items: [PlanExamples.Item("1", "新增护理床位500张", Office, PlanExamples.Beds()), PlanExamples.Item("2", "改造老旧小区174个", Office, PlanExamples.Counted("老旧小区", 174, "个", "174个"))]);
        AskedCell[] cells = [new("1", 1, Office, 1), new("2", 1, Office, 2)];
        site.SetToday(Year, 5, 27);
        var first = await site.GivenSheetRoundAsync(1, 5, cells, Year, code);
        var lines = await site.LinesAsync(first, Office);
        Told(await site.FileAsync(OfOffice, first, [lines[0].Files(230), lines[1].Files(80)], Office));
        await site.GivenAcceptedAsync(first);
        site.SetToday(Year, month, 27);
        var second = await site.GivenSheetRoundAsync(2, month, cells, Year, code);
        return (second, PathOf(second));
    }

    private static string PathOf(DispatchRound round) => $"/desk/sheets/{round.Year}/{round.Plan}/{round.Number}/{Office}";

    private static string Prefix(ProgressReport line) => $"r{line.Id.Value:N}.";

    private static string Cell(ProgressReport line, string cell) => Prefix(line) + cell;

    private static string Mark(ProgressReport line) => $"{line.Id.Value:N}.{line.Revision}";

    private static string? Input(IDocument page, ProgressReport line, string cell) => page.QuerySelector($"input[name='{Cell(line, cell)}']")?.GetAttribute("value");

    private static Dictionary<string, string> FieldsOf(IElement form) =>
        form.QuerySelectorAll("input[name]:not([type=radio])").Where(i => i.GetAttribute("type") != "checkbox" || i.HasAttribute("checked")).ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "", StringComparer.Ordinal);   // selected by it

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, Dictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await client.PostAsync(path, content);
    }

    private static Receipt Told(Result<Receipt> result)
    {
        Assert.Null(result.Refusal);
        return result.Value;
    }
}
