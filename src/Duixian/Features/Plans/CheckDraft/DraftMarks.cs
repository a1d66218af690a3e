using Duixian.Domain.Plans;
using Duixian.Ui.Documents;

namespace Duixian.Features.Plans.CheckDraft;

/// <summary>The marked words of a draft's source: what was read, last year's results, and doubts.</summary>
internal static class DraftMarks
{
    public static List<MarkedWords> Of(Draft draft, IReadOnlyList<SheetItem> items, Func<string, string> hrefOf)
    {
        var marks = new List<MarkedWords>();
        foreach (var item in items.Where(i => i.Item.State != DraftItemState.Dropped)) { AddItem(marks, item, hrefOf(item.Key)); }
        foreach (var result in draft.Results.Where(r => r.Kept))
        {
            var key = new SheetResult(result).Key;
            AddWords(marks, result.Spans, WordsKind.Past, key, hrefOf(key), note: null);
        }
        for (var i = 0; i < draft.Notices.Count; i++)
        {
            var span = draft.Notices[i].Span;
            if (span.Length > 0 && !marks.Exists(m => m.Start < span.End && m.End > span.Start)) { marks.Add(new(span.Start, span.End, WordsKind.Unsure, $"n{i + 1}")); }
        }
        return marks;
    }

    public static bool Overlap(TextSpan a, TextSpan b) => a.Start < b.End && b.Start < a.End;

    public static string Circled(int number) => number is >= 1 and <= 20 ? ((char)('①' + number - 1)).ToString() : $"({number})";

    private static void AddItem(List<MarkedWords> marks, SheetItem item, string href)
    {
        var indicators = item.Item.Content.Indicators;
        for (var n = 0; n < indicators.Count; n++)
        {
            var note = indicators.Count > 1 ? item.Item.Number + Circled(n + 1) : item.Item.Number;
            var doubted = item.NeedsSomeone && indicators[n].Spans.Any(s => item.Notices.Any(x => Overlap(s, x.Span)));
            AddWords(marks, indicators[n].Spans, doubted ? WordsKind.Unsure : WordsKind.Read, $"{item.Key}-{n + 1}", href, note);
        }
        if (indicators.Any(i => i.Spans.Count > 0)) { return; }
        AddWords(marks, item.Item.Spans, item.NeedsSomeone ? WordsKind.Unsure : WordsKind.Read, item.Key, href, item.Item.Number);   // a promise without a figure: its whole sentence
    }

    private static void AddWords(List<MarkedWords> marks, IReadOnlyList<TextSpan> spans, WordsKind kind, string key, string href, string? note)
    {
        for (var i = 0; i < spans.Count; i++)
        {
            marks.Add(new(spans[i].Start, spans[i].End, kind, i == 0 ? key : $"{key}-{i + 1}", href, i == spans.Count - 1 ? note : null));
        }
    }
}
