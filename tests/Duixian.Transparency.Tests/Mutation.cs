namespace Duixian.Transparency.Tests;

/// <summary>Changes single bytes of a log and its receipts and asks whether anybody notices.</summary>
internal static class Mutation
{
    /// <summary>Which changes went unnoticed. In turn over entries, tiles, checkpoint and receipts; the same changes every time.</summary>
    public static async Task<IReadOnlyList<string>> UnnoticedAsync(SampleLog log, int count, CancellationToken cancel)
    {
        var random = new Random(20240112);
        var keys = new[] { SampleLog.Key.Verifier };
        var paths = log.Files.Keys.Order(StringComparer.Ordinal).ToList();
        var bundles = paths.Where(p => p.StartsWith("tile/entries/", StringComparison.Ordinal)).ToList();
        var tiles = paths.Where(p => p != Checkpoint.Path).Except(bundles).ToList();
        var source = new TileReader(log, log.Entries.Count);
        var unnoticed = new List<string>();
        for (var i = 0; i < count; i++)
        {
            if (i % 4 == 3)
            {
                var seq = random.Next(log.Entries.Count);
                var receipt = (await LogProof.MakeAsync(source, seq, log.Files[Checkpoint.Path], cancel)).ToBytes();
                var (changed, where) = Change(receipt, random);
                if (LogProof.Verify(changed, log.Entries[seq], keys) is null) { unnoticed.Add($"receipt of {seq}, {where}"); }
            }
            else
            {
                var path = (i % 4) switch { 0 => bundles[random.Next(bundles.Count)], 1 => tiles[random.Next(tiles.Count)], _ => Checkpoint.Path };
                var (changed, where) = Change(log.Files[path], random);
                var report = await new LogVerifier(log.With(path, changed), keys).VerifyAsync(null, null, cancel);
                if (report.IsWhole) { unnoticed.Add($"{path}, {where}"); }
            }
        }
        return unnoticed;
    }

    private static (byte[] Changed, string Where) Change(byte[] file, Random random)
    {
        var (changed, at) = (file.AsSpan().ToArray(), random.Next(file.Length));
        changed[at] ^= (byte)random.Next(1, 256);
        return (changed, $"byte {at} from {file[at]} to {changed[at]}");
    }
}
