using Duixian.Domain.Dispatch;
using Duixian.Domain.Projects;

namespace Duixian.Features.Dispatch.FileSheet;

/// <summary>The lines of a sheet of the investment plan, read together: one project's figures are held against each other and against its record.</summary>
internal sealed class InvestmentLines
{
    private readonly IReadOnlyDictionary<string, InvestmentFacts> facts;
    private readonly Dictionary<(string Item, int Indicator), (SheetLine Line, Figure Now)> lines;

    private InvestmentLines(IReadOnlyDictionary<string, InvestmentFacts> facts, Dictionary<(string Item, int Indicator), (SheetLine Line, Figure Now)> lines) => (this.facts, this.lines) = (facts, lines);

    /// <summary>Nothing of the kind is asked of other plans.</summary>
    public static readonly InvestmentLines None = new(new Dictionary<string, InvestmentFacts>(), []);

    /// <param name="said">What is being filed, by the line's id; of every other line stands what was filed, or last time's figure.</param>
    public static InvestmentLines Of(OpenSheet sheet, IReadOnlyDictionary<Guid, Figure> said) => sheet.Projects.Count == 0 ? None : new(
        sheet.Projects, sheet.Lines.ToDictionary(l => (l.Report.Item, l.Report.Indicator), l => (l, said.GetValueOrDefault(l.Report.Id.Value) ?? (l.IsOpen ? l.Last : l.Report.Figure) ?? Figure.Blank)));

    /// <summary>What is unlikely about a line's figure: by itself, and among the others of its project. A slipped unit explains the rest.</summary>
    public IReadOnlyList<EntryWarning> Warnings(SheetLine line, Figure figure)
    {
        var own = EntryChecks.Of(figure, line.Basis);
        if (!facts.TryGetValue(line.Report.Item, out var known) || own.Any(w => w.Code is EntryChecks.SlipUp or EntryChecks.SlipDown)) { return own; }
        var item = line.Report.Item;
        var (first, plan) = lines.TryGetValue((item, InvestmentPlan.Completed), out var completed) ? (completed.Line.LastDay, completed.Line.Total) : (null, null);
        var now = new InvestmentFigures(Now(InvestmentPlan.Completed), Now(InvestmentPlan.Arrived), Now(InvestmentPlan.Paid), Now(InvestmentPlan.Ladder));
        var last = new InvestmentFigures(Last(InvestmentPlan.Completed), Last(InvestmentPlan.Arrived), Last(InvestmentPlan.Paid), Last(InvestmentPlan.Ladder));
        return [.. own, .. InvestmentChecks.Of(line.Report.Indicator, new(known, plan, now, last, first, line.Report.AsOf))];

        Figure Now(int indicator) => indicator == line.Report.Indicator ? figure : lines.TryGetValue((item, indicator), out var one) ? one.Now : Figure.Blank;

        Figure Last(int indicator) => lines.TryGetValue((item, indicator), out var one) ? one.Line.Last ?? Figure.Blank : Figure.Blank;
    }

    /// <summary>Projects of this sheet that were reported with the very same step since last time; empty where there are too few to wonder.</summary>
    public IReadOnlyList<(decimal Step, IReadOnlyList<string> Items)> SameSteps() => InvestmentChecks.SameSteps(
        lines.Values.Where(l => l.Line.Report.Indicator == InvestmentPlan.Completed && !l.Line.IsOpen && l.Now.Amount is not null).OrderBy(l => l.Line.Report.Position)
            .Select(l => (l.Line.Report.Item, l.Now.Amount!.Value - (l.Line.Last?.Amount ?? 0))));   // looked at on the line before
}
