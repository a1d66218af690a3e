namespace Duixian.Features.Public.Shares;

/// <summary>The words of who answers for what part, for anyone.</summary>
public sealed class PublicSharesText;
