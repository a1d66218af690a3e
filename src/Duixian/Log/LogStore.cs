using System.Globalization;
using Duixian.Files;
using Duixian.Transparency;
using Microsoft.Extensions.Options;

namespace Duixian.Log;

/// <summary>The folder <c>data/log</c>: tiles and bundles as C2SP lays them out, the newest checkpoint, figures, and the keys beside them.</summary>
internal sealed class LogStore(IOptions<SiteOptions> options) : ILogFiles
{
    public const string Figures = "figures";
    public const string Key = "key";
    public const string Verifiers = "verifiers";
    public const string Alarm = "alarm";

    public string Root { get; } = Path.Combine(Path.GetFullPath(options.Value.Data), "log");

    /// <summary>Private keys; never served.</summary>
    public string KeyPath => Path.Combine(Root, Key);

    public string VerifiersPath => Path.Combine(Root, Verifiers);

    /// <summary>Where the daily comparison writes what it found, for all nodes; never served.</summary>
    private string AlarmPath => Path.Combine(Root, Alarm);

    /// <summary>The whole log in one file, where somebody has asked for it.</summary>
    public string ArchivePath => Path.Combine(Root, "archive.tar.gz");

    private string CheckpointPath => Path.Combine(Root, Checkpoint.Path);

    /// <summary>Where a tile lies: its path holds digits and the words of the layout and nothing else.</summary>
    public string PathOf(Tile tile) => Path.Combine(Root, tile.Path.Replace('/', Path.DirectorySeparatorChar));

    public string FiguresPath(long size) => Path.Combine(Root, Figures, size.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether a file, by its full path, follows from the entries: checkpoint, tiles, bundles and figures, not the keys beside them.</summary>
    public bool IsPublished(string path) => path == CheckpointPath || path.StartsWith(Path.Combine(Root, "tile", ""), StringComparison.Ordinal) || path.StartsWith(Path.Combine(Root, Figures, ""), StringComparison.Ordinal);

    /// <inheritdoc />
    public ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancel) => new LogFolder(Root).ReadAsync(path, cancel);

    /// <summary>The signed checkpoint byte for byte; null before the first one.</summary>
    public async Task<byte[]?> NoteAsync(CancellationToken cancel)
    {
        try { return await File.ReadAllBytesAsync(CheckpointPath, cancel); }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException) { return null; }
    }

    /// <summary>What the checkpoint on the disk says, unverified: for whoever only needs to know how far the log reaches.</summary>
    public async Task<long?> SizeAsync(CancellationToken cancel) => (await CheckpointAsync(cancel))?.Size;

    /// <summary>The same with name and root.</summary>
    public async Task<Checkpoint?> CheckpointAsync(CancellationToken cancel) => await NoteAsync(cancel) is { } note ? Checkpoint.Parse(SignedNote.Parse(note).Text) : null;

    public Task WriteAsync(Tile tile, ReadOnlyMemory<byte> content) => DurableFile.WriteAsync(PathOf(tile), file => file.WriteAsync(content).AsTask());

    /// <summary>What tiles are called survives a power cut from here on.</summary>
    public void ForceNames(IEnumerable<Tile> written)
    {
        foreach (var folder in written.Select(t => Path.GetDirectoryName(PathOf(t))!).SelectMany(Upwards).Distinct(StringComparer.Ordinal)) { DurableFile.ForceFolder(folder); }   // a tile lies in a folder
    }

    /// <summary>The checkpoint goes last: whatever it speaks of is on the disk by then.</summary>
    public async Task WriteCheckpointAsync(byte[] note)
    {
        await DurableFile.WriteAsync(CheckpointPath, file => file.WriteAsync(note).AsTask());
        DurableFile.ForceFolder(Root);
    }

    /// <summary>Partial tiles of those that are full now; readers of older checkpoints find what they need in the full one.</summary>
    public void RemovePartial(IEnumerable<Tile> full)
    {
        foreach (var folder in full.Select(t => PathOf(t) + ".p").Where(System.IO.Directory.Exists)) { System.IO.Directory.Delete(folder, recursive: true); }
    }

    /// <summary>Figures of older sizes are nobody's any more.</summary>
    public void RemoveFiguresBut(long size)
    {
        var folder = Path.Combine(Root, Figures);
        if (!System.IO.Directory.Exists(folder)) { return; }
        foreach (var file in System.IO.Directory.EnumerateFiles(folder).Where(f => f != FiguresPath(size))) { File.Delete(file); }
    }

    /// <summary>Tells every node, in words for a person, that database and log have parted.</summary>
    public Task RaiseAlarmAsync(string sentence) => DurableFile.WriteAsync(AlarmPath, file => file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(sentence + "\n")).AsTask());

    /// <summary>What an alarm says; null where none was raised.</summary>
    public async Task<string?> AlarmAsync(CancellationToken cancel) => File.Exists(AlarmPath) ? (await File.ReadAllTextAsync(AlarmPath, cancel)).TrimEnd() : null;

    /// <summary>Once everything was compared anew and belongs together.</summary>
    public void EndAlarm()
    {
        if (File.Exists(AlarmPath)) { File.Delete(AlarmPath); }   // before the first key there is no folder either
    }

    private IEnumerable<string> Upwards(string folder)
    {
        for (var at = folder; at.Length >= Root.Length; at = Path.GetDirectoryName(at) ?? "") { yield return at; }   // as far as the log's own folder
    }
}
