namespace Duixian.Reading.Extract;

/// <summary>What a document may cost at most. Counted on the bytes that really come out, never on what a file says of itself.</summary>
internal static class ReadingLimits
{
    public const int FileBytes = 20 << 20;
    public const long UnpackedBytes = 200L << 20;
    public const int Entries = 2_000;

    /// <summary>Unpacked to packed. Small parts are let through (<see cref="RatioFreeBytes"/>): a page of one repeated style compresses well and harms nobody.</summary>
    public const int CompressionRatio = 200;

    public const long RatioFreeBytes = 4L << 20;
    public const int Pages = 2_000;

    /// <summary>How often the forms of a PDF file may be called in all, through other forms too, and how deep in each other. A letterhead is one call a page; drawings of a thousand symbols exist.</summary>
    public const int FormCalls = 20_000;

    public const int FormDepth = 50;

    /// <summary>Drawing operations and bytes of shown text on one page of a PDF file; a page of a newspaper has some ten thousand. Each letter costs some hundred bytes of memory.</summary>
    public const int PageSteps = 1_000_000;

    public const int DocumentSteps = 20_000_000;

    /// <summary>Elements open at one time in a page of HTML; browsers stop nesting at 512.</summary>
    public const int Depth = 1_000;

    /// <summary>All bytes of a file, and at most one step more than it may have: the rest of an endless stream is never read.</summary>
    /// <exception cref="UnreadableDocumentException">The file is larger than <see cref="FileBytes"/>.</exception>
    public static ReadOnlyMemory<byte> ReadAll(string fileName, Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var kept = new MemoryStream();
        var chunk = new byte[81_920];
        int read;
        while ((read = content.Read(chunk)) > 0)
        {
            kept.Write(chunk, 0, read);
            if (kept.Length > FileBytes) { throw Unreadable.TooLarge(fileName); }
        }
        return kept.GetBuffer().AsMemory(0, (int)kept.Length);
    }
}
