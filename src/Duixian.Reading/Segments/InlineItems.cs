using Duixian.Domain.Plans;
using Duixian.Reading.Layout;

namespace Duixian.Reading.Segments;

/// <summary>Parts a paragraph at the enumerators printed inside it: 一是…;二是…, 1.…;2.…, ①…②….</summary>
internal static class InlineItems
{
    public readonly record struct Part(Mark Mark, IReadOnlyList<TextSpan> Spans);

    /// <param name="opening">The mark before the paragraph, if it has one: then only its successors part it.</param>
    public static List<Part> Split(Sheet sheet, Mark opening, IReadOnlyList<TextSpan> spans)
    {
        var cuts = new List<(int Span, int At, Mark Mark)>();
        for (var i = 0; i < spans.Count; i++) { FindCuts(sheet, spans[i], i, cuts); }
        cuts = InOrder(cuts, opening);
        if (cuts.Count < (opening.IsNumbered ? 1 : 2)) { return [new Part(opening, spans)]; }
        var parts = new List<Part>();
        var (mark, fromSpan, from) = (opening, 0, spans[0].Start);
        foreach (var cut in cuts)
        {
            Add(parts, mark, spans, fromSpan, from, cut.Span, cut.At);
            (mark, fromSpan, from) = (cut.Mark, cut.Span, cut.Mark.Content);
        }
        Add(parts, mark, spans, fromSpan, from, spans.Count - 1, spans[^1].End);
        return parts;
    }

    private static void FindCuts(Sheet sheet, TextSpan span, int index, List<(int, int, Mark)> cuts)
    {
        ReadOnlySpan<char> text = sheet.Folded;
        for (var at = span.Start; at < span.End; at++)
        {
            var before = at > span.Start ? text[at - 1] : '。';
            if (before is not ('。' or ';' or ':' or ',' or '!' or ' ')) { continue; }
            var mark = Marks.Number(text, at, span.End);
            if (mark.Style is MarkStyle.None or MarkStyle.Bare || mark.Doubtful || mark.Content >= span.End) { continue; }
            if (before is ',' or ' ' && mark.Style is not (MarkStyle.ChineseIs or MarkStyle.Circled)) { continue; }
            cuts.Add((index, at, mark));
            at = mark.Content - 1;
        }
    }

    private static List<(int Span, int At, Mark Mark)> InOrder(List<(int Span, int At, Mark Mark)> cuts, Mark opening)
    {
        var kept = new List<(int, int, Mark)>();
        if (cuts.Count == 0) { return kept; }
        var style = opening.IsNumbered ? opening.Style : cuts.Find(cut => cut.Mark.Number == 1).Mark.Style;
        var last = opening.IsNumbered ? opening.Number : 0;
        foreach (var cut in cuts)
        {
            if (cut.Mark.Style != style || cut.Mark.Number != last + 1) { continue; }
            kept.Add(cut);
            last = cut.Mark.Number;
        }
        return style == MarkStyle.None ? [] : kept;
    }

    private static void Add(List<Part> parts, Mark mark, IReadOnlyList<TextSpan> spans, int fromSpan, int from, int toSpan, int to)
    {
        var own = new List<TextSpan>();
        for (var i = fromSpan; i <= toSpan; i++)
        {
            var start = i == fromSpan ? from : spans[i].Start;
            var end = i == toSpan ? to : spans[i].End;
            if (start < end) { own.Add(new TextSpan(start, end)); }
        }
        if (own.Count > 0) { parts.Add(new Part(mark, own)); }
    }
}
