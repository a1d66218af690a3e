namespace Duixian.Files.Imports;

/// <summary>The words of every import: its page, its report, its sentences.</summary>
public sealed class ImportsText;
