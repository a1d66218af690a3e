using System.Diagnostics;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Procedures;
using Duixian.Domain.Standings;
using static Duixian.Domain.Tests.Procedures.Told;

namespace Duixian.Domain.Tests.Procedures;

public sealed class ProcedurePortfolioTests
{
    private static readonly WorkingDayIndex Days = WorkCalendar.Shipped.Indexed;
    private static readonly DateOnly Deadline = new(2024, 6, 30);
    private static readonly IReadOnlyList<PortfolioProject> Sample = SamplePortfolio.Make(1_000);
    private static readonly IReadOnlySet<int> All = Sample.Select(p => p.Procedures.Project).ToHashSet();

    private static ProcedurePortfolio PortfolioOf(IReadOnlyList<PortfolioProject> projects, string today = "2024-03-29") => ProcedurePortfolio.Of(projects, ProcedureTemplates.Shipped, new(Day(today), Days));

    private static IEnumerable<ProcedureStepProgress> Required(PortfolioProject project) =>
        ProcedureTemplates.Shipped.Find(project.Procedures.Template, project.Procedures.Version)!.Steps.Where(s => s.Required).Select(s => project.Procedures.Find(s.Code)!);

    [Theory]
    [InlineData("2023-06-30")]
    [InlineData("2023-12-31")]
    [InlineData("2024-03-29")]
    public void The_strict_figure_counts_projects_and_the_other_one_steps(string on)
    {
        var (portfolio, day) = (PortfolioOf(Sample), Day(on));
        Assert.Equal(new PortfolioShare(Sample.Count(p => Required(p).All(s => s.IsSettled && s.SettledOn <= day)), 1_000), portfolio.CompleteOn(day, All));
        var steps = Sample.SelectMany(Required).Where(s => s.State != StepState.Exempt).ToList();
        Assert.Equal(new PortfolioShare(steps.Count(s => s.SettledOn <= day), steps.Count), portfolio.StepsSettledOn(day, All));
    }

    [Fact]
    public void The_share_of_steps_is_far_above_the_strict_one_so_they_are_never_the_same_figure()
    {
        var portfolio = PortfolioOf(Sample);
        var (strict, steps) = (portfolio.CompleteOn(SamplePortfolio.Today, All).Ratio, portfolio.StepsSettledOn(SamplePortfolio.Today, All).Ratio);
        Assert.True(strict > Ratio.Of(1, 10L) && steps > strict);
    }

    [Fact]
    public void Both_scopes_are_counted_and_who_has_no_procedures_stays_in_the_denominator()
    {
        var portfolio = PortfolioOf(Sample);
        var scope = new PortfolioScope(Enumerable.Range(1, 750).Concat([5_001, 5_002]).ToHashSet(), Enumerable.Range(1, 700).ToHashSet());
        var (frozen, adjusted) = portfolio.OutlookOf(Deadline, 80, 10, scope);
        Assert.Equal((752, 2, 602), (frozen.Complete.Of, frozen.NotBegun, frozen.Needed));
        Assert.Equal((700, 0, 560), (adjusted.Complete.Of, adjusted.NotBegun, adjusted.Needed));
        Assert.Equal(Enumerable.Range(1, 700).Count(p => portfolio.Paths[p].IsComplete), adjusted.Complete.Count);
        Assert.Null(new PortfolioShare(0, 0).Ratio);
    }

    [Fact]
    public void The_outlook_says_who_decides_and_by_how_many_days()
    {
        var portfolio = PortfolioOf(Sample);
        var outlook = portfolio.OutlookOf(Deadline, 80, 10, All);
        Assert.Equal(portfolio.ProjectedBy(Deadline, All), outlook.Projected);
        Assert.Equal(portfolio.CompleteOn(SamplePortfolio.Today, All), outlook.Complete);
        Assert.Equal(Sample.Count(p => portfolio.Paths[p.Procedures.Project].CompletesOn <= Deadline), outlook.Projected.Count);
        Assert.Equal(1_000, outlook.Complete.Count + outlook.Makes.Count + outlook.Misses.Count + outlook.NobodyCanSay + outlook.NotBegun);
        Assert.Equal(outlook.Makes.Count(m => m.Days <= 10), outlook.Fragile);
        Assert.All(outlook.Misses, m => Assert.Equal(m.Days, m.CompletesOn.DayNumber - Deadline.DayNumber));
        Assert.All(outlook.Makes, m => Assert.Equal(m.Days, Deadline.DayNumber - m.CompletesOn.DayNumber));
        Assert.Equal(outlook.Misses.OrderBy(m => m.Days).ThenBy(m => m.Project), outlook.Misses);
        Assert.All(outlook.Misses.Concat(outlook.Makes), m => Assert.NotNull(m.Ball));
        Assert.False(outlook.IsReached);
        Assert.Equal((800, 800 - outlook.Projected.Count, outlook.Missing), (outlook.Needed, outlook.Missing, outlook.Deciding.Count));
        Assert.Equal(outlook.Misses.Take(outlook.Missing), outlook.Deciding);
        var lower = portfolio.OutlookOf(Deadline, (outlook.Projected.Count - 20) / 10m, 10, All);
        Assert.True(lower.IsReached);
        Assert.Equal((20, 0), (lower.Spare, lower.Missing));
        Assert.Equal(lower.Makes.Take(21), lower.Deciding);
        // What is complete cannot be lost any more.
        Assert.Empty(portfolio.OutlookOf(Deadline, outlook.Complete.Count / 10m, 10, All).Deciding);
    }

    [Fact]
    public void The_threshold_is_rounded_up_and_names_those_just_short_of_it()
    {
        var template = ProcedureTemplates.Shipped.Find("filing-granted", 1)!;
        PortfolioProject Given(int number, params string[] open)
        {
            var project = Begun(template, "2024-01-02", number);
            foreach (var step in template.Steps.Where(s => s.Required && !open.Contains(s.Code))) { Assert.Null(project.Finish(step.Code, Day("2024-05-06"), "1号", null, "并联", Saying(template, "2024-06-03"))); }
            return new(project, default);
        }
        // P12 alone: 7 working days from Monday 3 June are 13 June, over the Dragon Boat holiday; P10 and what follows: 15 + 20 days + 7.
        var projects = new[] { Given(1), Given(2), Given(3), Given(4, "P12"), Given(5, "P10", "P12"), Given(6, "P10", "P11", "P12"), Given(7, "P9", "P10", "P11", "P12") };
        var outlook = PortfolioOf(projects, "2024-06-03").OutlookOf(Deadline, 80, 20, projects.Select(p => p.Procedures.Project).ToHashSet());
        Assert.Equal((3, 4, 6, 2, 1), (outlook.Complete.Count, outlook.Projected.Count, outlook.Needed, outlook.Missing, outlook.Fragile));
        Assert.Equal([(4, 17, "P12")], outlook.Makes.Select(m => (m.Project, m.Days, m.Ball!.Step.Code)));
        Assert.Equal(Day("2024-06-13"), outlook.Makes[0].CompletesOn);
        // 25 June and seven working days more: 4 July.
        Assert.Equal([(5, 4, "P10"), (6, 24, "P10")], outlook.Deciding.Select(m => (m.Project, m.Days, m.Ball!.Step.Code)));
        Assert.Equal(("P10", 22), (outlook.Misses[0].Longest.Code, outlook.Misses[0].LongestDays));
        Assert.Equal(BallHolder.Owner, outlook.Misses[0].Ball?.Holder);
        // Asked again after the day, nobody who came later is counted as in time.
        Assert.Null(projects[3].Procedures.Finish("P12", Day("2024-07-05"), "1号", null, null, Saying(template, "2024-07-08")));
        var after = PortfolioOf(projects, "2024-07-08").OutlookOf(Deadline, 80, 20, projects.Select(p => p.Procedures.Project).ToHashSet());
        Assert.Equal((4, 3), (after.Complete.Count, after.Projected.Count));
    }

    [Fact]
    public void Days_on_critical_paths_are_the_whole_way_to_the_start()
    {
        var portfolio = PortfolioOf(Sample);
        var steps = portfolio.CostOfSteps(All);
        // What was settled before the day the procedures were begun on adds nothing; nothing is in this sample.
        Assert.Equal(portfolio.Paths.Values.Sum(p => p.EarliestStart!.Value.DayNumber - p.Procedures.BegunOn.DayNumber), steps.Sum(s => s.CriticalDays + s.CriticalAhead));
        Assert.Equal(Sample.SelectMany(p => p.Procedures.Steps).Sum(s => s.DaysStopped(SamplePortfolio.Today)), steps.Sum(s => s.StoppedDays));
        Assert.Equal(Sample.SelectMany(p => p.Procedures.Steps).Sum(s => s.DaysUsed(DayUnit.Calendar, SamplePortfolio.Today, Days) ?? 0), steps.Sum(s => s.Days));
        var authorities = portfolio.CostOfAuthorities(All);
        Assert.Equal(steps.Sum(s => s.CriticalAhead), authorities.Sum(a => a.CriticalAhead));
        Assert.Equal(steps.Where(s => s.Of is "P2" or "P3" or "P4" or "P5" or "P9").Sum(s => s.Days), authorities.Single(a => a.Of == "自然资源部门").Days);
        Assert.Equal(steps.OrderByDescending(s => s.CriticalDays + s.CriticalAhead).Select(s => s.Of), steps.Select(s => s.Of));
    }

    [Fact]
    public void A_shorter_limit_moves_starts_forward_and_never_back()
    {
        var portfolio = PortfolioOf(Sample);
        var change = portfolio.WhatIf("P9", Working(5), Deadline, All);
        Assert.Equal(portfolio.ProjectedBy(Deadline, All), change.Before);
        Assert.True(change.After.Count > change.Before.Count);
        Assert.NotEmpty(change.Starts);
        Assert.All(change.Starts, m => Assert.True(m.DaysWon > 0));
        Assert.Equal(change.DaysWon, change.Starts.Sum(m => m.Before.DayNumber - m.After.DayNumber));
        // A project that has P9 still before it wins days; one whose P9 is settled wins none.
        Assert.All(change.Starts, m => Assert.True(portfolio.Paths[m.Project].Find("P9")?.Progress.IsOpen));
        Assert.Empty(portfolio.WhatIf("P9", Working(20), Deadline, All).Starts);
        Assert.True(portfolio.WhatIf("P9", Working(40), Deadline, All).After.Count < change.Before.Count);
        Assert.Equal(new TimeLimit(20, DayUnit.Working), ProcedureTemplates.Shipped.Find("filing-granted", 1)?.Find("P9")?.Legal);
    }

    [Fact]
    public void A_thousand_projects_take_no_time_worth_mentioning()
    {
        PortfolioOf(Sample).OutlookOf(Deadline, 80, 10, All);
        var watch = Stopwatch.StartNew();
        PortfolioOf(Sample).OutlookOf(Deadline, 80, 10, All);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed.TotalMilliseconds:0} ms; bench/run procedures measures it");
    }

    [Fact]
    public void A_project_whose_template_is_unknown_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => PortfolioOf([new(Begun(Template(Step("A", Working(5), start: true))), default)]));
}
