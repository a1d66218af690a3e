using System.Net;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Standings;
using Duixian.Features.Lights.Excuses;
using Duixian.Features.Lights.Rules;
using Duixian.Features.Lights.Schedules;
using Duixian.Tests.Rollups;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Duixian.Tests.Rollups.StandingExamples;

namespace Duixian.Tests.Features.Lights;

public sealed class JudgingTests(TestSite site) : IClassFixture<TestSite>
{
    private int acts;

    [Fact]
    public async Task A_rule_is_chosen_with_a_reason_and_judges_everything_anew()
    {
        await site.GivenPlanAsync(2080);
        await site.RecordAsync(Accepted(2080, new Figure(225), EndOf(2080, 6)));
        Assert.Equal(Light.Green, (await site.ItemAsync(2080)).Light);
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["Do"] = "choose", ["Code"] = "sanya-investment", ["Reason"] = "" };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.PostFormAsync(officer, "/desk/judging?plan=2080/report", "main form[method=post]", form)).StatusCode);
        form["Reason"] = "按投资计划考核";
        Assert.Equal(HttpStatusCode.Redirect, (await site.PostFormAsync(officer, "/desk/judging?plan=2080/report", "main form[method=post]", form)).StatusCode);
        Assert.Equal(Light.Yellow, (await site.ItemAsync(2080)).Light);
        var page = await site.PageAsync("/desk/judging/2080/report/1/1", officer);
        Assert.Contains("落后比例10%", page.QuerySelector("main")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_written_rule_is_the_next_version_of_its_code_and_a_mistake_is_said_with_its_line()
    {
        await site.GivenPlanAsync(2081);
        var text = RuleJson.Write(LightRules.YinchuanProgress).Replace("\"limit\": 30", "\"limit\": 25", StringComparison.Ordinal);
        Assert.Null((await ChooseAsync(2081, text)).Refusal);
        var rule = await site.WithDbAsync(db => db.PlanStandings.Where(p => p.Year == 2081).Select(p => p.Rule).SingleAsync());
        Assert.Equal(("yinchuan-progress", 2, 25m), (rule?.Code, rule?.Version, rule?.Clauses[0].When[0].Limit));
        Assert.Equal("judging.rule-same", (await ChooseAsync(2081, text)).Refusal?.Code);
        Assert.Equal("judging.rule-text", (await ChooseAsync(2081, text.Replace("\"above\"", "\"over\"", StringComparison.Ordinal))).Refusal?.Code);
        Assert.Equal("judging.rule-text", (await ChooseAsync(2081, "{")).Refusal?.Code);
        Assert.Equal("judging.rule-code", (await ChooseAsync(2081, text.Replace("yinchuan-progress", "银川", StringComparison.Ordinal))).Refusal?.Code);
        Assert.Equal("judging.gap-missing", (await ChooseAsync(2081, text.Replace("\"gap\":", "\"gapEn\":", StringComparison.Ordinal))).Refusal?.Code);
    }

    [Fact]
    public void Every_built_in_rule_is_read_as_it_was_written() =>
        Assert.All(LightRules.BuiltIn, rule => Assert.Equal(rule with { Version = 0 }, RuleJson.Read(RuleJson.Write(rule)).Value));

    [Fact]
    public async Task A_curve_is_free_before_the_first_figure_and_needs_a_leader_afterwards()
    {
        await site.GivenPlanAsync(2082);
        SchedulePoint[] curve = [new(EndOf(2082, 6), 10), new(EndOf(2082, 12), 100)];
        Assert.Null((await SetAsync(2082, curve, 0)).Refusal);
        Assert.Equal(1, (await site.IndicatorAsync(2082)).ScheduleVersion);
        await site.RecordAsync(Accepted(2082, new Figure(50), EndOf(2082, 6)));
        Assert.Null((await SetAsync(2082, [], 1, new DateOnly(2083, 6, 30))).Refusal);
        Assert.Equal("judging.change-waiting", (await SetAsync(2082, [], 1)).Refusal?.Code);
        Assert.Equal(1, (await site.IndicatorAsync(2082)).ScheduleVersion);
        var change = await site.WithDbAsync(db => db.ScheduleChanges.AsNoTracking().SingleAsync(c => c.Year == 2082));
        Assert.Equal(Refusal.NotYours, (await DecideAsync(Role.DeliveryOfficer, change, allow: true)).Refusal);
        Assert.Null((await DecideAsync(Role.Leader, change, allow: true)).Refusal);
        var row = await site.IndicatorAsync(2082);
        Assert.Equal((2, 2, new DateOnly(2083, 6, 30), EndOf(2082, 12)), (row.ScheduleVersion, row.FirstCurve.Count, row.Due, row.FirstDue));
    }

    [Fact]
    public async Task A_refused_change_says_why_and_nobody_allows_their_own()
    {
        await site.GivenPlanAsync(2084);
        await site.RecordAsync(Accepted(2084, new Figure(50), EndOf(2084, 6)));
        Assert.Null((await SetAsync(2084, [new(EndOf(2084, 12), 100)], 0)).Refusal);
        var change = await site.WithDbAsync(db => db.ScheduleChanges.AsNoTracking().SingleAsync(c => c.Year == 2084));
        Assert.Equal("judging.own-change", (await DecideAsync(Role.Leader, change, allow: true, account: Proposer)).Refusal?.Code);
        Assert.Equal("judging.reason-missing", (await DecideAsync(Role.Leader, change, allow: false, reason: "")).Refusal?.Code);
        Assert.Null((await DecideAsync(Role.Leader, change, allow: false)).Refusal);
        Assert.Equal(0, (await site.IndicatorAsync(2084)).ScheduleVersion);
        var entry = await site.WithDbAsync(db => db.LedgerEntries.AsNoTracking().SingleAsync(e => e.Type == "scheduleChangeProposed" && e.Stream == "plan/2084/report/1/judging"));
        Assert.False(entry.IsPublic);
    }

    [Theory]
    [InlineData("2085-06-30 50\n2085-05-31 60\n2085-12-31 100", "judging.curve-order")]
    [InlineData("2085-06-30 50\n2085-12-31 40", "judging.curve-falls")]
    [InlineData("2085-06-30 150\n2085-12-31 100", "judging.curve-percent")]
    [InlineData("2085-06-30 50", "judging.curve-end")]
    [InlineData("2084-06-30 50\n2085-12-31 100", "judging.curve-day")]
    public void A_curve_that_makes_no_sense_is_refused_with_its_day(string typed, string code)
    {
        var (points, wrong) = CurveTyped.Read(typed);
        Assert.Null(wrong);
        Assert.Equal(code, new PlannedSchedule(points, null).Check(2085, EndOf(2085, 12))?.Code);
    }

    [Fact]
    public void A_line_that_is_no_day_and_share_is_named() => Assert.Equal(2, CurveTyped.Read("2085-06-30 50\n六月底 一半").WrongLine);

    [Fact]
    public async Task A_leader_excuses_a_light_and_nobody_else_may()
    {
        site.SetToday(2024, 3, 1);
        await site.GivenPlanAsync(2086);
        await site.RecordAsync(Accepted(2086, new Figure(0), EndOf(2086, 6)));
        Assert.Equal(Refusal.NotYours, (await ExcuseAsync(Role.DeliveryOfficer, 2086, EndOf(2086, 8))).Refusal);
        Assert.Equal("judging.excuse-over", (await ExcuseAsync(Role.Leader, 2086, new(2024, 2, 1))).Refusal?.Code);
        Assert.Null((await ExcuseAsync(Role.Leader, 2086, EndOf(2086, 8))).Refusal);
        Assert.Equal((Light.Green, true, "汛期停工"), ((await site.ItemAsync(2086)).Light, (await site.ItemAsync(2086)).Excused, (await site.IndicatorAsync(2086)).Excuse?.Reason));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/en")]
    public async Task The_pages_stand_in_both_languages(string language)
    {
        if (!await site.WithDbAsync(db => db.PlanSummaries.AnyAsync(p => p.Year == 2087))) { await site.GivenPlanAsync(2087); }
        var leader = await site.SignedInAsync(Role.Leader);
        foreach (var path in new[] { "/desk/judging?plan=2087/report", "/desk/judging/2087/report/1/1" })
        {
            var page = await site.PageAsync(language + path, leader);
            Assert.NotNull(page.QuerySelector("dl.rule-card"));
            Assert.DoesNotContain("Judging.", page.QuerySelector("main")?.TextContent, StringComparison.Ordinal);
        }
    }

    private static readonly Guid Proposer = new(9, 8, 7, new byte[8]);

    private Task<Result<Receipt>> ChooseAsync(int year, string text) => RunAsync(Role.DeliveryOfficer, null, (services, act) =>
        services.GetRequiredService<ChooseRule>().ExecuteAsync(new(year, "report", null, null, null, text, "调整界限"), act, CancellationToken.None));

    private Task<Result<Receipt>> SetAsync(int year, IReadOnlyList<SchedulePoint> points, int version, DateOnly? due = null) => RunAsync(Role.DeliveryOfficer, Proposer, (services, act) =>
        services.GetRequiredService<SetSchedule>().ExecuteAsync(new(year, "report", "1", 1, points, due, "秋季集中施工", version), act, CancellationToken.None));

    private Task<Result<Receipt>> DecideAsync(Role role, ScheduleChange change, bool allow, string reason = "年内必须完成", Guid? account = null) => RunAsync(role, account, (services, act) =>
        services.GetRequiredService<DecideSchedule>().ExecuteAsync(new(change.Id.Value, allow, reason, change.Revision), act, CancellationToken.None));

    private Task<Result<Receipt>> ExcuseAsync(Role role, int year, DateOnly until) => RunAsync(role, null, (services, act) =>
        services.GetRequiredService<ExcuseLight>().ExecuteAsync(new(year, "report", "1", 1, "汛期停工", until), act, CancellationToken.None));

    private Task<Result<Receipt>> RunAsync(Role role, Guid? account, Func<IServiceProvider, Act, Task<Result<Receipt>>> work) => site.WithAsync(services =>
    {
        var id = services.GetRequiredService<IdSource>().NewId();
        return work(services, new Act(id, new Actor(ActorKind.Office, "ZFB", role, account), $"judging-{id}-{++acts}", [1], null));
    });
}
