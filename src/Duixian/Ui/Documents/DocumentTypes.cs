namespace Duixian.Ui.Documents;

/// <summary>Why words in a source are marked.</summary>
public enum WordsKind
{
    /// <summary>Read as a target: solid underline.</summary>
    Read,

    /// <summary>Reports the past, never a target: dotted.</summary>
    Past,

    /// <summary>A person must look: dashed vermilion.</summary>
    Unsure,
}

/// <summary>Marked words in a source text.</summary>
/// <param name="Start">Offset of the first character in the text.</param>
/// <param name="End">Offset after the last.</param>
/// <param name="Kind">How they are underlined.</param>
/// <param name="Key">Names the words on the page: the mark's anchor is <c>q-Key</c>. Spans of one key may be several, across broken columns.</param>
/// <param name="Href">Where the words lead: the item, on this page or another.</param>
/// <param name="Note">Printed small after the words: 22①.</param>
public sealed record MarkedWords(int Start, int End, WordsKind Kind, string Key, string? Href = null, string? Note = null);

/// <summary>An act or an event of a Timeline.</summary>
/// <param name="Date">Null when the day is not known.</param>
/// <param name="What">What happened.</param>
/// <param name="Mark">The stage after it.</param>
/// <param name="Attention">True draws the vermilion ring.</param>
/// <param name="Detail">Who, and the old value.</param>
/// <param name="Href">More about it.</param>
public sealed record TimelineEntry(DateOnly? Date, string What, Mark Mark = Mark.Planned, bool Attention = false, string? Detail = null, string? Href = null, TimelineLink? Link = null)
{
    /// <summary>Files to take away, below it.</summary>
    public IReadOnlyList<TimelineLink> Files { get; init; } = [];
}

/// <summary>Something to take along from an entry: its receipt.</summary>
public sealed record TimelineLink(string Word, string Href);

/// <summary>One version of a target.</summary>
/// <param name="Version">"Original", "second".</param>
/// <param name="Date">When it was published.</param>
/// <param name="Target">The target in words, already formatted.</param>
/// <param name="Due">The due day in this version.</param>
/// <param name="Why">What changed and why; the original gives its document.</param>
/// <param name="Href">The source of this version.</param>
/// <param name="Changed">True when the target itself is another than in the version before.</param>
public sealed record TargetVersion(string Version, DateOnly? Date, string Target, DateOnly? Due = null, string? Why = null, string? Href = null, bool Changed = false);

/// <summary>What happened to an item between two versions.</summary>
public enum DiffKind
{
    /// <summary>As it was.</summary>
    Same,

    /// <summary>New in the later version.</summary>
    Added,

    /// <summary>No longer in the later version.</summary>
    Removed,

    /// <summary>Worded or counted otherwise.</summary>
    Changed,
}

/// <summary>One item in two versions.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Title">Number and name.</param>
/// <param name="Before">The earlier wording.</param>
/// <param name="After">The later wording.</param>
/// <param name="Href">The item's page.</param>
/// <param name="Why">The reason given.</param>
public sealed record DiffEntry(DiffKind Kind, string Title, string? Before, string? After, string? Href = null, string? Why = null);

/// <summary>A step of a path.</summary>
/// <param name="Word">Its name.</param>
/// <param name="Mark">Its stage; planned steps stand back.</param>
/// <param name="Date">When it was, or is to be, done.</param>
/// <param name="Note">A second line.</param>
/// <param name="Here">True for the step in hand.</param>
public sealed record PathStep(string Word, Mark Mark, DateOnly? Date = null, string? Note = null, bool Here = false);
