using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Features.Dispatch.ReviewReports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Duixian.Tests.Features.Dispatch.ReviewReports.FiledExamples;

namespace Duixian.Tests.Features.Dispatch.ReviewReports;

public sealed class ReviewTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Own = "371502";
    private const string Other = "371525";

    private static readonly Actor Reviewer = new(ActorKind.Office, "ZFB", Role.Reviewer, new Guid("0190a000-0000-7000-8000-000000000001"));
    private static readonly Actor Officer = new(ActorKind.Office, "ZFB", Role.DeliveryOfficer, new Guid("0190a000-0000-7000-8000-000000000002"));
    private static readonly Actor Reporter = new(ActorKind.Office, "DCF", Role.Reporter, new Guid("0190a000-0000-7000-8000-000000000003"), Own);

    [Fact]
    public async Task An_accepted_line_counts_and_is_told_with_its_office_and_explanation()
    {
        var round = await site.GivenAskedAsync("2024-01", [Own]);
        var why = new Explanation("征地晚了一个月", new DateOnly(2024, 9, 30), "市自然资源和规划局");
        await site.GivenFiledAsync(round, Own, item => item == "1" ? Says(40, explanation: why) : null);
        var line = (await site.LinesAsync(round))[0];
        var result = await site.AcceptAsync(Reviewer, round, line);
        var told = Assert.IsType<FigureAccepted>(Assert.Single(await site.EntriesAsync(result.Value)));
        Assert.Equal((Own, "1", 40m, "DCF", false), (told.Party, told.Item, told.Figure.Amount, told.Office, told.Late));
        Assert.Equal(why, told.Explanation);
        var after = await site.LinesAsync(round);
        Assert.Equal([ReportState.Accepted, ReportState.Asked], after.Select(r => r.State));
        Assert.Equal(line.Revision + 1, after[0].Revision);
    }

    [Fact]
    public async Task All_that_waits_is_accepted_at_once_and_nothing_else()
    {
        var round = await site.GivenAskedAsync("2024-02", [Own, Other]);
        await site.GivenFiledAsync(round, Own, _ => Says(41));
        await site.GivenFiledAsync(round, Other, item => item == "2" ? Says(3) : null, office: "GXF");
        var asked = (await site.LinesAsync(round, Other)).Single(r => r.State == ReportState.Asked);
        var result = await site.DoAsync(Reviewer, (services, act) => services.GetRequiredService<AcceptReports>().ExecuteAsync(new(round.Value, null, []), act, CancellationToken.None));
        Assert.Equal(3, (await site.EntriesAsync(result.Value)).OfType<FigureAccepted>().Count());
        var lines = await site.LinesAsync(round);
        Assert.Equal(3, lines.Count(r => r.State == ReportState.Accepted));
        Assert.Equal(asked.Revision, lines.Single(r => r.Id == asked.Id).Revision);
        var nothing = await site.DoAsync(Reviewer, (services, act) => services.GetRequiredService<AcceptReports>().ExecuteAsync(new(round.Value, Own, []), act, CancellationToken.None));
        Assert.Equal("dispatch.nothing-waits", nothing.Refusal?.Code);
    }

    [Fact]
    public async Task Nobody_accepts_what_they_filed_themselves()
    {
        var round = await site.GivenAskedAsync("2024-03", [Own]);
        await site.GivenFiledAsync(round, Own, _ => Says(42), office: "ZFB", filer: Officer.Account, proxy: true);
        var lines = await site.LinesAsync(round);
        Assert.Equal("dispatch.own-filing", (await site.AcceptAsync(Officer, round, [.. lines])).Refusal?.Code);
        var all = await site.DoAsync(Officer, (services, act) => services.GetRequiredService<AcceptReports>().ExecuteAsync(new(round.Value, Own, []), act, CancellationToken.None));
        Assert.Equal("dispatch.nothing-waits", all.Refusal?.Code);
        var result = await site.AcceptAsync(Reviewer, round, [.. lines]);
        Assert.All(await site.EntriesAsync(result.Value), e => Assert.True(Assert.IsType<FigureAccepted>(e).Proxy));
    }

    [Fact]
    public async Task A_return_needs_a_reason_and_the_line_can_be_filed_again()
    {
        var round = await site.GivenAskedAsync("2024-04", [Own]);
        await site.GivenFiledAsync(round, Own, _ => Says(43));
        var line = (await site.LinesAsync(round))[0];
        Assert.Equal("dispatch.reason-missing", (await site.ReturnAsync(Reviewer, round, "  ", line)).Refusal?.Code);
        var result = await site.ReturnAsync(Reviewer, round, "和上月台账对不上,请核对", line);
        var moved = Assert.IsType<SheetMoved>(Assert.Single(await site.EntriesAsync(result.Value)));
        Assert.Equal(("returned", "和上月台账对不上,请核对", 43m), (moved.Change, moved.Reason, moved.Lines[0].Figure.Amount));
        var returned = (await site.LinesAsync(round))[0];
        Assert.Equal((ReportState.Returned, "和上月台账对不上,请核对"), (returned.State, returned.ReturnReason));
        await site.GivenFiledAsync(round, Own, item => item == "1" ? Says(44) : null);
        var again = (await site.LinesAsync(round))[0];
        Assert.Equal((ReportState.Submitted, (string?)null, 44m), (again.State, again.ReturnReason, again.Figure.Amount));
    }

    [Fact]
    public async Task An_accepted_line_is_taken_back_before_the_round_is_closed_and_locked_after_it()
    {
        var round = await site.GivenAskedAsync("2024-05", [Own]);
        await site.GivenFiledAsync(round, Own, _ => Says(45));
        await site.AcceptAsync(Reviewer, round, [.. await site.LinesAsync(round)]);
        var back = await site.ReturnAsync(Reviewer, round, "附件不是这个项目", (await site.LinesAsync(round))[0]);
        Assert.Equal([typeof(FigureTakenBack), typeof(SheetMoved)], (await site.EntriesAsync(back.Value)).Select(e => e.GetType()));
        await site.GivenClosedAsync(round);
        var locked = (await site.LinesAsync(round))[1];
        Assert.Equal(ReportState.Locked, locked.State);
        Assert.Equal("dispatch.wrong-state", (await site.ReturnAsync(Reviewer, round, "晚了", locked)).Refusal?.Code);
        await site.GivenFiledAsync(round, Own, item => item == "1" ? Says(46) : null);
        var late = await site.AcceptAsync(Reviewer, round, (await site.LinesAsync(round))[0]);
        Assert.Null(late.Refusal);
        Assert.Equal(ReportState.Locked, (await site.LinesAsync(round))[0].State);   // the round is closed: it stands at once
    }

    [Fact]
    public async Task Somebody_elses_change_is_never_overwritten()
    {
        var round = await site.GivenAskedAsync("2024-06", [Own]);
        await site.GivenFiledAsync(round, Own, _ => Says(47));
        var seen = await site.LinesAsync(round);
        await site.GivenFiledAsync(round, Own, item => item == "2" ? Says(48) : null);
        Assert.Equal(Refusal.Stale, (await site.AcceptAsync(Reviewer, round, [.. seen])).Refusal);
        Assert.Equal(Refusal.Stale, (await site.ReturnAsync(Reviewer, round, "请核对", seen[1])).Refusal);
        Assert.All(await site.LinesAsync(round), r => Assert.Equal(ReportState.Submitted, r.State));   // all or none
    }

    [Fact]
    public async Task A_reporter_reviews_nothing_and_does_not_even_find_another_county()
    {
        var round = await site.GivenAskedAsync("2024-07", [Own, Other]);
        await site.GivenFiledAsync(round, Own, _ => Says(49));
        await site.GivenFiledAsync(round, Other, _ => Says(5), office: "GXF");
        Assert.Equal(Refusal.NotYours, (await site.AcceptAsync(Reporter, round, [.. await site.LinesAsync(round, Own)])).Refusal);
        Assert.Equal("dispatch.line-unknown", (await site.AcceptAsync(Reporter, round, [.. await site.LinesAsync(round, Other)])).Refusal?.Code);
        Assert.Equal(Refusal.NotYours, (await site.ReturnAsync(Reporter, round, "请核对", [.. await site.LinesAsync(round, Own)])).Refusal);
        var elsewhere = await site.GivenAskedAsync("2024-08", [Own]);
        Assert.Equal("dispatch.line-unknown", (await site.AcceptAsync(Reviewer, elsewhere, (await site.LinesAsync(round, Own))[0])).Refusal?.Code);
    }

    [Fact]
    public async Task Lines_in_no_state_to_be_decided_are_refused()
    {
        var round = await site.GivenAskedAsync("2024-09", [Own]);
        var asked = await site.LinesAsync(round);
        Assert.Equal("dispatch.wrong-state", (await site.AcceptAsync(Reviewer, round, asked[0])).Refusal?.Code);
        Assert.Equal("dispatch.wrong-state", (await site.ReturnAsync(Reviewer, round, "请填报", asked[0])).Refusal?.Code);
        await site.GivenFiledAsync(round, Own, _ => Says(50));
        await site.AcceptAsync(Reviewer, round, [.. await site.LinesAsync(round)]);
        Assert.Equal("dispatch.wrong-state", (await site.AcceptAsync(Reviewer, round, [.. await site.LinesAsync(round)])).Refusal?.Code);
    }

    [Fact]
    public async Task Three_thousand_lines_are_accepted_in_one_act()
    {
        string[] parties = [.. Enumerable.Range(0, 60).Select(i => $"P{i:00}")];
        string[] items = [.. Enumerable.Range(1, 50).Select(i => $"{i}")];
        var round = await site.GivenAskedAsync("2024-10", parties, items);
        foreach (var party in parties) { await site.GivenFiledAsync(round, party, item => Says(decimal.Parse(item))); }
        var result = await site.AcceptAsync(Reviewer, round, [.. await site.LinesAsync(round)]);
        Assert.Null(result.Refusal);
        var entries = await site.WithDbAsync(db => db.LedgerEntries.CountAsync(e => e.ActId == result.Value.Act));
        Assert.Equal(3_000, entries);
        Assert.Equal(3_000, await site.WithDbAsync(db => db.Reports.CountAsync(r => r.RoundId == round && r.State == ReportState.Accepted)));
    }
}
