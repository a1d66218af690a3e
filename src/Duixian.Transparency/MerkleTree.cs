using System.Numerics;

namespace Duixian.Transparency;

/// <summary>The Merkle tree of RFC 6962 §2.1 over the hashes of a source.</summary>
public static class MerkleTree
{
    /// <summary>Root of the tree with the first <paramref name="size"/> leaves.</summary>
    public static async ValueTask<byte[]> RootAsync(IHashSource source, long size, CancellationToken cancel) =>
        size == 0 ? Hashes.OfNothing() : await RangeAsync(source, 0, size, cancel);

    /// <summary>MTH(D[start:end]). The start of a range in an RFC 6962 tree is always a multiple of its largest complete subtree.</summary>
    internal static async ValueTask<byte[]> RangeAsync(IHashSource source, long start, long end, CancellationToken cancel)
    {
        byte[]? root = null;
        // Right to left: the complete subtrees of a range are the bits of its length, the smallest on the right.
        for (var left = end - start; left > 0;)
        {
            var level = BitOperations.TrailingZeroCount(left);
            left -= 1L << level;
            var subtree = await source.HashAsync(level, (start + left) >> level, cancel);
            root = root is null ? subtree : Hashes.Node(subtree, root);
        }
        return root!;   // callers ask for at least one leaf
    }

    /// <summary>Largest power of two below a number greater than one: where RFC 6962 splits.</summary>
    internal static long Split(long size) => 1L << BitOperations.Log2((ulong)(size - 1));
}
