using System.Globalization;
using Duixian.Reading.Extract;
using Duixian.Reading.Sheets;

namespace Duixian.Reading.Workbooks;

/// <summary>Opens a workbook of any make an office sends: XLSX, XLS, ODS, CSV, and the web page old systems call .xls. What it is, is judged by its bytes.</summary>
internal static class GridFile
{
    private const int MostDigits = 14;

    /// <exception cref="UnreadableDocumentException">The only exception hostile, damaged or unfitting content may raise.</exception>
    public static GridBook Read(string fileName, ReadOnlyMemory<byte> content)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        if (content.IsEmpty) { throw Unreadable.Empty(fileName); }
        if (content.Length > ReadingLimits.FileBytes) { throw Unreadable.TooLarge(fileName); }
        return Signature.Of(content.Span) switch
        {
            Container.Zip => ReadPackage(fileName, content),
            Container.CompoundFile => XlsGrid.Read(fileName, content),
            Container.Text => ReadText(fileName, content.Span),
            _ => throw Unreadable.NoTable(fileName),
        };
    }

    private static GridBook ReadPackage(string file, ReadOnlyMemory<byte> content)
    {
        using var package = OfficePackage.Open(file, content);
        if (OdsGrid.IsOds(package)) { return OdsGrid.Read(file, package); }
        if (package.Related("", "/officeDocument") is not { } main || !main.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)) { throw Unreadable.NoTable(file); }
        if (main.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)) { throw Unreadable.OldFormat(file, "Excel(.xlsb)", "xlsx"); }
        if (!package.Has(main)) { throw Unreadable.Damaged(file, main); }
        return XlsxGrid.Read(file, XlsxBook.Open(package, main));
    }

    private static GridBook ReadText(string file, ReadOnlySpan<byte> content)
    {
        // Old systems call a web page .xls; Excel opens it, with its own guesses.
        if (HtmlText.LooksLikeHtml(content)) { return HtmlGrid.Read(file, HtmlText.Decode(file, content)); }
        var text = Decoding.Decode(file, content);
        if (string.IsNullOrWhiteSpace(text)) { throw Unreadable.Empty(file); }
        if (HtmlText.LooksLikeHtml(text)) { return HtmlGrid.Read(file, text); }
        if (Signature.IsWebArchive(text) || text.StartsWith("<?xml", StringComparison.Ordinal)) { throw Unreadable.NoTable(file); }
        var sheet = new GridSheet(file, Path.GetFileNameWithoutExtension(file));
        foreach (var row in CsvRows.Read(file, text).All)
        {
            for (var place = 0; place < row.Cells.Count; place++)
            {
                if (row.Cells[place] is { IsBlank: false, Text: { Length: > 0 } written }) { sheet.Put(row.Line, place + 1, Cell(written)); }
            }
        }
        return new(file, "csv", CountsFrom1904: false, [sheet]);
    }

    /// <summary>What looks like a number is one, unless digits would be lost: codes keep theirs, zeros in front too.</summary>
    internal static GridCell Cell(string written)
    {
        var isPlain = written.Length <= MostDigits && !(written.Length > 1 && written[0] == '0' && written[1] != '.') && written.Any(char.IsAsciiDigit) && written.All(c => char.IsAsciiDigit(c) || c is '.' or '-');
        return isPlain && double.TryParse(written, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? new(written, GridKind.Number, number) : new(written, GridKind.Text);
    }
}
