using System.Formats.Tar;
using System.IO.Compression;
using Duixian.Files;
using Duixian.Transparency;

namespace Duixian.Log;

/// <summary>
/// The whole log as one file, for who has no way to fetch a thousand: checkpoint, key, bundles, tiles and figures under <c>log/</c>.
/// It is made when somebody asks, at most once a minute, and belongs together in itself: it holds the checkpoint it was made for.
/// </summary>
internal sealed class LogArchive(LogStore store, LogFigures figures, TimeProvider time) : IDisposable
{
    public const string Path = "/log/archive.tar.gz";
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim turn = new(1, 1);
    private (long Size, DateTimeOffset At) made = (-1, DateTimeOffset.MinValue);

    /// <returns>The file; null before the first checkpoint.</returns>
    public async Task<string?> FindAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            if (await store.NoteAsync(cancel) is not { } note) { return null; }
            var (size, now) = (Checkpoint.Parse(SignedNote.Parse(note).Text).Size, time.GetUtcNow());
            if (File.Exists(store.ArchivePath) && (made.Size == size || now - made.At < Fresh)) { return store.ArchivePath; }
            await DurableFile.WriteAsync(store.ArchivePath, file => WriteAsync(file, note, size, cancel));
            made = (size, now);
            return store.ArchivePath;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task WriteAsync(Stream to, byte[] note, long size, CancellationToken cancel)
    {
        await using var packed = new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true);
        await using var tar = new TarWriter(packed, TarEntryFormat.Ustar, leaveOpen: true);
        await AddAsync(tar, Checkpoint.Path, note, cancel);
        await AddAsync(tar, "key", await File.ReadAllBytesAsync(store.VerifiersPath, cancel), cancel);
        foreach (var tile in Tile.Of(size))
        {
            // A partial one is gone once the full one is there, also while this is being written.
            var full = tile with { Width = Tile.Full };
            var (path, bytes) = await store.ReadAsync(tile.Path, cancel) is { } found ? (tile.Path, found) : (full.Path, await store.ReadAsync(full.Path, cancel));
            await AddAsync(tar, path, bytes ?? throw new LogFaultException(new LogFault(FaultCodes.FileMissing, null, tile.Path)), cancel);
        }
        if (await figures.FindAsync(size, cancel) is { } computed) { await AddAsync(tar, $"figures/{size}", await File.ReadAllBytesAsync(computed, cancel), cancel); }
    }

    private static Task AddAsync(TarWriter tar, string path, byte[] content, CancellationToken cancel) =>
        tar.WriteEntryAsync(new UstarTarEntry(TarEntryType.RegularFile, "log/" + path) { DataStream = new MemoryStream(content), ModificationTime = DateTimeOffset.UnixEpoch }, cancel);

    public void Dispose() => turn.Dispose();
}
