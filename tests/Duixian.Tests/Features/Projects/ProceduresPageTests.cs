using System.Net;
using Duixian.Domain.Ledger;
using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.MoveStage;
using Duixian.Features.Projects.Procedures;
using Duixian.Tests.Features.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Projects;

public sealed class ProceduresPageTests(ProceduresPageTests.Desk site) : IClassFixture<ProceduresPageTests.Desk>
{
    private const string Step = "form:has([name=Revision]):has(.form)";

    [Fact]
    public async Task A_project_begins_its_procedures_with_the_route_that_its_money_proposes()
    {
        var number = await site.GivenProjectAsync("演示 污水管网工程", record: new ProjectRecord { Name = "", Funds = [new(FundKind.SpecialBond, 80_000_000m)] });
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var page = await site.PageAsync($"/desk/projects/{number}/procedures", officer);
        Assert.Equal("Government", page.QuerySelector("[name=Route] option[selected]")?.GetAttribute("value"));
        var wrong = await site.PostFormAsync(officer, $"/desk/projects/{number}/procedures", "form.narrow", new() { ["Day"] = "二月" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal("二月", (await TestSite.ReadPageAsync(wrong)).QuerySelector("[name=Day]")?.GetAttribute("value"));
        var future = await site.PostFormAsync(officer, $"/desk/projects/{number}/procedures", "form.narrow", new() { ["Day"] = "2024-03-02" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, future.StatusCode);
        var begun = await site.PostFormAsync(officer, $"/desk/projects/{number}/procedures", "form.narrow", new() { ["Day"] = "2024-02-01" });
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        Assert.Equal("government-allocated", (await site.ProceduresAsync(number)).Template);
        page = await site.PageAsync($"/desk/projects/{number}/procedures", officer);
        Assert.Contains("球在业主手里，第29天：项目赋码", page.QuerySelector(".band header p")?.TextContent);
        Assert.NotNull(page.QuerySelector("svg.dag .e.crit"));
    }

    [Fact]
    public async Task The_sentence_names_who_holds_the_ball_since_when_and_what_a_day_costs()
    {
        var number = await site.GivenProjectAsync("演示 冠县陆港园区");
        await site.GivenProceduresAsync(number, [.. ProcedureExamples.UpToDesign, new("P10", new(2023, 10, 8), "聊审图2023-1")]);
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        await SaidAsync(officer, number, "P10F", StepAction.Accept, new() { ["Day"] = "2024-02-01" });
        await SaidAsync(officer, number, "P10F", StepAction.Stop, new() { ["Day"] = "2024-02-20", ["Note"] = "退回补正3处", ["Holder"] = "Owner", ["Expected"] = "2024-03-20" });
        var page = await site.PageAsync($"/desk/projects/{number}/procedures", officer);
        var truth = page.QuerySelector(".band header p")!.TextContent;   // the page is for it
        Assert.Equal("球在业主手里，第10天：消防设计审查，停表（退回补正：退回补正3处）。它在关键线路上，每拖一天，开工晚一天。", truth);
        var row = page.QuerySelector("#P10F")!;   // each step has a row
        Assert.Contains("3月20日", row.TextContent);
        Assert.Contains("停表第10天", page.QuerySelector(".dag .d.late")?.TextContent);
        Assert.Contains(truth, (await site.PageAsync($"/desk/projects/{number}", officer)).QuerySelector("#procedures")?.TextContent);
        var found = await site.PageAsync("/desk/search?q=" + Uri.EscapeDataString("陆港园区"), officer);
        Assert.Contains("球在业主手里，第10天：消防设计审查", found.QuerySelector("main")?.TextContent);
    }

    [Fact]
    public async Task Finishing_before_a_hard_prerequisite_wants_a_reason_and_stays_visible()
    {
        var number = await site.GivenProjectAsync("演示 先用后批");
        await site.GivenProceduresAsync(number, ProcedureExamples.UpToDesign[0], ProcedureExamples.UpToDesign[1]);
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var early = await SayAsync(officer, number, "P5", StepAction.Finish, new() { ["Day"] = "2023-07-20", ["Document"] = "地字第1号" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        var page = await TestSite.ReadPageAsync(early);
        Assert.Contains("procedures.prerequisite-open", page.QuerySelector("#refusal code")?.TextContent);
        Assert.Equal("地字第1号", page.QuerySelector("[name=Document]")?.GetAttribute("value"));
        await SaidAsync(officer, number, "P5", StepAction.Finish, new() { ["Day"] = "2023-07-20", ["Document"] = "地字第1号", ["OrderReason"] = "应急工程先行用地" });
        page = await site.PageAsync($"/desk/projects/{number}/procedures", officer);
        Assert.Contains("应急工程先行用地", page.QuerySelector(".notice.ask")?.TextContent);
        Assert.True((await site.WithDbAsync(db => db.ProjectOutlooks.AsNoTracking().SingleAsync(o => db.Projects.Any(p => p.Id == o.ProjectId && p.Number == number)))).Flagged);
    }

    [Fact]
    public async Task Days_out_of_order_and_days_that_are_none_are_refused_and_nothing_typed_is_lost()
    {
        var number = await site.GivenProjectAsync("演示 日期颠倒");
        await site.GivenProceduresAsync(number, ProcedureExamples.UpToDesign[0]);
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        await SaidAsync(officer, number, "P1", StepAction.Accept, new() { ["Day"] = "2023-03-01" });
        var before = await SayAsync(officer, number, "P1", StepAction.Finish, new() { ["Day"] = "2023-02-01", ["Document"] = "备案1号" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, before.StatusCode);
        Assert.Contains("procedures.day-too-early", await before.Content.ReadAsStringAsync());
        var none = await SayAsync(officer, number, "P1", StepAction.Finish, new() { ["Day"] = "三月初", ["Document"] = "备案1号", ["ValidUntil"] = "不知道" });
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        var page = await TestSite.ReadPageAsync(none);
        Assert.Equal(2, page.QuerySelectorAll(".errors li").Length);
        Assert.Equal("备案1号", page.QuerySelector("[name=Document]")?.GetAttribute("value"));
        Assert.Equal(StepState.InHand, (await site.ProceduresAsync(number)).Find("P1")?.State);
        await SaidAsync(officer, number, "P1", StepAction.TakeBack, new() { ["Reason"] = "登错了项目" });
        Assert.Equal(StepState.Waiting, (await site.ProceduresAsync(number)).Find("P1")?.State);
    }

    [Fact]
    public async Task A_start_before_the_permit_is_flagged_not_denied()
    {
        var number = await site.GivenProjectAsync("演示 未批先建");
        await site.GivenProceduresAsync(number, [.. ProcedureExamples.UpToDesign]);
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var leader = await site.SignedInAsync(Role.Leader);
        var asked = await site.PostFormAsync(officer, $"/desk/projects/{number}/stage?to=construction", "form:has([name=Reason])", new() { ["Day"] = "2024-02-10", ["do"] = "ask", ["Reason"] = "防汛工程，先行开工" });
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        var allowed = await site.PostFormAsync(leader, $"/desk/projects/{number}/stage", "form:has([name=Reason])", new() { ["do"] = "allow" });
        Assert.Equal(HttpStatusCode.Redirect, allowed.StatusCode);
        Assert.Contains("未批先建：2024年2月10日已开工，施工许可还没有", (await site.PageAsync($"/desk/projects/{number}/procedures", officer)).QuerySelector(".notice.ask")?.TextContent);
    }

    [Fact]
    public async Task Going_back_a_stage_without_a_reason_is_refused()
    {
        var number = await site.GivenProjectAsync("演示 退回阶段");
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var back = await site.PostFormAsync(officer, $"/desk/projects/{number}/stage?to=idea", "form:has([name=Reason])", new() { ["Day"] = "2024-02-10", ["do"] = "ask" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, back.StatusCode);
        Assert.Contains("projects.reason-missing", await back.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Who_was_overtaken_sees_what_is_recorded_now_and_what_was_typed()
    {
        var number = await site.GivenProjectAsync("演示 同时填报");
        await site.GivenProceduresAsync(number);
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        await SaidAsync(officer, number, "P0", StepAction.Finish, new() { ["Day"] = "2024-02-01", ["Document"] = "甲" });
        var late = await SayAsync(officer, number, "P0", StepAction.Accept, new() { ["Day"] = "2024-02-02", ["Revision"] = "0" });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = await TestSite.ReadPageAsync(late);
        Assert.Contains("项目赋码：办结 2024年2月1日 甲", page.QuerySelectorAll(".notice.ask")[1].TextContent);
        Assert.Equal("2024-02-02", page.QuerySelector("[name=Day]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Many_steps_are_pasted_out_of_a_table_and_all_or_none_is_taken()
    {
        var number = await site.GivenProjectAsync("演示 整块粘贴");
        await site.GivenProceduresAsync(number);
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var wrong = await site.PostFormAsync(officer, $"/desk/projects/{number}/procedures", "#many form", new() { ["Lines"] = "P0\t2024-01-05\t代码1\n不认得 2024-01-06" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("第2行看不懂", (await TestSite.ReadPageAsync(wrong)).QuerySelector(".errors")?.TextContent);
        var taken = await site.PostFormAsync(officer, $"/desk/projects/{number}/procedures", "#many form", new() { ["Lines"] = "企业投资项目备案\t2024/1/6\t备案 1 号\nP0\t2024-01-05\t代码1\n" });
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        var procedures = await site.ProceduresAsync(number);
        Assert.Equal([new DateOnly(2024, 1, 5), new DateOnly(2024, 1, 6)], new[] { "P0", "P1" }.Select(s => procedures.Find(s)!.SettledOn!.Value));   // just taken
        Assert.Equal("备案 1 号", procedures.Find("P1")?.Number);
    }

    [Fact]
    public async Task A_county_keeps_its_own_procedures_and_finds_no_others()
    {
        var (own, other) = (await site.GivenProjectAsync("演示 冠县项目"), await site.GivenProjectAsync("演示 东昌府项目", RegisterExamples.Chang));
        await site.GivenProceduresAsync(own);
        await site.GivenProceduresAsync(other);
        var reporter = await site.SignedInAsync(Role.Reporter, "GXF");
        await SaidAsync(reporter, own, "P0", StepAction.Finish, new() { ["Day"] = "2024-02-01", ["Document"] = "甲" });
        Assert.Equal(HttpStatusCode.NotFound, (await reporter.GetAsync($"/desk/projects/{other}/procedures")).StatusCode);
        var reviewer = await site.SignedInAsync(Role.Reviewer);
        Assert.Null((await site.PageAsync($"/desk/projects/{own}/procedures?step=P1", reviewer)).QuerySelector("main form[method=post]"));
    }

    private Task<HttpResponseMessage> SayAsync(HttpClient client, int project, string step, StepAction said, Dictionary<string, string> values) =>
        site.PostFormAsync(client, $"/desk/projects/{project}/procedures?step={step}&do={said}", $"#{step} + .said {Step}", values);

    private async Task SaidAsync(HttpClient client, int project, string step, StepAction said, Dictionary<string, string> values)
    {
        using var answer = await SayAsync(client, project, step, said, values);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, answer.StatusCode == HttpStatusCode.Redirect ? "" : (await TestSite.ReadPageAsync(answer)).QuerySelector("#refusal, .errors")?.TextContent);
    }

    public sealed class Desk : TestSite
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await this.GivenUnitsAsync();
        }
    }
}
