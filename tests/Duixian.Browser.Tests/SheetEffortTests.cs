using System.Globalization;
using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;
using Duixian.Features.Dispatch.FileSheet;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Duixian.Browser.Tests;

/// <summary>What a sheet costs a person: clicks and entries from the desk to the receipt, counted. <c>bench/effort</c> prints them.</summary>
[Collection(Browsing.Name)]
public sealed class SheetEffortTests(BrowsedSite site)
{
    private const int Lines = 45;
    private const int Projects = 20;

    /// <summary>Numbers of projects the demonstration does not have: what its library knows of one would be asked about.</summary>
    private const int Unlisted = 90_000;

    [Fact]
    public async Task A_sheet_of_45_lines_without_change_takes_three_actions()
    {
        var (_, path) = await GivenSheetAsync("effort-same");
        var person = new Person(await site.SignInAsync("Reporter"));
        await person.ClickAsync($"a[href='{path}']");
        await person.ClickAsync("[data-rest]");
        await person.ClickAsync("button[value=submit]");
        await FiledAsync(person, path, Lines);
        person.Tell($"a sheet of {Lines} lines without change", 3);
    }

    [Fact]
    public async Task Twenty_projects_without_change_take_three_actions()
    {
        var (_, path) = await GivenSheetAsync("projects");
        var person = new Person(await site.SignInAsync("Reporter"));
        await person.ClickAsync($"a[href='{path}']");
        await person.ClickAsync("[data-rest]");
        await person.ClickAsync("button[value=submit]");
        await FiledAsync(person, path, Projects * 5);
        person.Tell($"a month of {Projects} projects ({Projects * 5} figures) without change", 3);
    }

    [Fact]
    public async Task One_changed_figure_takes_six_actions_at_most()
    {
        var (round, path) = await GivenSheetAsync("effort-one");
        var person = new Person(await site.SignInAsync("Reporter"));
        await person.ClickAsync($"a[href='{path}']");
        var cell = person.Page.Locator("tr[data-line] input.cell").Nth(6);
        await person.TypeAsync(cell, "980");
        await person.ClickAsync("[data-rest]");
        await person.ClickAsync("button[value=submit]");
        await FiledAsync(person, path, Lines);
        Assert.Equal(980, (await LinesAsync(round))[6].Figure.Amount);
        person.Tell("one changed figure of 45", 6);
    }

    [Fact]
    public async Task A_returned_line_is_mended_in_four_actions_at_most()
    {
        var (round, path) = await GivenSheetAsync("effort-back", returned: true);
        var person = new Person(await site.SignInAsync("Reporter"));
        await person.ClickAsync($"a[href='{path}']");
        Assert.Contains("附表合计差20人", await person.Page.InnerTextAsync("tr.note"), StringComparison.Ordinal);
        await person.TypeAsync(person.Page.Locator("tr[data-line] input.cell").First, "970");
        await person.ClickAsync("button[value=submit]");
        await FiledAsync(person, path, 1);
        Assert.Equal((ReportState.Submitted, 970m), (await LinesAsync(round)).Select(l => (l.State, l.Figure.Amount!.Value)).First());
        person.Tell("a returned line", 4);
    }

    [Fact]
    public async Task What_is_typed_after_the_session_ended_is_there_again_after_signing_in()
    {
        var (_, path) = await GivenSheetAsync("effort-away");
        var page = await site.SignInAsync("Reporter");
        await page.GotoAsync(path);
        var cell = page.Locator("tr[data-line] input.cell").Nth(3);
        await cell.FillAsync("955");
        await page.Locator("#saved", new() { HasTextString = "已存" }).WaitForAsync();
        await page.Context.ClearCookiesAsync(new() { NameRegex = new("Identity|duixian|session", System.Text.RegularExpressions.RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)) });
        await cell.FillAsync("960");
        await page.WaitForSelectorAsync("#away:not([hidden])");
        await page.GotoAsync("/demo/roles");
        await page.ClickAsync("form[action$='/demo/roles/Reporter'] button");
        await page.RunAndWaitForResponseAsync(() => page.GotoAsync(path), answer => answer.Url.EndsWith("/draft", StringComparison.Ordinal) && answer.Ok);   // what waited here is sent
        Assert.Equal("960", await page.Locator("tr[data-line] input.cell").Nth(3).InputValueAsync());
        var elsewhere = await site.SignInAsync("Reporter");
        await elsewhere.GotoAsync(path);
        Assert.Equal("960", await elsewhere.Locator("tr[data-line] input.cell").Nth(3).InputValueAsync());
    }

    [Fact]
    public async Task Cells_are_walked_and_a_column_is_pasted_and_every_figure_answers_what_it_comes_to()
    {
        var (_, path) = await GivenSheetAsync("effort-keys");
        var page = await site.SignInAsync("Reporter");
        await page.GotoAsync(path);
        var cells = page.Locator("tr[data-line] input.cell");
        await cells.First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.TypeAsync("9");
        await page.WaitForSelectorAsync("tr[data-line]:nth-of-type(5).cur");
        Assert.Contains("低于时序", await page.Locator("tr.note").Nth(2).InnerTextAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal("950", await cells.Nth(2).InputValueAsync());
        await cells.Nth(4).EvaluateAsync("cell => { const block = new DataTransfer(); block.setData('text/plain', '961\\n962\\n963\\n'); cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData: block, bubbles: true, cancelable: true })); }");
        Assert.Equal(["961", "962", "963", "950"], await Task.WhenAll(Enumerable.Range(4, 4).Select(i => cells.Nth(i).InputValueAsync())));
        Assert.Contains("改了3行", await page.InnerTextAsync("#sum"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("", true)]
    [InlineData("/en", false)]
    [InlineData("/en", true)]
    public async Task The_sheet_keeps_nobody_out_and_fits_a_phone(string language, bool dark)
    {
        var (_, path) = await GivenSheetAsync($"effort-axe{language.Length}{(dark ? "d" : "")}", returned: dark, late: !dark);
        foreach (var visit in new[] { Visit.AtADesk, Visit.OnAPhone })
        {
            var page = await site.SignInAsync("Reporter", visit with { Dark = dark });
            foreach (var place in new[] { language + "/desk/sheets", language + path })
            {
                await page.GotoAsync(place);
                var found = (await page.BrokenRulesAsync()).Select(rule => $"{place}: {rule}").ToList();
                Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
                Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, $"{place} is too wide at {visit.Width}");
            }
        }
    }

    private static async Task FiledAsync(Person person, string path, int lines)
    {
        await person.Page.WaitForURLAsync($"**{path}?filed={lines.ToString(CultureInfo.InvariantCulture)}&act=*");
        await person.Page.WaitForSelectorAsync(".notice.done");
    }

    private Task<List<ProgressReport>> LinesAsync(RoundId round) =>
        site.WithAsync(services => services.GetRequiredService<DuixianDb>().Reports.AsNoTracking().Where(r => r.RoundId == round).OrderBy(r => r.Position).ToListAsync());

    /// <summary>A plan of its own with 45 counted items for the sample clerk's office; last period's figures are accepted, this period's round is open.</summary>
    /// <param name="code">projects: 20 key projects with their five lines each.</param>
    private Task<(RoundId Round, string Path)> GivenSheetAsync(string code, bool returned = false, bool late = false) => site.WithAsync(async services =>
    {
        var projects = code == PlanAddress.Projects;
        var (db, ids, acts, today) = (services.GetRequiredService<DuixianDb>(), services.GetRequiredService<IdSource>(), services.GetRequiredService<Acts>(), services.GetRequiredService<CivilDay>().Today);
        var clerk = await db.Users.Where(u => u.UserName == "sample-reporter").Select(u => u.Id).SingleAsync();
        var party = (await db.People.AsNoTracking().SingleAsync(p => p.Id == new Domain.Directory.PersonId(clerk))).Appointments[0].Office;
        await ActAsync(act =>
        {
            var document = new SourceDocument(new(ids.NewId()), "清单.txt", "text/plain", Convert.ToHexStringLower(ids.NewId().ToByteArray()) + new string('0', 32), "清单", false, DateTimeOffset.UnixEpoch);
            var draft = new Draft(new(ids.NewId()), new(today.Year, code), "重点工作清单", "临河市", null, document.Id, null, [], DateTimeOffset.UnixEpoch);
            for (var i = 1; projects && i <= Projects; i++)
            {
                var name = $"演示项目{i}号";
                var item = new DraftItem(new(ids.NewId()), i, DraftOrigin.Added, [new TextSpan(0, 1)], new(InvestmentPlan.ItemOf(Unlisted + i), null, name, name + "，年度计划投资1000元", CommitmentKind.Milestone, null, party, LeadProposed: false, [],
                [
                    new("年内完成投资（调度口径）", Measure.Cumulative, "元", "元", InvestmentPlan.Planned(1000, "1000元"), -1, []), new("年内完成投资（统计口径）", Measure.Cumulative, "元", "元", InvestmentPlan.Kept, -1, []),
                    new("年内到位资金", Measure.Cumulative, "元", "元", InvestmentPlan.Kept, -1, []), new("年内支付资金", Measure.Cumulative, "元", "元", InvestmentPlan.Kept, -1, []),
                    new("形象进度", Measure.Milestones, "步", "步", InvestmentPlan.KeptLadder(today.Year), -1, []),
                ], null));
                draft.Take(item);
            }
            for (var i = 1; !projects && i <= Lines; i++)
            {
                var number = i.ToString(CultureInfo.InvariantCulture);
                draft.Take(new DraftItem(new(ids.NewId()), i, DraftOrigin.Read, [new TextSpan(0, 1)], new(number, "民生", $"第{number}项服务", $"第{number}项服务1000人", CommitmentKind.Count, null, party, LeadProposed: false, [], [new("服务人数", Measure.Cumulative, "人", "人", new Promise(Bound.AtLeast, 1000, null, null, null, null, null, [], null, "1000人"), 0, [])], null)));
            }
            db.AddRange(document, draft);
            draft.AcceptRest(act);
            db.Add(Plan.Publish(new(ids.NewId()), draft, new Publication(document, new Dictionary<string, string>(StringComparer.Ordinal), ids, DateTimeOffset.UnixEpoch), act).Value);
            return db.SaveAsync(act, CancellationToken.None);
        });
        var period = Period.Of(Cycle.Monthly, today);
        var cells = projects ? [.. Enumerable.Range(0, Projects * 5).Select(i => new AskedCell(InvestmentPlan.ItemOf(Unlisted + (i / 5) + 1), (i % 5) + 1, party, i + 1))]
            : Enumerable.Range(1, Lines).Select(i => new AskedCell(i.ToString(CultureInfo.InvariantCulture), 1, party, i)).ToList();
        var before = await RoundAsync(1, period.Previous());
        await FileAsync(before, [.. (await LinesAsync(before)).Select(l => new FiledLine(l.Id.Value, l.Revision, new(l.Indicator == InvestmentPlan.Ladder ? new(null, Steps: [new(0, today.AddDays(-90)), new(1, today.AddDays(-60))]) : new(late && l.Position == 3 ? 400 : 950), false, late && l.Position == 3 ? new("设备未到货", today.AddDays(40), "市住建局") : null, null)))]);
        await ActAsync(async act =>
        {
            foreach (var line in await db.Reports.Where(r => r.RoundId == before).ToListAsync()) { Assert.Null(line.Accept(EvidenceGrade.Unverified, roundClosed: false, act)); }
            return await db.SaveAsync(act, CancellationToken.None);
        });
        var round = await RoundAsync(2, period);
        if (returned)
        {
            await FileAsync(round, [.. (await LinesAsync(round)).Select(l => new FiledLine(l.Id.Value, l.Revision, new(new(960), false, null, null)))]);
            await ActAsync(async act =>
            {
                var line = await db.Reports.SingleAsync(r => r.RoundId == round && r.Position == 1);
                Assert.Null(line.Return("附表合计差20人", act));
                SheetMoves.Record(act, await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == round), party, SheetMoves.Returned, "附表合计差20人", [line]);
                return await db.SaveAsync(act, CancellationToken.None);
            });
        }
        return (round, $"/desk/sheets/{today.Year}/{code}/2/{party}");

        async Task<RoundId> RoundAsync(int number, Period asked)
        {
            var opened = RoundId();
            await ActAsync(act =>
            {
                var opens = today.AddDays(-1) < asked.From ? asked.From : today.AddDays(-1);   // on the first of a month yesterday was another one's
                var days = new RoundDays(opens, today.AddDays(3), today.AddDays(5), today.AddDays(7));
                var made = DispatchRound.Open(opened, new(today.Year, code), number, new(asked, days, $"{asked.To.Month}月调度表（{code}）", cells, 3, null, null, null), today, act).Value;
                db.Add(made);
                return db.SaveAsync(act, async turn =>
                {
                    await db.SaveChangesAsync(turn);
                    await db.InsertManyAsync(cells.ConvertAll(c => new ProgressReport(new(ids.NewId()), made, c)), turn);
                    return null;
                }, CancellationToken.None);
            });
            return opened;
        }

        RoundId RoundId() => new(ids.NewId());

        Task FileAsync(RoundId to, IReadOnlyList<FiledLine> lines) => ActAsync(act => services.GetRequiredService<FileSheet>().ExecuteAsync(new(to.Value, party, lines), act, CancellationToken.None));

        async Task ActAsync(Func<Act, Task<Result<Receipt>>> work)
        {
            var result = await acts.RunAsync(Actor.System, ids.NewId().ToString("D"), "test", null, work, CancellationToken.None);
            Assert.True(result.Refusal is null, result.Refusal?.Code);
            db.ChangeTracker.Clear();
        }
    });
}
