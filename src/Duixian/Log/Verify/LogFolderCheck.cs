using System.Globalization;
using Duixian.Data;
using Duixian.Transparency;

namespace Duixian.Log.Verify;

/// <summary>Whether the log's folder holds nothing but what a log of its size has, and whether the narrower tiles of older checkpoints say the same as the newest.</summary>
/// <param name="db">Outside of any view: tiles of what the ledger holds by now may lie here before their checkpoint does.</param>
internal sealed class LogFolderCheck(LogStore store, Checkpoint signed, DuixianDb db, Findings findings)
{
    private static readonly IReadOnlyList<string> Beside = [Checkpoint.Path, LogStore.Key, LogStore.Verifiers, LogStore.Alarm];

    /// <returns>How many files were looked at.</returns>
    public async Task<long> RunAsync(CancellationToken cancel)
    {
        var looked = 0L;
        if (!System.IO.Directory.Exists(store.Root)) { return 0; }
        // The site may be signing: what is listed was written for what stands in the ledger by then.
        var files = System.IO.Directory.EnumerateFiles(store.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        long?[] sizes = [signed.Size, await store.SizeAsync(cancel)];
        var ledger = await db.LedgerSizeAsync(cancel);
        List<string> known = [.. Beside, .. sizes.OfType<long>().Select(s => LogStore.Figures + "/" + s.ToString(CultureInfo.InvariantCulture))];   // looked at elsewhere
        foreach (var file in files)
        {
            var path = Path.GetRelativePath(store.Root, file).Replace(Path.DirectorySeparatorChar, '/');
            if (IsHalf(file)) { continue; }
            looked++;
            if (known.Contains(path)) { continue; }
            if (!Tile.TryParse(path, out var tile)) { findings.Add(new(FindingCodes.LogForeign, null, path)); }
            else { await LookAsync(tile, ledger, cancel); }
        }
        return looked;
    }

    /// <summary>What a write that was cut off left behind; nobody reads it.</summary>
    internal static bool IsHalf(string file) => Path.GetFileName(file) is ['.', ..] name && name.EndsWith(".part", StringComparison.Ordinal);

    private async Task LookAsync(Tile tile, long ledger, CancellationToken cancel)
    {
        var whole = Tile.At(tile.Level, tile.Index, signed.Size);
        if (whole is null || tile.Width > whole.Value.Width)
        {
            if (Tile.At(tile.Level, tile.Index, ledger) is not { } coming || tile.Width > coming.Width) { findings.Add(new(FindingCodes.LogForeign, null, tile.Path)); }
            return;
        }
        if (tile == whole) { return; }   // the verifier has read it
        var (part, all) = (await store.ReadAsync(tile.Path, cancel), await store.ReadAsync(whole.Value.Path, cancel) ?? await store.ReadAsync((whole.Value with { Width = Tile.Full }).Path, cancel));
        if (part is null || all is null) { return; }   // taken away meanwhile, or told as missing already
        if (!all.AsSpan().StartsWith(part) || !IsAsWide(tile, part)) { findings.Add(new(FindingCodes.LogPartDiffers, null, tile.Path, whole.Value.Path)); }
    }

    private static bool IsAsWide(Tile tile, byte[] part)
    {
        if (tile.Level != Tile.Entries) { return part.Length == tile.Width * Hashes.Length; }
        try { return EntryBundle.Read(tile, part).Count == tile.Width; }
        catch (LogFaultException) { return false; }
    }
}
