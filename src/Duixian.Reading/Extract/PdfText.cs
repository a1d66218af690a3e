using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace Duixian.Reading.Extract;

/// <summary>The text layer of a PDF file in reading order: page furniture off, tables as rows, columns one after the other, wrapped lines joined where that is safe.</summary>
internal static class PdfText
{
    public static string Read(string file, ReadOnlyMemory<byte> content)
    {
        var pages = ReadPages(file, content, out var count);
        if (pages.TrueForAll(page => page.Glyphs.Count == 0)) { throw Unreadable.NoTextLayer(file, count); }
        var blocks = pages.ConvertAll(PdfPage.ToBlocks);
        PdfFurniture.Remove(pages, blocks);
        var lines = new Lines(file);
        PdfParagraphs.Write(PdfColumns.InReadingOrder(blocks), pages.Max(page => page.Width), lines);
        return lines.IsEmpty ? throw Unreadable.NoTextLayer(file, count) : lines.ToString();
    }

    private static List<PdfPage> ReadPages(string file, ReadOnlyMemory<byte> content, out int count)
    {
        var place = ExtractText.Say("place.pdf");
        try
        {
            // Lenient: files of many small programs are slightly wrong and still perfectly legible.
            using var document = PdfDocument.Open(content.ToArray(), new ParsingOptions
            {
                UseLenientParsing = true,
                SkipMissingFonts = true,
                FilterProvider = new PdfFilters(file),
            });
            count = document.NumberOfPages;
            if (count > ReadingLimits.Pages) { throw Unreadable.TooManyPages(file, count); }
            if (count == 0) { throw Unreadable.Damaged(file, place); }
            document.AddPageFactory<PdfWork, PdfWorkCounter>();
            var calls = 0;
            var steps = 0L;
            var pages = new List<PdfPage>();
            for (var number = 1; number <= count; number++)
            {
                place = ExtractText.Say("place.page", number);
                var work = document.GetPage<PdfWork>(number);
                calls += work.Calls;
                steps += work.Steps;
                if (work.IsTooMuch || calls > ReadingLimits.FormCalls || steps > ReadingLimits.DocumentSteps) { throw Unreadable.TooComplex(file, place); }
                pages.Add(PdfPage.Of(document.GetPage(number)));
            }
            return pages;
        }
        catch (PdfDocumentEncryptedException) { throw Unreadable.PasswordProtected(file); }
        // The library meets a damaged file with whatever its code runs into; to a person it is one thing.
        catch (Exception e) when (e is not (UnreadableDocumentException or OutOfMemoryException))
        {
            throw e.InnerException as UnreadableDocumentException ?? Unreadable.Damaged(file, place, e);
        }
    }
}
