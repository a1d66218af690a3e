using Duixian.Reading.Extract;

namespace Duixian.Reading.Sheets;

/// <summary>Reads the table an office keeps in XLSX or CSV. What the file is, is judged by its bytes; the name is only repeated in answers.</summary>
public static class SheetFile
{
    /// <summary>The table of the first visible sheet whose header has every required column; title lines above the header are passed over.</summary>
    /// <exception cref="UnreadableDocumentException">The only exception hostile, damaged or unfitting content may raise: its message is the sentence.</exception>
    public static SheetTable Read(string fileName, ReadOnlyMemory<byte> content, SheetColumns columns)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(columns);
        if (content.IsEmpty) { throw Unreadable.Empty(fileName); }
        if (content.Length > ReadingLimits.FileBytes) { throw Unreadable.TooLarge(fileName); }
        switch (Signature.Of(content.Span))
        {
            case Container.Zip: return ReadWorkbook(fileName, content, columns);
            case Container.CompoundFile: throw CompoundFile.Refuse(fileName, content.Span);
            case Container.Text: break;
            default: throw Unreadable.NoTable(fileName);
        }
        // Old systems call a web page .xls; Excel opens it, with its own guesses.
        if (HtmlText.LooksLikeHtml(content.Span)) { throw Unreadable.NoTable(fileName); }
        var text = Decoding.Decode(fileName, content.Span);
        if (string.IsNullOrWhiteSpace(text)) { throw Unreadable.Empty(fileName); }
        if (HtmlText.LooksLikeHtml(text) || Signature.IsWebArchive(text) || text.StartsWith("<?xml", StringComparison.Ordinal)) { throw Unreadable.NoTable(fileName); }
        var search = new HeaderSearch(fileName, columns);
        return search.Take(CsvRows.Read(fileName, text)) ?? throw search.Refusal ?? Unreadable.Empty(fileName);
    }

    /// <exception cref="UnreadableDocumentException">The only exception hostile, damaged or unfitting content may raise: its message is the sentence.</exception>
    public static SheetTable Read(string fileName, Stream content, SheetColumns columns) => Read(fileName, ReadingLimits.ReadAll(fileName, content), columns);

    private static SheetTable ReadWorkbook(string file, ReadOnlyMemory<byte> content, SheetColumns columns)
    {
        using var package = OfficePackage.Open(file, content);
        if (package.Related("", "/officeDocument") is not { } main || !main.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)) { throw Unreadable.NoTable(file); }
        if (main.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)) { throw Unreadable.OldFormat(file, "Excel(.xlsb)", "xlsx"); }
        if (!package.Has(main)) { throw Unreadable.Damaged(file, main); }
        var book = XlsxBook.Open(package, main);
        var search = new HeaderSearch(file, columns);
        foreach (var sheet in book.Sheets)
        {
            var rows = new XlsxRows(file, book);
            book.Walk(sheet, rows);
            if (search.Take(rows.Finish()) is { } table) { return table; }
        }
        throw search.Refusal ?? Unreadable.NoText(file);
    }
}
