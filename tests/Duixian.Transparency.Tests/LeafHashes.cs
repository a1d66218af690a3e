namespace Duixian.Transparency.Tests;

/// <summary>The definition of RFC 6962 §2.1 itself, over leaf hashes in memory.</summary>
internal sealed class LeafHashes(IReadOnlyList<byte[]> leaves) : IHashSource
{
    private readonly Dictionary<(int Level, long Index), byte[]> kept = [];

    /// <summary>Leaf hashes of the entries "0", "1", "2" …</summary>
    public static LeafHashes Of(int size) => new([.. Enumerable.Range(0, size).Select(i => Hashes.Leaf(System.Text.Encoding.ASCII.GetBytes($"{i}")))]);

    public byte[] this[int index] => leaves[index];

    /// <summary>MTH(D[start:end]) by splitting, sharing nothing with the code under test but the hash of two nodes.</summary>
    public byte[] Root(int start, int end)
    {
        if (start == end) { return Hashes.OfNothing(); }
        if (end - start == 1) { return leaves[start]; }
        var split = 1;
        while (split * 2 < end - start) { split *= 2; }
        return Hashes.Node(Root(start, start + split), Root(start + split, end));
    }

    public ValueTask<byte[]> HashAsync(int level, long index, CancellationToken cancel)
    {
        if (!kept.TryGetValue((level, index), out var hash)) { kept[(level, index)] = hash = Root((int)(index << level), (int)((index + 1) << level)); }
        return ValueTask.FromResult(hash);
    }
}
