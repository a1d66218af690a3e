using Duixian.Domain.Dispatch;

namespace Duixian.Domain.Projects;

/// <summary>What the library knows of a project that its monthly figures are held against.</summary>
/// <param name="BeforeYearYuan">Completed up to the end of the year before.</param>
/// <param name="Started">Whether it stands in a stage from the real start on; null where nobody said in which it stands.</param>
public sealed record InvestmentFacts(decimal? TotalYuan, decimal? BeforeYearYuan, bool? Started);

/// <summary>Everything one project's lines of a sheet say together; a figure that nobody gave is blank.</summary>
public sealed record InvestmentFigures(Figure Completed, Figure Arrived, Figure Paid, Figure Ladder)
{
    public static readonly InvestmentFigures None = new(Figure.Blank, Figure.Blank, Figure.Blank, Figure.Blank);
}

/// <summary>What the figures of one project are held against.</summary>
/// <param name="YearPlan">Planned for the year.</param>
/// <param name="Now">As filed, or being filed.</param>
/// <param name="Last">The newest before.</param>
/// <param name="LastDay">The day the last completed investment is up to; null where there is none.</param>
public sealed record InvestmentBasis(InvestmentFacts Facts, decimal? YearPlan, InvestmentFigures Now, InvestmentFigures Last, DateOnly? LastDay, DateOnly AsOf);

/// <summary>
/// Checks between the figures of one key project, as key-project offices make them by hand: asked about once, at the line that causes it, and going in with a reason.
/// Where nothing they compare has changed since last time nothing is asked: it was asked then. A running total that falls is asked about by <see cref="EntryChecks"/> as in every plan.
/// </summary>
public static class InvestmentChecks
{
    /// <summary>Works are done before they are paid for; beyond so many times the money that has arrived one is asked who pays. Our own measure.</summary>
    public const decimal WorksToFunds = 1.2m;

    /// <summary>More of the year's plan than this in one month is asked for what shows it (当月完成超过年度计划25%).</summary>
    public const decimal MonthShare = 0.25m;

    /// <summary>So many projects of one sheet with the very same step look copied.</summary>
    public const int SameStepsLeast = 3;

    // Money spent of the total, and the rung that works must have reached by then. Our own measure, wide on purpose: equipment may be half of a factory.
    private static readonly (decimal Share, int Rung)[] MoneyAndWorks = [(0.3m, InvestmentPlan.MainWorksBegun), (0.8m, InvestmentPlan.HalfDone), (1m, InvestmentPlan.MainWorksDone)];

    /// <param name="indicator">The line that is asked about.</param>
    public static IReadOnlyList<EntryWarning> Of(int indicator, InvestmentBasis basis)
    {
        var warnings = new List<EntryWarning>();
        if (basis.Now == basis.Last) { return warnings; }
        switch (indicator)
        {
            case InvestmentPlan.Completed: OfCompleted(basis, warnings); break;
            case InvestmentPlan.Paid: OfPaid(basis, warnings); break;
            case InvestmentPlan.Ladder: OfLadder(basis, warnings); break;
        }
        return warnings;
    }

    /// <summary>Steps that several projects of one sheet share to the last 元: no fault of any of them, but worth a look.</summary>
    /// <param name="steps">Items with what was completed since the last figure.</param>
    public static IReadOnlyList<(decimal Step, IReadOnlyList<string> Items)> SameSteps(IEnumerable<(string Item, decimal Step)> steps) =>
        [.. steps.Where(s => s.Step != 0).GroupBy(s => s.Step).Where(g => g.Count() >= SameStepsLeast).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).Select(g => (g.Key, (IReadOnlyList<string>)[.. g.Select(s => s.Item)]))];

    private static void OfCompleted(InvestmentBasis basis, List<EntryWarning> warnings)
    {
        if (basis.Now.Completed.Amount is not { } done) { return; }
        if (basis.Facts is { TotalYuan: { } total } facts && done > total - (facts.BeforeYearYuan ?? 0)) { warnings.Add(new("entry.investment-over-total", Yuan(done), Yuan(Math.Max(0, total - (facts.BeforeYearYuan ?? 0))))); }
        if (basis.Facts.Started is false && done > 0) { warnings.Add(new("entry.investment-not-started", Yuan(done))); }
        if (basis.Now.Arrived.Amount is { } arrived && done > arrived * WorksToFunds) { warnings.Add(new("entry.investment-over-funds", Yuan(done), Yuan(arrived))); }
        if (basis.YearPlan is > 0 and { } plan && done - (basis.Last.Completed.Amount ?? 0) is var step && step > plan * MonthShare * Months(basis)) { warnings.Add(new("entry.investment-month", Yuan(step), Yuan(plan))); }
    }

    private static void OfPaid(InvestmentBasis basis, List<EntryWarning> warnings)
    {
        if (basis.Now is { Paid.Amount: { } paid, Arrived.Amount: { } arrived } && paid > arrived) { warnings.Add(new("entry.investment-paid-over-arrived", Yuan(paid), Yuan(arrived))); }
    }

    private static void OfLadder(InvestmentBasis basis, List<EntryWarning> warnings)
    {
        if (basis is not { Now.Completed.Amount: { } done, Now.Ladder.Steps: { Count: > 0 } rungs, Facts.TotalYuan: > 0 and { } total }) { return; }   // a blank ladder is not known, not behind
        var spent = ((basis.Facts.BeforeYearYuan ?? 0) + done) / total;
        var reached = rungs.Max(s => s.Index);
        var behind = MoneyAndWorks.LastOrDefault(m => spent >= m.Share && reached < m.Rung);
        if (behind.Rung > 0) { warnings.Add(new("entry.investment-ladder", decimal.Round(spent * 100m, 1, MidpointRounding.AwayFromZero), InvestmentPlan.Rungs[behind.Rung])); }
    }

    /// <summary>How many months the step stands for: a first figure in April has four.</summary>
    private static int Months(InvestmentBasis basis) => Math.Max(1, basis.LastDay is { } last && last.Year == basis.AsOf.Year ? basis.AsOf.Month - last.Month : basis.AsOf.Month);

    private static SaidAmount Yuan(decimal amount) => new(amount, "元");
}
