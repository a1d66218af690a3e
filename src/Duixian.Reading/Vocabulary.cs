namespace Duixian.Reading;

/// <summary>The words the reader knows: units, bounds, hedges, names, places, page furniture. Data, not code.</summary>
public sealed class Vocabulary
{
    /// <summary>The words shipped with the reader.</summary>
    public static Vocabulary Standard { get; } = new();
}
