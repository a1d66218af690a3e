namespace Duixian.Features.Public.Projects;

/// <summary>The words of key projects, for anyone.</summary>
public sealed class PublicProjectsText;
