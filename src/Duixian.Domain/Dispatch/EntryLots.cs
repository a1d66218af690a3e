namespace Duixian.Domain.Dispatch;

/// <summary>Splits what one act says of many lines into lots that each fit into an entry of the ledger.</summary>
public static class EntryLots
{
    /// <summary>Keys of one entry; each has at most some sixty bytes, the entry may have 60,000.</summary>
    private const int MostKeys = 500;

    public static IEnumerable<IReadOnlyList<FigureKey>> Of(IEnumerable<FigureKey> keys) => keys.Chunk(MostKeys);
}
