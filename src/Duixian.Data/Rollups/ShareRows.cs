using Duixian.Domain.Directory;
using Duixian.Domain.Shares;

namespace Duixian.Data.Rollups;

/// <summary>How one indicator's target is divided now: the current version in one row.</summary>
public sealed class ShareSummary
{
    public int Year { get; init; }

    public string Plan { get; init; } = "";

    public string Item { get; init; } = "";

    public int Indicator { get; init; }

    public int Version { get; set; }

    /// <summary>The version of the target it was made for; behind the line's own where the target has moved since.</summary>
    public int TargetVersion { get; set; }

    public ShareMethod Method { get; set; }

    public Universe Universe { get; set; }

    /// <summary>Null where nothing is counted.</summary>
    public decimal? Target { get; set; }

    public string Unit { get; set; } = "";

    /// <summary>Of all shares; null where nothing may be summed.</summary>
    public decimal? Sum { get; set; }

    /// <summary>Length of the list of named works; null where there is none.</summary>
    public int? Works { get; set; }

    /// <summary>What the base or the register is, or the factors with their weights, in words; null where the method needs none.</summary>
    public string? Basis { get; set; }

    public string? Reason { get; set; }

    public DateOnly Day { get; set; }

    /// <summary>Null until a leader has confirmed this version.</summary>
    public DateOnly? ConfirmedOn { get; set; }
}

/// <summary>What one party answers for in one indicator, by the current version.</summary>
public sealed class ShareLine
{
    public int Year { get; init; }

    public string Plan { get; init; } = "";

    public string Item { get; init; } = "";

    public int Indicator { get; init; }

    /// <summary>Code of the assessment unit or the office.</summary>
    public string Party { get; init; } = "";

    public string PartyName { get; set; } = "";

    public PartyKind Kind { get; set; }

    public int Position { get; set; }

    /// <summary>Null where the party answers for the promise without a figure.</summary>
    public decimal? Amount { get; set; }
}
