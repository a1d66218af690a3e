using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using Duixian.Data.Rollups;
using Duixian.Domain.Ledger;
using Duixian.Tests.Features.Public;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Rollups;

/// <summary>Everything published about standing comes out the same when a tool that is not ours computes it from the public log.</summary>
public sealed class PublishedFiguresTests(SampledSite site) : IClassFixture<SampledSite>
{
    [Fact]
    public async Task The_samples_come_out_the_same_after_a_rebuild_and_by_the_tool_of_others()
    {
        var before = await FiguresAsync(site);
        Assert.Contains("\"verdict\":\"delivered\"", before, StringComparison.Ordinal);
        await site.WithDbAsync(db => db.RebuildAsync(null, CancellationToken.None));
        Assert.Equal(before, await FiguresAsync(site));
        using var log = new TemporaryFolder();
        var size = await site.WithDbAsync(db => LogFolder.WriteAsync(db, log.Path));
        var (exit, said) = await VerifyAsync(log.Path);
        Assert.True(exit == 0, said);
        Assert.Contains($"{size}", said, StringComparison.Ordinal);
        await RejectsAsync(log.Path, $"figures/{size}", "\"verdict\":\"delivered\"", "\"verdict\":\"partly\"", "verdict");
        await RejectsAsync(log.Path, $"figures/{size}", "\"light\":\"green\"", "\"light\":\"yellow\"", "light");
        await RejectsAsync(log.Path, $"figures/{size}", "\"figure\":{\"amount\":\"", "\"figure\":{\"amount\":\"9", "figure");
        await RejectsAsync(log.Path, $"figures/{size}", "\"partsDone\":\"1\"", "\"partsDone\":\"2\"", "partsDone");
        await RejectsAsync(log.Path, $"figures/{size}", "\"green\":\"", "\"green\":\"1", "green");
        await RejectsAsync(log.Path, "tile/entries/000", "\"figure\":{\"amount\":\"", "\"figure\":{\"numb3r\":\"", "entry ");
        await RejectsAsync(log.Path, "tile/entries/000", "\"seq\":\"7\"", "\"seq\":\"8\"", "entry 7");
    }

    [Fact]
    public async Task A_log_of_another_size_publishes_no_figures_of_this_one()
    {
        using var nothing = new MemoryStream();
        Assert.False(await site.WithDbAsync(db => PublishedFigures.WriteAsync(db, nothing, 1, CancellationToken.None)));
        Assert.Equal(0, nothing.Length);
    }

    [Fact]
    public async Task The_tool_of_others_knows_signatures_by_the_vectors_of_their_standard()
    {
        const string Check = """
            import sys; sys.path.insert(0, sys.argv[1])
            import verify_log as v
            h = bytes.fromhex
            key, sig = h('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'), h('92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00')
            assert v.ed25519_verify(key, b'\x72', sig)
            assert not v.ed25519_verify(key, b'\x73', sig)
            assert not v.ed25519_verify(key, b'\x72', sig[:-1] + b'\x80')
            empty = h('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
            assert v.ed25519_verify(empty, b'', h('e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'))
            print('ok')
            """;
        var (exit, said) = await PythonAsync("-c", Check, Path.GetDirectoryName(Script())!);   // a file has a folder
        Assert.True(exit == 0, said);
    }

    [Fact]
    public async Task A_signed_log_that_continues_an_earlier_checkpoint_is_taken_and_every_other_refused()
    {
        const string Sign = """
            import sys; sys.path.insert(0, sys.argv[1])
            import base64, hashlib, os, verify_log as v
            log = sys.argv[2]
            def encode(p):
                z = pow(p[2], v.P - 2, v.P)
                return (p[1] * z % v.P | (p[0] * z % v.P & 1) << 255).to_bytes(32, 'little')
            h = hashlib.sha512(b'\x07' * 32).digest()
            a = int.from_bytes(h[:32], 'little') & ((1 << 254) - 8) | (1 << 254)
            key = encode(v._times(a, v.BASE))
            whole = lambda m: int.from_bytes(hashlib.sha512(m).digest(), 'little') % v.ORDER
            name, data = 'duixian.test/log', b'\x01' + key
            mark = hashlib.sha256(name.encode() + b'\n' + data).digest()[:4]
            def note(size, root):
                text = f'{name}\n{size}\n{base64.b64encode(root).decode()}\n'
                r = whole(h[32:] + text.encode()); point = encode(v._times(r, v.BASE))
                sig = point + ((r + whole(point + key + text.encode()) * a) % v.ORDER).to_bytes(32, 'little')
                return f'{text}\n\u2014 {name} {base64.b64encode(mark + sig).decode()}\n'
            size = int(open(log + '/checkpoint').read().split('\n')[1])
            leaves = v.read_log(v.Source(log), size)[1]
            open(log + '/key', 'w').write(f'{name}+{mark.hex()}+{base64.b64encode(data).decode()}\n')
            open(log + '/checkpoint', 'w', encoding='utf-8').write(note(size, v.root_of(leaves)))
            open(log + '/earlier', 'w', encoding='utf-8').write(note(300, v.root_of(leaves[:300])))
            open(log + '/another', 'w', encoding='utf-8').write(note(300, v.root_of(leaves[:299])))
            """;
        using var log = new TemporaryFolder();
        await site.WithDbAsync(db => LogFolder.WriteAsync(db, log.Path));
        Assert.Equal((0, ""), await PythonAsync("-c", Sign, Path.GetDirectoryName(Script())!, log.Path));   // a file has a folder
        var (exit, said) = await PythonAsync(Script(), log.Path, "--since", Path.Combine(log.Path, "earlier"));
        Assert.True(exit == 0, said);
        (exit, said) = await PythonAsync(Script(), log.Path, "--since", Path.Combine(log.Path, "another"));
        Assert.Equal((1, true), (exit, said.Contains("does not continue", StringComparison.Ordinal)));
        (exit, said) = await PythonAsync(Script(), log.Path, "--key", "duixian.test/log+00000000+" + Convert.ToBase64String(new byte[33]));
        Assert.Equal((1, true), (exit, said.Contains("key", StringComparison.Ordinal)));
        var checkpoint = Path.Combine(log.Path, "checkpoint");
        await File.WriteAllTextAsync(checkpoint, (await File.ReadAllTextAsync(checkpoint)).Replace("duixian.test/log ", "duixian.test/log A", StringComparison.Ordinal));
        (exit, said) = await PythonAsync(Script(), log.Path);
        Assert.Equal((1, true), (exit, said.Contains("not signed", StringComparison.Ordinal)));
    }

    internal static async Task<string> FiguresAsync(TestSite site)
    {
        using var bytes = new MemoryStream();
        Assert.True(await site.WithDbAsync(async db => await PublishedFigures.WriteAsync(db, bytes, await db.LedgerEntries.LongCountAsync(), CancellationToken.None)));
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    internal static Task<(int Exit, string Said)> VerifyAsync(string folder) => PythonAsync(Script(), folder, "--unsigned");

    /// <summary>A change of one place in one file is found, and the place is named.</summary>
    private static async Task RejectsAsync(string folder, string file, string old, string changed, string named)
    {
        var path = Path.Combine(folder, file);
        var (kept, text) = (await File.ReadAllBytesAsync(path), Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path)));
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, old);
        await File.WriteAllBytesAsync(path, Encoding.Latin1.GetBytes(string.Concat(text.AsSpan(0, at), changed, text.AsSpan(at + old.Length))));
        var (exit, said) = await VerifyAsync(folder);
        await File.WriteAllBytesAsync(path, kept);
        Assert.Equal(1, exit);
        Assert.Contains(named, said, StringComparison.Ordinal);
        Assert.DoesNotContain("Traceback", said, StringComparison.Ordinal);
    }

    private static string Script([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../tools/verify_log.py"));   // a source file has a folder

    private static async Task<(int Exit, string Said)> PythonAsync(params string[] arguments)
    {
        using var python = Process.Start(new ProcessStartInfo("python3", ["-B", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;   // a new process
        var said = await Task.WhenAll(python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
        await python.WaitForExitAsync();
        return (python.ExitCode, string.Concat(said));
    }
}

/// <summary>Histories no city has, in heaps of any size.</summary>
public sealed class PublishedFiguresOfRandomYearsTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Random_years_come_out_the_same_by_the_tool_of_others()
    {
        var many = int.TryParse(Environment.GetEnvironmentVariable("DUIXIAN_RANDOM_YEARS"), out var given) ? given : 6;
        using var log = new TemporaryFolder();
        for (var year = 2101; year < 2101 + many; year++)
        {
            var history = new RandomHistory(year, (ulong)year * 7_919);
            await site.RecordAsync([.. history.Beginning()]);
            for (var left = 220; left > 0;)
            {
                var heap = new List<EntryBody>();
                for (var i = history.Below(7); i >= 0; i--, left--) { heap.Add(history.Next()); }
                await site.RecordAsync([.. heap]);
            }
        }
        await site.WithDbAsync(db => LogFolder.WriteAsync(db, log.Path));
        var (exit, said) = await PublishedFiguresTests.VerifyAsync(log.Path);
        if (exit != 0 && Environment.GetEnvironmentVariable("DUIXIAN_KEEP_LOG") is { } kept) { CopyTo(log.Path, kept); }
        Assert.True(exit == 0, said);
        var before = await PublishedFiguresTests.FiguresAsync(site);
        await site.WithDbAsync(db => db.RebuildAsync(null, CancellationToken.None));
        Assert.Equal(before, await PublishedFiguresTests.FiguresAsync(site));
    }

    private static void CopyTo(string from, string to)
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);   // never the root
            File.Copy(file, target, overwrite: true);
        }
    }
}

/// <summary>A folder that is gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = System.IO.Directory.CreateTempSubdirectory("duixian-log-").FullName;

    public void Dispose() => System.IO.Directory.Delete(Path, recursive: true);
}
