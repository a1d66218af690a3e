using System.Net;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Domain.Registers;
using Duixian.Features.Dispatch.CloseRound;
using Duixian.Features.Projects.MoveStage;
using Duixian.Features.Projects.ProjectList;
using Duixian.Features.Projects.YearLists;
using Duixian.Tests.Features.Registers;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Duixian.Tests.Features.Projects;

public sealed class ProjectListTests(ProjectListTests.Desk site) : IClassFixture<ProjectListTests.Desk>
{
    public sealed class Desk : TestSite
    {
        public int Big { get; private set; }

        public int Small { get; private set; }

        public int Elsewhere { get; private set; }

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await this.GivenUnitsAsync();
            Big = await this.GivenProjectAsync("演示大项目", record: new ProjectRecord { Name = "x", Level = "甲组", TotalYuan = 900, Category = "产业", StartPlanned = "2024-Q2" });
            Small = await this.GivenProjectAsync("演示小项目", record: new ProjectRecord { Name = "x", Level = "甲组", TotalYuan = 100, Category = "民生", StartPlanned = "2024-03", Owner = "演示业主甲" });
            Elsewhere = await this.GivenProjectAsync("演示他县项目", "371502", new ProjectRecord { Name = "x", Level = "甲组" });
        }
    }

    [Theory]
    [InlineData("level=甲组&sort=-total", "演示大项目,演示小项目,演示他县项目")]
    [InlineData("level=甲组&sort=total", "演示小项目,演示大项目,演示他县项目")]
    [InlineData("level=甲组&sort=start", "演示小项目,演示大项目,演示他县项目")]
    [InlineData("level=甲组&sort=held&unit=371525", "演示大项目,演示小项目")]
    [InlineData("category=民生", "演示小项目")]
    [InlineData("q=业主甲 小", "演示小项目")]
    [InlineData("level=甲组&stage=construction", "")]
    [InlineData("sort=nonsense&list=x&holder=&flagged=1", "")]
    public async Task Projects_are_found_and_sorted_alike_on_both_databases(string query, string names)
    {
        var asked = ProjectsQuery.From(new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query).ToDictionary(q => q.Key, q => new StringValues(q.Value.ToArray()))));
        var page = await site.WithAsync(services => services.GetRequiredService<Portfolio>().ReadAsync(Actor.System, asked, 1, [], CancellationToken.None));
        Assert.Equal(names, string.Join(',', page.Lines.Select(l => l.Name)));
    }

    [Fact]
    public async Task A_county_sees_its_own_and_changes_none_of_anothers()
    {
        var reporter = await site.SignedInAsync(Role.Reporter, "GXF");
        var page = await site.PageAsync("/desk/projects", reporter);
        Assert.Contains("演示大项目", page.Body!.TextContent);
        Assert.DoesNotContain("演示他县项目", page.Body.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await reporter.GetAsync($"/desk/projects/{site.Elsewhere}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reporter.GetAsync($"/desk/projects/{site.Elsewhere}/edit")).StatusCode);
        Assert.DoesNotContain("演示他县项目", await reporter.GetStringAsync("/desk/projects.csv"));
        var foreign = await site.PostFormAsync(reporter, "/desk/projects/new", "form:has([name=_stage])", new() { ["Name"] = "演示别县的", ["LeadUnit"] = "371502" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.StatusCode);
    }

    [Fact]
    public async Task What_the_filters_offer_is_read_anew_when_the_ledger_grows_and_is_each_scopes_own()
    {
        var (officer, reporter) = (await site.SignedInAsync(Role.DeliveryOfficer), await site.SignedInAsync(Role.Reporter, "GXF"));
        var (all, own) = (await TallyAsync(officer), await TallyAsync(reporter));
        Assert.True(own < all, $"{own} of {all}");   // another county has one too
        Assert.Equal((all, own), (await TallyAsync(officer), await TallyAsync(reporter)));
        await site.GivenProjectAsync("演示后来项目", record: new ProjectRecord { Name = "x", Category = "后来才有的类别" });
        Assert.Equal((all + 1, own + 1), (await TallyAsync(officer), await TallyAsync(reporter)));
        Assert.Contains("后来才有的类别", (await site.PageAsync("/desk/projects", officer)).QuerySelector("select[name=category]")!.TextContent);
    }

    /// <summary>How many projects the page says there are while nothing is chosen.</summary>
    private async Task<int> TallyAsync(HttpClient person) =>
        int.Parse((await site.PageAsync("/desk/projects", person)).QuerySelector(".tally a")!.TextContent.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task What_was_typed_wrong_stays_in_the_form_with_a_sentence_at_the_field()
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var answer = await site.PostFormAsync(officer, "/desk/projects/new", "form:has([name=_stage])", new() { ["Name"] = "演示留着的名字", ["StartPlanned"] = "明年吧", ["TotalYuan"] = "很多" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.Contains("演示留着的名字", body);
        Assert.Contains("明年吧", body);
    }

    [Fact]
    public async Task Two_who_change_one_project_at_once_do_not_undo_each_other()
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var first = await site.PostFormAsync(officer, $"/desk/projects/{site.Small}/edit", "form:has([name=_revision])", new() { ["Owner"] = "演示业主甲", ["Progress"] = "主体封顶" });
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        var late = await site.PostFormAsync(officer, $"/desk/projects/{site.Small}/edit", "form:has([name=_revision])", new() { ["_revision"] = "0", ["Progress"] = "基础施工" });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("基础施工", await late.Content.ReadAsStringAsync());
        Assert.Equal("主体封顶", (await site.WithDbAsync(db => db.Projects.AsNoTracking().SingleAsync(p => p.Number == site.Small))).Record.Progress);
    }

    [Fact]
    public async Task A_view_is_kept_for_oneself_under_a_name()
    {
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var kept = await site.PostFormAsync(officer, "/desk/projects?unit=371525&sort=-total", "form:has([name=Name])", new() { ["Name"] = "冠县大项目", ["do"] = "keep" });
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Contains("冠县大项目", (await site.PageAsync("/desk/projects", officer)).Body!.TextContent);
        var reviewer = await site.SignedInAsync(Role.Reviewer);
        Assert.DoesNotContain("冠县大项目", (await site.PageAsync("/desk/projects", reviewer)).Body!.TextContent);
    }

    [Fact]
    public async Task Back_goes_through_a_leader_and_the_page_says_what_waits()
    {
        var number = await site.GivenProjectAsync("演示退回项目");
        var reporter = await site.SignedInAsync(Role.Reporter, "GXF");
        var without = await site.PostFormAsync(reporter, $"/desk/projects/{number}/stage?to=idea", "form:has([name=Day])", new() { ["do"] = "ask", ["Reason"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        var asked = await site.PostFormAsync(reporter, $"/desk/projects/{number}/stage?to=idea", "form:has([name=Day])", new() { ["do"] = "ask", ["Reason"] = "选址另定" });
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Contains("选址另定", (await site.PageAsync($"/desk/projects/{number}", reporter)).Body!.TextContent);
        var leader = await site.SignedInAsync(Role.Leader);
        var allowed = await site.PostFormAsync(leader, $"/desk/projects/{number}/stage", "form:has(button[value=allow])", new() { ["do"] = "allow" });
        Assert.Equal(HttpStatusCode.Redirect, allowed.StatusCode);
        Assert.Equal("idea", (await site.WithDbAsync(db => db.Projects.AsNoTracking().SingleAsync(p => p.Number == number))).Stage);
    }

    [Fact]
    public async Task A_promise_counted_from_projects_is_asked_of_nobody_and_taken_when_the_round_closes()
    {
        await site.GivenPlanAsync(code: "flows");
        var (one, two) = (await site.GivenProjectAsync("演示开工一", record: new ProjectRecord { Name = "x", StartPlanned = "2024-02" }), await site.GivenProjectAsync("演示开工二"));
        await site.ActAsync((services, act) => services.GetRequiredService<KeepYear>().ExecuteAsync(new ListProjectsRequest(2024, YearList.Implementation, [one, two], new(null, Starts: true, Completes: false, Procedures: true), null), act, CancellationToken.None));
        await site.ActAsync((services, act) => services.GetRequiredService<KeepYear>().ExecuteAsync(new FreezeYearRequest(2024, YearList.Implementation), act, CancellationToken.None));
        var line = await site.WithDbAsync(db => db.ListLines.AsNoTracking().Where(l => l.Plan == "flows" && l.Indicator > 0 && l.Ready).OrderBy(l => l.Position).FirstAsync());
        await site.ActAsync((services, act) => services.GetRequiredService<KeepYear>().ExecuteAsync(new CountFromProjectsRequest(2024, "flows", line.Item, line.Indicator, ProjectMeasure.Starts, "由项目库计数"), act, CancellationToken.None));
        var answers = StagePath.Shipped.Gates.Select(g => new GateAnswer(g.Stage, g.Key, "演示依据")).ToList();
        var revision = await site.WithDbAsync(db => db.Projects.Where(p => p.Number == one).Select(p => p.Revision).SingleAsync());
        await site.ActAsync((services, act) => services.GetRequiredService<MoveStage>().ExecuteAsync(new MoveStageRequest(one, "construction", "2024-02-20", answers, null, revision), act, CancellationToken.None));
        var cells = await site.WithAsync(services => services.GetRequiredService<Duixian.Features.Dispatch.OpenRound.CellsToAsk>().ReadAsync(new(2024, "flows"), RoundScope.Whole, new(2024, 2, 29), CancellationToken.None));
        Assert.DoesNotContain(cells.Cells, c => c.Item == line.Item && c.Indicator == line.Indicator);
        var figures = await site.WithAsync(async services =>
        {
            var opened = DispatchRound.Open(new(Guid.CreateVersion7()), new(2024, "flows"), 1, new(Period.Parse("2024-02")!.Value, new(new(2024, 2, 20), new(2024, 2, 26), new(2024, 2, 28), new(2024, 3, 5)), "二月", [], 4, null, null, null, Counted: 1), new(2024, 3, 1), new Act(Guid.CreateVersion7(), Actor.System, "k", new byte[32], null)).Value;
            return await services.GetRequiredService<ProjectFigures>().OfAsync(opened, "ZFB", CancellationToken.None);
        });
        Assert.Equal(1m, Assert.Single(figures).Figure.Amount);
        var page = await site.PageAsync("/desk/projects/years/2024", await site.SignedInAsync(Role.DeliveryOfficer));
        Assert.Contains("1 / 2", page.Body!.TextContent);
    }
}
