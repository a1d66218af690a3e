using System.Buffers.Binary;

namespace Duixian.Transparency;

/// <summary>Entries of one bundle file (C2SP tlog-tiles): each with its length before it, as two bytes, most significant first.</summary>
public static class EntryBundle
{
    private const int LengthBytes = 2;

    /// <exception cref="ArgumentException">There are more than 256 entries, or one is empty or longer than <see cref="EntryBytes.Longest"/>.</exception>
    public static byte[] Write(IReadOnlyCollection<byte[]> entries)
    {
        if (entries.Count > Tile.Full || entries.Any(e => e.Length is 0 or > EntryBytes.Longest))
        {
            throw new ArgumentException($"A bundle has at most {Tile.Full} entries of 1 to {EntryBytes.Longest} bytes.", nameof(entries));
        }
        var bytes = new byte[entries.Sum(e => e.Length + LengthBytes)];
        var at = 0;
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), (ushort)entry.Length);
            entry.CopyTo(bytes, at + LengthBytes);
            at += LengthBytes + entry.Length;
        }
        return bytes;
    }

    /// <summary>The entries, as slices of the file.</summary>
    /// <exception cref="LogFaultException">The file holds fewer entries than the tile is wide, or anything after them, or one that is empty or too long.</exception>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Read(Tile tile, ReadOnlyMemory<byte> file) => [.. Each(tile, file)];

    /// <summary>As <see cref="Read"/>, one by one: whoever checks each entry learns of the first bad one, not of where its wrong length led.</summary>
    internal static IEnumerable<ReadOnlyMemory<byte>> Each(Tile tile, ReadOnlyMemory<byte> file)
    {
        for (var seq = tile.Index * Tile.Full; seq < (tile.Index * Tile.Full) + tile.Width; seq++)
        {
            if (file.Length < LengthBytes) { throw new LogFaultException(new LogFault(FaultCodes.BundleTruncated, seq, tile.Path)); }
            var length = BinaryPrimitives.ReadUInt16BigEndian(file.Span);
            if (length is 0 or > EntryBytes.Longest) { throw new LogFaultException(new LogFault(FaultCodes.EntryMalformed, seq, $"it has {length} bytes")); }
            if (file.Length < LengthBytes + length) { throw new LogFaultException(new LogFault(FaultCodes.BundleTruncated, seq, tile.Path)); }
            yield return file.Slice(LengthBytes, length);
            file = file[(LengthBytes + length)..];
        }
        if (file.Length > 0) { throw new LogFaultException(FaultCodes.BundleTooLong, tile.Path, StrictText.Text(file.Length)); }
    }
}
