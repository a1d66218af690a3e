using Duixian.Domain.Dispatch;

namespace Duixian.Data.Dispatch;

/// <summary>One line of a sheet as far as it was typed.</summary>
/// <param name="Revision">The revision of the line it was typed over; once the line has moved on, it is forgotten.</param>
/// <param name="Cells">What stands in the cells, by name.</param>
public sealed record DraftLine(long Revision, IReadOnlyDictionary<string, string> Cells);

/// <summary>A sheet half filled in: working paper of a unit, no act, nobody's figure. Whoever of the unit opens the sheet goes on with it.</summary>
public sealed class SheetDraft
{
    public RoundId RoundId { get; init; }

    public string Party { get; init; } = "";

    /// <summary>By the line's id.</summary>
    public IReadOnlyDictionary<string, DraftLine> Lines { get; set; } = new Dictionary<string, DraftLine>(StringComparer.Ordinal);

    public DateTimeOffset SavedAt { get; set; }

    public long Revision { get; set; }
}
