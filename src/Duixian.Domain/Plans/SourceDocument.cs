namespace Duixian.Domain.Plans;

public readonly record struct DocumentId(Guid Value);

/// <summary>A published document as it was read: the text that every span of a plan points into. Never changed afterwards.</summary>
public sealed class SourceDocument
{
    private SourceDocument()
    {
    }

    public SourceDocument(DocumentId id, string fileName, string mediaType, string sha256, string text, bool retold, DateTimeOffset receivedAt) =>
        (Id, FileName, MediaType, Sha256, Text, Retold, ReceivedAt) = (id, fileName, mediaType, sha256, text, retold, receivedAt);

    public DocumentId Id { get; private set; }

    public string FileName { get; private set; } = "";

    public string MediaType { get; private set; } = "";

    /// <summary>Lower-case hexadecimal digest of the file's bytes.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Extracted text, lines ended by <c>\n</c>.</summary>
    public string Text { get; private set; } = "";

    /// <summary>True for sample documents: real figures in our own words, which says so on its face.</summary>
    public bool Retold { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }
}
