using CsCheck;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Procedures;
using static Duixian.Domain.Tests.Procedures.RandomProcedures;

namespace Duixian.Domain.Tests.Procedures;

public sealed class ProcedurePathPropertyTests
{
    private const int Graphs = 10_000;

    private static readonly WorkingDayIndex Days = WorkCalendar.Shipped.Indexed;

    private static ProcedurePath PathOf(RandomCase given) => ProcedurePath.Of(given.Template, given.Project, given.Facts, new(given.Today, Days));

    [Fact]
    public void Every_end_and_the_start_are_those_of_a_walk_over_the_calendar() => Cases.Sample(given =>
    {
        var (path, slow) = (PathOf(given), new SlowPath(given));
        return path.Steps.All(s => s.Ends == slow.End(s.Step.Code)) && path.EarliestStart == slow.Start();
    }, iter: Graphs);

    [Fact]
    public void A_step_may_be_late_by_its_slack_and_not_by_a_day_more() => Cases.Sample(given =>
    {
        var path = PathOf(given);
        return path.Steps.Where(s => s.Slack is not null).All(s =>
            s.Slack >= 0 && new SlowPath(given, s.Step.Code, s.Slack.Value).Start() == path.EarliestStart && new SlowPath(given, s.Step.Code, s.Slack.Value + 1).Start() > path.EarliestStart);
    }, iter: Graphs);

    [Fact]
    public void What_has_no_slack_figure_does_not_move_the_start_or_the_start_is_unknown() => Cases.Sample(given =>
    {
        var path = PathOf(given);
        return path.EarliestStart is null || path.Steps.Where(s => s is { Slack: null, Progress.IsOpen: true, Ends: not null }).All(s => new SlowPath(given, s.Step.Code, 300).Start() == path.EarliestStart);
    }, iter: 2_000);

    [Fact]
    public void The_critical_steps_alone_give_the_same_start() => Cases.Sample(given =>
    {
        var path = PathOf(given);
        if (path.MayStart || path.EarliestStart is null) { return true; }
        var (chain, open) = (path.CriticalSteps, path.CriticalSteps.SkipWhile(c => given.Project.Find(c)!.IsSettled).ToList());
        return new SlowPath(given, only: chain).End(chain[^1]) == path.EarliestStart && open.Count > 0 && open.All(c => given.Project.Find(c)!.IsOpen) && path.MainBall?.Step.Code == open[0];
    }, iter: Graphs);

    [Fact]
    public void A_longer_limit_never_brings_the_start_forward() => Gen.Select(Cases, Gen.Int[0, 99], Gen.Int[1, 40]).Sample((given, at, more) =>
    {
        var step = given.Template.Steps[at % given.Template.Steps.Count];
        if (step.Legal is not { } limit) { return true; }
        var longer = given with { Template = given.Template.WithLimit(step.Code, limit with { Days = limit.Days + more }) };
        return NotBefore(PathOf(longer).EarliestStart, PathOf(given).EarliestStart);
    }, iter: Graphs);

    [Fact]
    public void A_later_day_to_go_on_never_brings_the_start_forward() => Gen.Select(Cases, Gen.Int[1, 60]).Sample((given, later) =>
    {
        if (given.Project.Steps.FirstOrDefault(s => s.Stop is not null) is not { } stopped) { return true; }
        var before = PathOf(given).EarliestStart;
        var (step, stop) = (stopped.Step, stopped.Stop!);
        ProcedureSaying saying = new(given.Template, given.Today, true, Told.Act());
        var expected = stop.Expected ?? given.Today.AddDays(1);
        // Running again today and standing again at once, with another day expected.
        return given.Project.Resume(step, given.Today, saying) is null && given.Project.StopClock(step, given.Today, stop.Reason, stop.Holder, (expected > given.Today ? expected : given.Today.AddDays(1)).AddDays(later), null, saying) is null
            && NotBefore(PathOf(given).EarliestStart, before);
    }, iter: 4_000);

    [Fact]
    public void A_step_that_takes_longer_than_expected_never_brings_the_start_forward() => Gen.Select(Cases, Gen.Int[1, 40]).Sample((given, days) =>
        NotBefore(PathOf(given with { Today = given.Today.AddDays(days) }).EarliestStart, PathOf(given).EarliestStart), iter: Graphs);

    [Fact]
    public void The_random_graphs_are_of_every_kind()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        Cases.Sample(given =>
        {
            var path = PathOf(given);
            void See(string what, bool so) { if (so) { seen.AddOrUpdate(what, 1, (_, n) => n + 1); } }
            See("start open", path is { MayStart: false, EarliestStart: not null });
            See("may start", path.MayStart);
            See("nobody can say", path.EarliestStart is null);
            See("long chain", path.CriticalSteps.Count > 4);
            See("slack", path.Steps.Any(s => s.Slack > 0));
            See("stopped on the chain", path.MainBall?.Stop is not null);
            See("flags", path.Flags.Count > 0);
            See("lapsing", path.Lapsing(30).Any(l => l.BeforeStart));
            return true;
        }, iter: 3_000);
        Assert.Equal(["flags", "lapsing", "long chain", "may start", "nobody can say", "slack", "start open", "stopped on the chain"], seen.Where(s => s.Value >= 30).Select(s => s.Key).Order(StringComparer.Ordinal));
    }

    /// <summary>Nobody can say is later than any day.</summary>
    private static bool NotBefore(DateOnly? later, DateOnly? earlier) => later is null || (earlier is not null && later >= earlier);
}
