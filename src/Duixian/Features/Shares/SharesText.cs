namespace Duixian.Features.Shares;

/// <summary>The words of dividing targets; refusals stand under their codes.</summary>
public sealed class SharesText;
