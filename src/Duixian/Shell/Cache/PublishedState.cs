using System.Collections.Immutable;
using Duixian.Data;
using Duixian.Domain.Plans;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Shell.Cache;

/// <summary>
/// The newest ledger entry of every published plan, as this node knows it. A kept page belongs to one such number, so a page that was
/// being rendered while somebody published is stored under the old number and never shown again; eviction only frees the memory.
/// </summary>
internal sealed class PublishedState(IServiceScopeFactory scopes, IOutputCacheStore store) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private ImmutableDictionary<PlanAddress, long> plans = ImmutableDictionary<PlanAddress, long>.Empty;
    private long size = -1;
    private long newest = -1;

    /// <summary>The newest entry of any plan; year pages depend on it.</summary>
    public long Newest => Volatile.Read(ref newest);

    /// <summary>The newest entry of a plan; −1 while there is no such plan.</summary>
    public long Of(PlanAddress plan) => Volatile.Read(ref plans).GetValueOrDefault(plan, -1);

    /// <summary>How many entries the ledger has, as this node knows it.</summary>
    public long Size => Volatile.Read(ref size);

    internal static string Tag(PlanAddress plan) => plan.Stream;

    internal const string YearsTag = "years";

    internal const string AnythingTag = "anything";

    /// <summary>Compares the length of the ledger with what was known, and lets go of the pages of plans that moved.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<DuixianDb>();
            var now = await db.LedgerHead.Select(h => h.Size).SingleAsync(cancel);
            if (now == size) { return; }
            var before = plans;
            var rows = await db.PlanSummaries.Select(s => new { s.Year, s.Plan, s.LastEntry }).ToListAsync(cancel);
            var after = rows.ToImmutableDictionary(r => new PlanAddress(r.Year, r.Plan), r => r.LastEntry);
            Volatile.Write(ref plans, after);
            Volatile.Write(ref newest, rows.Count == 0 ? -1 : rows.Max(r => r.LastEntry));
            Volatile.Write(ref size, now);
            await LetGoAsync([.. after.Where(p => before.GetValueOrDefault(p.Key, -1) != p.Value).Select(p => p.Key)], cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Takes over what acts of this node have written, without asking the database; where another node wrote in between, it is asked.</summary>
    public async Task TakeAsync(ActsWritten written, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        var follows = written.First == size;
        try
        {
            if (follows)
            {
                Volatile.Write(ref plans, plans.SetItems(written.Moved));
                Volatile.Write(ref newest, written.Moved.Select(m => m.Value).Append(newest).Max());
                Volatile.Write(ref size, written.After);
                await LetGoAsync([.. written.Moved.Select(m => m.Key)], cancel);
            }
        }
        finally
        {
            turn.Release();
        }
        if (!follows) { await LookAsync(cancel); }
    }

    private async Task LetGoAsync(IReadOnlyList<PlanAddress> moved, CancellationToken cancel)
    {
        foreach (var plan in moved) { await store.EvictByTagAsync(Tag(plan), cancel); }
        await store.EvictByTagAsync(AnythingTag, cancel);
        if (moved.Count > 0) { await store.EvictByTagAsync(YearsTag, cancel); }
    }

    public void Dispose() => turn.Dispose();
}
