using System.Text;

namespace Duixian.Transparency;

/// <summary>
/// A receipt that stands on its own: place, path and signed checkpoint (C2SP tlog-proof).
/// Extra data, which the format allows and nothing vouches for, is neither written nor accepted.
/// </summary>
/// <param name="Index">Sequence of the entry.</param>
/// <param name="Path">See <see cref="InclusionProof"/>.</param>
/// <param name="Checkpoint">The signed checkpoint byte for byte.</param>
public sealed record LogProof(long Index, IReadOnlyList<byte[]> Path, byte[] Checkpoint)
{
    private const string FirstLine = "c2sp.org/tlog-proof@v1\n";

    private const string IndexStart = "index ";

    private const int LongestPath = 63;

    /// <summary>The receipt of one entry under a signed checkpoint, made from the log's tiles or leaves.</summary>
    /// <exception cref="LogFaultException">The checkpoint cannot be read, or the hashes do not belong to it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The checkpoint does not reach this entry.</exception>
    public static async ValueTask<LogProof> MakeAsync(IHashSource source, long index, byte[] checkpoint, CancellationToken cancel)
    {
        var of = Transparency.Checkpoint.Parse(SignedNote.Parse(checkpoint).Text);
        var proof = new LogProof(index, await InclusionProof.ProveAsync(source, index, of.Size, cancel), checkpoint);
        // A receipt that proves nothing must not leave the house.
        return InclusionProof.Verify(await source.HashAsync(0, index, cancel), index, of.Size, proof.Path, of.Root) ? proof : throw new LogFaultException(proof.Wrong(of.Size));
    }

    /// <exception cref="LogFaultException">Anything but the exact form <see cref="ToBytes"/> writes.</exception>
    public static LogProof Parse(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\n\n"u8);
        if (end < 0) { throw Malformed("no empty line stands before the checkpoint"); }
        // Whatever is not ASCII becomes a question mark, which no line may hold.
        var head = Encoding.ASCII.GetString(bytes[..(end + 1)]);
        if (!head.StartsWith(FirstLine, StringComparison.Ordinal)) { throw Malformed("the first line is not c2sp.org/tlog-proof@v1"); }
        var lines = head[FirstLine.Length..].Split('\n')[..^1];
        var index = lines is [var first, ..] && first.StartsWith(IndexStart, StringComparison.Ordinal) ? StrictText.Number(first.AsSpan(IndexStart.Length)) : null;
        if (index is null) { throw Malformed("the second line is not \"index\" and a number"); }
        if (lines.Length - 1 > LongestPath) { throw Malformed("the path is too long"); }
        var path = lines[1..].Select(l => StrictText.Hash(l) ?? throw Malformed("a line of the path is not the base64 of a 32-byte hash")).ToList();
        return new LogProof(index.Value, path, bytes[(end + 2)..].ToArray());
    }

    /// <summary>Checks a receipt file against the bytes of its entry. Null if it proves that a log of one of the keys holds them; never throws for what is in the file.</summary>
    public static LogFault? Verify(ReadOnlySpan<byte> receipt, ReadOnlySpan<byte> entry, IReadOnlyList<VerifierKey> keys)
    {
        try
        {
            return Parse(receipt).VerifyLeaf(Hashes.Leaf(entry), keys);
        }
        catch (LogFaultException e)
        {
            return e.Fault;
        }
    }

    /// <summary>As <see cref="Verify"/>, for who has only the leaf hash.</summary>
    public LogFault? VerifyLeaf(ReadOnlySpan<byte> leaf, IReadOnlyList<VerifierKey> keys)
    {
        try
        {
            var of = Transparency.Checkpoint.Open(Checkpoint, keys);
            return InclusionProof.Verify(leaf, Index, of.Size, Path, of.Root) ? null : Wrong(of.Size);
        }
        catch (LogFaultException e)
        {
            return e.Fault;
        }
    }

    /// <summary>The file, by custom with the extension <c>.tlog-proof</c>.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder(FirstLine).Append(IndexStart).Append(StrictText.Text(Index)).Append('\n');
        foreach (var hash in Path) { head.Append(Convert.ToBase64String(hash)).Append('\n'); }
        return [.. Encoding.ASCII.GetBytes(head.Append('\n').ToString()), .. Checkpoint];
    }

    private LogFault Wrong(long size) => new(FaultCodes.ProofWrong, null, StrictText.Text(Index), StrictText.Text(size));

    private static LogFaultException Malformed(string what) => new(FaultCodes.ProofMalformed, what);
}
