namespace Duixian.Features.Projects;

/// <summary>The words of the key-project pages.</summary>
public sealed class ProjectsText;
