using System.Buffers;
using System.Security.Cryptography;

namespace Duixian.Transparency;

/// <summary>Hashes of the log: SHA-256 with the domain separation of RFC 6962 §2.1, and salted commitments to what is not published.</summary>
public static class Hashes
{
    /// <summary>Bytes of every hash in the tree.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    public const int SaltLength = 16;

    private const int OnStack = 1024;

    /// <summary>Root of the tree without leaves: SHA-256 of nothing (RFC 6962 §2.1).</summary>
    public static byte[] OfNothing() => SHA256.HashData([]);

    /// <summary>SHA-256(0x00 ‖ entry).</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> entry)
    {
        if (entry.Length < OnStack)
        {
            Span<byte> near = stackalloc byte[OnStack];
            near[0] = 0;
            entry.CopyTo(near[1..]);
            return SHA256.HashData(near[..(entry.Length + 1)]);
        }
        var far = ArrayPool<byte>.Shared.Rent(entry.Length + 1);
        far[0] = 0;
        entry.CopyTo(far.AsSpan(1));
        var hash = SHA256.HashData(far.AsSpan(0, entry.Length + 1));
        ArrayPool<byte>.Shared.Return(far);
        return hash;
    }

    /// <summary>SHA-256(0x01 ‖ left ‖ right).</summary>
    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var hash = new byte[Length];
        Node(left, right, hash);
        return hash;
    }

    /// <summary>Writes the node over <paramref name="to"/>, which may be one of the two children.</summary>
    internal static void Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> to)
    {
        Span<byte> input = stackalloc byte[1 + (2 * Length)];
        input[0] = 1;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + Length)..]);
        SHA256.HashData(input, to);
    }

    /// <summary>SHA-256(salt ‖ private bytes). Without the salt a short text could be guessed; deleting salt and text erases it.</summary>
    /// <exception cref="ArgumentException">The salt is not 16 bytes long.</exception>
    public static byte[] Commitment(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> content)
    {
        if (salt.Length != SaltLength) { throw new ArgumentException($"A salt has {SaltLength} bytes.", nameof(salt)); }
        return SHA256.HashData([.. salt, .. content]);
    }
}
