namespace Duixian.Transparency;

/// <summary>How long a log is and what is in it, in three lines (C2SP tlog-checkpoint).</summary>
/// <param name="Origin">The log's own name; the name of its keys too.</param>
/// <param name="Size">Number of entries.</param>
/// <param name="Root">RFC 6962 root over the leaf hashes of the entries.</param>
public sealed record Checkpoint(string Origin, long Size, byte[] Root)
{
    /// <summary>Path of the newest signed checkpoint under the log's prefix.</summary>
    public const string Path = "checkpoint";

    /// <summary>The text that is signed. Extension lines are never written: witnesses do not audit them.</summary>
    public string ToText() => $"{Origin}\n{StrictText.Text(Size)}\n{Convert.ToBase64String(Root)}\n";

    /// <summary>The signed checkpoint as it is served.</summary>
    public SignedNote Sign(params IReadOnlyList<SignerKey> keys) => SignedNote.Sign(ToText(), keys);

    /// <summary>Reads the text of a note; extension lines are passed over.</summary>
    /// <exception cref="LogFaultException">Anything but origin, size without leading zeros, root, each line ended with a newline and none empty.</exception>
    public static Checkpoint Parse(string text)
    {
        var lines = text.Split('\n');
        if (lines.Length < 4 || lines[^1].Length > 0) { throw Malformed("it has fewer than three lines, or the last does not end"); }
        if (lines[..^1].Any(l => l.Length == 0)) { throw Malformed("it has an empty line"); }
        var size = StrictText.Number(lines[1]) ?? throw Malformed("the second line is not a number of entries");
        var root = StrictText.Hash(lines[2]) ?? throw Malformed("the third line is not the base64 of a 32-byte root");
        if (size == 0 && !root.AsSpan().SequenceEqual(Hashes.OfNothing())) { throw Malformed("the root of an empty log is another one"); }
        return new Checkpoint(lines[0], size, root);
    }

    /// <summary>Reads a signed checkpoint and checks that a key of its own log, one of <paramref name="keys"/>, signed it.</summary>
    /// <exception cref="LogFaultException">It is malformed, of another log, or not signed by one of the keys.</exception>
    public static Checkpoint Open(ReadOnlySpan<byte> note, IReadOnlyList<VerifierKey> keys)
    {
        var signed = SignedNote.Parse(note);
        var checkpoint = Parse(signed.Text);
        // Before the signature, only to say the more useful of two things: a stranger's checkpoint has a stranger's key.
        if (!keys.Any(k => k.Name == checkpoint.Origin)) { throw new LogFaultException(FaultCodes.CheckpointOfAnotherLog, checkpoint.Origin); }
        // A key of another log we also trust may cosign, but does not speak for this one.
        signed.Verify([.. keys.Where(k => k.Name == checkpoint.Origin)]);
        return checkpoint;
    }

    private static LogFaultException Malformed(string what) => new(FaultCodes.CheckpointMalformed, what);
}
