using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Duixian.Reading.Extract;

/// <summary>Turns a document's bytes into text in reading order. What the file is, is judged by its bytes; the name is only repeated in answers.</summary>
public static class DocumentText
{
    /// <exception cref="UnreadableDocumentException">The only exception hostile or damaged content may raise.</exception>
    public static ExtractedText Extract(string fileName, Stream content) => Extract(fileName, ReadingLimits.ReadAll(fileName, content));

    /// <exception cref="UnreadableDocumentException">The only exception hostile or damaged content may raise.</exception>
    public static ExtractedText Extract(string fileName, ReadOnlyMemory<byte> content)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        if (content.IsEmpty) { throw Unreadable.Empty(fileName); }
        if (content.Length > ReadingLimits.FileBytes) { throw Unreadable.TooLarge(fileName); }
        try
        {
            var (text, mediaType) = Read(fileName, content);
            return new ExtractedText(fileName, text, mediaType, Convert.ToHexStringLower(SHA256.HashData(content.Span)));
        }
        catch (RegexMatchTimeoutException) { throw Unreadable.TooComplex(fileName, "text"); }
    }

    private static (string Text, string MediaType) Read(string file, ReadOnlyMemory<byte> content)
    {
        switch (Signature.Of(content.Span))
        {
            case Container.Zip: return ReadPackage(file, content);
            case Container.Pdf: return (PdfText.Read(file, content), "application/pdf");
            case Container.CompoundFile: throw CompoundFile.Refuse(file, content.Span);
            case Container.Image: throw Unreadable.Image(file);
            case Container.Archive: throw Unreadable.Unsupported(file, ExtractText.Say("kind.archive"));
            case Container.RichText: throw Unreadable.Unsupported(file, ExtractText.Say("kind.rtf"));
        }
        if (HtmlText.LooksLikeHtml(content.Span)) { return (HtmlText.Read(file, HtmlText.Decode(file, content.Span)), "text/html"); }
        var text = Decoding.Decode(file, content.Span);
        if (string.IsNullOrWhiteSpace(text)) { throw Unreadable.Empty(file); }
        if (HtmlText.LooksLikeHtml(text)) { return (HtmlText.Read(file, text), "text/html"); }
        if (Signature.IsWebArchive(text)) { throw Unreadable.Unsupported(file, ExtractText.Say("kind.mhtml")); }
        if (text.StartsWith("<?xml", StringComparison.Ordinal)) { throw Unreadable.Unsupported(file, ExtractText.Say("kind.xml")); }
        return MarkdownText.LooksLikeMarkdown(file, text) ? (MarkdownText.Read(text), "text/markdown") : (text, "text/plain");
    }

    private static (string Text, string MediaType) ReadPackage(string file, ReadOnlyMemory<byte> content)
    {
        using var package = OfficePackage.Open(file, content);
        if (package.Related("", "/officeDocument") is { } main)
        {
            var folder = main.Split('/')[0];
            if (!package.Has(main)) { throw Unreadable.Damaged(file, main); }
            if (folder == "word") { return (DocxText.Read(file, package, main), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"); }
            if (folder == "xl") { return (XlsxText.Read(file, package, main), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"); }
            if (folder == "ppt") { throw Unreadable.Unsupported(file, ExtractText.Say("kind.presentation")); }
        }
        if (package.Has("OFD.xml")) { throw Unreadable.Unsupported(file, ExtractText.Say("kind.ofd")); }
        if (package.Has("META-INF/manifest.xml") && package.Has("mimetype")) { throw Unreadable.Unsupported(file, ExtractText.Say("kind.opendocument")); }
        if (package.Has("[Content_Types].xml")) { throw Unreadable.Damaged(file, "_rels/.rels"); }
        throw Unreadable.Unsupported(file, ExtractText.Say("kind.archive"));
    }
}
