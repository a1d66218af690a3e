using Duixian.Domain.Ledger;

namespace Duixian.Domain.Dispatch;

/// <summary>Whether a unit wants what it files approved by somebody of its own before it goes on (本单位审核).</summary>
public sealed class UnitApproval
{
    private UnitApproval()
    {
    }

    public UnitApproval(string party) => Party = party;

    /// <summary>Code of the assessment unit or office.</summary>
    public string Party { get; private set; } = "";

    public bool Required { get; private set; }

    /// <summary>The day it was last changed.</summary>
    public DateOnly Since { get; private set; }

    public long Revision { get; private set; }

    public Refusal? Set(bool required, DateOnly today, Act act)
    {
        if (Required == required) { return SheetRefusal.ApprovalAsBefore; }
        (Required, Since) = (required, today);
        act.Record(new UnitApprovalSet(Party, required));
        return null;
    }
}

/// <summary>A unit wants its own approval from now on, or no longer; what already waits goes on waiting.</summary>
public sealed record UnitApprovalSet(string Party, bool Required) : EntryBody
{
    public override string Stream => $"unit/{Party}/approval";

    public override bool IsPublic => false;
}
