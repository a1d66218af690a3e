namespace Duixian.Domain.Ledger;

/// <summary>What a signed-in person may be; a person holds one role for one office.</summary>
public enum Role
{
    /// <summary>Files an office's figures.</summary>
    Reporter,

    /// <summary>Approves what the office files.</summary>
    UnitApprover,

    /// <summary>Reviews what offices filed.</summary>
    Reviewer,

    /// <summary>Keeps the plans, drafts and publications.</summary>
    DeliveryOfficer,

    /// <summary>Approves orders and changed targets.</summary>
    Leader,

    /// <summary>Accounts and configuration; no data, no audit.</summary>
    SystemAdministrator,

    /// <summary>Roles and policies.</summary>
    SecurityAdministrator,

    /// <summary>Reads the audit trail only.</summary>
    Auditor,
}

/// <summary>What a role is by itself.</summary>
public static class Roles
{
    extension(Role role)
    {
        /// <summary>One of the three powers that no person may hold together with anything else.</summary>
        public bool IsSeparatedPower => role is Role.SystemAdministrator or Role.SecurityAdministrator or Role.Auditor;

        /// <summary>Works for one county, zone or department and sees no other's unfinished figures.</summary>
        public bool IsOfOneUnit => role is Role.Reporter or Role.UnitApprover;
    }
}

/// <summary>Who acts, named by kind, office and role in public; the person stands only in the private part.</summary>
/// <param name="Kind">office, system or public.</param>
/// <param name="Office">Office code, empty for the system.</param>
/// <param name="Role">Null for the system and the public.</param>
/// <param name="Account">The person's account; never public.</param>
/// <param name="Unit">Code of the assessment unit the office belongs to; null for the city's own offices.</param>
/// <param name="OnBehalfOf">The person whose post was lent, where somebody acts for another; never public.</param>
public sealed record Actor(ActorKind Kind, string Office, Role? Role, Guid? Account, string? Unit = null, Guid? OnBehalfOf = null)
{
    public static readonly Actor System = new(ActorKind.System, "", null, null);
    public static readonly Actor Anyone = new(ActorKind.Public, "", null, null);

    public bool May(Power power) => Kind == ActorKind.System || Powers.Has(Role, power);

    /// <summary>True for who works for one county, zone or department and sees only that one's rows.</summary>
    public bool IsOfOneUnit => Kind == ActorKind.Office && Role is { IsOfOneUnit: true };

    /// <summary>Whether a row of this unit or office is within the person's scope; what is not is answered as if it were not there.</summary>
    /// <param name="owner">Code of an assessment unit or of an office; null: the city's own, for those who see all.</param>
    public bool MayTouch(string? owner) => Kind == ActorKind.System || (Kind == ActorKind.Office && (!IsOfOneUnit || (owner is not null && (owner == Unit || owner == Office))));

    /// <summary>As it stands in a public entry: <c>office/MZJ/reporter</c>, <c>system</c>, <c>public</c>.</summary>
    public string PublicName => Kind switch
    {
        ActorKind.Office => $"office/{Office}/{char.ToLowerInvariant(Role.ToString()![0])}{Role.ToString()![1..]}",   // an office actor always has a role
        ActorKind.System => "system",
        _ => "public",
    };
}

/// <summary>The three kinds of actor an entry may name.</summary>
public enum ActorKind
{
    /// <summary>Somebody signed in, for an office.</summary>
    Office,

    /// <summary>A job or the command line.</summary>
    System,

    /// <summary>Anyone, not signed in.</summary>
    Public,
}
