using System.Buffers.Binary;
using Duixian.Reading.Extract;

namespace Duixian.Reading.Workbooks;

/// <summary>The sheets of an XLS workbook of Excel 97 and later ([MS-XLS]). Our own reader, since it must tell what is struck through, hidden and calculated; see docs/decisions/0040-xls.md.</summary>
internal static class XlsGrid
{
    private const int RecordHead = 4;

    public static GridBook Read(string file, ReadOnlyMemory<byte> content)
    {
        var stream = CompoundStream.Find(file, content.Span, "Workbook");
        if (stream is null) { throw CompoundFile.Refuse(file, content.Span); }
        try
        {
            var globals = new Globals(file);
            foreach (var record in Records(stream, 0))
            {
                if (!globals.Take(record)) { break; }
            }
            return new(file, "xls", globals.CountsFrom1904, [.. globals.Sheets.Select(s => new XlsSheet(file, globals, s).Read(Records(stream, s.At)))]);
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or OverflowException or InvalidDataException) { throw Unreadable.Damaged(file, "Workbook", e); }
    }

    internal readonly record struct Record(int Kind, ReadOnlyMemory<byte> Data)
    {
        public ReadOnlySpan<byte> Span => Data.Span;

        public int Word(int at) => BinaryPrimitives.ReadUInt16LittleEndian(Data.Span[at..]);
    }

    internal readonly record struct SheetPlace(long At, string Name, bool IsHidden);

    /// <summary>Records up to and including the one that ends the sheet; what is drawn inside (charts) is passed over.</summary>
    private static IEnumerable<Record> Records(byte[] stream, long from)
    {
        var (at, depth) = (from, 0);
        while (at >= 0 && at + RecordHead <= stream.Length)
        {
            var (kind, length) = (BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan((int)at)), BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan((int)at + 2)));
            at += RecordHead;
            if (at + length > stream.Length) { throw new InvalidDataException("A record is cut off."); }
            if (kind == 0x0809) { depth++; }
            if (depth <= 1) { yield return new(kind, stream.AsMemory((int)at, length)); }
            if (kind == 0x000A && --depth <= 0) { yield break; }
            at += length;
        }
    }

    /// <summary>What all sheets share: strings, fonts, formats, where each begins.</summary>
    internal sealed class Globals(string file)
    {
        private readonly List<bool> fonts = [];
        private readonly Dictionary<int, string> codes = [];
        private readonly List<(int Font, int Format)> looks = [];
        private readonly Dictionary<int, NumberFormat> formats = [];
        private readonly List<ReadOnlyMemory<byte>> stringParts = [];
        private List<XlsxString>? strings;
        private int last;

        public List<SheetPlace> Sheets { get; } = [];

        public bool CountsFrom1904 { get; private set; }

        public List<XlsxString> Strings => strings ??= stringParts.Count == 0 ? [] : new BiffStrings(stringParts, IsStruckFont).Read();

        public bool Take(Record record)
        {
            switch (record.Kind)
            {
                case 0x0809 when record.Word(0) != 0x0600: throw Unreadable.OldFormat(file, "Excel 95(.xls)", "xlsx");
                case 0x002F: throw Unreadable.PasswordProtected(file);
                case 0x0022: CountsFrom1904 = record.Word(0) == 1; break;
                case 0x0031: fonts.Add((record.Word(2) & 8) != 0); break;
                case 0x041E: codes[record.Word(0)] = BiffStrings.Short(record.Span[2..], hasByteLength: false); break;
                case 0x00E0: looks.Add((record.Word(0), record.Word(2))); break;
                case 0x0085 when record.Span[5] == 0:   // a sheet of cells, no chart and no macros
                    Sheets.Add(new(BinaryPrimitives.ReadUInt32LittleEndian(record.Span), BiffStrings.Short(record.Span[6..], hasByteLength: true), (record.Span[4] & 3) != 0));
                    break;
                case 0x00FC or 0x003C when record.Kind == 0x00FC || last == 0x00FC: stringParts.Add(record.Data); break;
            }
            last = record.Kind == 0x003C ? last : record.Kind;
            return record.Kind != 0x000A;
        }

        public NumberFormat FormatOf(int look)
        {
            var id = look < looks.Count ? looks[look].Format : 0;
            if (formats.TryGetValue(id, out var known)) { return known; }
            return formats[id] = codes.TryGetValue(id, out var code) ? new NumberFormat(code) : NumberFormat.BuiltIn(id);
        }

        public bool IsStruck(int look) => look < looks.Count && IsStruckFont(looks[look].Font);

        // Font 4 does not exist: numbers from 5 on count one too high.
        private bool IsStruckFont(int font)
        {
            var place = font >= 4 ? font - 1 : font;
            return place >= 0 && place < fonts.Count && fonts[place];
        }
    }
}
