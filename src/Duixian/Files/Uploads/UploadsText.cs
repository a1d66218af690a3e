namespace Duixian.Files.Uploads;

/// <summary>Words about files that come in.</summary>
public sealed class UploadsText;
