using System.Globalization;
using System.Text;
using Duixian.Transparency;

namespace Duixian.Log.Verify;

/// <summary>What a log is measured by, from the caller.</summary>
/// <param name="Keys">Null: the log's own word is taken.</param>
/// <param name="Since">A signed checkpoint of an earlier day, and how its file is called; null for none.</param>
internal sealed record VerifyBy(IReadOnlyList<VerifierKey>? Keys, (string Name, byte[] Note)? Since);

/// <summary>A log from its files alone: tree, signatures, continuity and chains, then every published figure from the entries. Needs no installation.</summary>
internal sealed class LogCheck(ILogFiles log, VerifyBy by)
{
    /// <summary>Longer than it takes until whatever was written is signed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(LogOptions.Latest + 10);

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    private const int Tries = 3;

    /// <summary>A folder: a mirror of <c>/log</c>, or the <c>log</c> of a data folder.</summary>
    public async Task<Verified> RunAsync(CancellationToken cancel)
    {
        await using var scratch = new Scratch();
        var verified = new Verified();
        var note = await log.ReadAsync(Checkpoint.Path, cancel);
        if (await OpenAsync(verified, note, cancel) is not { } checkpoint) { return verified; }
        var pinned = new PinnedLog(log, note);
        if (await VerifyAsync(verified, pinned, cancel)) { await FiguresAsync(verified, pinned, checkpoint.Size, await log.ReadAsync(FiguresOf(checkpoint.Size), cancel), scratch, cancel); }
        return verified;
    }

    /// <summary>A site: its log, its figures and what its pages say, all of one moment.</summary>
    public async Task<Verified> RunAsync(PublishedSite site, CancellationToken cancel)
    {
        for (var tried = 1; ; tried++)
        {
            await using var scratch = new Scratch();
            var verified = new Verified();
            var (note, figures) = await MomentAsync(cancel);
            if (await OpenAsync(verified, note, cancel) is not { } checkpoint) { return verified; }
            var kept = new KeptLog(log, scratch.PathOf("log"), note);
            if (!await VerifyAsync(verified, kept, cancel)) { return verified; }
            if (figures is null) { verified.Findings.Add(new(FaultCodes.FileMissing, null, FiguresOf(checkpoint.Size), FiguresOf(checkpoint.Size))); }
            if (await FiguresAsync(verified, kept, checkpoint.Size, figures, scratch, cancel) is not { } computed) { return verified; }
            var pages = new PagesCheck(site, computed, checkpoint.Size, verified.Findings);
            try
            {
                verified.Pages = (await pages.RunAsync(cancel), pages.Rows);
                return verified;
            }
            catch (MovedOnException moved)
            {
                if (tried < Tries && await IsSignedSoonAsync(moved.Shown, cancel)) { continue; }   // everything again under the checkpoint that holds it
                verified.Findings.Add(new(FindingCodes.PageElsewhere, moved.Shown, moved.Page, Text(moved.Shown), "< " + Text(checkpoint.Size)));
                return verified;
            }
        }
    }

    /// <summary>Reads keys and checkpoint; null, and what is wrong is told, where they cannot be relied on.</summary>
    public async Task<Checkpoint?> OpenAsync(Verified verified, byte[]? note, CancellationToken cancel)
    {
        verified.KeyWasGiven = by.Keys is not null;
        var at = Checkpoint.Path;
        try
        {
            if (note is null) { throw new LogFaultException(new LogFault(FaultCodes.FileMissing, null, Checkpoint.Path)); }
            at = LogStore.Key;
            var keys = by.Keys ?? await KeysAsync(cancel);
            at = Checkpoint.Path;
            var checkpoint = Checkpoint.Open(note, keys);
            verified.Signers = SignedNote.Parse(note).Verify(keys);
            if (by.Since is { } since)
            {
                at = since.Name;
                verified.Since = Checkpoint.Open(since.Note, keys).Size;
            }
            return verified.Checkpoint = checkpoint;
        }
        catch (LogFaultException e)
        {
            verified.Findings.Add(Finding.Of(e.Fault) with { File = at });
            return null;
        }
    }

    /// <summary>What the verifier of the format says of all files; false, and the first fault is told, where they are not whole.</summary>
    public async Task<bool> VerifyAsync(Verified verified, ILogFiles pinned, CancellationToken cancel)
    {
        var keys = by.Keys ?? await KeysAsync(cancel);
        var since = by.Since is { } given ? Checkpoint.Open(given.Note, keys) : null;
        var report = await new LogVerifier(pinned, keys).VerifyAsync(since, null, cancel);
        verified.Entries = report.Entries;
        if (report.Fault is { } fault) { verified.Findings.Add(Finding.Of(fault, report.Checkpoint?.Size)); }
        return report.IsWhole;
    }

    /// <summary>Computes all figures anew and compares those that are published, if any.</summary>
    /// <returns>The database with what was computed; null where the entries make nothing.</returns>
    public static async Task<Data.DuixianDb?> FiguresAsync(Verified verified, ILogFiles pinned, long size, byte[]? published, Scratch scratch, CancellationToken cancel)
    {
        try
        {
            var computed = await scratch.FromLogAsync(pinned, size, cancel);
            if (published is not null) { verified.Figures = FiguresCheck.Compare(FiguresOf(size), published, await File.ReadAllBytesAsync(await scratch.FiguresAsync(computed, size, cancel), cancel), verified.Findings); }
            return computed;
        }
        catch (NotComputedException e)
        {
            verified.Findings.Add(new(FindingCodes.NotComputed, e.From, Tile.At(Tile.Entries, Math.Min(e.From, size - 1) / Tile.Full, size)?.Path, e.Message));
            return null;
        }
    }

    public static string FiguresOf(long size) => LogStore.Figures + "/" + Text(size);

    /// <summary>A checkpoint together with its figures: a site that has moved on gives no more figures of the one before.</summary>
    private async Task<(byte[]? Note, byte[]? Figures)> MomentAsync(CancellationToken cancel)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var note = await log.ReadAsync(Checkpoint.Path, cancel);
            if (SizeOf(note) is not { } size) { return (note, null); }
            if (await log.ReadAsync(FiguresOf(size), cancel) is { } figures) { return (note, figures); }
            if (TimeProvider.System.GetElapsedTime(begun) > Patience) { return (note, null); }
            await Task.Delay(Wait, cancel);
        }
    }

    private async Task<bool> IsSignedSoonAsync(long seq, CancellationToken cancel)
    {
        for (var begun = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(begun) < Patience;)
        {
            if (SizeOf(await log.ReadAsync(Checkpoint.Path, cancel)) > seq) { return true; }
            await Task.Delay(Wait, cancel);
        }
        return false;
    }

    /// <summary>The public keys as the log's own place names them; a data folder keeps the private ones under the name the site serves the public ones by.</summary>
    private async Task<IReadOnlyList<VerifierKey>> KeysAsync(CancellationToken cancel)
    {
        var listed = log is PublishedSite ? null : await log.ReadAsync(LogStore.Verifiers, cancel);
        var text = listed ?? await log.ReadAsync(LogStore.Key, cancel) ?? throw new LogFaultException(new LogFault(FaultCodes.FileMissing, null, LogStore.Key));
        return [.. Encoding.UTF8.GetString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(VerifierKey.Parse)];
    }

    /// <summary>What a checkpoint says of its size before its signature was looked at: only to know which figures to ask for.</summary>
    private static long? SizeOf(byte[]? note)
    {
        try { return note is null ? null : Checkpoint.Parse(SignedNote.Parse(note).Text).Size; }
        catch (LogFaultException) { return null; }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
