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

    /// <summary>The reasons, already as sentences.</summary>
    public static Refusal NotCreated(string reasons) => new("accounts.not-created", RefusalKind.Rule, reasons);
}
