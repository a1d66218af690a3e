namespace Duixian.Domain.Dispatch;

/// <summary>Splits what one act says of many lines into lots that each fit into an entry of the ledger.</summary>
public static class EntryLots
{
    /// <summary>Keys of one entry; each has at most some sixty bytes.</summary>
    private const int MostKeys = 500;

    /// <summary>Bytes of one entry's lines; the entry itself may have 60,000.</summary>
    private const int MostBytes = 40_000;

    private const int BytesOfALine = 400;
    private const int BytesOfACharacter = 3;
    private const int BytesOfAStep = 60;

    public static IEnumerable<IReadOnlyList<FigureKey>> Of(IEnumerable<FigureKey> keys) => keys.Chunk(MostKeys);

    public static IEnumerable<IReadOnlyList<SheetLineSaid>> Of(IEnumerable<SheetLineSaid> lines)
    {
        var (lot, bytes) = (new List<SheetLineSaid>(), 0);
        foreach (var line in lines)
        {
            var more = Bytes(line);
            if (lot.Count > 0 && bytes + more > MostBytes)
            {
                yield return lot;
                (lot, bytes) = ([], 0);
            }
            lot.Add(line);
            bytes += more;
        }
        if (lot.Count > 0) { yield return lot; }
    }

    private static int Bytes(SheetLineSaid line) =>
        BytesOfALine + ((line.Figure.Steps?.Count ?? 0) * BytesOfAStep)
        + (((line.Explanation?.Reason.Length ?? 0) + (line.Explanation?.Obstacle?.Length ?? 0) + (line.WarningReason?.Length ?? 0)) * BytesOfACharacter);
}
