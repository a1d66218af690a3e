namespace Duixian.Transparency;

/// <summary>What must hold between the entries of a log: sequence without gaps, time that never goes back, in each stream every published entry naming the one before, and what opens an entry giving what that one committed to.</summary>
internal sealed class EntryChain
{
    private readonly List<byte[]> leaves = [];
    private readonly List<bool> published = [];
    private readonly Dictionary<long, byte[]> committed = [];
    private readonly Dictionary<string, long> heads = new(StringComparer.Ordinal);
    private DateTimeOffset last = DateTimeOffset.MinValue;

    /// <summary>The fault of the next entry, or null.</summary>
    public LogFault? Add(LogEntry entry)
    {
        long seq = leaves.Count;
        if (entry.Sequence != seq) { return new LogFault(FaultCodes.EntryOutOfSequence, seq, StrictText.Text(entry.Sequence)); }
        if (entry.At < last) { return new LogFault(FaultCodes.EntryBackdated, seq, EntryBytes.Instant(entry.At), EntryBytes.Instant(last)); }
        var head = entry.Stream.Length == 0 ? -1 : heads.GetValueOrDefault(entry.Stream, -1);
        if (!Continues(entry, head)) { return new LogFault(FaultCodes.StreamBroken, seq, entry.Stream, StrictText.Text(entry.PreviousInStream), StrictText.Text(head)); }
        if (entry.Type == Opening.Type && Wrong(entry) is { } opened) { return new LogFault(FaultCodes.OpeningWrong, seq, opened); }
        last = entry.At;
        leaves.Add(entry.Leaf);
        published.Add(entry.Stream.Length > 0);
        if (entry.Stream.Length > 0) { heads[entry.Stream] = seq; }
        else { committed.Add(seq, entry.Private); }
        return null;
    }

    /// <summary>What an opening calls the entry it does not open; null where it does.</summary>
    private string? Wrong(LogEntry entry) => Opening.Read(entry.Body) is not { } opening ? "" :
        opening.Of == entry.Stream && committed.TryGetValue(opening.Entry, out var commitment) && opening.Opens(commitment) ? null : StrictText.Text(opening.Entry);

    private bool Continues(LogEntry entry, long head)
    {
        var previous = entry.PreviousInStream;
        if (previous < head || previous >= entry.Sequence) { return false; }
        if (previous < 0) { return entry.PreviousHash.Length == 0; }
        // The entry before may be one that published nothing: its stream is not told, so it can only be told from another stream's.
        var fits = entry.Stream.Length > 0 && (previous == head || !published[(int)previous]);
        return fits && entry.PreviousHash.AsSpan().SequenceEqual(leaves[(int)previous]);
    }
}
