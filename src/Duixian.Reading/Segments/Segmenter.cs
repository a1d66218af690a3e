using Duixian.Reading.Layout;

namespace Duixian.Reading.Segments;

/// <summary>Parts a document into tables and outlined text, in reading order.</summary>
internal static class Segmenter
{
    public static List<Passage> Segment(Sheet sheet, List<Line> lines)
    {
        var text = lines.FindAll(line => line.Kind != LineKind.Furniture);
        var facts = LayoutFacts.Of(text, sheet);
        var passages = new List<Passage>();
        var from = 0;
        for (var at = 0; at < text.Count;)
        {
            var group = passages.Count > 0 ? passages[^1].Group : null;
            if (Tables.TryRead(sheet, text, at, group, out var next) is not { } rows)
            {
                at++;
                continue;
            }
            AddText(sheet, text[from..at], facts, passages);
            passages.AddRange(rows);
            (at, from) = (next, next);
        }
        AddText(sheet, text[from..], facts, passages);
        return passages;
    }

    private static void AddText(Sheet sheet, List<Line> lines, LayoutFacts facts, List<Passage> passages)
    {
        if (lines.Count > 0) { passages.AddRange(Outline.Of(sheet, BlockBuilder.Build(lines, sheet, facts))); }
    }
}
