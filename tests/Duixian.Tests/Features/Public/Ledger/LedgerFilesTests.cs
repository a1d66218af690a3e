using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Duixian.Log;
using Duixian.Tests.Log;
using Duixian.Transparency;

namespace Duixian.Tests.Features.Public.Ledger;

public sealed partial class LedgerFilesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task The_page_for_offline_is_one_file_that_runs_nothing_but_what_its_policy_names()
    {
        var answer = await site.Anyone.GetAsync("/ledger/verify.html");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src '{HashOf(Script().Match(page).Groups[1].Value)}'", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src '{HashOf(Style().Match(page).Groups[1].Value)}'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        // The saved copy keeps to the same.
        Assert.Contains(policy.Replace("; frame-ancestors 'none'", "", StringComparison.Ordinal), page, StringComparison.Ordinal);
        Assert.Single(Script().Matches(page));
        Assert.DoesNotMatch("""(?:src|href)\s*=|https?://|@import|url\(""", page);
        var shown = await site.PageAsync("/ledger");
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(await site.Anyone.GetByteArrayAsync("/ledger/verify.html"))), shown.QuerySelector("#check")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_other_page_gets_a_policy_of_its_own() =>
        Assert.Contains("script-src 'self'", (await site.Anyone.GetAsync("/ledger")).Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

    [Fact]
    public async Task The_script_the_site_hands_out_is_the_one_in_the_repository() =>
        Assert.Equal(await File.ReadAllBytesAsync(InRepository("tools/verify_log.py")), await site.Anyone.GetByteArrayAsync("/ledger/verify_log.py"));

    [Fact]
    public async Task The_archive_is_a_whole_log_that_verifies_by_itself()
    {
        await site.GivenPlanAsync(2071, items: [Promises.Books, Promises.TwoFigures()]);
        await site.SignAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var log = Unpack(await site.Anyone.GetByteArrayAsync(LogArchive.Path));
        var keys = await LogExamples.KeysAsync(site.Anyone);
        var report = await new LogVerifier(log, keys).VerifyAsync(null, null, CancellationToken.None);
        Assert.True(report.IsWhole, report.Fault?.Sentence);
        var size = report.Checkpoint!.Size;   // it is whole
        Assert.Equal(await site.SizeAsync(), size);
        Assert.Equal(await site.Anyone.GetByteArrayAsync($"/log/figures/{size}"), log.Files[$"log/figures/{size}"]);
        Assert.Equal(await site.Anyone.GetByteArrayAsync("/log/key"), log.Files["log/key"]);
        Assert.DoesNotContain(log.Files.Values, f => Encoding.UTF8.GetString(f).Contains("PRIVATE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_archive_is_made_anew_at_most_once_a_minute_and_never_mixed()
    {
        await site.GivenPlanAsync(2073, items: [Promises.Books]);   // whatever ran before: there is something new, so this one is made now
        await site.SignAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var first = await site.Anyone.GetByteArrayAsync(LogArchive.Path);
        await site.GivenPlanAsync(2072, items: [Promises.Books]);
        await site.SignAsync();
        Assert.Equal(first, await site.Anyone.GetByteArrayAsync(LogArchive.Path));
        site.Clock.Advance(TimeSpan.FromSeconds(61));
        var second = Unpack(await site.Anyone.GetByteArrayAsync(LogArchive.Path));
        var report = await new LogVerifier(second, await LogExamples.KeysAsync(site.Anyone)).VerifyAsync(Checkpoint.Parse(SignedNote.Parse(Unpack(first).Files["log/checkpoint"]).Text), null, CancellationToken.None);
        Assert.True(report.IsWhole, report.Fault?.Sentence);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anyone.GetAsync("/log/archive.zip")).StatusCode);
    }

    private static Unpacked Unpack(byte[] archive)
    {
        using var packed = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
        using var tar = new TarReader(packed);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (tar.GetNextEntry(copyData: true) is { } entry)
        {
            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            files.Add(entry.Name, content.ToArray());
        }
        return new(files);
    }

    private static string HashOf(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string InRepository(string path, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../..", path));   // a source file has a folder

    private sealed record Unpacked(IReadOnlyDictionary<string, byte[]> Files) : ILogFiles
    {
        public ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancel) => ValueTask.FromResult(Files.GetValueOrDefault("log/" + path));
    }

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
