using Duixian.Domain.Commitments;
using Duixian.Domain.Ledger;

namespace Duixian.Domain.Plans;

/// <summary>A plan, or a new version of it, is before the public.</summary>
/// <param name="Version">1 for the first publication.</param>
/// <param name="Document">SHA-256 of the document it was read from.</param>
/// <param name="Retold">Sample data in our own words.</param>
/// <param name="Reason">Why there is a new version; null for the first.</param>
public sealed record PlanPublished(
    int Year, string Plan, int Version, string Title, string Place, string? PlaceCode,
    string Document, string DocumentName, bool Retold, string? Reason, int Added, int Changed, int Withdrawn) : EntryBody
{
    public override string Stream => new PlanAddress(Year, Plan).Stream;
}

/// <summary>One indicator with the promise made of it.</summary>
public sealed record PublishedIndicator(int Number, string Subject, Measure? Measure, string Unit, string BaseUnit, Promise Promise, IReadOnlyList<TextSpan> Spans);

/// <summary>An item as it was first published.</summary>
/// <param name="Lead">Office code, or null while nobody answers for it.</param>
/// <param name="Due">Last day of the promise.</param>
/// <param name="DuePrinted">False where the day is only the year's end.</param>
public sealed record ItemPublished(
    int Year, string Plan, int Version, string Item, int Position, string? Group, string Title, string Text, CommitmentKind Kind,
    string? Lead, string? LeadName, IReadOnlyList<string> Supporting, DateOnly Due, bool DuePrinted,
    string Document, IReadOnlyList<TextSpan> Spans, IReadOnlyList<PublishedIndicator> Indicators) : EntryBody
{
    public override string Stream => new PlanAddress(Year, Plan).ItemStream(Item);
}

/// <summary>Wording, office or day of an item changed; its targets have entries of their own.</summary>
public sealed record ItemRevised(
    int Year, string Plan, int Version, string Item, int Position, string? Group, string Title, string Text, CommitmentKind Kind,
    string? Lead, string? LeadName, IReadOnlyList<string> Supporting, DateOnly Due, bool DuePrinted,
    string Document, IReadOnlyList<TextSpan> Spans, string Reason) : EntryBody
{
    public override string Stream => new PlanAddress(Year, Plan).ItemStream(Item);
}

/// <summary>A target has a new version beside the original, or an indicator was added (then <paramref name="TargetVersion"/> is 1).</summary>
public sealed record TargetRevised(
    int Year, string Plan, int Version, string Item, int TargetVersion, PublishedIndicator Indicator, string Document, string Reason) : EntryBody
{
    public override string Stream => new PlanAddress(Year, Plan).ItemStream(Item);
}

/// <summary>An indicator is no longer part of the promise; its history stays.</summary>
public sealed record IndicatorWithdrawn(int Year, string Plan, int Version, string Item, int Indicator, string Reason) : EntryBody
{
    public override string Stream => new PlanAddress(Year, Plan).ItemStream(Item);
}

/// <summary>An item is no longer in the plan; its page stays and says why.</summary>
public sealed record ItemWithdrawn(int Year, string Plan, int Version, string Item, string Reason) : EntryBody
{
    public override string Stream => new PlanAddress(Year, Plan).ItemStream(Item);
}

/// <summary>What the document says was reached the year before; shown neutrally beside this year's target.</summary>
/// <param name="Item">The item it stands beside, or null.</param>
/// <param name="Indicator">The indicator of that item, or null.</param>
public sealed record PastResultPublished(
    int Year, string Plan, int Version, int Number, int ResultYear, string Subject, decimal? Amount, Bound Bound, string Unit, string BaseUnit,
    string Quote, string Text, string Document, IReadOnlyList<TextSpan> Spans, string? Item, int? Indicator) : EntryBody
{
    public override string Stream => new PlanAddress(Year, Plan).Stream;
}

/// <summary>A document was received and read into a draft.</summary>
public sealed record DraftOpened(Guid Draft, int Year, string Plan, string Document, string DocumentName, int Items) : EntryBody
{
    public override string Stream => $"draft/{Draft:D}";

    public override bool IsPublic => false;
}

/// <summary>A person changed, accepted, split, merged, added or dropped something in a draft.</summary>
public sealed record DraftChanged(Guid Draft, string Change, string Items, string? Detail) : EntryBody
{
    public override string Stream => $"draft/{Draft:D}";

    public override bool IsPublic => false;
}
