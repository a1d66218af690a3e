using Duixian.Domain;

namespace Duixian.Accounts.SingleSignOn;

/// <summary>Why somebody the provider sent is not let in, or why the way is closed.</summary>
public static class SingleSignOnRefusal
{
    public static readonly Refusal Unknown = new("accounts.single-sign-on-unknown", RefusalKind.Forbidden);
    public static readonly Refusal Closed = new("accounts.single-sign-on-closed", RefusalKind.Forbidden);
    public static readonly Refusal TooWeak = new("accounts.single-sign-on-too-weak", RefusalKind.Forbidden);
    public static readonly Refusal Failed = new("accounts.single-sign-on-failed", RefusalKind.Rule);
    public static readonly Refusal Unreachable = new("accounts.single-sign-on-unreachable", RefusalKind.Rule);
    public static readonly Refusal OnlyWay = new("accounts.single-sign-on-only", RefusalKind.Forbidden);
}
