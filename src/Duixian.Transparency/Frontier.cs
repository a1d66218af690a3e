using System.Buffers.Binary;
using System.Numerics;

namespace Duixian.Transparency;

/// <summary>
/// The right edge of a growing RFC 6962 tree: the roots of its complete subtrees, largest first, one for every bit set in <see cref="Size"/>.
/// Enough to append and to tell the root, and never more than 63 hashes.
/// </summary>
public sealed class Frontier
{
    private readonly List<byte[]> subtrees = [];

    /// <summary>Leaves appended so far.</summary>
    public long Size { get; private set; }

    /// <summary>Appends the hash of one leaf (<see cref="Hashes.Leaf"/>).</summary>
    /// <exception cref="ArgumentException">It is not 32 bytes long.</exception>
    public void Append(ReadOnlySpan<byte> leaf)
    {
        if (leaf.Length != Hashes.Length) { throw new ArgumentException($"A leaf hash has {Hashes.Length} bytes.", nameof(leaf)); }
        var grown = leaf.ToArray();
        for (var size = Size; (size & 1) == 1; size >>= 1)
        {
            Hashes.Node(subtrees[^1], grown, grown);
            subtrees.RemoveAt(subtrees.Count - 1);
        }
        subtrees.Add(grown);
        Size++;
    }

    /// <summary>Root of the tree at this size; of no leaves, SHA-256 of nothing.</summary>
    public byte[] Root()
    {
        if (subtrees.Count == 0) { return Hashes.OfNothing(); }
        var root = subtrees[^1].AsSpan().ToArray();
        for (var i = subtrees.Count - 2; i >= 0; i--) { Hashes.Node(subtrees[i], root, root); }
        return root;
    }

    /// <summary>Size as 8 bytes, most significant first, then the hashes, largest subtree first.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[8 + (subtrees.Count * Hashes.Length)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Size);
        for (var i = 0; i < subtrees.Count; i++) { subtrees[i].CopyTo(bytes, 8 + (i * Hashes.Length)); }
        return bytes;
    }

    /// <summary>The frontier <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="FormatException">The bytes are not as many as the size asks for.</exception>
    public static Frontier FromBytes(ReadOnlySpan<byte> bytes)
    {
        var size = bytes.Length < 8 ? -1 : BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (size < 0 || bytes.Length != 8 + (BitOperations.PopCount((ulong)size) * Hashes.Length))
        {
            throw new FormatException("These bytes are no frontier of a log: their number does not fit the size they name.");
        }
        var frontier = new Frontier { Size = size };
        for (var at = 8; at < bytes.Length; at += Hashes.Length) { frontier.subtrees.Add(bytes.Slice(at, Hashes.Length).ToArray()); }
        return frontier;
    }
}
