using Duixian.Domain.Plans;

namespace Duixian.Reading.Segments;

internal enum PassageRole { Item, Prose, Heading }

/// <summary>A stretch of wording and the part it plays in the document.</summary>
/// <param name="Number">The enumerator's number, or empty.</param>
/// <param name="Group">The heading it stands under.</param>
/// <param name="IsPast">It stands under a heading that looks back.</param>
internal sealed record Passage(PassageRole Role, string Number, string? Group, IReadOnlyList<TextSpan> Spans, bool IsPast = false)
{
    public string? Lead { get; init; }

    public bool Mended { get; init; }

    public TextSpan? UnitCell { get; init; }

    public TextSpan? TargetCell { get; init; }

    public TextSpan? DueCell { get; init; }

    /// <summary>The paragraph follows a line that ended in a colon.</summary>
    public bool IsIntroduced { get; init; }

    /// <summary>Which list of the document the item belongs to: a number twice in one list is a notice.</summary>
    public int List { get; init; }

    public TextSpan Whole => Spans.Count == 0 ? default : new TextSpan(Spans[0].Start, Spans[^1].End);
}
