using System.Buffers.Binary;
using System.Text;

namespace Duixian.Transparency;

/// <summary>One signature line: who signed, and the signature in the key's own way.</summary>
/// <param name="KeyId">See <see cref="VerifierKey.Id"/>.</param>
public sealed record NoteSignature(string KeyName, uint KeyId, byte[] Signature);

/// <summary>A text with signatures under it (C2SP signed-note). Until <see cref="Verify"/> has answered, the text is only what somebody claims.</summary>
/// <param name="Text">Ends with a newline, which is signed too.</param>
public sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    /// <summary>Far more than witnesses need; a hostile note must not keep the verifier busy.</summary>
    public const int MostSignatures = 100;

    private const string LineStart = "— ";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Signs a text, by the old and the new key at once while keys change.</summary>
    /// <exception cref="LogFaultException">The text cannot be a note: it does not end with a newline or has other controls.</exception>
    public static SignedNote Sign(string text, params IReadOnlyList<SignerKey> keys)
    {
        var bytes = Utf8.GetBytes(text);
        var note = new SignedNote(text, [.. keys.Select(k => new NoteSignature(k.Verifier.Name, k.Verifier.Id, k.Sign(bytes)))]);
        return Parse(note.ToBytes());
    }

    /// <exception cref="LogFaultException">Anything but text, an empty line and 1 to <see cref="MostSignatures"/> signature lines.</exception>
    public static SignedNote Parse(ReadOnlySpan<byte> bytes)
    {
        var note = Decode(bytes);
        // The text may hold empty lines itself; the last one divides.
        var end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0) { throw Malformed("no empty line stands before the signatures"); }
        var lines = note[(end + 2)..].Split('\n');
        if (lines.Length < 2 || lines[^1].Length > 0) { throw Malformed("the last line is no signature line with a newline"); }
        if (lines.Length - 1 > MostSignatures) { throw Malformed("there are too many signatures"); }
        return new SignedNote(note[..(end + 1)], [.. lines[..^1].Select(Signature)]);
    }

    /// <summary>The keys among <paramref name="keys"/> that signed. Signatures of unknown keys are left alone, as the specification asks.</summary>
    /// <exception cref="LogFaultException">None of the keys signed, or a signature under the name and id of one of them is wrong.</exception>
    public IReadOnlyList<VerifierKey> Verify(params IReadOnlyList<VerifierKey> keys)
    {
        var bytes = Utf8.GetBytes(Text);
        var signed = new List<VerifierKey>();
        foreach (var line in Signatures)
        {
            // Ids are short, so two trusted keys may share name and id; either may have signed.
            var known = keys.Where(k => k.Name == line.KeyName && k.Id == line.KeyId).ToList();
            if (known.Count == 0) { continue; }
            signed.Add(known.Find(k => k.Verifies(bytes, line.Signature)) ?? throw new LogFaultException(FaultCodes.SignatureWrong, line.KeyName));
        }
        return signed.Count > 0 ? signed : throw new LogFaultException(FaultCodes.SignedByUnknownKey, string.Join(", ", Signatures.Select(s => s.KeyName)));
    }

    /// <summary>The note as it is stored and served.</summary>
    public byte[] ToBytes()
    {
        var note = new StringBuilder(Text).Append('\n');
        foreach (var line in Signatures)
        {
            var signature = new byte[4 + line.Signature.Length];
            BinaryPrimitives.WriteUInt32BigEndian(signature, line.KeyId);
            line.Signature.CopyTo(signature, 4);
            note.Append(LineStart).Append(line.KeyName).Append(' ').Append(Convert.ToBase64String(signature)).Append('\n');
        }
        return Utf8.GetBytes(note.ToString());
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var note = Utf8.GetString(bytes);
            return note.Any(c => c < ' ' && c != '\n') ? throw Malformed("it has control characters") : note;
        }
        catch (DecoderFallbackException)
        {
            throw Malformed("it is not UTF-8");
        }
    }

    private static NoteSignature Signature(string line)
    {
        var parts = line.StartsWith(LineStart, StringComparison.Ordinal) ? line[LineStart.Length..].Split(' ') : [];
        return parts.Length == 2 && VerifierKey.IsName(parts[0]) && StrictText.Base64(parts[1]) is { Length: > 4 } bytes
            ? new NoteSignature(parts[0], BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[4..])
            : throw Malformed("a signature line is not \"— name base64\"");
    }

    private static LogFaultException Malformed(string what) => new(FaultCodes.NoteMalformed, what);
}
