namespace Duixian.Features.Directory;

/// <summary>The words of offices.</summary>
public sealed class DirectoryText;
