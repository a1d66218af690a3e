using System.Globalization;
using System.Net;
using Duixian.Transparency;

namespace Duixian.Log.Verify;

/// <summary>A site or its log could not be read; the message names the address and why.</summary>
/// <param name="answered">The site was reached and answered that it cannot.</param>
internal sealed class UnreadableSiteException(string message, bool answered = false, Exception? cause = null) : IOException(message, cause)
{
    public bool Answered => answered;
}

/// <summary>
/// A log and the files beside it as anyone reads them over the network: nothing is sent but the address, no redirect leads to another host,
/// no answer is longer than what may stand at its place, none takes longer than a few minutes, and all of them together end somewhere.
/// </summary>
internal sealed class PublishedSite : ILogFiles, IDisposable
{
    public const int LongestNote = 64 * 1024;
    public const int LongestFile = 512 * 1024 * 1024;

    private const int LongestBundle = Tile.Full * (EntryBytes.Longest + 2);
    private const int MostRedirects = 3;

    /// <summary>More than ten million entries with all they need.</summary>
    private const long LongestTogether = 64L * 1024 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All }) { Timeout = Patience };
    private long read;

    /// <param name="address">Of the site, or of its log: what ends with <c>/log</c> is a log.</param>
    public PublishedSite(Uri address)
    {
        var path = address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        Log = new(path.EndsWith("/log", StringComparison.Ordinal) ? path + "/" : path + "/log/");
        Site = new(Log, "..");
        client.DefaultRequestHeaders.UserAgent.ParseAdd("duixian-verify");
    }

    public Uri Log { get; }

    public Uri Site { get; }

    /// <inheritdoc />
    /// <exception cref="UnreadableSiteException">The site cannot be reached, answers with an error, or with more than belongs there.</exception>
    public async ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancel) =>
        await GetAsync(new(Log, path), path.StartsWith("tile/entries/", StringComparison.Ordinal) ? LongestBundle : path.StartsWith("figures/", StringComparison.Ordinal) ? LongestFile : LongestNote, cancel);

    /// <summary>A file of the pages, such as <c>2024/report/standing.json</c>; null where there is none.</summary>
    /// <exception cref="UnreadableSiteException">As of <see cref="ReadAsync"/>.</exception>
    public Task<byte[]?> PageAsync(string path, CancellationToken cancel) => GetAsync(new(Site, path), LongestFile, cancel);

    public void Dispose() => client.Dispose();

    private async Task<byte[]?> GetAsync(Uri address, int longest, CancellationToken cancel)
    {
        try
        {
            for (var redirects = 0; ; redirects++)
            {
                using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
                if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone) { return null; }
                if (answer.StatusCode is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest && answer.Headers.Location is { } location)
                {
                    address = Next(address, new(address, location), redirects);
                    continue;
                }
                if (answer.StatusCode != HttpStatusCode.OK) { throw new UnreadableSiteException(string.Create(CultureInfo.InvariantCulture, $"{address}: {(int)answer.StatusCode}"), answered: true); }
                return await ContentAsync(address, answer.Content, longest, cancel);
            }
        }
        catch (HttpRequestException e)
        {
            throw new UnreadableSiteException($"{address}: {e.Message}", cause: e);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new UnreadableSiteException(string.Create(CultureInfo.InvariantCulture, $"{address}: > {Patience.TotalSeconds:0} s"), cause: e);
        }
    }

    private static Uri Next(Uri from, Uri to, int redirects)
    {
        var stays = to.Host == from.Host && (to.Scheme == from.Scheme || to.Scheme == Uri.UriSchemeHttps);   // never back to where others can listen
        return stays && redirects < MostRedirects ? to : throw new UnreadableSiteException($"{from} → {to}");
    }

    private async Task<byte[]> ContentAsync(Uri address, HttpContent content, int longest, CancellationToken cancel)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        enough.CancelAfter(Patience);   // the client's own patience ends with the headers
        await using var from = await content.ReadAsStreamAsync(enough.Token);
        using var all = new MemoryStream();
        var buffer = new byte[80 * 1024];
        for (int some; (some = await from.ReadAsync(buffer, enough.Token)) > 0;)
        {
            read += some;
            if (all.Length + some > longest || read > LongestTogether) { throw new UnreadableSiteException(string.Create(CultureInfo.InvariantCulture, $"{address}: > {Math.Min(longest, LongestTogether)} B")); }
            all.Write(buffer, 0, some);
        }
        return all.ToArray();
    }
}

/// <summary>Files of a log that are read once from afar and from the disk from then on; the checkpoint stays the one that was read first.</summary>
internal sealed class KeptLog(ILogFiles from, string folder, byte[]? checkpoint) : ILogFiles
{
    private readonly LogFolder kept = new(folder);

    public async ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancel)
    {
        if (path == Checkpoint.Path) { return checkpoint; }
        if (!Tile.TryParse(path, out _)) { return await from.ReadAsync(path, cancel); }
        if (await kept.ReadAsync(path, cancel) is { } known) { return known; }
        if (await from.ReadAsync(path, cancel) is not { } read) { return null; }
        var file = Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);   // a tile lies in a folder
        await File.WriteAllBytesAsync(file, read, cancel);
        return read;
    }
}

/// <summary>The files of a log on this machine, under the checkpoint that was read first: the site may go on signing meanwhile.</summary>
internal sealed class PinnedLog(ILogFiles from, byte[]? checkpoint) : ILogFiles
{
    public ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancel) => path == Checkpoint.Path ? ValueTask.FromResult(checkpoint) : from.ReadAsync(path, cancel);
}
