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

    /// <summary>A readable document perhaps, but no table.</summary>
    public static UnreadableDocumentException NoTable(string file) => Make("reading.no-table", file);
    public static UnreadableDocumentException TooManyRows(string file) => Make("reading.too-many-rows", file, Sheets.SheetLimits.Rows);
    public static UnreadableDocumentException TooManyColumns(string file, int line) => Make("reading.too-many-columns", file, line, Sheets.SheetLimits.Columns);
    public static UnreadableDocumentException QuoteOpen(string file, int line) => Make("reading.quote-open", file, line);
    public static UnreadableDocumentException HeaderMissing(string file, string columns) => Make("reading.header-missing", file, columns, Sheets.SheetLimits.TitleLines + 1);
    public static UnreadableDocumentException ColumnMissing(string file, int line, string columns) => Make("reading.column-missing", file, line, columns);

    /// <summary>A column is not there under any of its names, but one much like it is.</summary>
    public static UnreadableDocumentException ColumnRenamed(string file, int line, string columns, string found, string wanted) => Make("reading.column-renamed", file, line, columns, found, wanted);

    public static UnreadableDocumentException ColumnTwice(string file, int line, string column, string other) => Make("reading.column-twice", file, line, column, other);

    private static UnreadableDocumentException Make(string code, params object[] places) => Make(null, code, places);

    private static UnreadableDocumentException Make(Exception? inner, string code, params object[] places) => new(code, ExtractText.Say(code, places), inner);
}
