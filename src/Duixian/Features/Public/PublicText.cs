namespace Duixian.Features.Public;

/// <summary>The words of the pages anyone may read; sentences are in <c>PublicText.resx</c> and <c>PublicText.en.resx</c>.</summary>
public sealed class PublicText;
