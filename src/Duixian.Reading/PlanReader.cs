using System.Globalization;
using Duixian.Reading.Assemble;
using Duixian.Reading.Extract;
using Duixian.Reading.Layout;
using Duixian.Reading.Segments;

namespace Duixian.Reading;

/// <summary>Turns the text of a published plan into a draft for a person to check. Pure: the same text gives the same draft.</summary>
public static class PlanReader
{
    /// <exception cref="UnreadableDocumentException"><c>reading.year-out-of-range</c>: the year given, or the only one the title prints, lies outside 1949–2100.</exception>
    public static PlanDraft Read(ExtractedText document, ReadingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        var words = options?.Vocabulary ?? Vocabulary.Standard;
        var sheet = new Sheet(document.Text, words);
        var lines = LineScanner.Scan(sheet.Folded, words);
        var origin = Origin.Of(document, sheet, lines, options?.Year);
        var passages = Segmenter.Segment(sheet, lines);
        var draft = new DraftBuilder(sheet, origin);
        draft.Take(passages);
        return draft.Build(document);
    }
}
