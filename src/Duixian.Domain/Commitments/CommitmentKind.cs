namespace Duixian.Domain.Commitments;

/// <summary>What sort of promise an item is, by its first or chief sentence; decides what a person is asked for.</summary>
public enum CommitmentKind
{
    /// <summary>No number, no named work, no gap to close: "deepen the reform of payment methods".</summary>
    Qualitative,

    /// <summary>Things or people: 174 communities, 40,000 jobs.</summary>
    Count,

    /// <summary>Sessions, shows, visits (人次) served.</summary>
    EventCount,

    /// <summary>A share or a growth figure.</summary>
    Rate,

    /// <summary>A standard, fee, limit or reimbursement rate.</summary>
    PolicyParameter,

    /// <summary>A named thing is built, opened or begun.</summary>
    Milestone,

    /// <summary>A backlog or gap is removed, or coverage made complete.</summary>
    Clearance,
}
