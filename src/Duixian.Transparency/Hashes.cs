using System.Security.Cryptography;

namespace Duixian.Transparency;

/// <summary>Hashes of the log: SHA-256 with the domain separation of RFC 6962 §2.1, and salted commitments to what is not published.</summary>
public static class Hashes
{
    public const int SaltLength = 16;

    /// <summary>SHA-256(0x00 ‖ entry).</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> entry)
    {
        var input = new byte[entry.Length + 1];
        entry.CopyTo(input.AsSpan(1));
        return SHA256.HashData(input);
    }

    /// <summary>SHA-256(salt ‖ private bytes). Without the salt a short text could be guessed; deleting salt and text erases it.</summary>
    /// <exception cref="ArgumentException">The salt is not 16 bytes long.</exception>
    public static byte[] Commitment(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> content)
    {
        if (salt.Length != SaltLength) { throw new ArgumentException($"A salt has {SaltLength} bytes.", nameof(salt)); }
        return SHA256.HashData([.. salt, .. content]);
    }
}
