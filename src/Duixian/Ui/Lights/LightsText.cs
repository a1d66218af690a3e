namespace Duixian.Ui.Lights;

/// <summary>The words of lights and of their rules; sentences are in <c>LightsText.resx</c> and <c>LightsText.en.resx</c>.</summary>
public sealed class LightsText;
