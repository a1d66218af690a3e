using Duixian.Domain.Plans;
using Duixian.Reading.Layout;

namespace Duixian.Reading.Assemble;

/// <summary>Leads from places of the extracted text to offsets in an item's joined wording.</summary>
internal sealed class TextMap
{
    private readonly IReadOnlyList<TextSpan> _spans;
    private readonly int[] _offsets;

    public TextMap(Sheet sheet, IReadOnlyList<TextSpan> spans)
    {
        _spans = spans;
        _offsets = new int[spans.Count];
        Text = sheet.Join(spans, _offsets);
    }

    public string Text { get; }

    public int OffsetOf(int place)
    {
        for (var i = 0; i < _spans.Count; i++)
        {
            if (place >= _spans[i].Start && place < _spans[i].End) { return _offsets[i] + place - _spans[i].Start; }
        }
        throw new ArgumentOutOfRangeException(nameof(place), place, "The place lies outside the item.");
    }

    public IReadOnlyList<TextSpan> Cut(int from, int to)
    {
        var cut = new List<TextSpan>(1);
        foreach (var span in _spans)
        {
            var (start, end) = (Math.Max(span.Start, from), Math.Min(span.End, to));
            if (start < end) { cut.Add(new TextSpan(start, end)); }
        }
        return cut;
    }
}
