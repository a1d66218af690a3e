namespace Duixian.Features.Public.Styleguide;

/// <summary>The sample words of the style guide; they speak of no real place.</summary>
internal sealed class StyleguideText;
