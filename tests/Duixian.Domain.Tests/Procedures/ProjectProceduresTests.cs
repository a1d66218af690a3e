using Duixian.Domain.Dispatch;
using Duixian.Domain.Procedures;
using static Duixian.Domain.Tests.Procedures.Told;

namespace Duixian.Domain.Tests.Procedures;

public sealed class ProjectProceduresTests
{
    private static readonly WorkingDayIndex Days = WorkCalendar.Shipped.Indexed;
    private static readonly ProcedureTemplate Template = Template(Step("A", Calendar(0), number: true), Step("B", Working(15), "A", valid: 3), Step("C", Working(7), "B later:D", start: true), Step("D", Working(10)));

    private static ProjectProcedures Given() => Begun(Template);

    private static ProcedureSaying On(string today, Ledger.Act? act = null) => Saying(Template, today, act);

    [Fact]
    public void What_happens_to_a_step_is_kept_and_recorded()
    {
        var (project, act) = (Given(), Act());
        var saying = On("2024-10-31", act);
        Assert.Null(project.Finish("A", Day("2024-03-01"), "2403-371525-04-01-123456", null, null, saying));
        Assert.Null(project.Accept("B", Day("2024-09-26"), saying));
        Assert.Null(project.StopClock("B", Day("2024-09-29"), StopReason.Mending, BallHolder.Owner, Day("2024-10-21"), "缺三张图", saying));
        Assert.Null(project.Resume("B", Day("2024-10-21"), saying));
        Assert.Null(project.Finish("B", Day("2024-10-30"), "消审〔2024〕1号", null, null, saying));
        var done = project.Find("B");
        Assert.Equal((StepState.Done, Day("2025-01-30"), "消审〔2024〕1号"), (done?.State, done?.ValidUntil, done?.Number));
        // 27 and the make-up Sunday 29 September, then 22 to 30 October: two and seven.
        Assert.Equal(9, done?.DaysUsed(DayUnit.Working, Day("2024-10-31"), Days));
        Assert.Equal(12, done?.DaysUsed(DayUnit.Calendar, Day("2024-10-31"), Days));
        Assert.Equal(22, done?.DaysStopped(Day("2024-10-31")));
        Assert.Equal(["ProcedureFinished", "ProcedureAccepted", "ProcedureClockStopped", "ProcedureClockResumed", "ProcedureFinished"], act.Bodies.Select(b => b.GetType().Name));
        Assert.All(act.Bodies, b => Assert.Equal(("project/7", true), (b.Stream, b.IsPublic)));
        Assert.Equal(new ProcedureClockStopped(7, true, "B", Day("2024-09-29"), StopReason.Mending, BallHolder.Owner, Day("2024-10-21"), "缺三张图"), act.Bodies[2]);
    }

    [Fact]
    public void A_standing_clock_counts_nothing_and_a_step_that_ends_while_it_stands_ends_the_stop()
    {
        var project = Given();
        Assert.Null(project.Accept("D", Day("2024-10-08"), On("2024-10-31")));
        Assert.Null(project.StopClock("D", Day("2024-10-10"), StopReason.ExpertReview, BallHolder.ThirdParty, null, null, On("2024-10-31")));
        Assert.Equal(2, project.Find("D")?.DaysUsed(DayUnit.Working, Day("2024-10-31"), Days));
        Assert.Equal(21, project.Find("D")?.DaysStopped(Day("2024-10-31")));
        Assert.Null(project.Finish("D", Day("2024-10-20"), null, null, null, On("2024-10-31")));
        Assert.Equal((2, 10), (project.Find("D")?.DaysUsed(DayUnit.Working, Day("2025-10-31"), Days), project.Find("D")?.DaysStopped(Day("2025-10-31"))));
    }

    [Fact]
    public void What_is_known_only_by_its_end_has_no_actual_days()
    {
        var project = Given();
        Assert.Null(project.Finish("D", Day("2024-03-01"), null, null, null, On("2024-03-01")));
        Assert.Null(project.Find("D")?.DaysUsed(DayUnit.Working, Day("2024-03-01"), Days));
    }

    [Fact]
    public void A_step_ends_before_its_prerequisite_only_with_the_reason_why_it_happened_so()
    {
        var (project, act) = (Given(), Act());
        Assert.Equal(ProceduresRefusal.PrerequisiteOpen("B", "A"), project.Finish("B", Day("2024-03-01"), null, null, " ", On("2024-03-05", act)));
        Assert.Null(project.Finish("A", Day("2024-03-04"), "1号", null, null, On("2024-03-05", act)));
        // Settled by now, but not by then.
        Assert.Equal(ProceduresRefusal.PrerequisiteOpen("B", "A"), project.Finish("B", Day("2024-03-01"), null, null, null, On("2024-03-05", act)));
        Assert.Null(project.Finish("B", Day("2024-03-01"), null, null, "并联审批先行出件", On("2024-03-05", act)));
        Assert.Equal((StepState.Done, "并联审批先行出件"), (project.Find("B")?.State, project.Find("B")?.OrderReason));
        // In order nothing is kept, whatever was typed; and what may come later holds nothing back.
        Assert.Null(project.Finish("C", Day("2024-03-05"), null, null, "不适用", On("2024-03-05", act)));
        Assert.Null(project.Find("C")?.OrderReason);
        Assert.Equal([null, "并联审批先行出件", null], act.Bodies.OfType<ProcedureFinished>().Select(f => f.OrderReason));
    }

    [Fact]
    public void What_is_exempt_was_never_needed_whenever_somebody_said_so()
    {
        var project = Given();
        Assert.Null(project.Exempt("A", Day("2024-03-05"), "既有项目", On("2024-03-05")));
        Assert.Null(project.Exempt("D", Day("2024-03-05"), "不涉及", On("2024-03-05")));
        Assert.Null(project.Finish("B", Day("2024-02-01"), null, null, null, On("2024-03-05")));
        Assert.Null(project.Finish("C", Day("2024-02-02"), null, null, null, On("2024-03-05")));
        Assert.Empty(ProcedurePath.Of(Template, project, new(Day("2024-02-10")), new(Day("2024-03-05"), Days)).Flags);
    }

    [Fact]
    public void Days_ahead_and_days_out_of_order_are_refused()
    {
        var (project, act) = (Given(), Act());
        var saying = On("2024-03-05", act);
        Assert.Equal(ProceduresRefusal.DayInFuture("D", Day("2024-03-06")), project.Accept("D", Day("2024-03-06"), saying));
        Assert.Equal(ProceduresRefusal.DayTooEarly("D", Day("1979-12-31"), Day("1980-01-01")), project.Accept("D", Day("1979-12-31"), saying));
        Assert.Null(project.Accept("D", Day("2024-03-01"), saying));
        Assert.Equal(ProceduresRefusal.DayTooEarly("D", Day("2024-02-28"), Day("2024-03-01")), project.StopClock("D", Day("2024-02-28"), StopReason.Mending, BallHolder.Owner, null, null, saying));
        Assert.Equal(ProceduresRefusal.ExpectedTooEarly("D", Day("2024-03-04")), project.StopClock("D", Day("2024-03-04"), StopReason.Mending, BallHolder.Owner, Day("2024-03-03"), null, saying));
        Assert.Null(project.StopClock("D", Day("2024-03-04"), StopReason.Mending, BallHolder.Owner, null, null, saying));
        Assert.Equal(ProceduresRefusal.DayTooEarly("D", Day("2024-03-03"), Day("2024-03-04")), project.Resume("D", Day("2024-03-03"), saying));
        Assert.Equal(ProceduresRefusal.DayTooEarly("D", Day("2024-03-03"), Day("2024-03-04")), project.Finish("D", Day("2024-03-03"), null, null, null, saying));
        Assert.Equal(ProceduresRefusal.ValidTooShort("D", Day("2024-03-04")), project.Finish("D", Day("2024-03-05"), null, Day("2024-03-04"), null, saying));
        Assert.Equal(2, act.Bodies.Count);
        Assert.Equal("procedures.day-in-future", ProjectProcedures.Begin(8, Day("2024-03-06"), saying).Refusal?.Code);
        Assert.Equal("procedures.day-too-early", ProjectProcedures.Begin(8, Day("1979-03-06"), saying).Refusal?.Code);
    }

    [Fact]
    public void A_document_is_named_where_the_template_wants_it()
    {
        var project = Given();
        Assert.Equal(ProceduresRefusal.NumberMissing("A"), project.Finish("A", Day("2024-03-01"), " ", null, null, On("2024-03-05")));
        Assert.Equal(ProceduresRefusal.TooLong(80), project.Finish("A", Day("2024-03-01"), new string('1', 81), null, null, On("2024-03-05")));
        Assert.Null(project.Finish("D", Day("2024-03-01"), null, null, null, On("2024-03-05")));
    }

    [Fact]
    public void Exempt_and_promised_are_settled_with_a_reason_and_deferred_is_not()
    {
        var (project, act) = (Given(), Act());
        var saying = On("2024-03-05", act);
        Assert.Equal(ProceduresRefusal.ReasonMissing, project.Exempt("B", Day("2024-03-01"), null, saying));
        Assert.Null(project.Exempt("B", Day("2024-03-01"), "年能耗不足1000吨标准煤", saying));
        Assert.Equal(ProceduresRefusal.WrongState("B", StepState.Exempt), project.Promise("B", Day("2024-03-01"), null, "承诺书", null, saying));
        Assert.Equal(ProceduresRefusal.NotDeferrable("A"), project.Defer("A", Day("2024-03-01"), Day("2024-06-01"), "容缺受理", saying));
        Assert.Equal(ProceduresRefusal.DeferredTooShort("D", Day("2024-03-01")), project.Defer("D", Day("2024-03-01"), Day("2024-03-01"), "容缺受理", saying));
        Assert.Equal(ProceduresRefusal.ReasonMissing, project.Defer("D", Day("2024-03-01"), Day("2024-06-01"), " ", saying));
        Assert.Null(project.Defer("D", Day("2024-03-01"), Day("2024-06-01"), "容缺受理", saying));
        Assert.True(project.Find("B")?.IsSettled);
        Assert.True(project.Find("D")?.IsOpen);
        Assert.Null(project.Accept("D", Day("2024-03-02"), saying));
        Assert.Equal((StepState.InHand, Day("2024-06-01")), (project.Find("D")?.State, project.Find("D")?.DeferredUntil));
        Assert.Null(project.Promise("D", Day("2024-03-03"), null, "承诺书", null, saying));
        Assert.True(project.Find("D")?.IsSettled);
        Assert.Equal(["ProcedureExempted", "ProcedureDeferred", "ProcedureAccepted", "ProcedurePromised"], act.Bodies.Select(b => b.GetType().Name));
    }

    [Fact]
    public void What_was_said_last_can_be_taken_back_with_a_reason()
    {
        var (project, act) = (Given(), Act());
        var saying = On("2024-03-10", act);
        Assert.Equal(ProceduresRefusal.WrongState("D", StepState.Waiting), project.TakeBack("D", "误录", saying));
        project.Defer("D", Day("2024-03-01"), Day("2024-06-01"), "容缺受理", saying);
        project.Accept("D", Day("2024-03-02"), saying);
        project.StopClock("D", Day("2024-03-04"), StopReason.Mending, BallHolder.Owner, null, null, saying);
        project.Finish("D", Day("2024-03-05"), "1号", null, null, saying);
        Assert.Equal(ProceduresRefusal.ReasonMissing, project.TakeBack("D", null, saying));
        Assert.Null(project.TakeBack("D", "证照撤销", saying));
        Assert.Equal((StepState.InHand, null, null), (project.Find("D")?.State, project.Find("D")?.SettledOn, project.Find("D")?.Number));
        Assert.Null(project.TakeBack("D", "误录", saying));
        Assert.Equal("容缺受理", project.Find("D")?.Reason);
        Assert.Equal((StepState.Deferred, null, 0), (project.Find("D")?.State, project.Find("D")?.AcceptedOn, project.Find("D")?.Stops.Count));
        Assert.Null(project.TakeBack("D", "不再容缺", saying));
        Assert.Equal((StepState.Waiting, null, null), (project.Find("D")?.State, project.Find("D")?.DeferredUntil, project.Find("D")?.Reason));
        Assert.Equal([(StepState.Done, StepState.InHand), (StepState.InHand, StepState.Deferred), (StepState.Deferred, StepState.Waiting)], act.Bodies.OfType<ProcedureTakenBack>().Select(t => (t.Before, t.After)));
    }

    [Fact]
    public void A_project_stays_on_its_version_until_it_is_moved_and_loses_nothing_by_that()
    {
        var (project, act) = (Given(), Act());
        project.Finish("D", Day("2024-03-01"), "1号", null, null, On("2024-03-05"));
        var next = ProcedureTemplate.Of(Head with { Version = 2 }, [Step("A", Calendar(0)), Step("C", Working(5), "A E", start: true), Step("E", Working(3), "A")]).Value;
        Assert.Equal(ProceduresRefusal.OtherTemplate("sample", 1), project.Accept("C", Day("2024-03-01"), Saying(next, "2024-03-05")));
        Assert.Equal(ProceduresRefusal.SameTemplate, project.MoveTo(Template, "重复", On("2024-03-05")));
        Assert.Equal(ProceduresRefusal.ReasonMissing, project.MoveTo(next, "", On("2024-03-05")));
        Assert.Null(project.MoveTo(next, "省里新版事项清单", On("2024-03-05", act)));
        Assert.Equal(("sample", 2), (project.Template, project.Version));
        Assert.Equal(["A", "B", "C", "D", "E"], project.Steps.Select(s => s.Step).Order());
        Assert.Equal(ProceduresRefusal.StepUnknown("D"), project.TakeBack("D", "误录", Saying(next, "2024-03-05")));
        Assert.Null(project.MoveTo(Template, "用回旧版", Saying(next, "2024-03-06", act)));
        Assert.Equal("1号", project.Find("D")?.Number);
        Assert.Equal([("sample", 2), ("sample", 1)], act.Bodies.OfType<ProceduresMoved>().Select(m => (m.Template, m.Version)));
    }

    [Fact]
    public void What_does_not_fit_the_state_of_a_step_is_refused()
    {
        var project = Given();
        Assert.Equal(ProceduresRefusal.WrongState("B", StepState.Waiting), project.StopClock("B", Day("2024-03-01"), StopReason.Mending, BallHolder.Owner, null, null, On("2024-03-05")));
        Assert.Equal(ProceduresRefusal.WrongState("B", StepState.Waiting), project.Resume("B", Day("2024-03-01"), On("2024-03-05")));
        Assert.Null(project.Accept("B", Day("2024-03-01"), On("2024-03-05")));
        Assert.Equal(ProceduresRefusal.WrongState("B", StepState.InHand), project.Accept("B", Day("2024-03-01"), On("2024-03-05")));
        Assert.Equal(ProceduresRefusal.WrongState("B", StepState.InHand), project.Defer("B", Day("2024-03-01"), Day("2024-06-01"), "容缺", On("2024-03-05")));
        Assert.Equal(ProceduresRefusal.ReasonMissing, project.StopClock("B", Day("2024-03-01"), StopReason.Other, BallHolder.Owner, null, " ", On("2024-03-05")));
        Assert.Equal(ProceduresRefusal.TooLong(500), project.StopClock("B", Day("2024-03-01"), StopReason.Mending, BallHolder.Owner, null, new string('长', 501), On("2024-03-05")));
        Assert.Equal(ProceduresRefusal.StepUnknown("Z"), project.Accept("Z", Day("2024-03-01"), On("2024-03-05")));
    }
}
