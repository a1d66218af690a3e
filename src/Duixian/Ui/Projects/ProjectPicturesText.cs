namespace Duixian.Ui.Projects;

/// <summary>The words of the pictures of key projects; sentences are in <c>ProjectPicturesText.resx</c> and <c>ProjectPicturesText.en.resx</c>.</summary>
public sealed class ProjectPicturesText;
