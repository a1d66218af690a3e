namespace Duixian.Transparency;

/// <summary>The published files of a log, wherever they lie. Paths are relative to its prefix, with slashes.</summary>
public interface ILogFiles
{
    /// <summary>The bytes of a file, or null if there is none.</summary>
    ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancel);
}
