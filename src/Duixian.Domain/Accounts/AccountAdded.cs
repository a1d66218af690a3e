using Duixian.Domain.Ledger;

namespace Duixian.Domain.Accounts;

/// <summary>Somebody may sign in from now on. Never public: who works where is personal.</summary>
public sealed record AccountAdded(Guid Account, string Office, Role Role) : EntryBody
{
    public override string Stream => $"account/{Account:D}";

    public override bool IsPublic => false;
}

/// <summary>Every "no" about accounts.</summary>
public static class AccountsRefusal
{
    public static readonly Refusal SetupClosed = new("accounts.setup-closed", RefusalKind.NotFound);

    /// <summary>Unknown, wrong, waiting or shut out: nobody outside learns which.</summary>
    public static readonly Refusal NotSignedIn = new("accounts.not-signed-in", RefusalKind.Rule);

    /// <summary>One address tries too often; the status is 429.</summary>
    public static readonly Refusal TooManyTries = new("accounts.too-many-tries", RefusalKind.Rule);

    public static readonly Refusal CodeWrong = new("accounts.code-wrong", RefusalKind.Rule);
    public static readonly Refusal PasskeyRefused = new("accounts.passkey-refused", RefusalKind.Rule);
    public static readonly Refusal PasskeyUnknown = new("accounts.passkey-unknown", RefusalKind.NotFound);
    public static readonly Refusal LastFactor = new("accounts.last-factor", RefusalKind.Rule);
    public static readonly Refusal NoGenerator = new("accounts.no-generator", RefusalKind.Rule);
    public static readonly Refusal CurrentPasswordWrong = new("accounts.current-password-wrong", RefusalKind.Rule);
    public static readonly Refusal LinkClosed = new("accounts.link-closed", RefusalKind.NotFound);
    public static readonly Refusal ThreePeople = new("accounts.three-people", RefusalKind.Rule);
    public static readonly Refusal NameMissing = new("accounts.name-missing", RefusalKind.Rule);

    /// <summary>The reasons, already as sentences.</summary>
    public static Refusal NotCreated(string reasons) => new("accounts.not-created", RefusalKind.Rule, reasons);

    /// <summary>The reason, already as a sentence.</summary>
    public static Refusal PasswordRefused(string reason) => new("accounts.password-refused", RefusalKind.Rule, reason);
}
