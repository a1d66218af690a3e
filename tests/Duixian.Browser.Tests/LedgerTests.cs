using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;

namespace Duixian.Browser.Tests;

/// <summary>The page that checks the log: from the site and opened from a disk, with a genuine log and with one changed byte of each kind of file.</summary>
[Collection(Browsing.Name)]
public sealed class LedgerTests(BrowsedSite site) : IAsyncLifetime
{
    /// <summary>What the browser had against the page, such as a broken content policy.</summary>
    private readonly List<string> complaints = [];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("duixian-ledger-");

    private string Saved => Path.Combine(folder.FullName, "verify.html");

    private string Log => Path.Combine(folder.FullName, "log");

    /// <summary>Everything a citizen would take home: the page, the archive and what is in it.</summary>
    public async ValueTask InitializeAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri(site.Address) };
        await File.WriteAllBytesAsync(Saved, await client.GetByteArrayAsync("/ledger/verify.html"));
        var archive = await client.GetByteArrayAsync("/log/archive.tar.gz");
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "archive.tar.gz"), archive);
        await using var unpacked = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(unpacked, folder.FullName, overwriteFiles: false);
    }

    public ValueTask DisposeAsync()
    {
        Assert.Empty(complaints);
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task From_the_site_one_button_fetches_the_log_and_finds_it_whole()
    {
        var page = await site.OpenAsync("/ledger/verify.html");
        await page.ClickAsync("#fetch");
        await ShouldFitAsync(page);
        Assert.Contains("公钥签的名", await page.InnerTextAsync("#result"), StringComparison.Ordinal);
        await page.ClickAsync("#language");
        Assert.Contains("Everything fits.", await page.InnerTextAsync("#result"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_a_disk_it_takes_the_archive_or_the_folder_and_asks_no_host()
    {
        var page = await OpenSavedAsync();
        List<string> asked = [];
        page.Request += (_, request) => asked.Add(request.Url);
        Assert.True(await page.IsHiddenAsync("#site"));
        await page.SetInputFilesAsync("#archive", Path.Combine(folder.FullName, "archive.tar.gz"));
        await page.ClickAsync("#check");
        await ShouldFitAsync(page);
        page = await OpenSavedAsync();
        await page.SetInputFilesAsync("#folder", Log);
        await page.ClickAsync("#check");
        await ShouldFitAsync(page);
        Assert.Contains("公钥签的名", await page.InnerTextAsync("#result"), StringComparison.Ordinal);
        Assert.Empty(asked);
    }

    [Fact]
    public async Task A_receipt_holds_with_the_log_and_with_the_bytes_of_its_entry_alone()
    {
        var (seq, receipt, entry) = await ReceiptAsync();
        var page = await OpenSavedAsync();
        await page.SetInputFilesAsync("#archive", Path.Combine(folder.FullName, "archive.tar.gz"));
        await page.SetInputFilesAsync("#receiptfiles", receipt);
        await page.ClickAsync("#check");
        await ShouldFitAsync(page);
        Assert.Contains($"第{seq}条在", await page.InnerTextAsync("#result"), StringComparison.Ordinal);

        page = await OpenSavedAsync();
        await page.SetInputFilesAsync("#receiptfiles", new[] { receipt, entry, Path.Combine(Log, "key") });
        await page.ClickAsync("#check");
        await ShouldFitAsync(page);
        await ChangeAsync(entry, text => text.Length - 20);
        await page.SetInputFilesAsync("#receiptfiles", new[] { receipt, entry, Path.Combine(Log, "key") });
        await page.ClickAsync("#check");
        Assert.Contains($"第{seq}条", await ShouldNotFitAsync(page), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Changed => new()
    {
        { "entry", "第7条" },
        { "tile", "第7条" },
        { "upper tile", "tile/1/000" },
        { "checkpoint", "签名不对" },
        { "key", "公钥认不出来" },
        { "receipt", "回执" },
        { "older checkpoint", "旧账被动过" },
    };

    [Theory]
    [MemberData(nameof(Changed))]
    public async Task One_changed_byte_is_found_and_named(string what, string named)
    {
        var page = await OpenSavedAsync();
        if (what == "receipt")
        {
            var (_, receipt, _) = await ReceiptAsync();
            await ChangeAsync(receipt, text => text.IndexOf('\n', text.IndexOf("index", StringComparison.Ordinal)) + 3);
            await page.SetInputFilesAsync("#receiptfiles", receipt);
        }
        else if (what == "older checkpoint")
        {
            // A checkpoint of another history, of the same name: its root is not that of our first entries.
            var older = Path.Combine(folder.FullName, "older");
            var lines = (await File.ReadAllTextAsync(Path.Combine(Log, "checkpoint"))).Split('\n');
            lines[1] = "100";
            await File.WriteAllTextAsync(older, string.Join('\n', lines));
            await page.SetInputFilesAsync("#olderfile", older);
        }
        else
        {
            var path = what switch { "entry" => "tile/entries/000", "tile" => "tile/0/000", "upper tile" => UpperTile(), _ => what };
            await ChangeAsync(Path.Combine(Log, path), text => what switch
            {
                "entry" => text.IndexOf("\"seq\":\"7\"", StringComparison.Ordinal) + 16,
                "tile" => (32 * 7) + 5,
                "upper tile" => 3,
                "checkpoint" => text.IndexOf('\n', StringComparison.Ordinal) + 1,
                _ => text.IndexOf('+', StringComparison.Ordinal) + 20,
            });
        }
        await page.SetInputFilesAsync("#folder", Log);
        await page.ClickAsync("#check");
        Assert.Contains(named, await ShouldNotFitAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_without_Ed25519_says_what_it_did_not_check_and_checks_the_rest()
    {
        var page = await site.OpenAsync("about:blank");
        await page.AddInitScriptAsync("crypto.subtle.importKey = () => Promise.reject(new DOMException('no', 'NotSupportedError'));");
        await page.GotoAsync(new Uri(Saved).AbsoluteUri);
        await page.SetInputFilesAsync("#folder", Log);
        await page.ClickAsync("#check");
        await ShouldFitAsync(page, "内容全部对得上，但签名没有查。");
        Assert.Contains("不能验 Ed25519", await page.InnerTextAsync("#result li.skip >> nth=0"), StringComparison.Ordinal);
        await ChangeAsync(Path.Combine(Log, "tile/entries/000"), text => text.IndexOf("\"seq\":\"7\"", StringComparison.Ordinal) + 16);
        await page.SetInputFilesAsync("#folder", Log);
        await page.ClickAsync("#check");
        Assert.Contains("第7条", await ShouldNotFitAsync(page), StringComparison.Ordinal);
    }

    private async Task<IPage> OpenSavedAsync()
    {
        var page = await site.OpenAsync("about:blank");
        page.Console += (_, message) => { if (message.Type == "error") { complaints.Add(message.Text); } };
        await page.GotoAsync(new Uri(Saved).AbsoluteUri);
        return page;
    }

    /// <summary>A receipt of a public entry near the end of the log, with the entry's bytes.</summary>
    private async Task<(long Seq, string Receipt, string Entry)> ReceiptAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri(site.Address) };
        var size = long.Parse((await File.ReadAllLinesAsync(Path.Combine(Log, "checkpoint")))[1], System.Globalization.CultureInfo.InvariantCulture);
        for (var seq = Math.Min(size - 1, 1_000); ; seq--)
        {
            using var answer = await client.GetAsync($"/log/receipt/{seq}");
            if (!answer.IsSuccessStatusCode) { continue; }   // not published
            var (receipt, entry) = (Path.Combine(folder.FullName, $"{seq}.tlog-proof"), Path.Combine(folder.FullName, $"{seq}.json"));
            await File.WriteAllBytesAsync(receipt, await answer.Content.ReadAsByteArrayAsync());
            await File.WriteAllBytesAsync(entry, await client.GetByteArrayAsync($"/ledger/{seq}.json"));
            return (seq, receipt, entry);
        }
    }

    private string UpperTile() => Path.GetRelativePath(Log, Directory.EnumerateFiles(Path.Combine(Log, "tile/1"), "*", SearchOption.AllDirectories).Single());

    /// <summary>Another letter or digit in the place of one, so that text stays text.</summary>
    private static async Task ChangeAsync(string path, Func<string, int> place)
    {
        var bytes = await File.ReadAllBytesAsync(path);
        var at = place(Encoding.Latin1.GetString(bytes));
        bytes[at] = bytes[at] == (byte)'2' ? (byte)'3' : (byte)'2';
        await File.WriteAllBytesAsync(path, bytes);
    }

    private static async Task ShouldFitAsync(IPage page, string verdict = "全部对得上。")
    {
        await page.WaitForSelectorAsync("html[data-done]");
        Assert.Equal(verdict, (await page.InnerTextAsync("#result .verdict")).Trim());
    }

    private static async Task<string> ShouldNotFitAsync(IPage page)
    {
        await page.WaitForSelectorAsync("html[data-done=bad]");
        var said = await page.InnerTextAsync("#result .verdict");
        Assert.StartsWith("对不上。", said, StringComparison.Ordinal);
        return said;
    }
}
