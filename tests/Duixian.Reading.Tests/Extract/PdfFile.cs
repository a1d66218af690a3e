using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Duixian.Reading.Tests.Extract;

/// <summary>Small PDF files made in the test, so that what is odd about each stands where it is judged.</summary>
internal static class PdfFile
{
    /// <summary>One page whose content stream is given; text is shown with Helvetica as /F.</summary>
    public static byte[] Page(string content) => Pages(content);

    public static byte[] Pages(params string[] contents) => WithStreams([.. contents.Select(content => (Encoding.Latin1.GetBytes(content), ""))]);

    /// <summary>A page whose content stream unpacks to many megabytes of blanks.</summary>
    public static byte[] Bomb(int megabytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var blanks = new byte[1 << 20];
            Array.Fill(blanks, (byte)' ');
            for (var i = 0; i < megabytes; i++) { zlib.Write(blanks); }
        }
        return WithStreams([(packed.ToArray(), "/Filter /FlateDecode ")]);
    }

    /// <summary>One page and forms that may call each other: the first form is /X0 everywhere, the next /X1 and so on.</summary>
    public static byte[] Forms(string page, params string[] forms) => WithStreams([(Encoding.Latin1.GetBytes(page), "")], forms: forms);

    public static byte[] Encrypted() =>
        WithStreams([("BT ET"u8.ToArray(), "")], "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <" + new string('4', 64) + "> /U <" + new string('5', 64) + "> >> /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] ");

    public static byte[] WithStreams((byte[] Content, string Entries)[] pages, string trailer = "", params string[] forms)
    {
        var names = string.Concat(forms.Select((_, i) => $"/X{i} {4 + (2 * pages.Length) + i} 0 R "));
        var resources = $"/Resources << /Font << /F 3 0 R >> /XObject << {names}>> >>";
        using var file = new MemoryStream();
        var offsets = new List<long>();
        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        void Object(string text)
        {
            offsets.Add(file.Length);
            Write($"{offsets.Count} 0 obj\n{text}\nendobj\n");
        }
        Write("%PDF-1.4\n");
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object($"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, i) => $"{4 + (2 * i)} 0 R"))}] >>");
        Object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        foreach (var (content, entries) in pages)
        {
            Object($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} /Contents {offsets.Count + 2} 0 R >>");
            offsets.Add(file.Length);
            Write($"{offsets.Count} 0 obj\n<< {entries}/Length {content.Length} >>\nstream\n");
            file.Write(content);
            Write("\nendstream\nendobj\n");
        }
        foreach (var form in forms)
        {
            Object($"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] {resources} /Length {form.Length} >>\nstream\n{form}\nendstream");
        }
        var start = file.Length;
        Write($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => Write(offset.ToString("0000000000", CultureInfo.InvariantCulture) + " 00000 n \n"));
        Write($"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF\n");
        return file.ToArray();
    }
}
