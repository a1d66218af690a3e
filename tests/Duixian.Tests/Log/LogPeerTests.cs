using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using Duixian.Log;
using Duixian.Tests.Features.Public;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Log;

/// <summary>A log taken home as an archive, with the receipt and the bytes of one of its entries.</summary>
public sealed class LogTakenHome : TestSite
{
    public string Home => Path.Combine(Folder, "home");

    public long Seq { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await this.GivenPlanAsync(items: [.. Enumerable.Range(1, 300).Select(i => PlanExamples.Item($"{i}", $"新建第{i}处书房", "MZJ", PlanExamples.Counted("书房", i, "处", $"{i}处")))]);
        await this.SignAsync();
        Directory.CreateDirectory(Home);
        await File.WriteAllBytesAsync(Path.Combine(Home, "older"), await Anyone.GetByteArrayAsync("/log/checkpoint"));
        await this.GivenPlanAsync(code: "voted", items: [Promises.Books]);
        await LogOpeningTests.OpenedAsync(this, 2030);
        await Services.GetRequiredService<LogKeys>().RotateAsync(CancellationToken.None);   // from here on two keys sign
        await this.SignAsync();
        await using var archive = new GZipStream(await Anyone.GetStreamAsync("/log/archive.tar.gz"), CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(archive, Home, overwriteFiles: false);
        Seq = await WithDbAsync(db => db.LedgerEntries.Where(e => e.IsPublic).MinAsync(e => e.Seq)) + 7;
        await File.WriteAllBytesAsync(Path.Combine(Home, "receipt"), await Anyone.GetByteArrayAsync($"/log/receipt/{Seq}"));
        await File.WriteAllBytesAsync(Path.Combine(Home, "entry"), await Anyone.GetByteArrayAsync($"/ledger/{Seq}.json"));
    }
}

/// <summary>Tools that are not ours take the log and every receipt, and refuse them after one changed byte in each kind of file.</summary>
public sealed class LogPeerTests(LogTakenHome site) : IClassFixture<LogTakenHome>
{
    public static TheoryData<string, string> Changes
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var peer in new[] { "go", "openssl", "python" })
            {
                foreach (var changed in new[] { "entry", "tile", "checkpoint", "receipt" }) { all.Add(peer, changed); }
            }
            return all;
        }
    }

    [Theory]
    [InlineData("go")]
    [InlineData("openssl")]
    [InlineData("python")]
    public async Task A_tool_of_others_takes_the_genuine_log(string peer)
    {
        var (exit, said) = await VerifyAsync(peer, site.Home);
        Assert.True(exit == 0, said);
        Assert.Contains($"entry {site.Seq}", said, StringComparison.Ordinal);
        if (peer != "openssl") { Assert.Contains("continues the", said, StringComparison.Ordinal); }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_tool_of_others_refuses_one_changed_byte(string peer, string changed)
    {
        var home = Path.Combine(site.Folder, $"{peer}-{changed}");
        Copy(site.Home, home);
        switch (changed)
        {
            case "entry":   // where it stands in its bundle, and as it was handed out
                var entry = await File.ReadAllBytesAsync(Path.Combine(home, "entry"));
                await ChangeAsync(Path.Combine(home, "entry"), _ => entry.Length - 20);
                await ChangeAsync(Path.Combine(home, "log", new Tile(Tile.Entries, 0, Tile.Full).Path), bundle => bundle.AsSpan().IndexOf(entry) + entry.Length - 20);
                break;
            case "tile": await ChangeAsync(Path.Combine(home, "log", new Tile(0, 0, Tile.Full).Path), _ => (32 * (int)site.Seq) + 9); break;
            case "checkpoint": await ChangeAsync(Path.Combine(home, "log", "checkpoint"), note => Encoding.UTF8.GetString(note).IndexOf('\n', StringComparison.Ordinal) + 1); break;
            default: await ChangeAsync(Path.Combine(home, "receipt"), text => Encoding.UTF8.GetString(text).IndexOf("index", StringComparison.Ordinal) + 12); break;
        }
        var (exit, said) = await VerifyAsync(peer, home);
        Assert.True(exit == 1, $"{peer} took a changed {changed}: {said}");
        Assert.DoesNotContain("Traceback", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_refuses_an_opening_of_something_else()
    {
        const string Judge = """
            import base64, hashlib, sys
            sys.path.insert(0, sys.argv[1])
            import verify_log
            salt, content = bytes(range(16)), '{"type":"correctionProposed","stream":"plan/2024/report/1","body":{}}'
            hidden = {"type": "internal", "priv": base64.b64encode(hashlib.sha256(salt + content.encode()).digest()).decode()}
            body = {"of": "plan/2024/report/1", "entry": "0", "salt": base64.b64encode(salt).decode(), "content": content}
            def judge(changed, stream="plan/2024/report/1", first=hidden):
                try:
                    verify_log.check_opening(1, {"stream": stream, "body": {**body, **changed}}, [first])
                    return "taken"
                except verify_log.Wrong:
                    return "refused"
            print(judge({}), judge({"content": content.replace("{}", "{ }")}), judge({"salt": body["salt"][4:]}), judge({"entry": "1"}), judge({"of": "plan/2024/report/2"}), judge({}, "plan/2024/report/2"), judge({}, first={**hidden, "type": "itemPublished"}))
            """;
        var (exit, said) = await RunAsync("python3", "-B", "-c", Judge, InRepository("tools"));
        Assert.True(exit == 0, said);
        Assert.Equal("taken refused refused refused refused refused refused", said.Trim());
    }

    private static async Task<(int Exit, string Said)> VerifyAsync(string peer, string home)
    {
        var (log, receipt, entry, older) = (Path.Combine(home, "log"), Path.Combine(home, "receipt"), Path.Combine(home, "entry"), Path.Combine(home, "older"));
        return peer switch
        {
            "go" => await RunAsync(await GoAsync(), log, "-since", older, "-receipt", receipt, "-entry", entry),
            "openssl" => await RunAsync("bash", InRepository("tools/peers/openssl.sh"), log, receipt, entry),
            _ => await RunAsync("python3", "-B", InRepository("tools/verify_log.py"), log, "--since", older, "--receipt", receipt),
        };
    }

    /// <summary>Built once, from the operating system's own packages; nothing is fetched.</summary>
    private static readonly Lazy<Task<string>> Go = new(async () =>
    {
        var program = Path.Combine(Directory.CreateTempSubdirectory("duixian-go-").FullName, "verify");
        var (exit, said) = await RunAsync("go", "build", "-o", program, InRepository("tools/peers/verify.go"));
        return exit == 0 ? program : throw new InvalidOperationException($"Go did not build its verifier (Debian packages golang-go and golang-golang-x-mod-dev): {said}");
    });

    private static Task<string> GoAsync() => Go.Value;

    private static async Task<(int Exit, string Said)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        (start.Environment["GO111MODULE"], start.Environment["GOPATH"], start.Environment["GOFLAGS"]) = ("off", "/usr/share/gocode", "");
        using var process = Process.Start(start)!;   // a new process
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }

    private static async Task ChangeAsync(string path, Func<byte[], int> place)
    {
        var bytes = await File.ReadAllBytesAsync(path);
        var at = place(bytes);
        bytes[at] = bytes[at] == (byte)'2' ? (byte)'3' : (byte)'2';
        await File.WriteAllBytesAsync(path, bytes);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);   // a file lies in a folder
            File.Copy(file, copy);
        }
    }

    private static string InRepository(string path, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../..", path));   // a source file has a folder
}
