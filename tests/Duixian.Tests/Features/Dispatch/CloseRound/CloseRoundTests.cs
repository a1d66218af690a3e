using Duixian.Data.Ledger;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Registers;
using Duixian.Features.Registers.EditRows;
using Duixian.Features.Registers.KeepRegister;
using Duixian.Tests.Features.Registers;
using Duixian.Tests.Features.Shares;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Dispatch.CloseRound;

public sealed class CloseRoundTests(TestSite site) : IClassFixture<TestSite>
{
    private async Task<List<EntryBody>> EntriesAsync(Receipt receipt) => await site.WithDbAsync(async db =>
        (await db.LedgerEntries.AsNoTracking().Where(e => e.ActId == receipt.Act).OrderBy(e => e.Seq).ToListAsync()).ConvertAll(e => BodyJson.Read(e, null)!));   // all public

    private async Task GivenUnitsAndPlanAsync(string plan)
    {
        site.SetToday(2024, 5, 31);
        if (!await site.WithDbAsync(db => db.Units.AnyAsync())) { await RegisterExamples.GivenUnitsAsync(site); }
        await site.GivenPlanAsync(code: plan, items: [PlanExamples.Item("1", "新增护理床位500张", "MZJ", PlanExamples.Beds()), PlanExamples.Item("2", "改造老旧小区174个", "ZJJ", PlanExamples.Counted("老旧小区", 174, "个", "174个"))]);
    }

    private Task<Receipt> CountFromAsync(Guid register) =>
        site.ActAsync((services, act) => services.GetRequiredService<RegisterKeeping>().ExecuteAsync(new ChangeFigureOriginRequest(register, true, "按点位计"), act, CancellationToken.None));

    [Fact]
    public async Task Accepted_lines_are_locked_and_the_entry_counts_what_is_missing()
    {
        await GivenUnitsAndPlanAsync("locks");
        var id = await site.GivenRoundAsync(plan: "locks");
        await site.GivenAcceptedAsync(id, "MZJ", 120);
        var closed = await EntriesAsync(await site.GivenRoundClosedAsync(id));
        Assert.Equal([new RoundClosed(2024, "locks", 1, new(2024, 5, 31), 1, 1)], closed);
        Assert.Equal([ReportState.Locked, ReportState.Asked], (await site.ReportsAsync(id)).Select(r => r.State));
        Assert.Equal(new DateOnly(2024, 5, 31), (await site.RoundAsync(id)).ClosedOn);
    }

    [Fact]
    public async Task What_comes_in_after_closing_is_locked_at_once()
    {
        await GivenUnitsAndPlanAsync("late");
        var id = await site.GivenRoundAsync(plan: "late");
        await site.GivenRoundClosedAsync(id);
        await site.GivenAcceptedAsync(id, "ZJJ", 40);
        Assert.Equal([ReportState.Asked, ReportState.Locked], (await site.ReportsAsync(id)).Select(r => r.State));
    }

    [Fact]
    public async Task A_round_closes_once_and_only_as_it_was_seen()
    {
        await GivenUnitsAndPlanAsync("once");
        var id = await site.GivenRoundAsync(plan: "once");
        Task<Result<Receipt>> CloseAsync(long revision, Actor by) => site.WithAsync(services =>
        {
            var ids = services.GetRequiredService<IdSource>();
            return services.GetRequiredService<Duixian.Features.Dispatch.CloseRound.CloseRound>().ExecuteAsync(new(id.Value, revision), new Act(ids.NewId(), by, ids.NewId().ToString("D"), [1], null), CancellationToken.None);
        });
        Assert.Equal(Refusal.NotYours, (await CloseAsync(0, new Actor(ActorKind.Office, "SJ", Role.Reviewer, null))).Refusal);
        Assert.Equal(Refusal.Stale, (await CloseAsync(7, Actor.System)).Refusal);
        Assert.Null((await CloseAsync(0, Actor.System)).Refusal);
        Assert.Equal(Refusal.Stale, (await CloseAsync(0, Actor.System)).Refusal);
        Assert.Equal("dispatch.round-closed", (await CloseAsync(1, Actor.System)).Refusal?.Code);
    }

    [Fact]
    public async Task A_register_gives_its_figure_to_the_lead_office_where_nothing_is_divided()
    {
        await GivenUnitsAndPlanAsync("whole");
        var register = await site.GivenRegisterAsync("whole");
        await CountFromAsync(register);
        await site.GivenRowsAsync(register, RegisterExamples.Row(RegisterExamples.Chang, "371502001", "古楼小区", RowState.Done, "2024-05-01"), RegisterExamples.Row(RegisterExamples.Guan, "371525100", "贾镇小区"));
        var id = await site.GivenRoundAsync(plan: "whole");
        var entries = await EntriesAsync(await site.GivenRoundClosedAsync(id));
        Assert.Equal(new FigureAccepted(2024, "whole", "2", 1, "ZJJ", 1, new(2024, 5, 31), new Figure(1), null, EvidenceGrade.SystemOrBank, "", false, false), entries[0]);
        Assert.IsType<RoundClosed>(entries[1]);
    }

    [Fact]
    public async Task A_register_gives_each_unit_its_own_figure_where_the_target_is_divided()
    {
        await GivenUnitsAndPlanAsync("units");
        await site.GivenSharesAsync(2024, item: "2", plan: "units");
        var register = await site.GivenRegisterAsync("units");
        await CountFromAsync(register);
        await site.GivenRowsAsync(register, RegisterExamples.Row(RegisterExamples.Chang, "371502001", "古楼小区", RowState.Done, "2024-05-01"), RegisterExamples.Row(RegisterExamples.Chang, "371502002", "柳园小区", RowState.Done, "2024-05-02"), RegisterExamples.Row(RegisterExamples.Guan, "371525100", "贾镇小区"));
        var id = await site.GivenRoundAsync(plan: "units");
        var figures = (await EntriesAsync(await site.GivenRoundClosedAsync(id))).OfType<FigureAccepted>().ToList();
        Assert.Equal([(RegisterExamples.Chang, 2m), (RegisterExamples.Guan, 0m)], figures.Select(f => (f.Party, f.Figure.Amount ?? -1)));
        Assert.All(figures, f => Assert.Equal(EvidenceGrade.SystemOrBank, f.Grade));
    }

    [Fact]
    public async Task Fewer_than_five_people_are_told_of_no_unit()
    {
        await GivenUnitsAndPlanAsync("people");
        await site.GivenSharesAsync(2024, item: "2", plan: "people");
        var register = await site.GivenRegisterAsync("people", RegisterKind.Beneficiaries);
        await CountFromAsync(register);
        RowTyped Person(string unit, string township, int number) => RegisterExamples.Row(unit, township, "", RowState.Done, "2024-05-01", person: $"3715021980010100{number:00}");
        await site.GivenRowsAsync(register, [.. Enumerable.Range(1, 6).Select(i => Person(RegisterExamples.Chang, "371502001", i)), Person(RegisterExamples.Guan, "371525100", 7)]);
        var id = await site.GivenRoundAsync(plan: "people");
        Assert.Empty((await EntriesAsync(await site.GivenRoundClosedAsync(id))).OfType<FigureAccepted>());   // 1 is too few, and 6 would tell it by subtraction
    }

    [Fact]
    public async Task A_register_says_nothing_of_a_day_before_one_already_judged()
    {
        await GivenUnitsAndPlanAsync("older");
        var register = await site.GivenRegisterAsync("older");
        await CountFromAsync(register);
        await site.GivenRowsAsync(register, RegisterExamples.Row(RegisterExamples.Chang, "371502001", "古楼小区", RowState.Done, "2024-05-01"));
        await site.WithDbAsync(async db =>
        {
            db.Add(new Data.Rollups.FigurePoint { Year = 2024, Plan = "older", Item = "2", Indicator = 1, Party = "ZJJ", AsOf = new(2024, 5, 31), Round = 1, Figure = new(1) });
            return await db.SaveChangesAsync();
        });
        var id = await site.GivenRoundAsync("2024-04", plan: "older");
        Assert.Equal([typeof(RoundClosed)], (await EntriesAsync(await site.GivenRoundClosedAsync(id))).Select(e => e.GetType()));
    }
}
