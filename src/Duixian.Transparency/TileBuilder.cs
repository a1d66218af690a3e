namespace Duixian.Transparency;

/// <summary>Makes the hash tiles of a growing log from its leaf hashes, level by level (C2SP tlog-tiles).</summary>
/// <param name="onFull">Gets every tile that becomes full, with its 8,192 bytes.</param>
public sealed class TileBuilder(Action<Tile, byte[]> onFull)
{
    private readonly List<Level> levels = [];

    /// <summary>Leaves so far.</summary>
    public long Size => levels.Count == 0 ? 0 : levels[0].Count;

    /// <summary>Goes on where the tiles of a log of this size end.</summary>
    /// <exception cref="LogFaultException">A tile of the right edge is missing or has a wrong length.</exception>
    public static async Task<TileBuilder> ContinueAsync(ILogFiles files, long size, Action<Tile, byte[]> onFull, CancellationToken cancel)
    {
        var builder = new TileBuilder(onFull);
        for (var number = 0; Tile.HashesAt(number, size) is > 0 and var count; number++)
        {
            var level = new Level { Count = count };
            if (Tile.At(number, count / Tile.Full, size) is { } edge) { (await TileReader.HashesAsync(files, edge, cancel)).CopyTo(level.Hashes); }
            builder.levels.Add(level);
        }
        return builder;
    }

    /// <summary>Appends the hash of one leaf (<see cref="Hashes.Leaf"/>).</summary>
    public void Append(ReadOnlySpan<byte> leaf) => Append(0, leaf);

    /// <summary>The tiles at the right edge that are not full, as the log of this size has them.</summary>
    public IEnumerable<(Tile Tile, byte[] Bytes)> Partial()
    {
        for (var number = 0; number < levels.Count; number++)
        {
            var level = levels[number];
            if (Tile.At(number, level.Count / Tile.Full, Size) is { } tile) { yield return (tile, level.Hashes[..(tile.Width * Hashes.Length)]); }
        }
    }

    private void Append(int number, ReadOnlySpan<byte> hash)
    {
        if (number == levels.Count) { levels.Add(new Level()); }
        var level = levels[number];
        hash.CopyTo(level.Hashes.AsSpan((int)(level.Count % Tile.Full) * Hashes.Length));
        level.Count++;
        if (level.Count % Tile.Full != 0) { return; }
        onFull(new Tile(number, (level.Count / Tile.Full) - 1, Tile.Full), level.Hashes.AsSpan().ToArray());
        Append(number + 1, Root(level.Hashes));
    }

    private static ReadOnlySpan<byte> Root(byte[] tile)
    {
        var hashes = tile.AsSpan().ToArray();
        for (var count = Tile.Full / 2; count > 0; count /= 2)
        {
            for (var i = 0; i < count; i++)
            {
                Hashes.Node(Of(hashes, 2 * i), Of(hashes, (2 * i) + 1), Of(hashes, i));
            }
        }
        return hashes.AsSpan(0, Hashes.Length);
    }

    private static Span<byte> Of(byte[] hashes, int place) => hashes.AsSpan(place * Hashes.Length, Hashes.Length);

    private sealed class Level
    {
        public long Count { get; set; }

        public byte[] Hashes { get; } = new byte[Tile.Full * Transparency.Hashes.Length];
    }
}
