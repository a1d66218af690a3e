namespace Duixian.Ui.Projects;

/// <summary>The words of the pictures of key projects; sentences are in <c>ProjectsText.resx</c> and <c>ProjectsText.en.resx</c>.</summary>
public sealed class ProjectsText;
