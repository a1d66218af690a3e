namespace Duixian.Reading.Extract;

/// <summary>Every reason why a document cannot be read. The codes are public contract (docs/refusals.md): never reuse or rename one.</summary>
internal static class Unreadable
{
    public static UnreadableDocumentException Empty(string file) => Make("reading.empty", file);
    public static UnreadableDocumentException TooLarge(string file) => Make("reading.too-large", file, ReadingLimits.FileBytes >> 20);
    public static UnreadableDocumentException UnknownContent(string file) => Make("reading.unknown-content", file);
    public static UnreadableDocumentException UnknownEncoding(string file, int at) => Make("reading.unknown-encoding", file, at + 1);
    public static UnreadableDocumentException OldFormat(string file, string kind, string remedy) => Make("reading.old-format", file, kind, remedy);
    public static UnreadableDocumentException Unsupported(string file, string kind) => Make("reading.unsupported-format", file, kind);
    public static UnreadableDocumentException Image(string file) => Make("reading.image", file);
    public static UnreadableDocumentException PasswordProtected(string file) => Make("reading.password-protected", file);
    public static UnreadableDocumentException NoTextLayer(string file, int pages) => Make("reading.no-text-layer", file, pages);
    public static UnreadableDocumentException NoText(string file) => Make("reading.no-text", file);
    public static UnreadableDocumentException TooManyPages(string file, int pages) => Make("reading.too-many-pages", file, pages, ReadingLimits.Pages);
    public static UnreadableDocumentException TooManyEntries(string file, int entries) => Make("reading.too-many-entries", file, entries, ReadingLimits.Entries);
    public static UnreadableDocumentException UnpacksTooLarge(string file, string place) =>
        Make("reading.unpacks-too-large", file, place, ReadingLimits.UnpackedBytes >> 20, ReadingLimits.CompressionRatio);

    public static UnreadableDocumentException TooComplex(string file, string place) => Make("reading.too-complex", file, place);

    /// <summary>A document type declaration inside an office file: it has no honest use there and opens the door to external entities.</summary>
    public static UnreadableDocumentException ForbiddenMarkup(string file, string part) => Make("reading.forbidden-markup", file, part);

    public static UnreadableDocumentException Damaged(string file, string place, Exception? inner = null) => Make(inner, "reading.damaged", file, place);

    private static UnreadableDocumentException Make(string code, params object[] places) => Make(null, code, places);

    private static UnreadableDocumentException Make(Exception? inner, string code, params object[] places) => new(code, ExtractText.Say(code, places), inner);
}
