using Duixian.Reading.Extract;

namespace Duixian.Reading;

/// <summary>Turns the text of a published plan into a draft for a person to check.</summary>
public static class PlanReader
{
    /// <exception cref="UnreadableDocumentException">The year given lies outside 1949–2100 (<c>reading.year-out-of-range</c>).</exception>
    public static PlanDraft Read(ExtractedText document, ReadingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        var source = new DraftSource(document.FileName, document.Sha256, document.MediaType, document.Text.Length);
        return new PlanDraft(source, null, options?.Year, null, [], [], []);
    }
}
