using System.Globalization;
using Duixian.Transparency;
using Duixian.Transparency.Tests;

// One figure a call, as bench/log/run asks for them.
switch (args)
{
    case ["length"]:
        Console.WriteLine(Enumerable.Range(0, 7).Max(i => EntryBytes.Write(SampleLog.Next(i, (-1, []))).Length));
        return 0;
    case ["append"]:
        Append(20_000);   // compiled and warm, as in a process that serves for weeks
        Print(Append(100_000) * 1e6 / 100_000);
        return 0;
    case ["write", var folder, var size]:
        foreach (var (path, file) in new SampleLog(int.Parse(size, CultureInfo.InvariantCulture)).Files)
        {
            var to = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);   // every path has a folder above it
            await File.WriteAllBytesAsync(to, file);
        }
        return 0;
    case ["verify", var folder]:
        // With the start of the process: whoever verifies starts one.
        var report = await new LogVerifier(new LogFolder(folder), [SampleLog.Key.Verifier]).VerifyAsync(null, null, CancellationToken.None);
        Print(report.IsWhole ? Environment.CpuUsage.TotalTime.TotalSeconds : throw new InvalidOperationException(report.Fault?.Sentence));
        return 0;
    case ["prove", var folder]:
        await ProveAsync(folder, 20);
        Print(await ProveAsync(folder, 200) * 1e3 / 200);
        return 0;
    case ["mutate", var size, var count]:
        var unnoticed = await Mutation.UnnoticedAsync(
            new SampleLog(int.Parse(size, CultureInfo.InvariantCulture)), int.Parse(count, CultureInfo.InvariantCulture), CancellationToken.None);
        foreach (var change in unnoticed) { await Console.Error.WriteLineAsync(change); }
        Console.WriteLine(unnoticed.Count);
        return 0;
    default:
        await Console.Error.WriteLineAsync("log-bench length | append | write FOLDER SIZE | verify FOLDER | prove FOLDER | mutate SIZE COUNT");
        return 2;
}

// Seconds of processor time to make entries, hash them and tell the tree of them.
static double Append(int count)
{
    var contents = Enumerable.Range(0, count).Select(i => SampleLog.Next(i, (-1, []))).ToList();
    var frontier = new Frontier();
    var before = Environment.CpuUsage.TotalTime;
    foreach (var content in contents) { frontier.Append(Hashes.Leaf(EntryBytes.Write(content))); }
    frontier.Root();
    return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
}

// Seconds of processor time for proofs far apart, each reading its tiles anew.
static async Task<double> ProveAsync(string folder, int count)
{
    var note = await File.ReadAllBytesAsync(Path.Combine(folder, Checkpoint.Path));
    var of = Checkpoint.Open(note, [SampleLog.Key.Verifier]);
    var paths = new List<(long Index, IReadOnlyList<byte[]> Path, byte[] Leaf)>();
    var before = Environment.CpuUsage.TotalTime;
    for (var i = 0; i < count; i++)
    {
        var (tiles, index) = (new TileReader(new LogFolder(folder), of.Size), i * (of.Size - 1) / count);
        paths.Add((index, await InclusionProof.ProveAsync(tiles, index, of.Size, CancellationToken.None), await tiles.HashAsync(0, index, CancellationToken.None)));
    }
    var took = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    return paths.TrueForAll(p => InclusionProof.Verify(p.Leaf, p.Index, of.Size, p.Path, of.Root)) ? took : throw new InvalidOperationException("A proof proves nothing.");
}

static void Print(double figure) => Console.WriteLine(figure.ToString("0.000", CultureInfo.InvariantCulture));
