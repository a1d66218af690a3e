using System.Globalization;
using System.Text.RegularExpressions;
using Duixian.Reading.Workbooks;

namespace Duixian.Reading.Projects;

/// <summary>Compares what a ledger says about groups (how many, how much in all) with the rows it holds.</summary>
internal static partial class GroupTotals
{
    public static void Check(SheetWork work)
    {
        CheckCounts(work);
        CheckSums(work);
    }

    private static void CheckCounts(SheetWork work)
    {
        for (var i = 0; i < work.Lines.Count; i++)
        {
            if (work.Lines[i].Reason is not (SkipReason.Group or SkipReason.Total or SkipReason.Subtotal) || Said().Match(work.Lines[i].Label) is not { Success: true } said) { continue; }
            var declared = int.Parse(said.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            var scope = work.Lines[i].Reason == SkipReason.Group ? GroupScope(work, i) : SumScope(work, i);
            var lines = scope.ToHashSet();
            var kept = work.Rows.Count(r => lines.Contains(r.Line));
            // A project struck through since may still be counted: that is how lists are kept.
            if (declared != kept && declared != kept + work.Withdrawn.Count(r => lines.Contains(r.Line))) { work.Findings.Add(work.Lines[i].Line, null, "group.count_mismatch", work.Lines[i].Label, declared, kept); }
        }
    }

    private static void CheckSums(SheetWork work)
    {
        if (work.Header is not { } header) { return; }
        var figures = header.Columns.Where(c => ProjectFields.KindOf(c.Meaning.Field) is FieldKind.Money).ToList();
        for (var i = 0; i < work.Lines.Count; i++)
        {
            if (work.Lines[i].Reason is not (SkipReason.Total or SkipReason.Subtotal or SkipReason.Group) || work.Lines[i].Label.StartsWith("其中", StringComparison.Ordinal)) { continue; }   // "of which" does not say of which rows
            var lines = (work.Lines[i].Reason == SkipReason.Group ? GroupScope(work, i) : SumScope(work, i)).ToHashSet();
            var rows = work.Rows.Where(r => lines.Contains(r.Line)).ToList();
            if (rows.Count == 0) { continue; }
            foreach (var column in figures)
            {
                if (work.Grid[work.Lines[i].Line, column.Number] is not { IsNumber: true } cell || Math.Abs(cell.Number) > 1e15) { continue; }
                if (Quantity.ScaleOf(column.Unit) is { } || Quantity.ScaleOf(work.Context.MoneyUnit) is { })
                {
                    var scale = Quantity.ScaleOf(column.Unit) ?? Quantity.ScaleOf(work.Context.MoneyUnit) ?? 1m;
                    var (printed, sum) = ((decimal)cell.Number * scale, rows.Sum(r => r.Number(column.Meaning.Field) ?? 0m));
                    // Half of the last printed place: sums of rounded figures may differ by that much a row.
                    if (Math.Abs(printed - sum) > scale * 0.006m * Math.Max(1, Math.Min(rows.Count, 3))) { work.Findings.AddWith(work.Lines[i].Line, column.Meaning.ToString(), "total.mismatch", [sum], cell.Shown, Show(sum / scale)); }
                }
            }
        }
    }

    /// <summary>The rows below a heading, up to the next one of its rank.</summary>
    private static IEnumerable<int> GroupScope(SheetWork work, int at)
    {
        var level = Rank(work.Lines[at].Label);
        for (var i = at + 1; i < work.Lines.Count; i++)
        {
            if (work.Lines[i] is { Reason: SkipReason.Group } next && Rank(next.Label) <= level) { yield break; }
            if (work.Lines[i].Reason is SkipReason.Total) { yield break; }
            yield return work.Lines[i].Line;
        }
    }

    private static int Rank(string label) => label.Length == 0 ? 9 : label[0] == '(' ? 2 : char.IsAsciiDigit(label[0]) ? 3 : 1;

    /// <summary>A total speaks of the whole sheet; a subtotal of the rows above it since the last one, or below it where subtotals come first.</summary>
    private static IEnumerable<int> SumScope(SheetWork work, int at)
    {
        if (work.Lines[at].Reason == SkipReason.Total) { return work.Lines.Select(l => l.Line); }
        var firstSubtotal = work.Lines.FindIndex(l => l.Reason == SkipReason.Subtotal);
        var isOnTop = !work.Lines.Take(firstSubtotal).Any(l => l.Reason is null or SkipReason.Withdrawn);
        return isOnTop ? Run(work, at + 1, 1) : Run(work, at - 1, -1);
    }

    private static IEnumerable<int> Run(SheetWork work, int from, int step)
    {
        for (var i = from; i >= 0 && i < work.Lines.Count && work.Lines[i].Reason is not (SkipReason.Subtotal or SkipReason.Total); i += step) { yield return work.Lines[i].Line; }
    }

    private static string Show(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\(?共?(?<first>[0-9]{1,4})(?:个|项|家)(?:项目)?\)?", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Said();
}
