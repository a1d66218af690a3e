using Duixian.Domain.Plans;

namespace Duixian.Reading.Layout;

/// <summary>Lines that belong together: an item with its continuation lines, a paragraph, a heading.</summary>
internal sealed class Block(Mark mark, int markStart)
{
    public Mark Mark { get; set; } = mark;

    /// <summary>Where the enumerator is printed; the spans begin behind it.</summary>
    public int MarkStart { get; } = markStart;

    public List<TextSpan> Spans { get; } = [];

    /// <summary>Length of the line added last, for judging whether it was full.</summary>
    public int LastLine { get; private set; }

    public int Lines { get; private set; }

    /// <summary>True where a line ended inside a sentence and was joined to the next.</summary>
    public bool Mended { get; set; }

    public string? Lead { get; set; }

    public int Length => Spans.Sum(span => span.Length);

    public void Add(int start, int end)
    {
        LastLine = end - start;
        Lines++;
        if (start < end) { Spans.Add(new TextSpan(start, end)); }
    }

    public void Take(Block other)
    {
        Spans.AddRange(other.Spans);
        Lines += other.Lines;
    }
}
