using System.Globalization;

namespace Duixian.Transparency;

/// <summary>
/// One file of a log (C2SP tlog-tiles, height 8): up to 256 hashes of one level, or the entries those of level 0 belong to.
/// Files never change; a wider one of the same index takes a partial one's place.
/// </summary>
/// <param name="Level">0 for leaf hashes; each hash of level L+1 is the root of a full tile of level L. <see cref="Entries"/> for a bundle of entries.</param>
/// <param name="Index">From 0 within the level.</param>
/// <param name="Width">How many hashes or entries, 1 to 256; a tile that is not full stands at the right edge.</param>
public readonly record struct Tile(int Level, long Index, int Width)
{
    public const int Full = 256;

    /// <summary>The level of entry bundles.</summary>
    public const int Entries = -1;

    internal const int Height = 8;

    private const string Root = "tile/";

    /// <summary>Path under the log's prefix: <c>tile/LEVEL/INDEX[.p/WIDTH]</c>, the index as groups of three digits, <c>x001/x234/067</c>.</summary>
    public string Path
    {
        get
        {
            var index = (Index % 1000).ToString("000", CultureInfo.InvariantCulture);
            for (var rest = Index / 1000; rest > 0; rest /= 1000) { index = string.Create(CultureInfo.InvariantCulture, $"x{rest % 1000:000}/{index}"); }
            var level = Level == Entries ? "entries" : StrictText.Text(Level);
            return Root + level + "/" + index + (Width == Full ? "" : ".p/" + StrictText.Text(Width));
        }
    }

    /// <summary>Number of hashes a level has in a log of this size, tiles of all indexes together.</summary>
    internal static long HashesAt(int level, long size) => level * Height < 63 ? size >> (Math.Max(level, 0) * Height) : 0;

    /// <summary>The tile of this level and index in a log of this size; null if the log does not reach so far.</summary>
    public static Tile? At(int level, long index, long size)
    {
        var count = HashesAt(level, size);
        if (index > count / Full) { return null; }   // also an index from a hostile path, too large to multiply
        var left = count - (index * Full);
        return left == 0 ? null : new Tile(level, index, (int)Math.Min(left, Full));
    }

    /// <summary>
    /// Every file a log of this size has, entry bundles first, then hashes level by level.
    /// With <paramref name="since"/>, only those a log of that older size did not have yet: what must be written when it grows.
    /// </summary>
    public static IEnumerable<Tile> Of(long size, long since = 0)
    {
        for (var level = Entries; HashesAt(level, size) > 0; level++)
        {
            var had = HashesAt(level, since);
            if (had == HashesAt(level, size)) { continue; }
            for (var index = had / Full; At(level, index, size) is { } tile; index++) { yield return tile; }
        }
    }

    /// <summary>Reads a path; false for every writing but the one of <see cref="Path"/>.</summary>
    public static bool TryParse(string path, out Tile tile)
    {
        tile = default;
        if (path.Length > 100 || !path.StartsWith(Root, StringComparison.Ordinal)) { return false; }
        var parts = path[Root.Length..].Split('/');
        var level = parts[0] == "entries" ? Entries : StrictText.Number(parts[0]) is { } number and < 64 ? (int)number : Entries - 1;
        var width = Full;
        var last = parts.Length - 1;
        if (last > 1 && parts[last - 1].EndsWith(".p", StringComparison.Ordinal))
        {
            width = StrictText.Number(parts[last]) is { } read and > 0 and < Full ? (int)read : 0;
            last--;
            parts[last] = parts[last][..^2];
        }
        if (level < Entries || width == 0) { return false; }
        var digits = string.Concat(parts[1..(last + 1)].Select(p => p.TrimStart('x')));
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) { return false; }
        tile = new Tile(level, index, width);
        return tile.Path == path;
    }
}
