using System.Globalization;
using System.Security.Cryptography;

namespace Duixian.Reading.Extract;

/// <summary>Turns a document's bytes into text in reading order. What the file is, is judged by its bytes; the name is only repeated in answers.</summary>
public static class DocumentText
{
    /// <exception cref="UnreadableDocumentException">The only exception hostile or damaged content may raise.</exception>
    public static ExtractedText Extract(string fileName, Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        // One byte more than allowed is enough to know; the rest of an endless stream is never read.
        using var kept = new MemoryStream();
        var chunk = new byte[81_920];
        int read;
        while ((read = content.Read(chunk)) > 0)
        {
            kept.Write(chunk, 0, read);
            if (kept.Length > ReadingLimits.FileBytes) { throw Unreadable.TooLarge(fileName); }
        }
        return Extract(fileName, kept.GetBuffer().AsMemory(0, (int)kept.Length));
    }

    /// <exception cref="UnreadableDocumentException">The only exception hostile or damaged content may raise.</exception>
    public static ExtractedText Extract(string fileName, ReadOnlyMemory<byte> content)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        if (content.IsEmpty) { throw Unreadable.Empty(fileName); }
        if (content.Length > ReadingLimits.FileBytes) { throw Unreadable.TooLarge(fileName); }
        var (text, mediaType) = Read(fileName, content);
        return new ExtractedText(fileName, text, mediaType, Convert.ToHexStringLower(SHA256.HashData(content.Span)));
    }

    private static (string Text, string MediaType) Read(string fileName, ReadOnlyMemory<byte> content)
    {
        var text = Decoding.Decode(fileName, content.Span);
        return (text, "text/plain");
    }
}
