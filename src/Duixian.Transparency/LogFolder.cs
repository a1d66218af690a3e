namespace Duixian.Transparency;

/// <summary>A log in a folder: a mirror, or what was unpacked from an archive.</summary>
public sealed class LogFolder(string folder) : ILogFiles
{
    public async ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancel)
    {
        var file = Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
        return File.Exists(file) ? await File.ReadAllBytesAsync(file, cancel) : null;
    }
}
