using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;

namespace Duixian.Data.Rollups;

/// <summary>A published plan in one row: what the year page counts.</summary>
public sealed class PlanSummary
{
    public int Year { get; init; }

    public string Plan { get; init; } = "";

    public int Version { get; set; }

    public string Title { get; set; } = "";

    public string Place { get; set; } = "";

    public string? PlaceCode { get; set; }

    /// <summary>SHA-256 of the document of the newest version.</summary>
    public string Document { get; set; } = "";

    public string DocumentName { get; set; } = "";

    /// <summary>Sample data in our own words; every page says so.</summary>
    public bool Retold { get; set; }

    public DateTimeOffset FirstPublishedAt { get; set; }

    public DateTimeOffset PublishedAt { get; set; }

    /// <summary>Items that stand (withdrawn ones are not counted).</summary>
    public int Items { get; set; }

    public int Ready { get; set; }

    public int Indicators { get; set; }

    public int Withdrawn { get; set; }

    /// <summary>Sequence of the newest ledger entry that touched the plan.</summary>
    public long LastEntry { get; set; }
}

/// <summary>One line of the list: an indicator with its item, or an item that has none (then <see cref="Indicator"/> is 0).</summary>
public sealed class ListLine
{
    public int Year { get; init; }

    public string Plan { get; init; } = "";

    public string Item { get; init; } = "";

    /// <summary>1, 2 …; 0 where the item has no indicator yet.</summary>
    public int Indicator { get; init; }

    public int Position { get; set; }

    public string? Group { get; set; }

    public string Title { get; set; } = "";

    public string Text { get; set; } = "";

    public CommitmentKind Kind { get; set; }

    public string? Lead { get; set; }

    public string? LeadName { get; set; }

    public DateOnly Due { get; set; }

    public bool DuePrinted { get; set; }

    /// <summary>What the whole item lacks before it can be judged; empty when ready.</summary>
    public IReadOnlyList<Missing> Missing { get; set; } = [];

    public bool Ready { get; set; }

    public bool Withdrawn { get; set; }

    public string? WithdrawnReason { get; set; }

    public string Subject { get; set; } = "";

    public Measure? Measure { get; set; }

    public string Unit { get; set; } = "";

    public string BaseUnit { get; set; } = "";

    /// <summary>The promise as it stands; null where the item has no indicator.</summary>
    public Promise? Promise { get; set; }

    /// <summary>The figure alone, for sorting; null where there is none.</summary>
    public decimal? Amount { get; set; }

    public int TargetVersion { get; set; }

    /// <summary>Version 1 of the promise, always shown beside the current one.</summary>
    public Promise? Original { get; set; }

    /// <summary>The year <see cref="LastAmount"/> reports; null where the document says nothing.</summary>
    public int? LastYear { get; set; }

    public decimal? LastAmount { get; set; }

    public string? LastQuote { get; set; }

    /// <summary>Everything a search looks at, lower-cased.</summary>
    public string SearchText { get; set; } = "";
}

/// <summary>What a document says was reached before.</summary>
public sealed class PastResult
{
    public int Year { get; init; }

    public string Plan { get; init; } = "";

    public int Number { get; init; }

    public int ResultYear { get; set; }

    public string Subject { get; set; } = "";

    public decimal? Amount { get; set; }

    public Bound Bound { get; set; }

    public string Unit { get; set; } = "";

    public string BaseUnit { get; set; } = "";

    public string Quote { get; set; } = "";

    public string Text { get; set; } = "";

    public string Document { get; set; } = "";

    public IReadOnlyList<TextSpan> Spans { get; set; } = [];

    /// <summary>The item it stands beside, or null.</summary>
    public string? Item { get; set; }

    public int? Indicator { get; set; }
}
