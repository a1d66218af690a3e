namespace Duixian.Transparency;

/// <summary>
/// That a leaf stands at a place of a tree (RFC 6962 §2.1.1): the siblings on the way from the leaf to the root.
/// A proof binds leaf, place and root. The size is only bound together with the root, by the checkpoint that names both.
/// </summary>
public static class InclusionProof
{
    /// <exception cref="ArgumentOutOfRangeException">The index is not inside the tree.</exception>
    public static async ValueTask<IReadOnlyList<byte[]>> ProveAsync(IHashSource source, long index, long size, CancellationToken cancel)
    {
        if (index < 0 || index >= size) { throw new ArgumentOutOfRangeException(nameof(index), index, $"A tree of {size} leaves has no leaf there."); }
        var path = new List<byte[]>();
        for (var (start, end) = (0L, size); end - start > 1;)
        {
            var middle = start + MerkleTree.Split(end - start);
            if (index < middle)
            {
                path.Add(await MerkleTree.RangeAsync(source, middle, end, cancel));
                end = middle;
            }
            else
            {
                path.Add(await MerkleTree.RangeAsync(source, start, middle, cancel));
                start = middle;
            }
        }
        path.Reverse();
        return path;
    }

    /// <summary>Algorithm of RFC 9162 §2.1.3.2. False for anything that does not prove it, malformed paths too.</summary>
    public static bool Verify(ReadOnlySpan<byte> leaf, long index, long size, IReadOnlyList<byte[]> path, ReadOnlySpan<byte> root)
    {
        if (index < 0 || index >= size || leaf.Length != Hashes.Length) { return false; }
        var (fn, sn) = (index, size - 1);
        var hash = leaf.ToArray();
        foreach (var sibling in path)
        {
            if (sn == 0 || sibling.Length != Hashes.Length) { return false; }
            if ((fn & 1) == 1 || fn == sn)
            {
                Hashes.Node(sibling, hash, hash);
                while ((fn & 1) == 0 && fn != 0) { (fn, sn) = (fn >> 1, sn >> 1); }
            }
            else
            {
                Hashes.Node(hash, sibling, hash);
            }
            (fn, sn) = (fn >> 1, sn >> 1);
        }
        return sn == 0 && root.SequenceEqual(hash);
    }
}
