using System.Diagnostics;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;
using static Duixian.Tests.Features.Dispatch.SheetExamples;

namespace Duixian.Tests.Features.Dispatch;

public sealed class FileSheetTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_sheet_goes_in_as_a_whole_and_is_one_entry()
    {
        var round = await GivenAsync(2031);
        var lines = await site.LinesAsync(round);
        var receipt = Told(await site.FileAsync(Reporter, round, [lines[0].Files(230), lines[1].Files(80)]));
        var now = await site.LinesAsync(round);
        Assert.All(now, l => Assert.Equal((ReportState.Submitted, "371525", false, false), (l.State, l.Office!, l.Proxy, l.Late)));
        Assert.Equal([230m, 80m], now.Select(l => l.Figure.Amount));
        var entries = await site.WithDbAsync(db => db.LedgerEntries.Where(e => e.ActId == receipt.Act).Select(e => new { e.Type, e.IsPublic }).ToListAsync());
        Assert.Equal(("sheetMoved", false), Assert.Single(entries.Select(e => (e.Type, e.IsPublic))));
    }

    [Fact]
    public async Task Nobody_files_for_another_county_and_the_delivery_office_is_marked_when_it_does()
    {
        var round = await GivenAsync(2032);
        var lines = await site.LinesAsync(round);
        Assert.Equal("dispatch.round-unknown", (await site.FileAsync(Reporter with { Office = "371502", Unit = "371502" }, round, [lines[0].Files(230)])).Refusal?.Code);
        Assert.Equal(Refusal.NotYours, (await site.FileAsync(Officer with { Role = Role.Reviewer }, round, [lines[0].Files(230)])).Refusal);
        Told(await site.FileAsync(Officer, round, [lines[0].Files(230)]));
        var filed = (await site.LinesAsync(round))[0];
        Assert.Equal(("ZFB", true), (filed.Office!, filed.Proxy));
    }

    [Fact]
    public async Task A_stale_line_is_named_and_nothing_of_the_sheet_is_kept()
    {
        var round = await GivenAsync(2033);
        var lines = await site.LinesAsync(round);
        Told(await site.FileAsync(Officer, round, [lines[1].Files(80)]));
        var late = await site.FileAsync(Reporter, round, [lines[0].Files(230), lines[1].Files(81)]);
        Assert.Equal((RefusalKind.Stale, lines[1].Id.Value.ToString("D")), (late.Refusal!.Kind, late.Refusal.Arguments.Single()));
        Assert.Equal(ReportState.Asked, (await site.LinesAsync(round))[0].State);
    }

    [Fact]
    public async Task The_same_key_answers_as_the_first_time_and_refuses_another_sheet()
    {
        var round = await GivenAsync(2034);
        var lines = await site.LinesAsync(round);
        var first = Told(await site.FileAsync(Reporter, round, [lines[0].Files(230)], key: "sheet-key-2034"));
        Assert.Equal(first, Told(await site.FileAsync(Reporter, round, [lines[0].Files(230)], key: "sheet-key-2034")));
        Assert.Equal(Refusal.KeyUsedForAnother, (await site.FileAsync(Reporter, round, [lines[0].Files(231)], key: "sheet-key-2034")).Refusal);
    }

    [Fact]
    public async Task An_unlikely_figure_goes_in_with_a_reason_and_not_without()
    {
        var round = await GivenAsync(2035);
        var lines = await site.LinesAsync(round);
        Assert.Equal("dispatch.warning-unexplained", (await site.FileAsync(Reporter, round, [lines[0].Files(800)])).Refusal?.Code);
        Told(await site.FileAsync(Reporter, round, [lines[0].Files(800, warning: "两批一次验收")]));
        Assert.Equal("两批一次验收", (await site.LinesAsync(round))[0].WarningReason);
    }

    [Fact]
    public async Task A_line_that_would_not_be_green_says_why_and_until_when()
    {
        var round = await GivenAsync(2040);
        var lines = await site.LinesAsync(round);
        Assert.Equal("dispatch.explanation-missing", (await site.FileAsync(Reporter, round, [lines[0].Files(30)])).Refusal?.Code);
        Assert.Equal("dispatch.new-day-missing", (await site.FileAsync(Reporter, round, [lines[0].Files(30, explanation: new("消防验收未过", null, null))])).Refusal?.Code);
        Assert.Equal("dispatch.new-day-past", (await site.FileAsync(Reporter, round, [lines[0].Files(30, explanation: new("消防验收未过", new(2040, 5, 1), null))])).Refusal?.Code);
        Told(await site.FileAsync(Reporter, round, [lines[0].Files(30, explanation: new(" 消防验收未过 ", new(2040, 6, 30), "市住建局"))]));
        Assert.Equal(new Explanation("消防验收未过", new(2040, 6, 30), "市住建局"), (await site.LinesAsync(round))[0].Explanation);
    }

    [Fact]
    public async Task No_change_holds_the_last_figure_even_while_it_waits_for_its_reviewer()
    {
        var may = await GivenAsync(2036);
        var lines = await site.LinesAsync(may);
        Assert.Equal("dispatch.nothing-before", (await site.FileAsync(Reporter, may, [lines[0].Files(null, unchanged: true)])).Refusal?.Code);
        Told(await site.FileAsync(Reporter, may, [lines[0].Files(230), lines[1].Files(80)]));
        var june = await GivenAsync(2036, number: 2, month: 6);
        var next = await site.LinesAsync(june);
        Told(await site.FileAsync(Reporter, june, [next[0].Files(null, unchanged: true)]));
        var filed = (await site.LinesAsync(june))[0];
        // What was never accepted cannot be accepted as "the same as before": the figure stands in the line by itself.
        Assert.Equal((230m, false), (filed.Figure.Amount!.Value, filed.Unchanged));
    }

    [Fact]
    public async Task A_line_of_another_round_a_line_twice_and_an_empty_sheet_are_refused()
    {
        var round = await GivenAsync(2037);
        var other = await GivenAsync(2037, number: 2, month: 6);
        var (lines, others) = (await site.LinesAsync(round), await site.LinesAsync(other));
        Assert.Equal("dispatch.line-unknown", (await site.FileAsync(Reporter, round, [others[0].Files(1)])).Refusal?.Code);
        Assert.Equal("dispatch.line-twice", (await site.FileAsync(Reporter, round, [lines[0].Files(1), lines[0].Files(2)])).Refusal?.Code);
        Assert.Equal("dispatch.nothing-filed", (await site.FileAsync(Reporter, round, [])).Refusal?.Code);
        Assert.Equal("dispatch.figure-blank", (await site.FileAsync(Reporter, round, [lines[0].Files(null)])).Refusal?.Code);
        Assert.Equal("dispatch.figure-negative", (await site.FileAsync(Reporter, round, [lines[0].Files(-1)])).Refusal?.Code);
        Assert.Null((await site.FileAsync(Reporter, round, [lines[0].Files(null, explanation: new("统计口径未定", null, null))])).Refusal);
    }

    [Fact]
    public async Task What_comes_after_the_day_of_grace_is_taken_and_marked_and_nothing_comes_before_the_opening()
    {
        var round = await GivenAsync(2038);
        var lines = await site.LinesAsync(round);
        site.SetToday(2038, 5, 20);
        Assert.Equal("dispatch.not-yet-open", (await site.FileAsync(Reporter, round, [lines[0].Files(230)])).Refusal?.Code);
        site.SetToday(2038, 8, 1);
        Told(await site.FileAsync(Reporter, round, [lines[0].Files(230)]));
        Assert.True((await site.LinesAsync(round))[0].Late);
    }

    [Fact]
    public async Task A_sheet_of_three_thousand_cells_goes_in_at_once_in_small_entries()
    {
        await site.GivenPlanAsync(2039);
        site.SetToday(2039, 5, 27);
        var round = await site.GivenSheetRoundAsync(1, 5, Enumerable.Range(0, 3_000).Select(i => new AskedCell("1", i + 1, "371525", i)), 2039);
        var lines = await site.LinesAsync(round);
        var watch = Stopwatch.StartNew();
        var receipt = Told(await site.FileAsync(Reporter, round, [.. lines.Select((l, i) => l.Files(i + 300))]));
        watch.Stop();
        TestContext.Current.TestOutputHelper?.WriteLine($"3,000 cells: {watch.ElapsedMilliseconds} ms");
        Assert.InRange(watch.ElapsedMilliseconds, 0, 10_000);   // one in a hundred of it per query would be far more; the figure itself is the bench's
        var sizes = await site.WithDbAsync(db => db.LedgerPrivate.Where(p => db.LedgerEntries.Any(e => e.ActId == receipt.Act && e.Seq == p.Seq)).Select(p => p.Content.Length).ToListAsync());
        Assert.True(sizes.Count > 1);
        Assert.All(sizes, s => Assert.InRange(s, 1, 49_000));
    }

    /// <summary>A plan of two items and a round that asks 冠县 for both, with today inside the round.</summary>
    private async Task<DispatchRound> GivenAsync(int year, int number = 1, int month = 5)
    {
        if (number == 1) { await site.GivenPlanAsync(year); }
        site.SetToday(year, month, 27);
        return await site.GivenSheetRoundAsync(number, month, [new("1", 1, "371525", 1), new("2", 1, "371525", 2)], year);
    }

    private static Receipt Told(Result<Receipt> result)
    {
        Assert.Null(result.Refusal);
        return result.Value;
    }
}
