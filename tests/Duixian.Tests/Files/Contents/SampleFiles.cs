using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Duixian.Tests.Files.Contents;

/// <summary>Small files of each kind, with what gives people away and what does harm, made in the test.</summary>
internal static class SampleFiles
{
    public const string Secret = "GPS-N36.45-OWNER-PHONE";

    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private const string S = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    /// <param name="shows">Part of the picture's data: another value is another picture.</param>
    /// <param name="orientation">1–8 as cameras write it; null: no Exif.</param>
    public static byte[] Jpeg(byte shows = 1, int width = 640, int height = 480, byte? orientation = 6, string said = Secret, bool whole = true, byte[]? after = null)
    {
        using var file = new MemoryStream();
        file.Write([0xFF, 0xD8]);
        Part(file, 0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        if (orientation is { } turned)
        {
            Part(file, 0xE1, [.. "Exif\0\0"u8, (byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, turned, 0, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(said)]);
        }
        Part(file, 0xE2, [.. "MPF\0"u8, .. Encoding.UTF8.GetBytes(said)]);
        Part(file, 0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1, .. Encoding.UTF8.GetBytes(said)]);
        Part(file, 0xFE, Encoding.UTF8.GetBytes(said));
        Part(file, 0xDB, [0, .. Enumerable.Repeat((byte)16, 64)]);
        Part(file, 0xC0, [8, (byte)(height >> 8), (byte)(height & 0xFF), (byte)(width >> 8), (byte)(width & 0xFF), 1, 1, 0x11, 0]);
        Part(file, 0xC4, [0, .. new byte[15], 1, 0]);
        Part(file, 0xDA, [1, 1, 0, 0, 63, 0]);
        file.Write([shows, 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]);   // with a stuffed byte and a restart
        if (whole) { file.Write([0xFF, 0xD9]); }
        file.Write(after ?? []);
        return file.ToArray();
    }

    public static byte[] Png(byte shows = 1, int width = 640, int height = 480, string said = Secret, byte[]? after = null, bool broken = false)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Chunk(file, "IHDR", [.. BigEndian(width), .. BigEndian(height), 8, 0, 0, 0, 0]);
        Chunk(file, "tEXt", [.. "Author\0"u8, .. Encoding.UTF8.GetBytes(said)]);
        Chunk(file, "eXIf", Encoding.UTF8.GetBytes(said));
        Chunk(file, "tIME", [7, 232, 5, 6, 7, 8, 9]);
        Chunk(file, "pHYs", [.. BigEndian(2835), .. BigEndian(2835), 1]);
        Chunk(file, "IDAT", [0x78, 0x9C, shows, 0, 0, 1, 0, 1], broken);
        Chunk(file, "IEND", []);
        file.Write(after ?? []);
        return file.ToArray();
    }

    public static byte[] Pdf(string before = "") => Encoding.Latin1.GetBytes(before + "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n");

    public static byte[] Docx(string body = "<w:p w:rsidR=\"00AB12CD\"><w:r><w:t>验收合格</w:t></w:r></w:p>", params (string Name, byte[] Content)[] more) => Zip([
        ("[Content_Types].xml", Utf8($"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"{Word}\"/><Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>")),
        ("_rels/.rels", Utf8("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>")),
        ("docProps/core.xml", Utf8($"<coreProperties>{Secret}</coreProperties>")),
        ("word/document.xml", Utf8($"<w:document {W}><w:body>{body}</w:body></w:document>")),
        ("word/settings.xml", Utf8($"<w:settings {W} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:attachedTemplate r:id=\"r9\"/><w:zoom w:percent=\"100\"/></w:settings>")),
        ("word/_rels/settings.xml.rels", Utf8($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" Target=\"file:///C:/Users/{Secret}/t.dotx\" TargetMode=\"External\"/></Relationships>")),
        .. more]);

    public static byte[] Xlsx(string sheets = "<sheet name=\"清单\" sheetId=\"1\"/>", string rows = "<row r=\"1\"><c r=\"A1\"><v>96</v></c></row>", params (string Name, byte[] Content)[] more) => Zip([
        ("[Content_Types].xml", Utf8($"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Sheet}\"/></Types>")),
        ("xl/workbook.xml", Utf8($"<workbook {S}><absPath xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac\" url=\"C:\\Users\\{Secret}\\\"/><sheets>{sheets}</sheets></workbook>")),
        ("xl/worksheets/sheet1.xml", Utf8($"<worksheet {S}><sheetData>{rows}</sheetData></worksheet>")),
        ("docProps/app.xml", Utf8($"<Properties>{Secret}</Properties>")),
        .. more]);

    public static byte[] Ofd() => Zip([("OFD.xml", Utf8("<OFD><DocBody/></OFD>"))]);

    public static byte[] Zip((string Name, byte[] Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(content);
            }
        }
        return file.ToArray();
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static void Part(MemoryStream to, byte marker, byte[] body)
    {
        to.Write([0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)((body.Length + 2) & 0xFF)]);
        to.Write(body);
    }

    private static void Chunk(MemoryStream to, string name, byte[] body, bool broken = false)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. body];
        to.Write(BigEndian(body.Length));
        to.Write(named);
        to.Write(BigEndian(unchecked((int)(broken ? 7u : Checksum(named)))));
    }

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>Bit by bit, as the standard writes it: another way than the program's.</summary>
    private static uint Checksum(byte[] bytes)
    {
        var sum = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            sum ^= b;
            for (var k = 0; k < 8; k++) { sum = (sum >> 1) ^ (0xEDB88320u & unchecked(0u - (sum & 1))); }
        }
        return ~sum;
    }
}
