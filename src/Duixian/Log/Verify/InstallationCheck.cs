using Duixian.Data;
using Duixian.Files;
using Duixian.Transparency;

namespace Duixian.Log.Verify;

/// <summary>An installation against its own log: the ledger, everything that follows from it, the log's files and the kept files. Reads only; the site may run meanwhile.</summary>
internal sealed class InstallationCheck(DuixianDb db, LogStore store, StoredFiles files)
{
    public async Task<Verified> RunAsync(VerifyBy by, CancellationToken cancel)
    {
        await using var scratch = new Scratch();
        var (verified, log) = (new Verified(), new LogCheck(store, by));
        // First the checkpoint, then the moment the database is looked at: what was signed stands in the ledger, never the other way round.
        var note = await store.NoteAsync(cancel);
        var pinned = new PinnedLog(store, note);
        var checkpoint = await log.OpenAsync(verified, note, cancel);
        long entries, erased;
        IReadOnlyDictionary<string, long> rollups;
        await using (await db.OpenViewAsync(cancel))
        {
            if (checkpoint is not null && await log.VerifyAsync(verified, pinned, cancel) && await store.ReadAsync(LogCheck.FiguresOf(checkpoint.Size), cancel) is { } figures)
            {
                await LogCheck.FiguresAsync(verified, pinned, checkpoint.Size, figures, scratch, cancel);
            }
            (entries, erased) = await LedgerAsync(verified.Findings, pinned, checkpoint, cancel);
            rollups = await RollupsAsync(verified.Findings, scratch, cancel);
        }
        var logFiles = checkpoint is null ? 0 : await new LogFolderCheck(store, checkpoint, db, verified.Findings).RunAsync(cancel);
        var stored = await new FilesCheck(db, files, verified.Findings).RunAsync(cancel);
        verified.Installation = new(entries, erased, rollups, logFiles, stored);
        return verified;
    }

    private async Task<(long Entries, long Erased)> LedgerAsync(Findings findings, ILogFiles log, Checkpoint? checkpoint, CancellationToken cancel)
    {
        var ledger = new LedgerCheck(db, log, checkpoint, findings);
        try { return (await ledger.RunAsync(cancel), ledger.Erased); }
        catch (Exception e) when (e is FormatException or InvalidCastException or InvalidOperationException or ArgumentException or OverflowException or System.Text.Json.JsonException)
        {
            findings.Add(new(FindingCodes.Unreadable, ledger.Next, "ledger_entry", e.Message));   // a value no column of this program can hold
            return (ledger.Next, ledger.Erased);
        }
    }

    private async Task<IReadOnlyDictionary<string, long>> RollupsAsync(Findings findings, Scratch scratch, CancellationToken cancel)
    {
        try { return await RollupsCheck.CompareAsync(db, await scratch.FromLedgerAsync(db, cancel), findings, cancel); }
        catch (NotComputedException e)
        {
            findings.Add(new(FindingCodes.NotComputed, e.From, "ledger_entry", e.Message));
            return new Dictionary<string, long>(StringComparer.Ordinal);
        }
    }
}
