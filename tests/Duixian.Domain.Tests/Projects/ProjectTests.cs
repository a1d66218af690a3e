using Duixian.Domain.Dispatch;
using Duixian.Domain.Evidence;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using static Duixian.Domain.Tests.Projects.ProjectExamples;

namespace Duixian.Domain.Tests.Projects;

public sealed class ProjectTests
{
    private static readonly StagePath Path = StagePath.Shipped;

    [Fact]
    public void A_real_start_asks_for_the_permit_and_real_works()
    {
        var project = Project();
        var refusal = project.Enter(Path, Path["construction"], PartialDate.OfDay(Today), [], step => step == "P12" ? false : null, Today, Act());
        Assert.Equal("projects.gate-open", refusal?.Code);
        Assert.Null(project.StartedOn);
        Assert.Null(project.Enter(Path, Path["construction"], PartialDate.OfDay(Today), [new("construction", "works", "桩基施工记录")], step => step == "P12" ? true : null, Today, Act()));
        Assert.Equal(("construction", Today), (project.Stage, project.StartedOn));
    }

    [Fact]
    public void What_the_procedures_deny_no_words_replace()
    {
        var refusal = Project().Enter(Path, Path["construction"], PartialDate.OfDay(Today), Answers, step => step == "P12" ? false : null, Today, Act());
        Assert.Equal("projects.gate-open", refusal?.Code);
    }

    [Fact]
    public void A_file_alone_shows_a_condition_and_is_found_by_its_digest_for_good()
    {
        var (project, act, file) = (Project(), Act(), new GateFile(new string('a', 64), FileFormat.Pdf, EvidenceGrade.ThirdParty));
        Assert.Null(project.Enter(Path, Path["construction"], PartialDate.OfDay(Today), [new("construction", "works", null, file)], step => step == "P12" ? true : null, Today, act));
        Assert.Equal(file, Assert.IsType<ProjectStageMoved>(Assert.Single(act.Bodies)).Move.Answers[0].File);
        Assert.Equal("works", project.ShownBy(file.Sha256)?.Condition);
        Assert.Null(project.ShownBy(new string('b', 64)));
        Assert.Null(project.Ask(Path, Path["start"], PartialDate.OfDay(Today), [new("reserve", "book", null, file with { Sha256 = new string('c', 64) })], "退回", _ => null, Today, Act()));
        Assert.Equal("book", project.ShownBy(new string('c', 64))?.Condition);
    }

    [Fact]
    public void A_ceremony_is_no_start()
    {
        var (project, act) = (Project(), Act());
        Assert.Null(project.HoldCeremony(new StartBatch(new(Guid.CreateVersion7()), "一季度集中开工", new(2024, 2, 18)), act));
        Assert.Equal(("start", null, new DateOnly(2024, 2, 18)), (project.Stage, project.StartedOn, project.CeremonyOn));
        Assert.IsType<ProjectCeremonyHeld>(Assert.Single(act.Bodies));
    }

    [Fact]
    public void Back_needs_a_reason_and_somebody_else_who_allows_it_and_takes_the_start_away()
    {
        var project = Project();
        var asker = Guid.CreateVersion7();
        Assert.Null(project.Enter(Path, Path["construction"], PartialDate.OfDay(new(2024, 5, 6)), Answers, NoProcedures, Today, Act()));
        Assert.Equal("projects.backward-needs-reason", project.Enter(Path, Path["reserve"], PartialDate.OfDay(Today), Answers, NoProcedures, Today, Act())?.Code);
        Assert.Equal("projects.reason-missing", project.Ask(Path, Path["reserve"], PartialDate.OfDay(Today), [], " ", NoProcedures, Today, Act())?.Code);
        Assert.Null(project.Ask(Path, Path["reserve"], PartialDate.OfDay(Today), [], "土地未落实", NoProcedures, Today, Act(asker)));
        Assert.Equal("construction", project.Stage);
        Assert.Equal("projects.asked-already", project.Ask(Path, null, PartialDate.OfDay(Today), [], "再问", NoProcedures, Today, Act())?.Code);
        Assert.Equal("projects.own-proposal", project.Allow(Path, Act(asker, Role.Leader))?.Code);
        Assert.Null(project.Allow(Path, Act(role: Role.Leader, office: "ZF")));
        Assert.Equal(("reserve", null, "ZF"), (project.Stage, project.StartedOn, project.Steps.MaxBy(s => s.Number)!.Move.ApprovedBy));
        Assert.Null(project.Proposal);
    }

    [Fact]
    public void Conditions_left_open_stand_in_the_move_a_leader_allowed()
    {
        var project = Project();
        Assert.Null(project.Ask(Path, Path["construction"], PartialDate.OfDay(Today), [], "应急工程先行开工", NoProcedures, Today, Act()));
        Assert.Null(project.Allow(Path, Act(role: Role.Leader)));
        Assert.Equal(["permit", "works"], Assert.Single(project.Steps).Move.Open);
        Assert.Equal("projects.nothing-open", Project().Ask(Path, Path["construction"], PartialDate.OfDay(Today), Answers, "多此一举", NoProcedures, Today, Act())?.Code);
    }

    [Fact]
    public void Who_left_moves_no_more()
    {
        var project = Project();
        Assert.Null(project.Ask(Path, null, PartialDate.OfDay(Today), [], "业主放弃", NoProcedures, Today, Act()));
        Assert.Null(project.Allow(Path, Act(role: Role.Leader)));
        Assert.True(project.HasLeft);
        Assert.Equal("projects.left", project.Enter(Path, Path["construction"], PartialDate.OfDay(Today), Answers, NoProcedures, Today, Act())?.Code);
    }

    [Fact]
    public void No_day_lies_ahead_or_before_the_stage_it_leaves()
    {
        Assert.Equal("projects.day-not-over", Project().Enter(Path, Path["construction"], PartialDate.OfDay(Today.AddDays(1)), Answers, NoProcedures, Today, Act())?.Code);
        Assert.Equal("projects.before-last-move", Project().Enter(Path, Path["construction"], PartialDate.Parse("2023-12")!.Value, Answers, NoProcedures, Today, Act())?.Code);
        Assert.Null(Project().Enter(Path, Path["construction"], PartialDate.Parse("2024-06")!.Value, Answers, NoProcedures, Today, Act()));   // this month, not over: it may have been
    }

    [Theory]
    [InlineData("2024-05", "2024-04", "projects.finish-before-start")]
    [InlineData("2024-Q2", "2024", null)]
    [InlineData("soon", null, "projects.no-day")]
    public void Days_out_of_order_are_refused_only_where_they_surely_are(string start, string? finish, string? code) =>
        Assert.Equal(code, Domain.Projects.Project.Check(Record() with { StartPlanned = start, FinishPlanned = finish })?.Code);

    [Fact]
    public void The_public_face_tells_the_place_only_as_far_as_its_level_allows()
    {
        var record = Record() with { Point = new(115.7m, 36.4m, "CGCS2000") };
        foreach (var (level, site, point) in ((LocationLevel, bool, bool)[])[(LocationLevel.None, false, false), (LocationLevel.County, false, false), (LocationLevel.Township, true, false), (LocationLevel.Exact, true, true)])
        {
            var (project, act) = (Project(record: record with { Location = level }), Act());
            Assert.Null(project.Publish(act));
            var face = Assert.IsType<ProjectPublished>(Assert.Single(act.Bodies));
            Assert.Equal((site, point), (face.Site is not null, face.Longitude is not null));
        }
    }

    [Fact]
    public void What_the_public_does_not_see_publishes_nothing_anew()
    {
        var project = Project();
        Assert.Null(project.Publish(Act()));
        var quiet = Act();
        Assert.Null(project.Change(project.Record with { Problems = "内部问题", Contractor = "演示施工" }, null, quiet));
        Assert.IsType<ProjectChanged>(Assert.Single(quiet.Bodies));
        var told = Act();
        Assert.Null(project.Change(project.Record with { TotalYuan = 5 }, null, told));
        Assert.Equal([typeof(ProjectChanged), typeof(ProjectPublished)], told.Bodies.Select(b => b.GetType()));
        Assert.False(told.Bodies[0].IsPublic);
        Assert.Equal("projects.nothing-changed", project.Change(project.Record with { }, null, Act())?.Code);
    }

    [Fact]
    public void Private_money_stands_beside_public_money()
    {
        Assert.Equal((60m, 40m), Record().Leverage);
        Assert.Null((Record() with { Funds = [new(FundKind.Own, 5)] }).Leverage);
        Assert.Null((Record() with { Funds = [] }).PublicYuan);
    }
}
