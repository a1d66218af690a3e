using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Duixian.Transparency;

/// <summary>
/// Public Ed25519 key with a name, in the text form of C2SP signed-note and Go's note package: <c>name+id+base64(0x01 ‖ key)</c>, the id as 8 hexadecimal digits.
/// While keys change, verifiers are given both the old and the new one.
/// </summary>
public sealed class VerifierKey
{
    internal const byte Ed25519Type = 1;

    private readonly byte[] key;

    /// <exception cref="LogFaultException">The name has a space or plus, or the bytes are no Ed25519 public key of full order.</exception>
    public VerifierKey(string name, ReadOnlySpan<byte> publicKey)
    {
        key = publicKey.ToArray();
        if (!IsName(name) || key.Length != Ed25519.PublicKeySize || !Ed25519.ValidatePublicKeyFull(key, 0)) { throw new LogFaultException(FaultCodes.KeyMalformed); }
        Name = name;
        Id = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', Ed25519Type, .. key]));
    }

    /// <summary>Also the origin of the log the key signs for.</summary>
    public string Name { get; }

    /// <summary>First four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key): tells keys of one name apart, proves nothing.</summary>
    public uint Id { get; }

    /// <exception cref="LogFaultException">The text is not exactly what <see cref="ToString"/> writes.</exception>
    public static VerifierKey Parse(string text)
    {
        // Base64 may hold a plus, the name and the id may not.
        var parts = text.Split('+', 3);
        if (parts.Length == 3 && StrictText.Base64(parts[2]) is [Ed25519Type, .. var publicKey])
        {
            var parsed = new VerifierKey(parts[0], publicKey);
            if (parsed.ToString() == text) { return parsed; }
        }
        throw new LogFaultException(FaultCodes.KeyMalformed);
    }

    /// <summary>The one line that is published.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}+{Id:x8}+{Convert.ToBase64String([Ed25519Type, .. key])}");

    internal bool Verifies(byte[] text, byte[] signature) =>
        signature.Length == Ed25519.SignatureSize && Ed25519.Verify(signature, 0, key, 0, text, 0, text.Length);

    internal static bool IsName(string name) => name.Length > 0 && !name.Any(c => c == '+' || c < ' ' || char.IsWhiteSpace(c));
}
