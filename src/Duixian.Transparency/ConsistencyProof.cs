namespace Duixian.Transparency;

/// <summary>That a tree continues an older one without changing it (RFC 6962 §2.1.2).</summary>
public static class ConsistencyProof
{
    /// <summary>Empty when the sizes are equal, and when the older tree is empty.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The older tree is larger than the newer.</exception>
    public static async ValueTask<IReadOnlyList<byte[]>> ProveAsync(IHashSource source, long older, long size, CancellationToken cancel)
    {
        if (older < 0 || older > size) { throw new ArgumentOutOfRangeException(nameof(older), older, $"A tree of {size} leaves cannot continue that."); }
        var path = new List<byte[]>();
        if (older == 0 || older == size) { return path; }
        var (start, end) = (0L, size);
        while (older != end)
        {
            var middle = start + MerkleTree.Split(end - start);
            if (older <= middle)
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
        // On the left edge the older root itself is the seed, and the verifier has it already.
        if (start > 0) { path.Add(await MerkleTree.RangeAsync(source, start, end, cancel)); }
        path.Reverse();
        return path;
    }

    /// <summary>Algorithm of RFC 9162 §2.1.4.2. False for anything that does not prove it, malformed paths too.</summary>
    public static bool Verify(long older, ReadOnlySpan<byte> olderRoot, long size, ReadOnlySpan<byte> root, IReadOnlyList<byte[]> path)
    {
        if (older < 0 || older > size || path.Any(h => h.Length != Hashes.Length)) { return false; }
        if (older == size) { return path.Count == 0 && olderRoot.SequenceEqual(root); }
        if (older == 0) { return path.Count == 0 && olderRoot.SequenceEqual(Hashes.OfNothing()); }
        var seedIsOlderRoot = (older & (older - 1)) == 0;
        if (path.Count == 0 && !seedIsOlderRoot) { return false; }
        var (fn, sn) = (older - 1, size - 1);
        while ((fn & 1) == 1) { (fn, sn) = (fn >> 1, sn >> 1); }
        var was = seedIsOlderRoot ? olderRoot.ToArray() : path[0].AsSpan().ToArray();
        var now = was.AsSpan().ToArray();
        for (var i = seedIsOlderRoot ? 0 : 1; i < path.Count; i++)
        {
            if (sn == 0) { return false; }
            if ((fn & 1) == 1 || fn == sn)
            {
                Hashes.Node(path[i], was, was);
                Hashes.Node(path[i], now, now);
                while ((fn & 1) == 0 && fn != 0) { (fn, sn) = (fn >> 1, sn >> 1); }
            }
            else
            {
                Hashes.Node(now, path[i], now);
            }
            (fn, sn) = (fn >> 1, sn >> 1);
        }
        return sn == 0 && olderRoot.SequenceEqual(was) && root.SequenceEqual(now);
    }
}
