namespace Duixian.Reading;

/// <summary>What a caller knows better than the document.</summary>
/// <param name="Year">The plan year; null lets the document say.</param>
/// <param name="Vocabulary">Words the reader knows; null means the words shipped with it.</param>
public sealed record ReadingOptions(int? Year = null, Vocabulary? Vocabulary = null)
{
    public static ReadingOptions Default { get; } = new();
}
