using Duixian.Domain.Plans;
using Duixian.Ui.Documents;

namespace Duixian.Features.Plans.CheckDraft;

/// <summary>An item on the sheet.</summary>
/// <param name="Key">Names it in addresses and anchors: its number, told apart where a number stands twice.</param>
/// <param name="Notices">What the reader was not sure of here.</param>
public sealed record SheetItem(DraftItem Item, string Key, IReadOnlyList<DraftNotice> Notices)
{
    public string Anchor => "i-" + Key;

    public bool NeedsSomeone => Item.State == DraftItemState.Found && Notices.Count > 0;

    /// <summary>The anchor of an indicator's words in the source, or of the item's; null when it was typed.</summary>
    public string? Words(int indicator) =>
        Item.Content.Indicators[indicator].Spans.Count > 0 ? $"q-{Key}-{indicator + 1}" : Item.Spans.Count > 0 && Item.Content.Indicators.All(i => i.Spans.Count == 0) ? "q-" + Key : null;
}

/// <summary>One of last year's results on the sheet.</summary>
public sealed record SheetResult(DraftResult Result)
{
    public string Key => "r" + Result.Position;
}

/// <summary>Some lines of the source with what was read out of them, side by side.</summary>
/// <param name="FirstLine">Number of the first line, from 1.</param>
/// <param name="Text">The lines.</param>
/// <param name="Marks">Offsets into <paramref name="Text"/>.</param>
/// <param name="Folded">Lines in which nothing was read; shown closed.</param>
internal sealed record SheetRow(
    int FirstLine, string Text, IReadOnlyList<MarkedWords> Marks, IReadOnlyList<SheetItem> Items, IReadOnlyList<SheetResult> Results, IReadOnlyList<DraftNotice> Notices, bool Folded)
{
    public int LastLine => FirstLine + Text.AsSpan().Count('\n');
}

/// <summary>A draft laid out so that source and items scroll together without a script: each item stands beside its own lines.</summary>
internal sealed class DraftSheet
{
    private const int LongestSilence = 8;

    private readonly Draft draft;
    private readonly string text;
    private readonly List<int> starts = [0];

    private DraftSheet(Draft draft, string text)
    {
        (this.draft, this.text) = (draft, text);
        for (var at = text.IndexOf('\n'); at >= 0 && at + 1 < text.Length; at = text.IndexOf('\n', at + 1)) { starts.Add(at + 1); }
    }

    public IReadOnlyList<SheetRow> Rows { get; private set; } = [];

    public IReadOnlyList<SheetItem> Items { get; private set; } = [];

    /// <param name="hrefOf">The address that opens an item or a result, by key.</param>
    public static DraftSheet Of(Draft draft, string text, Func<string, string> hrefOf)
    {
        var sheet = new DraftSheet(draft, text);
        sheet.Items = sheet.Keyed();
        sheet.Rows = sheet.Lay(DraftMarks.Of(draft, sheet.Items, hrefOf));
        return sheet;
    }

    public SheetItem? Find(string? key) => key is null ? null : Items.FirstOrDefault(i => i.Key == key);

    private int LineOf(int offset)
    {
        var at = starts.BinarySearch(offset);
        return (at >= 0 ? at : ~at - 1) + 1;
    }

    private List<SheetItem> Keyed()
    {
        var ordered = draft.Items.OrderBy(i => i.Position).ThenBy(i => i.Id.Value).ToList();
        var twice = ordered.GroupBy(i => i.Number, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return [.. ordered.Select(i => new SheetItem(i, twice.Contains(i.Number) ? $"{i.Number}~{i.Position}" : i.Number, NoticesOf(i)))];
    }

    private List<DraftNotice> NoticesOf(DraftItem item) =>
        [.. draft.Notices.Where(n => n.Item is { } number ? number == item.Number : item.Spans.Any(s => DraftMarks.Overlap(s, n.Span)))];

    private List<SheetRow> Lay(List<MarkedWords> marks)
    {
        var places = Places();
        var rows = new List<SheetRow>();
        var next = 1;
        var lines = places.Select(p => p.Line).Distinct().Order().ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            var first = lines[i];
            if (first > next) { rows.Add(Silent(next, first - 1, marks)); }
            var here = places.Where(p => p.Line == first).ToList();
            var end = i + 1 < lines.Count ? lines[i + 1] - 1 : starts.Count;
            var last = Math.Min(end, Math.Max(first, here.Max(p => p.LastLine)));
            while (last < end && IsBlank(last + 1)) { last++; }   // blank lines stay with what stands above them
            rows.Add(Row(first, last, marks, [.. here.OrderBy(p => p.Order).Select(p => p.What)]));
            next = last + 1;
        }
        if (next <= starts.Count) { rows.Add(Silent(next, starts.Count, marks)); }
        return rows;
    }

    private List<(int Line, int LastLine, int Order, object What)> Places()
    {
        var places = new List<(int Line, int LastLine, int Order, object What)>();
        var line = 1;
        foreach (var item in Items)
        {
            var spans = item.Item.Spans;
            line = spans.Count > 0 ? LineOf(spans[0].Start) : line;   // typed items stand behind the one before them
            places.Add((line, spans.Count > 0 ? spans.Max(s => LineOf(Math.Max(s.Start, s.End - 1))) : line, 1, item));   // a broken column's rest too, as far as no other item begins before it
        }
        foreach (var result in draft.Results.OrderBy(r => r.Position))
        {
            var at = result.Spans.Count > 0 ? LineOf(result.Spans[0].Start) : 1;
            places.Add((at, at, 2, new SheetResult(result)));
        }
        foreach (var notice in draft.Notices.Where(n => !Items.Any(i => i.Notices.Contains(n))))
        {
            var at = LineOf(notice.Span.Start);
            places.Add((at, at, 0, notice));
        }
        return places;
    }

    private bool IsBlank(int line) => string.IsNullOrWhiteSpace(text[starts[line - 1]..(line < starts.Count ? starts[line] : text.Length)]);

    private SheetRow Silent(int first, int last, List<MarkedWords> marks)
    {
        var row = Row(first, last, marks, []);
        return row with { Folded = last - first >= LongestSilence && row.Marks.Count == 0 };
    }

    private SheetRow Row(int first, int last, List<MarkedWords> marks, List<object> what)
    {
        var from = starts[first - 1];
        var slice = text[from..(last < starts.Count ? starts[last] : text.Length)].TrimEnd('\n', '\r');
        var to = from + slice.Length;
        var here = marks.Where(m => m.Start < to && m.End > from)
            .Select(m => m with { Start = Math.Max(0, m.Start - from), End = Math.Min(slice.Length, m.End - from), Key = m.Start < from ? m.Key + "-on" : m.Key })
            .ToList();
        return new(first, slice, here, [.. what.OfType<SheetItem>()], [.. what.OfType<SheetResult>()], [.. what.OfType<DraftNotice>()], Folded: false);
    }
}
