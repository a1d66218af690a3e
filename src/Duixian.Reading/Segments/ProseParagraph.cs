using Duixian.Domain.Plans;
using Duixian.Reading.Classify;

namespace Duixian.Reading.Segments;

/// <summary>A paragraph's letters and where each is printed.</summary>
internal sealed record ProseParagraph(Passage Passage, string Text, int[] Places)
{
    /// <summary>The printed stretches of a clause.</summary>
    public IReadOnlyList<TextSpan> SpansOf(Clause clause)
    {
        var (from, to) = (Places[clause.Start], Places[clause.End - 1] + 1);
        var spans = new List<TextSpan>();
        foreach (var span in Passage.Spans)
        {
            var (start, end) = (Math.Max(span.Start, from), Math.Min(span.End, to));
            if (start < end) { spans.Add(new TextSpan(start, end)); }
        }
        return spans;
    }
}
