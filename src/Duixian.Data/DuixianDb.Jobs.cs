using Duixian.Data.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data;

/// <summary>Leases of jobs, and what a job writes: nothing of it belongs to an act, and nothing is written under a fence that was overtaken.</summary>
public sealed partial class DuixianDb
{
    /// <summary>Takes the lease of a job, if nobody holds it now.</summary>
    /// <returns>The fence to write under; null while another process holds it.</returns>
    public async Task<long?> TakeLeaseAsync(string job, string owner, TimeSpan length, CancellationToken cancel)
    {
        using var turn = await gate.EnterAsync(cancel);
        var now = time.GetUtcNow();
        var until = now + length;
        if (!await JobLeases.AnyAsync(l => l.Name == job, cancel))
        {
            JobLeases.Add(new JobLease { Name = job });
            try { await SaveChangesAsync(cancel); }
            catch (DbUpdateException e) when (dialect.IsUniqueViolation(e)) { }   // the other node was first: both go on to ask for it
            ChangeTracker.Clear();
        }
        await using var transaction = await Database.BeginTransactionAsync(cancel);
        // One statement decides between two nodes: whoever comes second sees the new end.
        // An end further away than any lease can be was written before the clock was set back.
        var taken = await JobLeases.Where(l => l.Name == job && (l.Until <= now || l.Until > until))
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Owner, owner).SetProperty(l => l.Until, until).SetProperty(l => l.Fence, l => l.Fence + 1), cancel);
        var fence = taken == 1 ? await JobLeases.Where(l => l.Name == job).Select(l => (long?)l.Fence).SingleAsync(cancel) : null;
        await transaction.CommitAsync(cancel);
        return fence;
    }

    /// <summary>Ends a lease early; one that was overtaken is no longer ours to end.</summary>
    public async Task EndLeaseAsync(string job, long fence, CancellationToken cancel)
    {
        using var turn = await gate.EnterAsync(cancel);
        await JobLeases.Where(l => l.Name == job && l.Fence == fence).ExecuteUpdateAsync(s => s.SetProperty(l => l.Until, DateTimeOffset.UnixEpoch), cancel);   // over by any clock
    }

    /// <summary>Does something outside the database while the lease is locked, so that no other node can take it in between.</summary>
    /// <returns>False, and nothing was done, where another process has taken the job meanwhile.</returns>
    public Task<bool> WhileHeldAsync(string job, long fence, Func<Task> work, CancellationToken cancel) => UnderFenceAsync(job, fence, async _ =>
    {
        await work();
        return true;
    }, cancel);

    /// <summary>Notes that a digest is about to be sent.</summary>
    /// <returns>False where it was sent already, or another process has taken the job meanwhile.</returns>
    public Task<bool> ClaimDigestAsync(string job, long fence, string key, string party, DateOnly day, CancellationToken cancel) => UnderFenceAsync(job, fence, async now =>
    {
        var known = await DigestsSent.SingleOrDefaultAsync(d => d.Key == key, cancel);
        if (known is { State: DigestState.Sent }) { return false; }
        if (known is null)
        {
            known = new DigestSent { Key = key, Party = party, Day = day };
            DigestsSent.Add(known);
        }
        (known.State, known.At, known.Fence, known.Tries) = (DigestState.Sending, now, fence, known.Tries + 1);
        return true;
    }, cancel);

    /// <summary>Notes how the sending ended.</summary>
    /// <param name="fault">Null: it was taken by the other side.</param>
    public Task<bool> MarkDigestAsync(string job, long fence, string key, string? fault, CancellationToken cancel) => UnderFenceAsync(job, fence, async now =>
    {
        var known = await DigestsSent.SingleAsync(d => d.Key == key, cancel);
        (known.State, known.At, known.Fence, known.Fault) = (fault is null ? DigestState.Sent : DigestState.Failed, now, fence, fault is { Length: > 300 } ? fault[..300] : fault);
        return true;
    }, cancel);

    /// <summary>Runs a write of a job while its lease is locked, so that no other node can take it in between.</summary>
    private async Task<bool> UnderFenceAsync(string job, long fence, Func<DateTimeOffset, Task<bool>> write, CancellationToken cancel)
    {
        using var turn = await gate.EnterAsync(cancel);
        await using var transaction = await Database.BeginTransactionAsync(cancel);
        if (await JobLeases.Where(l => l.Name == job && l.Fence == fence).ExecuteUpdateAsync(s => s.SetProperty(l => l.Fence, l => l.Fence), cancel) != 1) { return false; }
        var done = await write(time.GetUtcNow());
        if (done) { await SaveChangesAsync(cancel); }
        ChangeTracker.Clear();
        await transaction.CommitAsync(cancel);
        return done;
    }
}
