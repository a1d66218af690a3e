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

    /// <summary>Every visible sheet that holds such a table, and what the file's own hidden sheets say: a form that was filled in may have come back as several tabs.</summary>
    /// <exception cref="UnreadableDocumentException">Also when one tab names some of the columns but lacks a required one: what somebody filled in is never passed over.</exception>
    public static SheetTables ReadAll(string fileName, ReadOnlyMemory<byte> content, SheetColumns columns)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(columns);
        if (content.IsEmpty || content.Length > ReadingLimits.FileBytes || Signature.Of(content.Span) != Container.Zip) { return new([Read(fileName, content, columns)], SheetTables.NoNotes); }
        using var package = OfficePackage.Open(fileName, content);
        var book = Open(fileName, package);
        var tables = new List<SheetTable>();
        var notes = new Dictionary<string, string>(StringComparer.Ordinal);
        HeaderSearch? nearest = null;
        foreach (var sheet in book.AllSheets)
        {
            var rows = new XlsxRows(fileName, book);
            book.Walk(sheet.Part, rows);
            var read = rows.Finish();
            if (sheet.IsHidden)
            {
                SheetTables.TakeNotes(read, notes);
                continue;
            }
            var search = new HeaderSearch(fileName, columns);
            if (search.Take(read) is { } table)
            {
                (table.Tab, table.Part) = (sheet.Name, sheet.Part);
                tables.Add(table);
            }
            else if (search.Named >= HalfNamed && search.Refusal is { } refusal) { throw refusal; }
            else if (nearest is null || search.Named > nearest.Named) { nearest = search; }
        }
        return tables.Count > 0 ? new(tables, notes) : throw nearest?.Refusal ?? Unreadable.NoText(fileName);
    }

    /// <summary>A tab whose header names so many columns was meant to be read.</summary>
    private const int HalfNamed = 3;

    private static SheetTable ReadWorkbook(string file, ReadOnlyMemory<byte> content, SheetColumns columns)
    {
        using var package = OfficePackage.Open(file, content);
        var book = Open(file, package);
        var search = new HeaderSearch(file, columns);
        foreach (var sheet in book.AllSheets.Where(s => !s.IsHidden))
        {
            var rows = new XlsxRows(file, book);
            book.Walk(sheet.Part, rows);
            if (search.Take(rows.Finish()) is not { } table) { continue; }
            (table.Tab, table.Part) = (sheet.Name, sheet.Part);
            return table;
        }
        throw search.Refusal ?? Unreadable.NoText(file);
    }

    private static XlsxBook Open(string file, OfficePackage package)
    {
        if (package.Related("", "/officeDocument") is not { } main || !main.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)) { throw Unreadable.NoTable(file); }
        if (main.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)) { throw Unreadable.OldFormat(file, "Excel(.xlsb)", "xlsx"); }
        if (!package.Has(main)) { throw Unreadable.Damaged(file, main); }
        return XlsxBook.Open(package, main);
    }
}
