using System.Globalization;
using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Duixian.Transparency;

/// <summary>Private Ed25519 key of a log. Its text form is that of Go's note package: <c>PRIVATE+KEY+name+id+base64(0x01 ‖ seed)</c>.</summary>
public sealed class SignerKey
{
    private const string Prefix = "PRIVATE+KEY+";

    private readonly byte[] seed;

    private SignerKey(string name, byte[] seed)
    {
        this.seed = seed;
        var publicKey = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(seed, 0, publicKey, 0);
        Verifier = new VerifierKey(name, publicKey);
    }

    /// <summary>The public half.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>A new key from the operating system's randomness.</summary>
    /// <exception cref="LogFaultException">The name is empty or has a space or plus.</exception>
    public static SignerKey Generate(string name) => new(name, RandomNumberGenerator.GetBytes(Ed25519.SecretKeySize));

    /// <exception cref="LogFaultException">The text is not exactly what <see cref="ToPrivateText"/> writes. The message never repeats it.</exception>
    public static SignerKey Parse(string text)
    {
        if (text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            var parts = text[Prefix.Length..].Split('+', 3);
            if (parts.Length == 3 && StrictText.Base64(parts[2]) is [VerifierKey.Ed25519Type, .. { Length: 32 } seed])
            {
                var parsed = new SignerKey(parts[0], seed);
                if (parsed.ToPrivateText() == text) { return parsed; }
            }
        }
        throw new LogFaultException(FaultCodes.KeyMalformed);
    }

    /// <summary>The secret itself, for the key file. Not <c>ToString</c>, so that it gets into no log by accident.</summary>
    public string ToPrivateText() => string.Create(
        CultureInfo.InvariantCulture, $"{Prefix}{Verifier.Name}+{Verifier.Id:x8}+{Convert.ToBase64String([VerifierKey.Ed25519Type, .. seed])}");

    internal byte[] Sign(byte[] text)
    {
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(seed, 0, text, 0, text.Length, signature, 0);
        return signature;
    }
}
