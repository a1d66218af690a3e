namespace Duixian.Accounts;

/// <summary>The words of signing in and of accounts.</summary>
public sealed class AccountsText;
