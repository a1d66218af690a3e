namespace Duixian.Features.Public.Standing;

/// <summary>The words of how promises stand, for anyone.</summary>
public sealed class PublicStandingText;
