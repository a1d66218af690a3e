using System.Runtime.CompilerServices;
using System.Text.Json;
using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Log.Verify;

/// <summary>A folder with a SQLite database of its own in which everything is computed anew; gone afterwards.</summary>
internal sealed class Scratch : IAsyncDisposable
{
    private readonly DirectoryInfo folder = System.IO.Directory.CreateTempSubdirectory("duixian-verify-");
    private readonly List<DuixianDb> open = [];

    public string Folder => folder.FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>All roll-ups as they follow from the entries of a log that was verified before.</summary>
    /// <exception cref="NotComputedException">An entry is of the right form, and the program cannot make anything of it.</exception>
    public async Task<DuixianDb> FromLogAsync(ILogFiles log, long size, CancellationToken cancel)
    {
        var db = await OpenAsync("public.db", cancel);
        await MakeAsync(async done =>
        {
            await db.RestoreAsync(0, EntriesAsync(log, size, cancel), new IdSource(TimeProvider.System), cancel);
            await db.RebuildAsync(done, cancel);
        });
        return db;
    }

    /// <summary>All roll-ups as they follow from the ledger of another database, of what is not published too.</summary>
    /// <exception cref="NotComputedException">As of <see cref="FromLogAsync"/>.</exception>
    public async Task<DuixianDb> FromLedgerAsync(DuixianDb ledger, CancellationToken cancel)
    {
        var db = await OpenAsync("ledger.db", cancel);
        await MakeAsync(async done =>
        {
            await ledger.CopyLedgerToAsync(db, cancel);
            await db.RebuildAsync(done, cancel);
        });
        return db;
    }

    /// <summary>The published figures of a database of <see cref="FromLogAsync"/>, as a file.</summary>
    public async Task<string> FiguresAsync(DuixianDb db, long size, CancellationToken cancel)
    {
        var path = PathOf("figures");
        await using var file = File.Create(path);
        await PublishedFigures.WriteAsync(db, file, size, cancel);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var db in open) { await db.DisposeAsync(); }
        folder.Delete(recursive: true);
    }

    private async Task<DuixianDb> OpenAsync(string name, CancellationToken cancel)
    {
        var db = await Storage.OpenScratchAsync(PathOf(name), cancel);
        open.Add(db);
        return db;
    }

    private static async Task MakeAsync(Func<Action<long>, Task> work)
    {
        var done = 0L;
        try { await work(next => done = next); }
        catch (Exception e) when (e is InvalidDataException or JsonException or FormatException or InvalidOperationException or KeyNotFoundException or NullReferenceException or ArgumentException or OverflowException or InvalidCastException or DbUpdateException)
        {
            throw new NotComputedException(done, e);   // whatever the projections stumble over was no act of this program
        }
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> EntriesAsync(ILogFiles log, long size, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var index = 0L; Tile.At(Tile.Entries, index, size) is { } bundle; index++)
        {
            var (found, file) = (bundle, await log.ReadAsync(bundle.Path, cancel));
            if (file is null)
            {
                found = bundle with { Width = Tile.Full };
                file = await log.ReadAsync(found.Path, cancel) ?? throw new LogFaultException(new LogFault(FaultCodes.FileMissing, null, bundle.Path));
            }
            foreach (var entry in EntryBundle.Read(found, file).Take(bundle.Width)) { yield return entry; }
        }
    }
}

/// <summary>The entries do not make roll-ups.</summary>
/// <param name="from">First entry of the act that stopped it.</param>
internal sealed class NotComputedException(long from, Exception cause) : InvalidOperationException(cause.Message, cause)
{
    public long From => from;
}
