using System.Buffers.Binary;

namespace Duixian.Files.Contents;

/// <summary>A picture's size in pixels.</summary>
internal readonly record struct PictureSize(int Width, int Height);

/// <summary>Reads the parts of a JPEG file without decoding it, and writes it again without what was said beside the picture.</summary>
internal static class JpegContent
{
    private const int MostParts = 5_000;
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const ushort OrientationTag = 0x0112;

    private readonly record struct Part(byte Marker, int Start, int Length);

    /// <summary>Null where it is no whole picture.</summary>
    public static PictureSize? SizeOf(ReadOnlySpan<byte> file)
    {
        if (PartsOf(file) is not { } parts || !parts.Exists(p => p.Marker == StartOfScan)) { return null; }
        var frames = parts.FindAll(p => IsFrame(p.Marker));
        if (frames is not [{ Length: >= 11 } frame]) { return null; }
        var size = new PictureSize(BinaryPrimitives.ReadUInt16BigEndian(file[(frame.Start + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(frame.Start + 5)..]));
        return size is { Width: > 0, Height: > 0 } ? size : null;
    }

    /// <summary>The picture alone: tables, frames and scans. Place, device, time, thumbnails, comments and whatever follows the end are gone; which way is up stays.</summary>
    public static byte[]? Strip(ReadOnlySpan<byte> file)
    {
        if (PartsOf(file) is not { } parts) { return null; }
        using var clean = new MemoryStream(file.Length);
        clean.Write([0xFF, 0xD8]);
        if (OrientationIn(file, parts) is > 1 and <= 8 and var turned) { clean.Write(Orientation(turned)); }
        // Without it a decoder would take the colours of some pictures for others; rewritten, so that nothing else can hide in it.
        if (ColoursIn(file, parts) is { } transform) { clean.Write([0xFF, 0xEE, 0, 14, .. "Adobe"u8, 0, 100, 0, 0, 0, 0, transform]); }
        Write(file, parts, clean);
        return clean.ToArray();
    }

    /// <summary>What the picture shows, whatever is written beside it; for comparing.</summary>
    public static byte[] PictureOf(ReadOnlySpan<byte> file)
    {
        using var picture = new MemoryStream(file.Length);
        Write(file, PartsOf(file) ?? [], picture);
        return picture.ToArray();
    }

    private static void Write(ReadOnlySpan<byte> file, List<Part> parts, MemoryStream to)
    {
        foreach (var part in parts)
        {
            if (IsOfThePicture(part.Marker)) { to.Write(file.Slice(part.Start, part.Length)); }
        }
        to.Write([0xFF, EndOfImage]);
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>Frames, Huffman, arithmetic and quantisation tables, scans, heights and restart intervals; never applications' own parts or comments.</summary>
    private static bool IsOfThePicture(byte marker) => marker is (>= 0xC0 and <= 0xCF and not 0xC8) or StartOfScan or 0xDB or 0xDC or 0xDD;

    private static List<Part>? PartsOf(ReadOnlySpan<byte> file)
    {
        if (file is not [0xFF, 0xD8, ..]) { return null; }
        var (parts, at) = (new List<Part>(), 2);
        while (parts.Count < MostParts)
        {
            if (at + 2 > file.Length || file[at] != 0xFF) { return null; }
            while (at + 1 < file.Length && file[at + 1] == 0xFF) { at++; }   // filling
            if (at + 1 >= file.Length) { return null; }
            var marker = file[at + 1];
            if (marker == EndOfImage) { return parts; }
            if (marker is 0 or 1 or (>= 0xD0 and <= 0xD8) || at + 4 > file.Length) { return null; }
            var end = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (end < at + 4 || end > file.Length) { return null; }
            if (marker == StartOfScan) { end = EndOfScan(file, end); }
            if (end < 0) { return null; }
            parts.Add(new(marker, at, end - at));
            at = end;
        }
        return null;
    }

    /// <summary>Where the compressed data of a scan ends; −1 where it never does.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        while (true)
        {
            var next = file[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= file.Length) { return -1; }
            at += next;
            if (file[at + 1] is not (0 or (>= 0xD0 and <= 0xD7))) { return at; }
            at += 2;
        }
    }

    private static byte? ColoursIn(ReadOnlySpan<byte> file, List<Part> parts)
    {
        foreach (var part in parts)
        {
            if (part is { Marker: 0xEE, Length: >= 16 } && file.Slice(part.Start + 4, 5).SequenceEqual("Adobe"u8)) { return file[part.Start + 15] is <= 2 and var transform ? transform : null; }
        }
        return null;
    }

    private static byte? OrientationIn(ReadOnlySpan<byte> file, List<Part> parts)
    {
        foreach (var part in parts)
        {
            if (part is not { Marker: 0xE1, Length: > 18 }) { continue; }
            var body = file.Slice(part.Start + 4, part.Length - 4);
            if (body.StartsWith("Exif\0\0"u8)) { return OrientationIn(body[6..]); }
        }
        return null;
    }

    private static byte? OrientationIn(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 14 || tiff is not ([(byte)'I', (byte)'I', ..] or [(byte)'M', (byte)'M', ..])) { return null; }
        var little = tiff[0] == 'I';
        var directory = Whole(tiff[4..], 4, little);
        if (directory > tiff.Length - 2) { return null; }
        var entries = tiff[(int)directory..];
        var count = (int)Whole(entries, 2, little);
        for (var i = 0; i < count && 2 + ((i + 1) * 12) <= entries.Length; i++)
        {
            var entry = entries.Slice(2 + (i * 12), 12);
            if (Whole(entry, 2, little) == OrientationTag) { return (byte)Math.Min(Whole(entry[8..], 2, little), byte.MaxValue); }
        }
        return null;
    }

    private static uint Whole(ReadOnlySpan<byte> from, int bytes, bool little) => (bytes, little) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(from),
        (2, false) => BinaryPrimitives.ReadUInt16BigEndian(from),
        (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(from),
        _ => BinaryPrimitives.ReadUInt32BigEndian(from),
    };

    /// <summary>The smallest part that says which way is up, and nothing else.</summary>
    private static byte[] Orientation(byte turned) =>
    [
        0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8,
        (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0,
        0, 0, 0, 0,
    ];
}
