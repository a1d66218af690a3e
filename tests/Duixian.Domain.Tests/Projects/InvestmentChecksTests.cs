using Duixian.Domain.Dispatch;
using Duixian.Domain.Projects;

namespace Duixian.Domain.Tests.Projects;

public sealed class InvestmentChecksTests
{
    private const decimal Wan = 10_000m;
    private static readonly DateOnly May = new(2024, 5, 31), April = new(2024, 4, 30);
    private static readonly InvestmentFacts Known = new(TotalYuan: 50_000 * Wan, BeforeYearYuan: 10_000 * Wan, Started: true);

    [Fact]
    public void A_usual_month_is_asked_about_nowhere()
    {
        var basis = Basis(Said(7_000, 8_000, 6_000, 2), Said(6_000, 7_000, 5_000, 2));
        Assert.All([InvestmentPlan.Completed, InvestmentPlan.Statistics, InvestmentPlan.Arrived, InvestmentPlan.Paid, InvestmentPlan.Ladder], line => Assert.Empty(InvestmentChecks.Of(line, basis)));
    }

    [Fact]
    public void More_than_the_total_leaves_after_earlier_years_is_asked_about_at_the_completed_investment()
    {
        var warning = Single(InvestmentPlan.Completed, Basis(Said(40_001, 60_000, 1), Said(36_000, 60_000, 1), plan: 45_000));
        Assert.Equal(new EntryWarning("entry.investment-over-total", new SaidAmount(40_001 * Wan, "元"), new SaidAmount(40_000 * Wan, "元")), warning);
        Assert.Empty(InvestmentChecks.Of(InvestmentPlan.Completed, Basis(Said(40_000, 60_000, 1), Said(36_000, 60_000, 1), plan: 45_000)));
        Assert.Empty(InvestmentChecks.Of(InvestmentPlan.Completed, Basis(Said(40_001, 60_000, 1), Said(36_000, 60_000, 1), plan: 45_000, facts: Known with { TotalYuan = null })));
    }

    [Fact]
    public void Investment_before_the_start_is_asked_about_and_none_is_not()
    {
        Assert.Equal("entry.investment-not-started", Single(InvestmentPlan.Completed, Basis(Said(1, 100, 1), InvestmentFigures.None, facts: Known with { Started = false })).Code);
        Assert.Empty(InvestmentChecks.Of(InvestmentPlan.Completed, Basis(Said(0, 100, 0), InvestmentFigures.None, facts: Known with { Started = false })));
        Assert.Empty(InvestmentChecks.Of(InvestmentPlan.Completed, Basis(Said(1, 100, 1), InvestmentFigures.None, facts: Known with { Started = null })));
    }

    [Fact]
    public void Works_far_beyond_the_money_that_has_arrived_are_asked_about()
    {
        Assert.Equal("entry.investment-over-funds", Single(InvestmentPlan.Completed, Basis(Said(7_201, 6_000, 1), Said(6_000, 6_000, 1))).Code);
        Assert.Empty(InvestmentChecks.Of(InvestmentPlan.Completed, Basis(Said(7_200, 6_000, 1), Said(6_000, 6_000, 1))));
        Assert.Empty(InvestmentChecks.Of(InvestmentPlan.Completed, Basis(Said(7_201, null, null), Said(6_000, null, null))));   // nobody knows what arrived
    }

    [Fact]
    public void A_month_above_a_quarter_of_the_years_plan_is_asked_for_what_shows_it()
    {
        Assert.Equal("entry.investment-month", Single(InvestmentPlan.Completed, Basis(Said(11_001, 12_000, 1), Said(6_000, 12_000, 1))).Code);
        Assert.Empty(InvestmentChecks.Of(InvestmentPlan.Completed, Basis(Said(11_000, 12_000, 1), Said(6_000, 12_000, 1))));
        Assert.Empty(InvestmentChecks.Of(InvestmentPlan.Completed, Basis(Said(20_000, 25_000, 1), InvestmentFigures.None, since: null)));   // five months in one figure
    }

    [Fact]
    public void More_paid_than_arrived_is_asked_about_at_what_was_paid()
    {
        Assert.Equal("entry.investment-paid-over-arrived", Single(InvestmentPlan.Paid, Basis(Said(6_000, 6_000, 6_001), Said(6_000, 6_000, 5_000))).Code);
        Assert.Empty(InvestmentChecks.Of(InvestmentPlan.Paid, Basis(Said(6_000, 6_000, 6_000), Said(6_000, 6_000, 5_000))));
    }

    [Theory]
    [InlineData(4_900, 0, null)]     // 29.8 %
    [InlineData(5_000, -1, null)]    // nobody said how far the works are
    [InlineData(5_000, 0, "主体开工")]
    [InlineData(5_000, 1, null)]
    [InlineData(30_000, 1, "基本过半")]
    [InlineData(40_000, 2, "主体完工")]
    [InlineData(40_000, 3, null)]
    public void Works_behind_the_money_are_asked_about_at_the_ladder(int completed, int rung, string? asked)
    {
        var warnings = InvestmentChecks.Of(InvestmentPlan.Ladder, Basis(Said(completed, 60_000, 1, rung), Said(completed - 1, 60_000, 1, rung)));
        Assert.Equal(asked, warnings.SingleOrDefault()?.Arguments[1]);
    }

    [Fact]
    public void What_was_asked_last_time_and_has_not_changed_is_not_asked_again()
    {
        var same = Said(45_000, 100, 30_000, 0);
        Assert.All([InvestmentPlan.Completed, InvestmentPlan.Paid, InvestmentPlan.Ladder], line => Assert.NotEmpty(InvestmentChecks.Of(line, Basis(same, Said(44_000, 100, 30_000, 0)))));
        Assert.All([InvestmentPlan.Completed, InvestmentPlan.Paid, InvestmentPlan.Ladder], line => Assert.Empty(InvestmentChecks.Of(line, Basis(same, same))));
    }

    [Fact]
    public void The_same_step_in_three_projects_is_told_to_the_reviewer()
    {
        var (step, items) = Assert.Single(InvestmentChecks.SameSteps([("X1", 500), ("X2", 500), ("X3", 20), ("X4", 500), ("X5", 0), ("X6", 0), ("X7", 0), ("X8", 20)]));
        Assert.Equal(500, step);
        Assert.Equal(["X1", "X2", "X4"], items);
    }

    [Theory]
    [InlineData("X12", 12)]
    [InlineData("X12-2", 12)]
    [InlineData("X", null)]
    [InlineData("12", null)]
    [InlineData("XII", null)]
    public void An_item_names_its_project(string item, int? project)
    {
        Assert.Equal(project, InvestmentPlan.ProjectOf(item));
        if (project is { } number) { Assert.StartsWith(InvestmentPlan.ItemOf(number), item, StringComparison.Ordinal); }
    }

    private static EntryWarning Single(int line, InvestmentBasis basis) => Assert.Single(InvestmentChecks.Of(line, basis));

    private static InvestmentBasis Basis(InvestmentFigures now, InvestmentFigures last, int plan = 20_000, InvestmentFacts? facts = null, string? since = "2024-04-30") =>
        new(facts ?? Known, plan * Wan, now, last, since is null ? null : April, May);

    /// <param name="rung">The highest that is reached; −1: none.</param>
    private static InvestmentFigures Said(int completed, int? arrived, int? paid, int rung = -1) =>
        new(new(completed * Wan), new(arrived * Wan), new(paid * Wan), new(null, Steps: [.. Enumerable.Range(0, rung + 1).Select(i => new StepDone(i, April))]));
}
