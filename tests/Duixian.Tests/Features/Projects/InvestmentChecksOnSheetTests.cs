using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Features.Dispatch.FileSheet;
using Duixian.Tests.Features.Dispatch;
using Duixian.Tests.Features.Plans;
using Microsoft.Extensions.DependencyInjection;
using static Duixian.Tests.Features.Projects.InvestmentExamples;

namespace Duixian.Tests.Features.Projects;

public sealed class InvestmentChecksOnSheetTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Figures_of_one_project_are_held_against_each_other_and_go_in_with_a_reason()
    {
        var (round, lines) = await GivenSheetAsync(2031, 1);
        FiledLine[] sheet = [lines.Says(3101, 1, 5_000), lines.Says(3101, 3, 5_000), lines.Says(3101, 4, 6_000)];
        Assert.Equal("dispatch.warning-unexplained", (await FileAsync(round, sheet)).Refusal?.Code);
        Assert.Contains("entry.investment-paid-over-arrived", await WarningsAsync(round, sheet));
        Told(await FileAsync(round, [sheet[0], sheet[1], lines.Says(3101, 4, 6_000, warning: "含上年结转资金")]));
    }

    [Fact]
    public async Task Money_beyond_the_total_before_the_start_and_beyond_the_funds_is_asked_about()
    {
        // 10,000万 planned, 30,000万 in all, 5,000万 before this year.
        var (round, lines) = await GivenSheetAsync(2032, 1, stage: "preparation");
        Assert.Equal(["entry.beyond-total", "entry.investment-over-total", "entry.investment-not-started", "entry.investment-over-funds", "entry.investment-month"], await WarningsAsync(round, [lines.Says(3201, 1, 26_000), lines.Says(3201, 3, 1_000)]));
        Assert.Empty(await WarningsAsync(round, [lines.Says(3201, 1, 0)]));
    }

    [Fact]
    public async Task A_total_that_falls_is_asked_about_and_the_same_total_is_not()
    {
        var (first, lines) = await GivenSheetAsync(2033, 1);
        Told(await FileAsync(first, [lines.Says(3301, 1, 5_000), lines.Says(3301, 3, 6_000)]));
        await site.GivenAllAcceptedAsync(first);
        site.SetToday(2033, 6, 30);
        var june = await site.GivenRoundAsync("2033-06", 2033, PlanAddress.Projects);
        var now = await site.ReportsAsync(june);
        Assert.Equal(["entry.falls"], await WarningsAsync(june, [now.Says(3301, 1, 4_900)]));
        Assert.Empty(await WarningsAsync(june, [now.Says(3301, 1, null, unchanged: true), now.Says(3301, 3, null, unchanged: true)]));
        Assert.Equal(["entry.investment-month"], await WarningsAsync(june, [now.Says(3301, 1, 7_501), now.Says(3301, 3, 7_600)]));
    }

    [Fact]
    public async Task Works_behind_the_money_are_asked_about_at_the_ladder()
    {
        var (round, lines) = await GivenSheetAsync(2034, 1);
        Assert.Equal(["entry.investment-ladder"], await WarningsAsync(round, [lines.Says(3401, 1, 5_000), lines.Says(3401, 3, 5_000), lines.Reaches(3401, new DateOnly(2033, 3, 1))]));
        Assert.Empty(await WarningsAsync(round, [lines.Says(3401, 1, 5_000), lines.Says(3401, 3, 5_000), lines.Reaches(3401, new(2033, 3, 1), new(2033, 9, 1))]));
    }

    [Fact]
    public async Task A_figure_only_kept_may_stay_blank_and_the_page_asks_what_the_api_asks()
    {
        var (round, lines) = await GivenSheetAsync(2035, 1);
        Told(await FileAsync(round, [lines.Says(3501, 2, null)]));
        Assert.Equal("dispatch.figure-blank", (await FileAsync(round, [lines.Says(3501, 1, null)])).Refusal?.Code);
        var clerk = await site.SignedInAsync(Role.Reporter, "DCFZF");
        var path = "/desk/sheets/2035/projects/1/DCFZF";
        var page = await site.PageAsync(path, clerk);
        Assert.DoesNotContain("计划2035", page.QuerySelector("ol.milestones")!.TextContent, StringComparison.Ordinal);   // nobody planned a day for a rung
        var typed = lines.Where(l => l.Indicator is 1 or 3 or 4).ToDictionary(l => l.Indicator, l => $"r{l.Id.Value:N}.Amount");
        var answer = await site.PostFormAsync(clerk, path, "form.sheetform", new() { [typed[1]] = "5000", [typed[3]] = "5000", [typed[4]] = "6000", ["do"] = "submit" });
        var again = await answer.ShouldAnswerAsync(System.Net.HttpStatusCode.UnprocessableEntity);
        Assert.Contains("支付 6,000万元 超过了到位的 5,000万元", again.QuerySelector("#lines")!.TextContent, StringComparison.Ordinal);
        var done = await site.PostFormAsync(clerk, path, "form.sheetform", new() { [typed[1]] = "5000", [typed[3]] = "5000", [typed[4]] = "6000", [typed[4].Replace(".Amount", ".Warning", StringComparison.Ordinal)] = "含上年结转资金", ["do"] = "submit" });
        Assert.Equal(path, site.PathOf(done));
    }

    [Fact]
    public async Task The_same_step_in_three_projects_is_a_note_to_the_reviewer()
    {
        var (round, lines) = await GivenSheetAsync(2036, 4);
        Told(await FileAsync(round, [lines.Says(3601, 1, 5_000), lines.Says(3602, 1, 5_000), lines.Says(3603, 1, 5_000), lines.Says(3604, 1, 5_100)]));
        var page = await site.PageAsync("/desk/review/2036/projects/1/DCFZF", await site.SignedInAsync(Role.Reviewer));
        var note = page.QuerySelectorAll(".notice").Single(n => n.TextContent.Contains("增量完全相同", StringComparison.Ordinal)).TextContent;
        Assert.Contains("都增加 5,000万元：X3601、X3602、X3603", note, StringComparison.Ordinal);
        Assert.DoesNotContain("X3604", note, StringComparison.Ordinal);
    }

    /// <summary>A sheet for May of as many projects, each with 10,000万 planned.</summary>
    private async Task<(RoundId Round, List<ProgressReport> Lines)> GivenSheetAsync(int year, int projects, string stage = "construction")
    {
        await site.GivenFrozenYearAsync(year, [.. Enumerable.Range(((year - 2000) * 100) + 1, projects).Select(n => (n, 10_000m, "371502"))], stage: stage);
        await site.GivenInvestmentPlanAsync(year);
        site.SetToday(year, 5, 31);
        var round = await site.GivenRoundAsync($"{year}-05", year, PlanAddress.Projects);
        return (round, await site.ReportsAsync(round));
    }

    /// <summary>What is asked, line by line, were the lines filed now.</summary>
    private Task<IEnumerable<string>> WarningsAsync(RoundId round, IReadOnlyList<FiledLine> lines) => site.WithAsync(async services =>
    {
        var sheet = await services.GetRequiredService<SheetAccess>().FindAsync(round.Value, "DCFZF", County, CancellationToken.None);
        return services.GetRequiredService<FileSheet>().Read(sheet!, lines).SelectMany(r => r.Warnings).Select(w => w.Code);   // the round was just opened
    });

    private Task<Result<Receipt>> FileAsync(RoundId round, IReadOnlyList<FiledLine> lines) => site.WithAsync(services =>
    {
        var request = new FileSheetRequest(round.Value, "DCFZF", lines);
        return services.GetRequiredService<Acts>().RunAsync(County, services.GetRequiredService<IdSource>().NewId().ToString("D"), request, null, act => services.GetRequiredService<FileSheet>().ExecuteAsync(request, act, CancellationToken.None), CancellationToken.None);
    });

    private static void Told(Result<Receipt> result) => Assert.True(result.Refusal is null, $"{result.Refusal?.Code} {string.Join(' ', result.Refusal?.Arguments ?? [])}");
}
