namespace Duixian.Features.Public.Ledger;

/// <summary>The words of the public log, for anyone.</summary>
public sealed class PublicLedgerText;
