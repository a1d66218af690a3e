namespace Duixian.Reading.Extract;

/// <summary>A document as plain text in reading order, before any layout repair.</summary>
/// <param name="Text">Lines end with <c>\n</c>. One paragraph, table row or visual line is one line; cells of a row are parted by <c>\t</c>.</param>
/// <param name="MediaType">What the content is, judged by its bytes and not by its name.</param>
/// <param name="Sha256">Lower-case hexadecimal digest of the file's bytes.</param>
public sealed record ExtractedText(string FileName, string Text, string MediaType, string Sha256);

/// <summary>A document that cannot be read. The message is a sentence for a person: the file, the place, the remedy.</summary>
/// <param name="code">Stable name of the reason, such as <c>reading.no-text-layer</c>; listed in docs/refusals.md.</param>
public sealed class UnreadableDocumentException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
}
