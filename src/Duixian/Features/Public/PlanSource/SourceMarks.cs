using Duixian.Features.Public.ItemCard;
using Duixian.Ui.Documents;

namespace Duixian.Features.Public.PlanSource;

/// <summary>What is underlined in a source: the words of each target; of an item without a figure, its whole wording; and what reports the past.</summary>
internal static class SourceMarks
{
    /// <returns>The marks, and for each item in the printed order the first place it can be jumped to.</returns>
    public static (List<MarkedWords> Marks, List<(string Item, string Key)> Anchors) Of(SourceView view, string root)
    {
        var (marks, anchors) = (new List<MarkedWords>(), new List<(string Item, string Key)>());
        foreach (var item in view.Marks.GroupBy(m => m.Item).OrderBy(g => g.Min(m => m.Position)).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var figures = item.Where(m => m is { Indicator: not null, Spans.Count: > 0 }).ToList();
            var several = figures.Select(f => f.Indicator).Distinct().Count() > 1;
            foreach (var figure in figures)
            {
                Add(figure.Spans, $"{item.Key}-{figure.Indicator}", several ? item.Key + ItemMarks.Circled(figure.Indicator ?? 1) : item.Key);
            }
            if (figures.Count == 0)
            {
                foreach (var whole in item.Where(m => m.Spans.Count > 0)) { Add(whole.Spans, item.Key, item.Key); }
            }
            void Add(IReadOnlyList<Domain.Plans.TextSpan> spans, string key, string note)
            {
                if (anchors.Count == 0 || anchors[^1].Item != item.Key) { anchors.Add((item.Key, key)); }
                for (var i = 0; i < spans.Count; i++) { marks.Add(new(spans[i].Start, spans[i].End, WordsKind.Read, key, $"{root}/{item.Key}", i == spans.Count - 1 ? note : null)); }
            }
        }
        foreach (var past in view.Past)
        {
            foreach (var span in past.Spans) { marks.Add(new(span.Start, span.End, WordsKind.Past, $"past-{past.Number}", past.Item is null ? null : $"{root}/{past.Item}")); }
        }
        return (marks, anchors);
    }
}
