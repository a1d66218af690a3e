using System.Buffers.Binary;
using System.Text;

namespace Duixian.Reading.Tests.Workbooks;

/// <summary>Writes small workbooks in the old binary format, as much of it as ledgers use.</summary>
internal sealed class XlsFile
{
    /// <summary>A format's number is its place here plus 164.</summary>
    private static readonly string[] Formats = ["yyyy/m/d", "0.0%"];

    private readonly List<string> strings = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<(string Name, bool IsHidden, List<byte[]> Records)> sheets = [];

    /// <summary>Letters of a string that stand in the first record where it is cut in two; 0 cuts none.</summary>
    public int CutAt { get; init; }

    public const int Plain = 0, Struck = 1, Date = 2, Percent = 3;

    public XlsFile Sheet(string name, bool isHidden = false)
    {
        sheets.Add((name, isHidden, []));
        return this;
    }

    public XlsFile Text(int line, int column, string text, int look = Plain)
    {
        if (!places.TryGetValue(text, out var place))
        {
            places[text] = place = strings.Count;
            strings.Add(text);
        }
        return Add(0x00FD, [.. Place(line, column, look), .. Four(place)]);
    }

    public XlsFile Number(int line, int column, double number, int look = Plain) => Add(0x0203, [.. Place(line, column, look), .. BitConverter.GetBytes(number)]);

    /// <summary>A whole number of hundredths, packed.</summary>
    public XlsFile Packed(int line, int column, int hundredths) => Add(0x027E, [.. Place(line, column, Plain), .. Four((hundredths << 2) | 3)]);

    public XlsFile Formula(int line, int column, double saved, int look = Plain) => Add(0x0006, [.. Place(line, column, look), .. BitConverter.GetBytes(saved), .. new byte[8]]);

    public XlsFile FormulaText(int line, int column, string saved)
    {
        Add(0x0006, [.. Place(line, column, Plain), 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, .. new byte[8]]);
        return Add(0x0207, [.. Two(saved.Length), 1, .. Encoding.Unicode.GetBytes(saved)]);
    }

    public XlsFile Merge(int top, int left, int bottom, int right) => Add(0x00E5, [.. Two(1), .. Two(top - 1), .. Two(bottom - 1), .. Two(left - 1), .. Two(right - 1)]);

    public XlsFile HideRow(int line) => Add(0x0208, [.. Two(line - 1), .. new byte[10], .. Two(0x20), .. Two(0)]);

    public XlsFile HideColumn(int column) => Add(0x007D, [.. Two(column - 1), .. Two(column - 1), .. Two(2560), .. Two(0), .. Two(1), .. Two(0)]);

    public XlsFile Comment(int line, int column, string text)
    {
        var id = 100 + line;
        Add(0x005D, [.. Two(0x15), .. Two(0x12), .. Two(0x19), .. Two(id), .. new byte[14]]);
        Add(0x01B6, [.. new byte[10], .. Two(text.Length), .. new byte[6]]);
        Add(0x003C, [1, .. Encoding.Unicode.GetBytes(text)]);
        return Add(0x001C, [.. Two(line - 1), .. Two(column - 1), .. Two(0), .. Two(id), .. Two(0), 0]);
    }

    /// <summary>Any record, for files nobody would write.</summary>
    public XlsFile Add(int kind, byte[] data)
    {
        sheets[^1].Records.Add(Record(kind, data));
        return this;
    }

    public byte[] Bytes(bool isEncrypted = false)
    {
        var globals = new List<byte[]> { Record(0x0809, [.. Two(0x0600), .. Two(5), .. new byte[12]]) };
        if (isEncrypted) { globals.Add(Record(0x002F, new byte[54])); }
        for (var i = 0; i < 5; i++) { globals.Add(Record(0x0031, [.. Two(200), .. Two(i == 4 ? 8 : 0), .. new byte[10], 0, 0])); }
        for (var i = 0; i < Formats.Length; i++) { globals.Add(Record(0x041E, [.. Two(164 + i), .. Two(Formats[i].Length), 0, .. Encoding.Latin1.GetBytes(Formats[i])])); }
        // Fonts are numbered past a fourth that does not exist, so the fifth font is number 5.
        foreach (var (font, format) in new[] { (0, 0), (5, 0), (0, 164), (0, 165) }) { globals.Add(Record(0x00E0, [.. Two(font), .. Two(format), .. new byte[16]])); }
        var table = Strings();
        var length = globals.Sum(r => r.Length) + table.Sum(r => r.Length) + sheets.Sum(s => 4 + 8 + (s.Name.Length * 2)) + 4;
        var body = new List<byte[]>();
        foreach (var (name, isHidden, records) in sheets)
        {
            globals.Add(Record(0x0085, [.. Four(length + body.Sum(r => r.Length)), (byte)(isHidden ? 1 : 0), 0, (byte)name.Length, 1, .. Encoding.Unicode.GetBytes(name)]));
            body.Add(Record(0x0809, [.. Two(0x0600), .. Two(0x10), .. new byte[12]]));
            body.AddRange(records);
            body.Add(Record(0x000A, []));
        }
        return Container([.. globals.SelectMany(r => r), .. table.SelectMany(r => r), .. Record(0x000A, []), .. body.SelectMany(r => r)]);
    }

    private List<byte[]> Strings()
    {
        var (records, data, kind) = (new List<byte[]>(), new List<byte>([.. Four(strings.Count), .. Four(strings.Count)]), 0x00FC);
        foreach (var text in strings)
        {
            byte[] head = [.. Two(text.Length), 1];
            if (data.Count + head.Length + (text.Length * 2) > 8_000)
            {
                (_, data, kind) = (Flush(), [], 0x003C);
            }
            data.AddRange(head);
            var cut = CutAt > 0 && text.Length > CutAt ? CutAt : text.Length;
            data.AddRange(Encoding.Unicode.GetBytes(text[..cut]));
            if (cut == text.Length) { continue; }
            (_, data, kind) = (Flush(), [1, .. Encoding.Unicode.GetBytes(text[cut..])], 0x003C);
        }
        Flush();
        return records;

        bool Flush()
        {
            records.Add(Record(kind, [.. data]));
            return true;
        }
    }

    /// <summary>One stream long enough to lie in whole sectors.</summary>
    private static byte[] Container(byte[] stream)
    {
        const int sector = 512;
        var sectors = Math.Max(8, (stream.Length + sector - 1) / sector);
        var fats = 1;
        while (fats * (sector / 4) < sectors + fats + 1) { fats++; }
        if (fats > 109) { throw new NotSupportedException("Larger than this writer can."); }
        var file = new byte[(1 + fats + 1 + sectors) * sector];
        var header = file.AsSpan();
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header[24..], 0x3E);
        BinaryPrimitives.WriteUInt16LittleEndian(header[26..], 3);
        BinaryPrimitives.WriteUInt16LittleEndian(header[28..], 0xFFFE);
        BinaryPrimitives.WriteUInt16LittleEndian(header[30..], 9);
        BinaryPrimitives.WriteUInt16LittleEndian(header[32..], 6);
        BinaryPrimitives.WriteInt32LittleEndian(header[44..], fats);
        BinaryPrimitives.WriteInt32LittleEndian(header[48..], fats);
        BinaryPrimitives.WriteInt32LittleEndian(header[56..], 4_096);
        BinaryPrimitives.WriteInt32LittleEndian(header[60..], -2);
        BinaryPrimitives.WriteInt32LittleEndian(header[68..], -2);
        for (var i = 0; i < 109; i++) { BinaryPrimitives.WriteInt32LittleEndian(header[(76 + (i * 4))..], i < fats ? i : -1); }
        var fat = file.AsSpan(sector, fats * sector);
        fat.Fill(0xFF);
        for (var i = 0; i < fats; i++) { BinaryPrimitives.WriteInt32LittleEndian(fat[(i * 4)..], -3); }
        BinaryPrimitives.WriteInt32LittleEndian(fat[(fats * 4)..], -2);
        for (var i = 0; i < sectors; i++) { BinaryPrimitives.WriteInt32LittleEndian(fat[((fats + 1 + i) * 4)..], i == sectors - 1 ? -2 : fats + 2 + i); }
        var directory = file.AsSpan((1 + fats) * sector, sector);
        Entry(directory, "Root Entry", 5, -2, 0, child: 1);
        Entry(directory[128..], "Workbook", 2, fats + 1, Math.Max(stream.Length, 4_096), child: -1);
        stream.CopyTo(file.AsSpan((2 + fats) * sector));
        return file;
    }

    private static void Entry(Span<byte> entry, string name, byte kind, int start, int size, int child)
    {
        Encoding.Unicode.GetBytes(name, entry);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[64..], (ushort)((name.Length + 1) * 2));
        entry[66] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(entry[68..], -1);
        BinaryPrimitives.WriteInt32LittleEndian(entry[72..], -1);
        BinaryPrimitives.WriteInt32LittleEndian(entry[76..], child);
        BinaryPrimitives.WriteInt32LittleEndian(entry[116..], start);
        BinaryPrimitives.WriteInt32LittleEndian(entry[120..], size);
    }

    private static byte[] Record(int kind, byte[] data) => [.. Two(kind), .. Two(data.Length), .. data];

    private static byte[] Place(int line, int column, int look) => [.. Two(line - 1), .. Two(column - 1), .. Two(look)];

    private static byte[] Two(int number) => [(byte)(number & 0xFF), (byte)((number >> 8) & 0xFF)];

    private static byte[] Four(int number) => BitConverter.GetBytes(number);
}
