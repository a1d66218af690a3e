using System.Buffers.Binary;

namespace Duixian.Files.Contents;

/// <summary>Reads the chunks of a PNG file without decoding it, and writes it again without what was said beside the picture.</summary>
internal static class PngContent
{
    private const int MostChunks = 100_000;

    private static readonly uint[] Table = MakeTable();

    private readonly record struct Chunk(string Name, int Start, int Length);

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    /// <summary>Null where it is no whole picture.</summary>
    public static PictureSize? SizeOf(ReadOnlySpan<byte> file)
    {
        if (ChunksOf(file) is not [{ Name: "IHDR", Length: 13 } head, ..] chunks || !chunks.Exists(c => c.Name == "IDAT")) { return null; }
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(file[(head.Start + 8)..]), BinaryPrimitives.ReadUInt32BigEndian(file[(head.Start + 12)..]));
        return width is > 0 and <= int.MaxValue && height is > 0 and <= int.MaxValue ? new((int)width, (int)height) : null;
    }

    /// <summary>The picture alone. Words, times, device data, profiles, animation and whatever follows the end are gone.</summary>
    public static byte[]? Strip(ReadOnlySpan<byte> file)
    {
        if (ChunksOf(file) is not { } chunks) { return null; }
        using var clean = new MemoryStream(file.Length);
        clean.Write(Signature);
        foreach (var chunk in chunks)
        {
            if (IsOfThePicture(chunk)) { clean.Write(file.Slice(chunk.Start, chunk.Length + 12)); }
        }
        return clean.ToArray();
    }

    /// <summary>What the picture shows, however its data are cut into chunks; for comparing.</summary>
    public static byte[] PictureOf(ReadOnlySpan<byte> file)
    {
        using var picture = new MemoryStream(file.Length);
        foreach (var chunk in ChunksOf(file) ?? [])
        {
            if (chunk.Name is "IHDR" or "PLTE" or "tRNS" or "IDAT") { picture.Write(file.Slice(chunk.Start + 8, chunk.Length)); }
        }
        return picture.ToArray();
    }

    private static bool IsOfThePicture(Chunk chunk) => chunk switch
    {
        { Name: "IHDR" or "PLTE" or "tRNS" or "IDAT" } => true,
        { Name: "IEND", Length: 0 } => true,
        // How colours are meant; of a fixed length, so that nothing can hide in them.
        { Name: "gAMA", Length: 4 } or { Name: "cHRM", Length: 32 } or { Name: "sRGB", Length: 1 } or { Name: "pHYs", Length: 9 } => true,
        _ => false,
    };

    private static List<Chunk>? ChunksOf(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature)) { return null; }
        var (chunks, at) = (new List<Chunk>(), Signature.Length);
        while (chunks.Count < MostChunks)
        {
            if (at + 12 > file.Length) { return null; }
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12) { return null; }
            var body = file.Slice(at + 4, (int)length + 4);
            if (Checksum(body) != BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8 + (int)length)..])) { return null; }
            var chunk = new Chunk(System.Text.Encoding.Latin1.GetString(body[..4]), at, (int)length);
            chunks.Add(chunk);
            if (chunk.Name == "IEND") { return chunks; }
            at += (int)length + 12;
        }
        return null;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var b in bytes) { sum = Table[(sum ^ b) & 0xFF] ^ (sum >> 8); }
        return ~sum;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var n = 0u; n < 256; n++)
        {
            var c = n;
            for (var k = 0; k < 8; k++) { c = (c & 1) == 0 ? c >> 1 : 0xEDB88320 ^ (c >> 1); }
            table[n] = c;
        }
        return table;
    }
}
