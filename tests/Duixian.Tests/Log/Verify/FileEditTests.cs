using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Log.Verify;

/// <summary>What somebody with the disk can do to the files of the log and the kept files, and what verifying says to it.</summary>
public sealed class FileEditTests(EditedSite site) : IClassFixture<EditedSite>
{
    [Theory]
    [InlineData("tile/0/000", "log.tile-altered")]
    [InlineData("tile/0/LAST", "log.tile-altered")]
    [InlineData("tile/1/ONLY", "log.tile-altered")]
    [InlineData("tile/entries/000", "log.entry-altered")]
    [InlineData("tile/entries/LAST", "log.entry-altered")]
    [InlineData("checkpoint", "log.root-differs", "log.signature-wrong", "log.checkpoint-malformed", "log.note-malformed", "log.signed-by-unknown-key", "log.checkpoint-of-another-log")]
    [InlineData("figures/T", "figures.differ", "figures.written-otherwise", "figures.row-missing")]
    public Task A_changed_byte_is_found(string path, params string[] codes) => EditedAsync(path, file =>
    {
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
    }, codes, path);

    [Theory]
    [InlineData("tile/0/000", "log.file-missing")]
    [InlineData("tile/1/ONLY", "log.file-missing")]
    [InlineData("tile/entries/000", "log.file-missing")]
    [InlineData("checkpoint", "log.file-missing")]
    public Task A_removed_file_is_found(string path, params string[] codes) => EditedAsync(path, File.Delete, codes, path);

    [Theory]
    [InlineData("tile/0/000", "tile/0/LAST", "log.tile-length")]
    [InlineData("tile/entries/000", "tile/entries/LAST", "log.entry-altered", "log.bundle-truncated", "log.entry-malformed")]
    [InlineData("figures/T", "checkpoint", "figures.written-otherwise")]
    [InlineData("checkpoint", "tile/0/000", "log.note-malformed")]
    public Task A_file_with_the_content_of_another_is_found(string path, string other, params string[] codes) =>
        EditedAsync(path, file => File.Copy(site.LogFile(Named(other)), file, overwrite: true), codes, path);

    [Theory]
    [InlineData("tile/0/777", "log.file-foreign")]
    [InlineData("tile/9/000", "log.file-foreign")]
    [InlineData("tile/entries/777", "log.file-foreign")]
    [InlineData("tile/0/000.p/17", "log.part-differs")]
    [InlineData("tile/entries/000.p/17", "log.part-differs")]
    [InlineData("figures/1", "log.file-foreign")]
    [InlineData("checkpoint.old", "log.file-foreign")]
    public Task An_added_file_is_found(string path, params string[] codes) => EditedAsync(path, file =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);   // a file lies in a folder
        File.WriteAllBytes(file, new byte[17 * 32]);
    }, codes, path);

    [Fact]
    public async Task The_part_of_an_older_checkpoint_may_stay()
    {
        var path = site.LogFile("tile/0/000.p/17");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);   // a file lies in a folder
            await File.WriteAllBytesAsync(path, (await File.ReadAllBytesAsync(site.LogFile("tile/0/000")))[..(17 * 32)]);
            (await site.VerifyInsideAsync()).ShouldBeWhole();
        }
        finally { Directory.Delete(site.LogFile("tile/0/000.p"), recursive: true); }
    }

    [Theory]
    [InlineData("changed", "files.altered")]
    [InlineData("removed", "files.missing")]
    [InlineData("exchanged", "files.altered")]
    [InlineData("added", "files.foreign")]
    [InlineData("added under a digest", "files.altered")]
    [InlineData("moved", "files.foreign")]
    public async Task An_edit_of_a_kept_file_is_found(string edit, string code)
    {
        var digests = await site.WithDbAsync(db => db.Documents.Select(d => d.Sha256).Distinct().OrderBy(d => d).Take(2).ToListAsync());
        var (one, another) = (digests[0], digests[1]);
        string At(string digest, string? folder = null) => Path.Combine(site.Folder, "files", folder ?? digest[..2], digest);
        var kept = await File.ReadAllBytesAsync(At(one));
        var (file, digest) = edit switch
        {
            "added" => (Path.Combine(site.Folder, "files", "ab", "notes.txt"), "notes.txt"),
            "added under a digest" => (At(new string('a', 64)), new string('a', 64)),
            "moved" => (At(one, "zz"), one),
            _ => (At(one), one),
        };
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);   // a file lies in a folder
            switch (edit)
            {
                case "changed":
                    kept[0] ^= 1;
                    await File.WriteAllBytesAsync(file, kept);
                    kept[0] ^= 1;
                    break;
                case "removed": File.Delete(file); break;
                case "exchanged": File.Copy(At(another), file, overwrite: true); break;
                default: await File.WriteAllBytesAsync(file, kept); break;
            }
            (await site.VerifyInsideAsync()).ShouldName(code, null, $"files/{Path.GetFileName(Path.GetDirectoryName(file))}/{digest}");
        }
        finally
        {
            File.Delete(file);
            await File.WriteAllBytesAsync(At(one), kept);
            if (Directory.Exists(Path.Combine(site.Folder, "files", "zz"))) { Directory.Delete(Path.Combine(site.Folder, "files", "zz")); }
        }
    }

    [Fact]
    public async Task An_older_checkpoint_put_back_is_found_by_whoever_kept_a_newer_one()
    {
        await using var own = new TestSite();
        await own.InitializeAsync();
        await own.WriteAsync();
        await own.SignAsync();
        var checkpoint = Path.Combine(own.Folder, "log", "checkpoint");
        var older = await File.ReadAllBytesAsync(checkpoint);
        await own.WriteAsync();
        await own.SignAsync();
        using var elsewhere = new Rollups.TemporaryFolder();
        var kept = Path.Combine(elsewhere.Path, "kept");
        File.Copy(checkpoint, kept);
        (await own.VerifyInsideAsync("--since", kept)).ShouldBeWhole();
        await File.WriteAllBytesAsync(checkpoint, older);
        (await own.VerifyInsideAsync("--since", kept)).ShouldName("log.shrank", null, "checkpoint");
    }

    [Fact]
    public async Task A_log_signed_anew_by_somebody_else_is_found_by_whoever_has_the_key()
    {
        await using var own = new TestSite();
        await own.InitializeAsync();
        await own.WriteAsync();
        await own.SignAsync();
        var key = (await LogExamples.KeysAsync(own.Anyone))[0].ToString();
        var stranger = SignerKey.Generate("duixian.local/log");
        var path = Path.Combine(own.Folder, "log");
        var checkpoint = await LogExamples.CheckpointAsync(own.Anyone);
        await File.WriteAllBytesAsync(Path.Combine(path, "checkpoint"), checkpoint.Sign(stranger).ToBytes());
        await File.WriteAllTextAsync(Path.Combine(path, "verifiers"), stranger.Verifier + "\n");
        (await own.VerifyInsideAsync()).ShouldBeWhole();   // all of it is the stranger's word
        (await own.VerifyInsideAsync("--key", key)).ShouldName("log.signed-by-unknown-key", null, "checkpoint");
    }

    private async Task EditedAsync(string path, Action<string> edit, string[] codes, string named)
    {
        var file = site.LogFile(Named(path));
        var kept = File.Exists(file) ? await File.ReadAllBytesAsync(file) : null;
        try
        {
            edit(file);
            var answer = await site.VerifyInsideAsync();
            answer.ShouldName(Assert.Single(codes.Intersect(answer.Findings.Select(f => f.Code), StringComparer.Ordinal)), null, Named(named));
        }
        finally
        {
            if (kept is not null) { await File.WriteAllBytesAsync(file, kept); }
            else
            {
                File.Delete(file);
                for (var folder = Path.GetDirectoryName(file)!; !Directory.EnumerateFileSystemEntries(folder).Any(); folder = Path.GetDirectoryName(folder)!) { Directory.Delete(folder); }   // as far as something lies
            }
        }
    }

    /// <summary>T is the length of the log, LAST the tile at the right edge, ONLY the one tile of the level above.</summary>
    private string Named(string path) => path
        .Replace("LAST", $"{site.Size / Tile.Full:000}.p/{site.Size % Tile.Full}", StringComparison.Ordinal)
        .Replace("ONLY", $"000.p/{site.Size / Tile.Full}", StringComparison.Ordinal)
        .Replace("figures/T", $"figures/{site.Size}", StringComparison.Ordinal);
}
