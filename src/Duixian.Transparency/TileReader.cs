namespace Duixian.Transparency;

/// <summary>
/// Hashes of a log of one size, from its tiles alone. Tiles are kept once read, so one reader serves many proofs of one checkpoint.
/// Tiles are taken as they are: check them with <see cref="CheckAsync"/>, or check each proof against the root.
/// </summary>
public sealed class TileReader(ILogFiles files, long size) : IHashSource
{
    /// <summary>By level and index: for each height inside the tile the hashes of its complete subtrees.</summary>
    private readonly Dictionary<(int Level, long Index), byte[][][]> kept = [];

    /// <exception cref="LogFaultException">A tile is missing or has a wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The subtree does not lie wholly inside the tree.</exception>
    public async ValueTask<byte[]> HashAsync(int level, long index, CancellationToken cancel)
    {
        var (tileLevel, height) = (level / Tile.Height, level % Tile.Height);
        var perTile = Tile.Full >> height;
        var tile = await TileAsync(tileLevel, index / perTile, cancel);
        var (row, place) = (tile[height], (int)(index % perTile));
        return place < row.Length ? row[place] : throw new ArgumentOutOfRangeException(nameof(index), index, "This subtree is not complete.");
    }

    /// <summary>Whether all tiles of all levels belong together and to <paramref name="root"/>; null if they do. Reads no entries.</summary>
    public async Task<LogFault?> CheckAsync(byte[] root, CancellationToken cancel)
    {
        try
        {
            foreach (var tile in Tile.Of(size).Where(t => t.Level >= 0))
            {
                var rows = await TileAsync(tile.Level, tile.Index, cancel);
                if (tile.Width < Tile.Full) { continue; }
                var above = await HashAsync((tile.Level + 1) * Tile.Height, tile.Index, cancel);
                if (!rows[Tile.Height][0].AsSpan().SequenceEqual(above)) { return new LogFault(FaultCodes.TileAltered, null, tile.Path); }
            }
            var computed = await MerkleTree.RootAsync(this, size, cancel);
            return computed.AsSpan().SequenceEqual(root)
                ? null
                : new LogFault(FaultCodes.RootDiffers, null, Convert.ToBase64String(root), Convert.ToBase64String(computed), StrictText.Text(size));
        }
        catch (LogFaultException e)
        {
            return e.Fault;
        }
    }

    /// <summary>The file of a tile or bundle. A partial one may have been deleted when the full one came: then that one.</summary>
    /// <exception cref="LogFaultException">Neither is there.</exception>
    internal static async ValueTask<(byte[] File, Tile Tile)> FileAsync(ILogFiles files, Tile tile, CancellationToken cancel)
    {
        var file = await files.ReadAsync(tile.Path, cancel);
        if (file is not null) { return (file, tile); }
        var full = tile with { Width = Tile.Full };
        file = tile.Width < Tile.Full ? await files.ReadAsync(full.Path, cancel) : null;
        return file is null ? throw new LogFaultException(FaultCodes.FileMissing, tile.Path) : (file, full);
    }

    /// <summary>The hashes of a tile, one after the other, exactly as many as it is wide.</summary>
    /// <exception cref="LogFaultException">It is missing or has a wrong length.</exception>
    internal static async ValueTask<ReadOnlyMemory<byte>> HashesAsync(ILogFiles files, Tile tile, CancellationToken cancel)
    {
        var (file, found) = await FileAsync(files, tile, cancel);
        var length = found.Width * Hashes.Length;
        return file.Length == length
            ? file.AsMemory(0, tile.Width * Hashes.Length)
            : throw new LogFaultException(FaultCodes.TileLength, found.Path, StrictText.Text(file.Length), StrictText.Text(length));
    }

    private async ValueTask<byte[][][]> TileAsync(int level, long index, CancellationToken cancel)
    {
        if (kept.TryGetValue((level, index), out var rows)) { return rows; }
        var tile = Tile.At(level, index, size) ?? throw new ArgumentOutOfRangeException(nameof(index), index, "The log does not reach so far.");
        return kept[(level, index)] = Rows(await HashesAsync(files, tile, cancel));
    }

    private static byte[][][] Rows(ReadOnlyMemory<byte> hashes)
    {
        var rows = new byte[Tile.Height + 1][][];
        rows[0] = [.. Enumerable.Range(0, hashes.Length / Hashes.Length).Select(i => hashes.Slice(i * Hashes.Length, Hashes.Length).ToArray())];
        for (var height = 1; height <= Tile.Height; height++)
        {
            var below = rows[height - 1];
            var row = rows[height] = new byte[below.Length / 2][];
            for (var i = 0; i < row.Length; i++) { row[i] = Hashes.Node(below[2 * i], below[(2 * i) + 1]); }
        }
        return rows;
    }
}
