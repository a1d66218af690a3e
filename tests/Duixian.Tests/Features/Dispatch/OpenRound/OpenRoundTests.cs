using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Registers;
using Duixian.Features.Dispatch.OpenRound;
using Duixian.Features.Registers.KeepRegister;
using Duixian.Tests.Features.Registers;
using Duixian.Tests.Features.Shares;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Dispatch.OpenRound;

/// <summary>Every test has a plan of its own code, so that none sees another's rounds.</summary>
public sealed class OpenRoundTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly DateOnly Friday = new(2024, 5, 31);

    private static OpenRoundRequest Request(string plan, string period = "2024-05", string opens = "2024-05-25", string due = "2024-06-05", string? approvedBy = null, string? why = null, string[]? items = null, string[]? parties = null, int year = 2024) =>
        new(Guid.CreateVersion7(), year, plan, period, DateOnly.Parse(opens), DateOnly.Parse(due), DateOnly.Parse(due), DateOnly.Parse(due).AddDays(5), $"{period} 月度调度", items ?? [], parties ?? [], approvedBy, why);

    private Task<Result<Receipt>> OpenAsync(OpenRoundRequest request, Actor? by = null) => site.WithAsync(services =>
    {
        var ids = services.GetRequiredService<IdSource>();
        return services.GetRequiredService<Duixian.Features.Dispatch.OpenRound.OpenRound>().ExecuteAsync(request, new Act(ids.NewId(), by ?? Actor.System, ids.NewId().ToString("D"), [1], null), CancellationToken.None);
    });

    private async Task GivenTwoReadyItemsAsync(string plan)
    {
        site.SetToday(2024, 5, 31);
        await ShareExamples.GivenUnitsAsync(site);
        await site.GivenPlanAsync(code: plan, items: [PlanExamples.Item("1", "新增护理床位500张", "MZJ", PlanExamples.Beds()), PlanExamples.Item("2", "改造老旧小区174个", "ZJJ", PlanExamples.Counted("老旧小区", 174, "个", "174个"))]);
    }

    [Fact]
    public async Task The_parties_of_shares_are_asked_and_the_lead_office_where_there_are_none()
    {
        await GivenTwoReadyItemsAsync("shared");
        await site.GivenSharesAsync(2024, plan: "shared");
        var id = await site.GivenRoundAsync(plan: "shared");
        var lines = await site.ReportsAsync(id);
        Assert.Equal([.. ShareExamples.Counties.Order(StringComparer.Ordinal)], lines.Where(l => l.Item == "1").Select(l => l.Party).Order(StringComparer.Ordinal));
        var led = Assert.Single(lines, l => l.Item == "2");
        Assert.Equal(("ZJJ", 2, ReportState.Asked, new DateOnly(2024, 5, 31)), (led.Party, led.Position, led.State, led.AsOf));
        var round = await site.RoundAsync(id);
        Assert.Equal((1, 9, 9, RoundScope.Whole), (round.Number, round.Cells, round.Parties, round.Scope));
        Assert.Equal(0, lines.Max(l => l.Revision));
    }

    [Fact]
    public async Task What_is_not_ready_or_counted_by_a_register_is_asked_of_nobody()
    {
        site.SetToday(2024, 5, 31);
        await site.GivenPlanAsync(code: "counted", items: [PlanExamples.Item("1", "新增护理床位500张", "MZJ", PlanExamples.Beds()), PlanExamples.Item("2", "改造老旧小区174个", "ZJJ", PlanExamples.Counted("老旧小区", 174, "个", "174个")), PlanExamples.Item("3", "建成口袋公园6处", null, PlanExamples.Counted("口袋公园", 6, "处", "6处"))]);
        var register = await site.GivenRegisterAsync("counted");
        await site.ActAsync((services, act) => services.GetRequiredService<RegisterKeeping>().ExecuteAsync(new ChangeFigureOriginRequest(register, true, "按点位计"), act, CancellationToken.None));
        var id = await site.GivenRoundAsync(plan: "counted");
        Assert.Equal([("1", "MZJ")], (await site.ReportsAsync(id)).Select(l => (l.Item, l.Party)));
    }

    [Fact]
    public async Task A_scope_asks_only_some_items_of_some_parties()
    {
        await GivenTwoReadyItemsAsync("scoped");
        await site.GivenSharesAsync(2024, plan: "scoped");
        var id = await site.GivenRoundAsync(plan: "scoped", items: ["1"], parties: ["371525", "371502"]);
        Assert.Equal(["371502", "371525"], (await site.ReportsAsync(id)).Select(l => l.Party).Order(StringComparer.Ordinal));
        Assert.Equal(new RoundScope(["1"], ["371502", "371525"]), (await site.RoundAsync(id)).Scope);
    }

    [Fact]
    public async Task Less_than_two_working_days_needs_the_name_of_who_allows_it()
    {
        await GivenTwoReadyItemsAsync("hasty");
        Assert.Equal(DispatchRefusal.LeadTimeShort(1), (await OpenAsync(Request("hasty", due: "2024-06-03"))).Refusal);
        Assert.Null((await OpenAsync(Request("hasty", due: "2024-06-03", approvedBy: "分管副秘书长"))).Refusal);
        Assert.Null((await OpenAsync(Request("hasty", period: "2024-04", due: "2024-06-04"))).Refusal);
        Assert.Equal([1, 2], await site.WithDbAsync(db => db.Rounds.Where(r => r.Plan == "hasty").OrderBy(r => r.Number).Select(r => r.Number).ToListAsync()));
    }

    [Fact]
    public async Task Asking_the_same_up_to_the_same_day_names_the_other_round_and_asks_why()
    {
        await GivenTwoReadyItemsAsync("twice");
        await site.GivenSharesAsync(2024, plan: "twice");
        var first = await site.GivenRoundAsync(plan: "twice");
        Assert.Equal(DispatchRefusal.AskedAlready(9, "2024-05 调度"), (await OpenAsync(Request("twice"))).Refusal);
        Assert.Equal(DispatchRefusal.AskedAlready(1, "2024-05 调度"), (await OpenAsync(Request("twice", period: "2024-05-3", items: ["2"]))).Refusal);
        Assert.Null((await OpenAsync(Request("twice", period: "2024-04"))).Refusal);
        Assert.Null((await OpenAsync(Request("twice", items: ["2"], why: "市长专题会要用"))).Refusal);
        await site.GivenRoundClosedAsync(first);
        Assert.Equal("dispatch.asked-already", (await OpenAsync(Request("twice"))).Refusal?.Code);   // by the second round
        Assert.Null((await OpenAsync(Request("twice", items: ["1"]))).Refusal);
    }

    [Theory]
    [InlineData("2024-06", "2024-06-01", "dispatch.period-ahead")]
    [InlineData("2023-12", "2024-05-25", "dispatch.other-year")]
    [InlineData("2024-13", "2024-05-25", "dispatch.period-unknown")]
    [InlineData("2024-05", "2024-04-25", "dispatch.opens-too-early")]
    [InlineData("2024-05", "2024-06-10", "dispatch.days-out-of-order")]
    public async Task A_period_that_makes_no_sense_is_refused(string period, string opens, string code)
    {
        var plan = "sense-" + code["dispatch.".Length..];
        await GivenTwoReadyItemsAsync(plan);
        Assert.Equal(code, (await OpenAsync(Request(plan, period, opens))).Refusal?.Code);
        Assert.False(await site.WithDbAsync(db => db.Rounds.AnyAsync(r => r.Plan == plan)));
        Assert.False(await site.WithDbAsync(db => db.Reports.AnyAsync(r => r.Plan == plan)));
    }

    [Fact]
    public async Task A_closed_plan_or_none_opens_no_round()
    {
        await GivenTwoReadyItemsAsync("over");
        await site.WithDbAsync(async db =>
        {
            var standing = await db.PlanStandings.SingleOrDefaultAsync(p => p.Year == 2024 && p.Plan == "over");
            if (standing is null) { db.Add(standing = new() { Year = 2024, Plan = "over" }); }
            standing.ClosedOn = Friday;
            return await db.SaveChangesAsync();
        });
        Assert.Equal(SheetRefusal.PlanClosed(Friday), (await OpenAsync(Request("over"))).Refusal);
        Assert.Equal(DispatchRefusal.PlanUnknown, (await OpenAsync(Request("nowhere"))).Refusal);
        Assert.Equal(Refusal.NotYours, (await OpenAsync(Request("over"), new Actor(ActorKind.Office, "DCF", Role.Reporter, null, "371502"))).Refusal);
    }
}
