using System.Buffers.Binary;
using System.Text;
using Duixian.Reading.Extract;

namespace Duixian.Reading.Workbooks;

/// <summary>Reads the shared strings of an XLS workbook, which run on over as many records as they need ([MS-XLS] 2.5.293).</summary>
/// <param name="parts">The record and those that continue it.</param>
/// <param name="isStruck">Whether a font, by its number, strikes through.</param>
internal sealed class BiffStrings(IReadOnlyList<ReadOnlyMemory<byte>> parts, Func<int, bool> isStruck)
{
    private int part;
    private int at;

    public List<XlsxString> Read()
    {
        Skip(4);
        var count = (int)Math.Min(ReadUInt32(), 5_000_000);
        var strings = new List<XlsxString>(Math.Min(count, 4_096));
        for (var i = 0; i < count && !AtEnd; i++) { strings.Add(ReadOne()); }
        return strings;
    }

    private bool AtEnd
    {
        get
        {
            while (part < parts.Count && at >= parts[part].Length) { (part, at) = (part + 1, 0); }
            return part >= parts.Count;
        }
    }

    private XlsxString ReadOne()
    {
        var letters = ReadUInt16();
        var flags = ReadByte();
        var runs = (flags & 8) != 0 ? ReadUInt16() : 0;
        var extra = (flags & 4) != 0 ? ReadUInt32() : 0;
        var text = new StringBuilder(letters);
        var isWide = (flags & 1) != 0;
        while (text.Length < letters)
        {
            if (AtEnd) { throw new InvalidDataException("A string is cut off."); }
            // Where a string goes on in the next record, that one says anew how wide its letters are.
            if (at == 0 && part > 0 && text.Length > 0) { isWide = (ReadByte() & 1) != 0; }
            var span = parts[part].Span[at..];
            var take = Math.Min(letters - text.Length, isWide ? span.Length / 2 : span.Length);
            if (take == 0) { throw new InvalidDataException("A letter is cut in two."); }
            text.Append((isWide ? Encoding.Unicode : Encoding.Latin1).GetString(span[..(isWide ? take * 2 : take)]));
            at += isWide ? take * 2 : take;
        }
        var kept = runs == 0 ? null : Unstruck(text.ToString(), runs);
        Skip(extra);
        return new(text.ToString(), kept);
    }

    private string? Unstruck(string text, int runs)
    {
        var (kept, from, struck) = (new StringBuilder(), 0, false);
        for (var i = 0; i < runs; i++)
        {
            var (start, font) = (Math.Clamp(ReadUInt16(), from, text.Length), ReadUInt16());
            if (!struck) { kept.Append(text, from, start - from); }
            (from, struck) = (start, isStruck(font));
        }
        if (!struck) { kept.Append(text, from, text.Length - from); }
        return kept.Length == text.Length ? null : kept.ToString();
    }

    private byte ReadByte()
    {
        if (AtEnd) { throw new InvalidDataException("A string is cut off."); }
        return parts[part].Span[at++];
    }

    private int ReadUInt16() => ReadByte() | (ReadByte() << 8);

    private uint ReadUInt32() => (uint)ReadUInt16() | ((uint)ReadUInt16() << 16);

    private void Skip(uint bytes)
    {
        while (bytes > 0 && !AtEnd)
        {
            var step = (int)Math.Min(bytes, parts[part].Length - at);
            (at, bytes) = (at + step, bytes - (uint)step);
        }
    }

    /// <summary>A string that stands within one record: its length, whether its letters are wide, its letters.</summary>
    public static string Short(ReadOnlySpan<byte> from, bool hasByteLength)
    {
        var letters = hasByteLength ? from[0] : BinaryPrimitives.ReadUInt16LittleEndian(from);
        var rest = from[(hasByteLength ? 1 : 2)..];
        return Letters(rest, letters);
    }

    /// <summary>A flag that says how wide, then the letters.</summary>
    public static string Letters(ReadOnlySpan<byte> from, int letters)
    {
        if (from.Length == 0) { return ""; }
        var isWide = (from[0] & 1) != 0;
        var bytes = Math.Min(isWide ? letters * 2 : letters, from.Length - 1);
        return (isWide ? Encoding.Unicode : Encoding.Latin1).GetString(from.Slice(1, bytes));
    }
}
