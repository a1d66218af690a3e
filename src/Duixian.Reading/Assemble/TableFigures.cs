using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;
using Duixian.Reading.Layout;
using Duixian.Reading.Quantities;
using Duixian.Reading.Segments;
using Duixian.Reading.Words;

namespace Duixian.Reading.Assemble;

/// <summary>Reads rows whose number and unit stand in cells of their own.</summary>
internal static class TableFigures
{
    /// <summary>The target cell holds a bare number: figures in the name are context, only an end state counts beside it.</summary>
    public static List<Figure> Read(Sheet sheet, Passage passage, TextSpan target, Letters letters)
    {
        var words = sheet.Words;
        var span = letters.Span;
        var (start, end) = Range(letters, target);
        var measures = FigureReader.Read(span[..start], words).FindAll(measure => measure.Bound is Bound.FullCoverage or Bound.ZeroOut);
        if (start >= end || !Numeral.TryRead(span, start, words, out var number)) { return measures; }
        var isShare = end > start && span[end - 1] == '%';
        var measure = new Figure(start, end, start, number.Value, Bound.Exactly, end, end, end, isShare ? UnitSort.Share : UnitSort.Thing);
        if (isShare) { measures.Add(measure with { BaseUnit = "%" }); }
        else if (passage.UnitCell is { } unit) { measures.Add(WithUnit(span, measure, Range(letters, unit), words)); }
        else { measures.Add(measure with { BaseUnit = GuessUnit(span[..start], words), UnitGuessed = true }); }
        return measures;
    }

    /// <summary>不低于60元 under 元/月/人: the cell before says per what.</summary>
    public static List<Figure> WithUnitCell(Sheet sheet, List<Figure> measures, Letters letters, TextSpan unit, TextSpan? target)
    {
        var (unitStart, unitEnd) = Range(letters, unit);
        var (targetStart, targetEnd) = target is { } cell ? Range(letters, cell) : (unitEnd, letters.Count);
        var per = PerOf(letters.Span[unitStart..unitEnd]);
        return measures.ConvertAll(measure => measure.Start >= targetStart && measure.End <= targetEnd ? measure with { Per = measure.Per ?? per } : measure);
    }

    private static (int Start, int End) Range(Letters letters, TextSpan cell)
    {
        var start = 0;
        while (start < letters.Count && letters.PlaceOf(start) < cell.Start) { start++; }
        var end = start;
        while (end < letters.Count && letters.PlaceOf(end) < cell.End) { end++; }
        return (start, end);
    }

    private static Figure WithUnit(ReadOnlySpan<char> letters, Figure measure, (int Start, int End) unit, Vocabulary words)
    {
        var length = words.Multipliers.Match(letters[..unit.End], unit.Start, out var index);
        var multiplier = length > 0 ? words.MultiplierValues[index] : 1;
        var counted = words.Units.Match(letters[..unit.End], unit.Start + length, out var kind);
        var sort = counted > 0 ? words.UnitKinds[kind].Sort : UnitSort.Thing;
        var isMoney = sort == UnitSort.Money;
        return measure with
        {
            Value = measure.Value * multiplier,
            UnitStart = unit.Start,
            BaseStart = unit.Start + length,
            UnitEnd = isMoney ? unit.Start + length + counted : unit.End,
            Sort = sort,
            Per = isMoney ? PerOf(letters[unit.Start..unit.End]) : null,
        };
    }

    private static string? PerOf(ReadOnlySpan<char> unit)
    {
        var slash = unit.IndexOf('/');
        if (slash < 0) { return null; }
        return PerReader.Normalise([.. unit[(slash + 1)..].ToString().Split('/', '·').Where(part => part.Length > 0)]);
    }

    /// <summary>A figure in the name's bracket shows the unit (全省1.4万个以上); else the name's last word does.</summary>
    private static string GuessUnit(ReadOnlySpan<char> name, Vocabulary words)
    {
        var open = name.IndexOf('(');
        if (open >= 0)
        {
            var inside = FigureReader.Read(name[(open + 1)..], words);
            if (inside.Count > 0 && inside[0].UnitEnd > inside[0].BaseStart) { return name[(open + 1)..][inside[0].BaseStart..inside[0].UnitEnd].ToString(); }
            name = name[..open];
        }
        name = name.TrimEnd("”）)。;");
        for (var end = name.Length; end > Math.Max(0, name.Length - 8); end--)
        {
            if (words.MissingUnitEnds.MatchBefore(name, end, out var index) > 0) { return words.MissingUnitValues[index]; }
        }
        return "";
    }
}
