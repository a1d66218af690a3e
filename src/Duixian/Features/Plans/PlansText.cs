namespace Duixian.Features.Plans;

/// <summary>The words of checking and publishing; refusals stand under their codes.</summary>
public sealed class PlansText;
