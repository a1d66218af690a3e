namespace Duixian.Reading.Extract;

internal static class PdfText
{
    public static string Read(string file, ReadOnlyMemory<byte> content) => throw Unreadable.Unsupported(file, content.IsEmpty ? "" : "PDF");
}
