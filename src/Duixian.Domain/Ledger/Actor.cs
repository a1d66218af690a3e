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

/// <summary>A thing one may be allowed to do.</summary>
public enum Power
{
    /// <summary>See drafts and desk lists.</summary>
    SeeDrafts,

    /// <summary>Upload, edit and accept drafts.</summary>
    CheckDrafts,

    /// <summary>Put a draft before the public.</summary>
    Publish,

    /// <summary>Add accounts.</summary>
    ManageAccounts,

    /// <summary>Read the whole ledger.</summary>
    ReadLedger,
}

/// <summary>Who acts, named by kind, office and role in public; the person stands only in the private part.</summary>
/// <param name="Kind">office, system or public.</param>
/// <param name="Office">Office code, empty for the system.</param>
/// <param name="Role">Null for the system and the public.</param>
/// <param name="Account">The person's account; never public.</param>
public sealed record Actor(ActorKind Kind, string Office, Role? Role, Guid? Account)
{
    public static readonly Actor System = new(ActorKind.System, "", null, null);
    public static readonly Actor Anyone = new(ActorKind.Public, "", null, null);

    public bool May(Power power) => Kind == ActorKind.System || power switch
    {
        Power.SeeDrafts => Role is Ledger.Role.DeliveryOfficer or Ledger.Role.Reviewer or Ledger.Role.Leader,
        Power.CheckDrafts => Role is Ledger.Role.DeliveryOfficer,
        Power.Publish => Role is Ledger.Role.DeliveryOfficer,
        Power.ManageAccounts => Role is Ledger.Role.SystemAdministrator,
        Power.ReadLedger => Role is Ledger.Role.Auditor,
        _ => false,
    };

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
