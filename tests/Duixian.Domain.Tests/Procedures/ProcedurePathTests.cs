using Duixian.Domain.Dispatch;
using Duixian.Domain.Procedures;
using static Duixian.Domain.Tests.Procedures.Told;

namespace Duixian.Domain.Tests.Procedures;

public sealed class ProcedurePathTests
{
    private static readonly WorkingDayIndex Days = WorkCalendar.Shipped.Indexed;
    private static readonly ProcedureTemplate Building = ProcedureTemplates.Shipped.Find("filing-granted", 1)!;   // shipped

    private static ProcedurePath PathOf(ProcedureTemplate template, ProjectProcedures project, string today, ConstructionFacts facts = default, ProcedurePace pace = ProcedurePace.Legal) =>
        ProcedurePath.Of(template, project, facts, new(Day(today), Days, pace));

    /// <summary>Eleven steps done, drawings in review, fire-safety design given back to the owner.</summary>
    private static ProjectProcedures GivenFireReviewStopped()
    {
        var project = Begun(Building, "2022-11-01");
        var saying = Saying(Building, "2024-10-08");
        foreach (var (step, day) in new[]
        {
            ("P0", "2022-11-01"), ("P1", "2022-11-02"), ("P2", "2023-03-01"), ("P3", "2024-03-18"), ("P4", "2024-06-28"), ("P5", "2024-07-03"), ("P6", "2023-06-01"), ("P7", "2024-05-10"), ("P9", "2024-08-16"),
        })
        {
            Assert.Null(project.Finish(step, Day(day), $"{step}号", null, null, saying));
        }
        Assert.Null(project.Promise("P8", Day("2023-06-01"), null, "承诺制", null, saying));
        Assert.Null(project.Accept("P10", Day("2024-09-24"), saying));
        Assert.Null(project.Finish("P11", Day("2024-09-02"), "招标备案1号", null, "施工图分段出图", saying));
        Assert.Null(project.Accept("P10F", Day("2024-09-26"), saying));
        Assert.Null(project.StopClock("P10F", Day("2024-09-29"), StopReason.Mending, BallHolder.Owner, Day("2024-10-21"), "退回补正3处", saying));
        return project;
    }

    [Fact]
    public void The_ball_is_with_the_owner_for_nine_days_and_the_start_is_counted_from_there()
    {
        var path = PathOf(Building, GivenFireReviewStopped(), "2024-10-08");
        var ball = path.MainBall;
        Assert.Equal(("P10F", BallHolder.Owner, 9, 0, true), (ball?.Step.Code, ball?.Holder, ball?.Days, ball?.Slack, ball?.IsCritical));
        // Goes on 21 October with 13 of 15 working days left, until 7 November; the permit takes 7 more.
        Assert.Equal(Day("2024-11-07"), path.Find("P10F")?.Ends);
        Assert.Equal(Day("2024-11-18"), path.EarliestStart);
        Assert.Equal(["P0", "P2", "P3", "P4", "P5", "P9", "P10F", "P12"], path.CriticalSteps);
        // 25 to 27, 29 and 30 September, 8 October: six of fifteen working days, the other nine end on 18 October.
        Assert.Equal((6, 15, Day("2024-10-18"), 14), (path.Find("P10")?.Used, path.Find("P10")?.Limit?.Days, path.Find("P10")?.Ends, path.Find("P10")?.Slack));
        Assert.Equal(["P10F", "P10"], path.Balls.Select(b => b.Step.Code));
        Assert.False(path.MayStart);
        Assert.False(path.IsComplete);
        Assert.Equal(Day("2024-11-18"), path.CompletesOn);
        Assert.Equal([(SequenceFlagKind.BeforePrerequisite, "P11", "P10", "施工图分段出图")], path.Flags.Select(f => (f.Kind, f.Step, f.Other ?? "", f.Reason ?? "")));
    }

    [Fact]
    public void Every_day_the_ball_is_held_on_the_critical_path_the_start_is_a_day_later()
    {
        var project = GivenFireReviewStopped();
        Assert.Equal(Day("2024-11-18"), PathOf(Building, project, "2024-10-20").EarliestStart);
        Assert.Equal(Day("2024-11-19"), PathOf(Building, project, "2024-10-21").EarliestStart);
        Assert.Equal(Day("2024-11-20"), PathOf(Building, project, "2024-10-22").EarliestStart);
    }

    [Fact]
    public void Overdue_is_due_tomorrow_and_a_standing_clock_goes_on_tomorrow_at_the_earliest()
    {
        var template = Template(Step("A", Working(5)), Step("B", Calendar(0), "A", start: true));
        var project = Begun(template);
        Assert.Null(project.Accept("A", Day("2024-03-01"), Saying(template, "2024-03-29")));
        // Friday; Monday is the next working day.
        Assert.Equal(Day("2024-04-01"), PathOf(template, project, "2024-03-29").EarliestStart);
        Assert.Equal((20, 5), (PathOf(template, project, "2024-03-29").Find("A")?.Used, PathOf(template, project, "2024-03-29").Find("A")?.Limit?.Days));
        Assert.Null(project.StopClock("A", Day("2024-03-05"), StopReason.PublicNotice, BallHolder.ThirdParty, Day("2024-03-15"), null, Saying(template, "2024-03-29")));
        // Two days used; it goes on on Saturday the 30th at the earliest, whatever was expected, then 1, 2 and 3 April.
        Assert.Equal(Day("2024-04-03"), PathOf(template, project, "2024-03-29").EarliestStart);
    }

    [Fact]
    public void Working_and_calendar_days_go_their_own_way_over_a_holiday()
    {
        var template = Template(Step("A", Calendar(3)), Step("B", Working(1), "A"), Step("C", Calendar(3), "B", start: true));
        var path = PathOf(template, Begun(template), "2024-09-28");
        // Saturday + 3 days is 1 October, within the holiday; the first working day after it is the 8th.
        Assert.Equal([Day("2024-10-01"), Day("2024-10-08"), Day("2024-10-11")], path.Steps.Select(s => s.Ends ?? default));
        // A ends in the holiday: six days more, and the 8th would still be the day.
        Assert.Equal([6, 0, 0], path.Steps.Select(s => s.Slack ?? -1));
        Assert.Equal(["A", "B", "C"], path.CriticalSteps);
    }

    [Fact]
    public void Soft_and_deferrable_prerequisites_do_not_hold_back_and_exempt_and_promised_steps_take_no_time()
    {
        var template = Template(Step("A", Working(60)), Step("B", Working(10)), Step("C", Working(20)), Step("D", Working(1), "soft:A later:B C", start: true));
        var project = Begun(template);
        Assert.Null(project.Promise("C", Day("2024-03-01"), null, "承诺", null, Saying(template, "2024-03-01")));
        var path = PathOf(template, project, "2024-03-01");
        Assert.Equal(Day("2024-03-04"), path.EarliestStart);
        Assert.Equal([false, false, true, true], path.Steps.Select(s => s.HoldsStart));
        Assert.Null(project.TakeBack("C", "误录", Saying(template, "2024-03-01")));
        Assert.Null(project.Exempt("C", Day("2024-03-01"), "不涉及", Saying(template, "2024-03-01")));
        Assert.Equal((Day("2024-03-04"), "D"), (PathOf(template, project, "2024-03-01").EarliestStart, PathOf(template, project, "2024-03-01").CriticalSteps.Single()));
        Assert.Equal(["D", "A", "B"], PathOf(template, project, "2024-03-01").Balls.Select(b => b.Step.Code));
        // The required set waits for all of them.
        Assert.Equal(WorkCalendar.Shipped.After(Day("2024-03-01"), 60), PathOf(template, project, "2024-03-01").CompletesOn);
    }

    [Fact]
    public void Where_no_limit_is_set_nobody_can_say_and_no_day_is_invented()
    {
        var template = Template(Step("A", null), Step("B", Working(10)), Step("C", Working(1), "A B", start: true));
        var path = PathOf(template, Begun(template), "2024-03-01");
        Assert.Null(path.EarliestStart);
        Assert.Null(path.CompletesOn);
        Assert.NotNull(path.Find("B")?.Ends);
        Assert.All(path.Steps, s => Assert.Null(s.Slack));
        Assert.Equal(["A", "C"], path.CriticalSteps);
        Assert.Equal(("A", BallHolder.Owner), (path.MainBall?.Step.Code, path.MainBall?.Holder));
    }

    [Fact]
    public void What_comes_after_the_works_waits_for_their_completion()
    {
        var template = Template(Step("A", Working(1), start: true), Step("B", Working(15), "A", works: true));
        var project = Begun(template);
        Assert.Null(project.Finish("A", Day("2024-03-01"), "1号", null, null, Saying(template, "2024-03-01")));
        var open = PathOf(template, project, "2024-03-04");
        Assert.True(open.MayStart);
        Assert.Equal((Day("2024-03-01"), null, null), (open.EarliestStart, open.Find("B")?.Ends, open.MainBall));
        Assert.Equal(WorkCalendar.Shipped.After(Day("2025-03-03"), 15), PathOf(template, project, "2024-03-04", new(Day("2024-03-04"), Day("2025-03-03"))).CompletesOn);
        var ball = PathOf(template, project, "2025-03-05", new(Day("2024-03-04"), Day("2025-03-03"))).MainBall;
        Assert.Equal(("B", BallHolder.Owner, Day("2025-03-03"), 2), (ball?.Step.Code, ball?.Holder, ball?.Since ?? default, ball?.Days));
    }

    [Fact]
    public void Promised_limits_are_another_pace()
    {
        var template = Template(Step("A", Working(20)) with { Promised = Working(3) }, Step("B", Working(5), "A", start: true));
        Assert.Equal(WorkCalendar.Shipped.After(Day("2024-03-01"), 25), PathOf(template, Begun(template), "2024-03-01").EarliestStart);
        Assert.Equal(WorkCalendar.Shipped.After(Day("2024-03-01"), 8), PathOf(template, Begun(template), "2024-03-01", pace: ProcedurePace.Promised).EarliestStart);
    }

    [Fact]
    public void A_document_lapses_only_while_something_hangs_on_it()
    {
        var template = Template(Step("A", Working(5), valid: 6), Step("B", Working(120), "A"), Step("C", Working(5), "B A", start: true, valid: 3));
        var project = Begun(template);
        Assert.Null(project.Finish("A", Day("2024-01-02"), "1号", null, null, Saying(template, "2024-05-06")));
        var path = PathOf(template, project, "2024-05-06");
        Assert.Equal([("A", Day("2024-07-02"), 57, true)], path.Lapsing(30).Select(l => (l.Step.Code, l.ValidUntil, l.DaysLeft, l.BeforeStart)));
        Assert.Null(project.Finish("B", Day("2024-05-06"), "2号", null, null, Saying(template, "2024-05-06")));
        Assert.Empty(PathOf(template, project, "2024-05-06").Lapsing(30));
        Assert.Equal([57], PathOf(template, project, "2024-05-06").Lapsing(60).Select(l => l.DaysLeft));
        Assert.Null(project.Finish("C", Day("2024-05-07"), "3号", null, null, Saying(template, "2024-05-07")));
        // The permit itself lapses unless works begin; what it rested on is used up.
        Assert.Equal([("C", -3)], PathOf(template, project, "2024-08-10").Lapsing(30).Select(l => (l.Step.Code, l.DaysLeft)));
        Assert.Empty(PathOf(template, project, "2024-08-10", new(Day("2024-06-01"))).Lapsing(30));
    }

    [Fact]
    public void Works_before_the_permit_and_leave_that_ran_out_are_flagged_and_nothing_is_refused()
    {
        var template = Template(Step("A", Working(5)), Step("B", Working(5)), Step("C", Working(5), "A later:B", start: true));
        var project = Begun(template);
        var saying = Saying(template, "2024-06-03");
        Assert.Null(project.Finish("C", Day("2024-05-01"), "1号", null, "先行开工", saying));
        Assert.Null(project.Finish("A", Day("2024-05-10"), "2号", null, null, saying));
        Assert.Equal(
            [(SequenceFlagKind.StartedBeforeStep, "A", null), (SequenceFlagKind.BeforePrerequisite, "C", "A"), (SequenceFlagKind.NotDeferred, "C", "B"), (SequenceFlagKind.StartedBeforePermit, "C", null)],
            PathOf(template, project, "2024-06-03", new(Day("2024-04-20"))).Flags.Select(f => (f.Kind, f.Step, f.Other)));
        Assert.Null(project.Defer("B", Day("2024-05-01"), Day("2024-06-01"), "容缺", saying));
        Assert.Equal([(SequenceFlagKind.DeferralOver, "B"), (SequenceFlagKind.BeforePrerequisite, "C")], PathOf(template, project, "2024-06-03", new(Day("2024-05-20"))).Flags.Select(f => (f.Kind, f.Step)));
        // The start was legal only once A was there too.
        Assert.Equal(Day("2024-05-10"), PathOf(template, project, "2024-06-03").EarliestStart);
    }

    [Fact]
    public void A_permit_given_too_early_leaves_the_start_waiting_for_what_is_open()
    {
        var template = Template(Step("A", Working(5)), Step("C", Working(5), "A", start: true));
        var project = Begun(template);
        Assert.Null(project.Finish("C", Day("2024-05-06"), "1号", null, "先批", Saying(template, "2024-05-06")));
        var path = PathOf(template, project, "2024-05-06");
        Assert.False(path.MayStart);
        Assert.Equal((WorkCalendar.Shipped.After(Day("2024-05-06"), 5), "A", 0), (path.EarliestStart, path.CriticalSteps.Single(), path.Find("A")?.Slack));
    }

    [Fact]
    public void Of_two_that_ended_on_one_day_the_longer_way_is_the_critical_one()
    {
        var template = Template(Step("A", Calendar(0)), Step("B", Calendar(0), "A"), Step("X", Working(5), "A"), Step("C", Working(5), "X"), Step("D", Working(5), "B C", start: true));
        var project = Begun(template);
        foreach (var step in new[] { "A", "B", "X", "C" }) { Assert.Null(project.Finish(step, Day("2024-05-06"), "1号", null, null, Saying(template, "2024-05-06"))); }
        Assert.Equal(["A", "X", "C", "D"], PathOf(template, project, "2024-05-06").CriticalSteps);
    }

    [Fact]
    public void Another_template_than_the_projects_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => PathOf(Building, Begun(Template(Step("A", Working(5), start: true))), "2024-05-06"));
}
