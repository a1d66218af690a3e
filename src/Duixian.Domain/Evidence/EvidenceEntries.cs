using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;

namespace Duixian.Domain.Evidence;

/// <summary>Something about a file behind a figure; the history of the figure goes on with it.</summary>
public abstract record EvidenceEntry(int Year, string Plan, string Item, int Indicator, string Party, int Round, string Sha256) : EntryBody
{
    public override string Stream => $"{new PlanAddress(Year, Plan).ItemStream(Item)}/{Party}";
}

/// <summary>A file was added; neither its name nor its content is public.</summary>
public sealed record EvidenceAdded(
    int Year, string Plan, string Item, int Indicator, string Party, int Round, string Sha256, string Name, string MediaType, long Size, EvidenceGrade Grade, string? Note)
    : EvidenceEntry(Year, Plan, Item, Indicator, Party, Round, Sha256)
{
    public override bool IsPublic => false;
}

/// <summary>A reviewer grades a file otherwise.</summary>
public sealed record EvidenceRegraded(int Year, string Plan, string Item, int Indicator, string Party, int Round, string Sha256, EvidenceGrade Old, EvidenceGrade New, string Reason)
    : EvidenceEntry(Year, Plan, Item, Indicator, Party, Round, Sha256)
{
    public override bool IsPublic => false;
}

/// <summary>A file stands behind the figure no longer.</summary>
public sealed record EvidenceWithdrawn(int Year, string Plan, string Item, int Indicator, string Party, int Round, string Sha256, string Reason)
    : EvidenceEntry(Year, Plan, Item, Indicator, Party, Round, Sha256)
{
    public override bool IsPublic => false;
}

/// <summary>A cleaned copy is before everyone. <c>Sha256</c> is the copy's own digest: the file it was made from is not told.</summary>
public sealed record EvidenceReleased(
    int Year, string Plan, string Item, int Indicator, string Party, int Round, string Sha256, string MediaType, long Size, string Title, EvidenceGrade Grade)
    : EvidenceEntry(Year, Plan, Item, Indicator, Party, Round, Sha256);

/// <summary>A cleaned copy was taken out of the public again, and why.</summary>
public sealed record EvidenceTakenBack(int Year, string Plan, string Item, int Indicator, string Party, int Round, string Sha256, string Reason)
    : EvidenceEntry(Year, Plan, Item, Indicator, Party, Round, Sha256);
