namespace Duixian.Domain.Audit;

/// <summary>What the audit trail keeps beside the acts of the ledger: what changes no data, but an auditor must see.</summary>
public enum AuditKind
{
    /// <summary>Somebody came in, or tried to.</summary>
    SignIn,

    /// <summary>Somebody left, or a session was ended.</summary>
    SessionEnd,

    /// <summary>A password, code generator or passkey was set, changed or taken away.</summary>
    FactorChange,

    /// <summary>Somebody showed again who they are.</summary>
    Confirmation,

    /// <summary>An activation link was made or used.</summary>
    Activation,

    /// <summary>A page or an act that is not theirs was asked for.</summary>
    Refusal,

    /// <summary>A list left the house as a file.</summary>
    Export,

    /// <summary>The trail itself was read or checked.</summary>
    AuditRead,
}

/// <summary>How it ended.</summary>
public enum AuditOutcome
{
    Done,

    Refused,
}
