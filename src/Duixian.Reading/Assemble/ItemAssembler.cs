using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;
using Duixian.Reading.Classify;
using Duixian.Reading.Layout;
using Duixian.Reading.Quantities;
using Duixian.Reading.Segments;
using Duixian.Reading.Words;

namespace Duixian.Reading.Assemble;

/// <summary>Turns a passage into a commitment: measures, kind, day, office, and the places all of them are printed at.</summary>
internal sealed class ItemAssembler(Sheet sheet, int? planYear)
{
    private readonly Letters _letters = new();
    private readonly Letters _cell = new();

    public FoundCommitment Assemble(Passage passage, string number)
    {
        var letters = _letters.Fill(sheet.Folded, passage.Spans);
        var measures = Measures(passage, letters);
        var promised = measures.FindAll(measure => !IsPast(letters.Span, measure));
        var kind = Kinds.Of(letters.Span, promised, sheet.Words);
        var year = planYear ?? 0;
        var later = false;
        var deadline = year == 0 ? null : Deadlines.Find(letters.Span, year, out later);
        if (passage.DueCell is { } due && year != 0) { deadline = Deadlines.Find(_cell.Fill(sheet.Folded, [due]).Span, year, out later) ?? deadline; }
        var map = new TextMap(sheet, passage.Spans);
        return new FoundCommitment(number, passage.Group, map.Text, kind, deadline, passage.Lead ?? Office(letters.Span), later ? "multi-year" : null, passage.Spans,
            Indicators(letters, promised, map));
    }

    public FoundResult AssembleResult(IReadOnlyList<TextSpan> spans, int? year)
    {
        var letters = _letters.Fill(sheet.Folded, spans);
        var map = new TextMap(sheet, spans);
        return new FoundResult(map.Text, year, spans, Indicators(letters, FigureReader.Read(letters.Span, sheet.Words), map));
    }

    /// <summary>The figures of an item that report what was done; null when it holds none.</summary>
    public FoundResult? ResultsWithin(Passage passage)
    {
        var letters = _letters.Fill(sheet.Folded, passage.Spans);
        if (!sheet.Words.Past.IsIn(letters.Span)) { return null; }
        var done = Measures(passage, letters).FindAll(measure => IsPast(letters.Span, measure));
        if (done.Count == 0) { return null; }
        var map = new TextMap(sheet, passage.Spans);
        return new FoundResult(map.Text, planYear is { } year ? year - 1 : null, passage.Spans, Indicators(letters, done, map));
    }

    private bool IsPast(ReadOnlySpan<char> letters, Figure measure)
    {
        var clause = Clause.Around(letters, measure.Number).Of(letters);
        return Tense.IsPast(clause, sheet.Words) && !Tense.IsFuture(clause, sheet.Words);
    }

    private List<Figure> Measures(Passage passage, Letters letters)
    {
        if (passage.TargetCell is { } target && Tables.IsFigure(sheet, target)) { return TableFigures.Read(sheet, passage, target, letters); }
        var measures = FigureReader.Read(letters.Span, sheet.Words);
        if (passage.UnitCell is { } unit) { measures = TableFigures.WithUnitCell(sheet, measures, letters, unit, passage.TargetCell); }
        return InheritPer(letters.Span, measures);
    }

    /// <summary>…由每人每月800元提高到900元,散居的由600元提高到700元: the second standard is per person and month too.</summary>
    private static List<Figure> InheritPer(ReadOnlySpan<char> letters, List<Figure> measures)
    {
        for (var i = 1; i < measures.Count; i++)
        {
            var (before, own) = (measures[i - 1], measures[i]);
            var sameSort = own is { Sort: UnitSort.Money, Per: null, Baseline: not null } && before is { Sort: UnitSort.Money, Baseline: not null };
            if (sameSort && before.Per is not null && letters[before.End..own.Start].IndexOf('。') < 0) { measures[i] = own with { Per = before.Per }; }
        }
        return measures;
    }

    private List<FoundIndicator> Indicators(Letters letters, List<Figure> measures, TextMap map)
    {
        var indicators = new List<FoundIndicator>(measures.Count);
        var previousEnd = 0;
        foreach (var measure in measures)
        {
            var subject = Subjects.Of(letters.Span, measure, Math.Min(previousEnd, measure.Start), sheet.Words);
            previousEnd = measure.End;
            var (from, to) = (letters.PlaceOf(measure.Start), letters.PlaceOf(measure.End - 1) + 1);
            var start = map.OffsetOf(from);
            var end = map.OffsetOf(to - 1) + 1;
            var clause = Clause.Around(letters.Span, measure.Number);
            var unit = PrintedUnit(letters, measure);
            indicators.Add(new FoundIndicator(
                map.Text[start..end], start, end, Printed(letters, subject.Start, subject.End), measure.Value, measure.Upper, measure.Baseline, measure.Bound,
                Unit(measure, unit), measure.BaseUnit ?? Printed(letters, measure.BaseStart, measure.UnitEnd),
                measure.Per,
                measure.Qualifier is { } size ? Printed(letters, size.Start, size.End) : null,
                HedgeIn(letters, new Clause(clause.Start, measure.Start)),
                planYear is { } year ? Deadlines.Find(clause.Of(letters.Span), year, out _) : null,
                map.Cut(from, to)));
        }
        return indicators;
    }

    private static string Unit(Figure measure, string printed)
    {
        if (printed.Length > 0) { return measure.Sort == UnitSort.Share && printed == "％" ? "%" : printed; }
        return measure.BaseUnit ?? "";
    }

    /// <summary>3万余户: the vague word is printed inside the unit but is no part of it.</summary>
    private string PrintedUnit(Letters letters, Figure measure)
    {
        var end = measure.BaseStart;
        while (end > measure.UnitStart && letters.Span[end - 1] is '余' or '多' or '几' or '来') { end--; }
        return Printed(letters, measure.UnitStart, end) + Printed(letters, measure.BaseStart, measure.UnitEnd);
    }

    private string? HedgeIn(Letters letters, Clause clause)
    {
        if (clause.Length <= 0) { return null; }
        var at = sheet.Words.Hedges.Find(clause.Of(letters.Span), 0, out var length);
        return at < 0 ? null : Printed(letters, clause.Start + at, clause.Start + at + length);
    }

    private string Printed(Letters letters, int start, int end) =>
        string.Create(Math.Max(0, end - start), (letters, start, sheet.Text), static (printed, from) =>
        {
            for (var i = 0; i < printed.Length; i++) { printed[i] = from.Text[from.letters.PlaceOf(from.start + i)]; }
        });

    /// <summary>(市人社局、市财政局) at the end of an item.</summary>
    private string? Office(ReadOnlySpan<char> letters)
    {
        var text = letters.TrimEnd("。;");
        if (text.Length == 0 || text[^1] != ')') { return null; }
        var open = text.LastIndexOf('(');
        if (open < 0 || text.Length - open > 60) { return null; }
        var inside = text[(open + 1)..^1];
        var label = sheet.Words.LeadLabels.Match(inside, 0);
        if (label > 0) { inside = inside[label..].TrimStart(": "); }
        return inside.Length >= 3 && inside.IndexOfAnyInRange('0', '9') < 0 && sheet.Words.OfficeEnds.MatchBefore(inside, inside.Length, out _) > 0 ? inside.ToString() : null;
    }
}
