using System.Diagnostics;
using System.Runtime.CompilerServices;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;
using Duixian.Domain.Standings;
using Duixian.Features.Dispatch.FileSheet;
using Duixian.Features.Projects.Forecasts;
using Duixian.Tests.Features.Dispatch;
using Duixian.Tests.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Duixian.Tests.Features.Projects.InvestmentExamples;

namespace Duixian.Tests.Features.Projects;

public sealed class InvestmentPlanTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Own = "371502";

    [Fact]
    public async Task The_years_investment_is_a_plan_that_is_asked_filed_accepted_and_shown()
    {
        await site.GivenFrozenYearAsync(2024, [(101, 20_000, Own), (102, 8_000, Own), (103, 5_000, ""), (104, 3_000, "371503")]);
        await site.GivenInvestmentPlanAsync(2024);
        var lines = await site.WithDbAsync(db => db.ListLines.AsNoTracking().Where(l => l.Year == 2024 && l.Plan == PlanAddress.Projects).OrderBy(l => l.Position).ThenBy(l => l.Indicator).ToListAsync());
        Assert.Equal(["X101", "X102", "X103", "X104"], lines.Select(l => l.Item).Distinct());
        Assert.Equal(["DCFZF", "DCFZF", "FGW", "FGW"], lines.Where(l => l.Indicator == 1).Select(l => l.Lead));   // a county without a government of ours: who leads
        Assert.Equal([20_000 * Wan, null, null, null, null], lines.Take(5).Select(l => l.Amount));
        Assert.All(lines, l => Assert.True(l.Ready));

        site.SetToday(2024, 5, 31);
        var may = await site.GivenRoundAsync("2024-05", 2024, PlanAddress.Projects);
        var asked = await site.ReportsAsync(may);
        Assert.Equal(20, asked.Count);
        var mine = asked.FindAll(a => a.Party == "DCFZF");
        Told(await FileAsync(may, [
            mine.Says(101, 1, 9_000), mine.Says(101, 2, 8_200), mine.Says(101, 3, 10_000), mine.Says(101, 4, 7_500), mine.Reaches(101, new(2023, 4, 1), new(2024, 2, 5)),
            mine.Says(102, 1, 4_000), mine.Says(102, 2, null), mine.Says(102, 3, 5_000), mine.Says(102, 4, 3_000), mine.Reaches(102, new(2023, 4, 1), new(2024, 3, 5))]));
        await site.GivenAllAcceptedAsync(may);
        await site.GivenRoundClosedAsync(may);

        site.SetToday(2024, 6, 30);
        var june = await site.GivenRoundAsync("2024-06", 2024, PlanAddress.Projects, parties: ["DCFZF"]);
        mine = await site.ReportsAsync(june);
        Told(await FileAsync(june, [.. mine.Where(m => m.Item == "X101").Select(m => m.Indicator == 1 ? new FiledLine(m.Id.Value, m.Revision, new(new(11_000 * Wan), false, null, null)) : new FiledLine(m.Id.Value, m.Revision, new(Figure.Blank, Unchanged: true, null, null)))]));
        await site.GivenAllAcceptedAsync(june);

        var whole = await site.WithDbAsync(db => db.ItemStandings.AsNoTracking().SingleAsync(i => i.Year == 2024 && i.Plan == PlanAddress.Projects && i.Item == "X101"));
        Assert.Equal((Light.Green, 1), (whole.Light, whole.Parts));   // only what is promised is judged
        await site.WithDbAsync(db => db.RebuildAsync(null, CancellationToken.None));
        var anew = await site.WithDbAsync(db => db.ItemStandings.AsNoTracking().SingleAsync(i => i.Year == 2024 && i.Plan == PlanAddress.Projects && i.Item == "X101"));
        Assert.Equal((whole.Light, whole.Rate, whole.Parts, whole.AsOf), (anew.Light, anew.Rate, anew.Parts, anew.AsOf));
        await ShouldVerifyAsync();   // a script that shares no line with us comes to the same figures
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var page = await site.PageAsync("/desk/projects/101", officer);
        var money = page.QuerySelector("#money")!.TextContent;
        Assert.Contains("1.1亿元", money, StringComparison.Ordinal);
        Assert.Contains("55.0%", money, StringComparison.Ordinal);   // of the year's plan
        Assert.Contains("8,200万元", page.QuerySelector("#money .statistics")!.TextContent, StringComparison.Ordinal);   // apart from the curve
        Assert.Contains("主体开工", money, StringComparison.Ordinal);
        Assert.Contains("按月均分", money, StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("#money figure.invest").Length);   // the year, and the whole span
        Assert.Contains("1.1亿", (await site.PageAsync("/2024/projects/X101")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await site.PageAsync("/desk/projects/103", officer)).QuerySelector("#money .statistics"));

        // What was accepted tells how far the works are: half of the year before, 1.1 of 6 亿元 this year; the second rung is not half.
        var record = await site.WithDbAsync(db => db.Projects.AsNoTracking().Where(p => p.Number == 101).Select(p => p.Record).SingleAsync());
        var works = await site.WithAsync(services => services.GetRequiredService<WorksOfProjects>().ReadAsync([new(101, record, new(2023, 3, 10)), new(104, record, null)], CancellationToken.None));
        Assert.Equal(new WorksDone(new(2024, 6, 30), 21_000 * Wan, new(2024, 6, 30)), works[101]);
        Assert.False(works.ContainsKey(104));   // asked, and nobody answered
        Assert.Equal("预计2025年10月31日竣工：按计划。", page.QuerySelector("span.expected")!.TextContent);   // nobody said on which day it started
    }

    [Fact]
    public void What_came_before_must_be_known_and_a_year_nobody_reported_ends_what_is_known()
    {
        (int, DateOnly, decimal?) first = (2023, new(2023, 12, 31), 30m), second = (2024, new(2024, 6, 30), 12m);
        Assert.Equal([130m, 142m], WorksOfProjects.Totals(100, new(2022, 3, 1), [second, first]).Select(p => p.Total));
        Assert.Equal([30m, 42m], WorksOfProjects.Totals(null, new(2023, 3, 1), [first, second]).Select(p => p.Total));
        Assert.Empty(WorksOfProjects.Totals(null, new(2022, 3, 1), [first, second]));
        Assert.Empty(WorksOfProjects.Totals(null, null, [first, second]));
        Assert.Single(WorksOfProjects.Totals(0, null, [first, (2025, new(2025, 6, 30), 5m)]));
        Assert.Empty(WorksOfProjects.Totals(100, null, [(2023, new(2023, 12, 31), null), second]));
    }

    [Fact]
    public async Task A_mid_year_adjustment_is_a_new_version_beside_the_frozen_target()
    {
        await site.GivenFrozenYearAsync(2025, [(201, 10_000, Own), (202, 6_000, Own), (203, 4_000, Own)]);
        await site.GivenInvestmentPlanAsync(2025);
        Assert.Equal("plans.nothing-changed", (await site.PublishAsync(2025, Actor.System)).Refusal?.Code);
        await site.GivenAdjustedAsync(2025, 201, 7_000, "用地指标未落实，年中调减");
        await site.GivenAdjustedAsync(2025, 203, null, "并入另一项目");
        await site.GivenInvestmentPlanAsync(2025);
        var plan = await site.WithDbAsync(db => db.Plans.AsNoTracking().AsSplitQuery().SingleAsync(p => p.Year == 2025 && p.Code == PlanAddress.Projects));
        Assert.Equal(2, plan.Version);
        var targets = plan.Commitments.Single(c => c.Number == "X201").Indicators.Single(i => i.Number == 1).Targets.OrderBy(t => t.Version).Select(t => (t.Promise.Amount, t.Reason));
        Assert.Equal([(10_000 * Wan, null), (7_000 * Wan, "用地指标未落实，年中调减")], targets.Select(t => (t.Amount ?? 0, t.Reason)));
        Assert.Equal("并入另一项目", plan.Commitments.Single(c => c.Number == "X203").WithdrawnReason);
        Assert.Single(plan.Commitments.Single(c => c.Number == "X202").Indicators.Single(i => i.Number == 1).Targets);
        var page = await site.PageAsync("/desk/projects/201", await site.SignedInAsync(Role.DeliveryOfficer));
        var curve = page.QuerySelector("#money figure.invest")!;
        Assert.NotNull(curve.QuerySelector("path.sch"));
        Assert.NotNull(curve.QuerySelector("path.adj"));
        Assert.Contains("1亿元", curve.TextContent, StringComparison.Ordinal);
        Assert.Contains("7,000万元", curve.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_published_by_the_delivery_office_alone_of_a_frozen_list_with_money_in_it()
    {
        Assert.Equal("projects.list-empty", (await site.PublishAsync(2027, Actor.System)).Refusal?.Code);
        await site.GivenFrozenYearAsync(2026, [(301, 10_000, Own)], freeze: false);
        Assert.Equal(Refusal.NotYours, (await site.PublishAsync(2026, County)).Refusal);
        Assert.Equal("projects.not-frozen", (await site.PublishAsync(2026, Actor.System)).Refusal?.Code);
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        Assert.Null((await site.PageAsync("/desk/projects/years/2026", officer)).QuerySelector("#investment form"));
        await site.ActAsync((services, act) => Service<Duixian.Features.Projects.YearLists.KeepYear>(services).ExecuteAsync(new Duixian.Features.Projects.YearLists.FreezeYearRequest(2026, YearList.Implementation), act, CancellationToken.None));
        var sent = await site.PostFormAsync(officer, "/desk/projects/years/2026", "#investment form", []);
        Assert.Equal("/desk/projects/years/2026", site.PathOf(sent));
        Assert.NotNull((await site.PageAsync("/desk/projects/years/2026", officer)).QuerySelector("#investment a[href='/2026/projects']"));
    }

    [Fact]
    public async Task Its_address_is_not_given_to_a_list_read_from_a_document()
    {
        var refused = await site.WithAsync(services => Service<Duixian.Accounts.Acts>(services).RunAsync(Actor.System, "typed-projects", "typed", null,
            act => Service<Duixian.Features.Plans.ReadDocument.ReadDocument>(services).ExecuteAsync(new(Guid.NewGuid(), "清单.txt", 2024, PlanAddress.Projects, null, false, ""), "临河市2024年民生实事清单\n1.新增床位500张。\n"u8.ToArray(), act, CancellationToken.None), CancellationToken.None));
        Assert.Equal("plans.code-malformed", refused.Refusal?.Code);
    }

    private async Task ShouldVerifyAsync([CallerFilePath] string here = "")
    {
        await site.SignAsync();
        var script = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "..", "tools", "verify_log.py");   // a source file has a folder
        using var python = Process.Start(new ProcessStartInfo("python3", ["-B", script, site.Address + "/log"]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;   // a new process
        var said = await Task.WhenAll(python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
        await python.WaitForExitAsync();
        Assert.True(python.ExitCode == 0, string.Concat(said));
    }

    private static T Service<T>(IServiceProvider services) where T : notnull => (T)services.GetService(typeof(T))!;   // every one is registered

    private Task<Result<Receipt>> FileAsync(RoundId round, IReadOnlyList<FiledLine> lines) => site.WithAsync(services =>
    {
        var request = new FileSheetRequest(round.Value, "DCFZF", lines);
        return Service<Duixian.Accounts.Acts>(services).RunAsync(County, Service<IdSource>(services).NewId().ToString("D"), request, null, act => Service<FileSheet>(services).ExecuteAsync(request, act, CancellationToken.None), CancellationToken.None);
    });

    private static void Told(Result<Receipt> result) => Assert.True(result.Refusal is null, $"{result.Refusal?.Code} {string.Join(' ', result.Refusal?.Arguments ?? [])}");
}
