namespace Duixian.Domain.Plans;

/// <summary>A stretch of a document's extracted text: UTF-16 code units, <paramref name="End"/> exclusive.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;
}
