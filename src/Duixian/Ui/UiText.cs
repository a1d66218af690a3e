namespace Duixian.Ui;

/// <summary>The words of the components and of the frame; sentences are in <c>UiText.resx</c> and <c>UiText.en.resx</c>.</summary>
public sealed class UiText;
