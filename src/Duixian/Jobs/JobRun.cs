using Duixian.Data;
using Duixian.Domain;

namespace Duixian.Jobs;

/// <summary>How one run of a job ended.</summary>
/// <param name="Ran">False: another process holds the lease.</param>
internal sealed record JobOutcome(bool Ran, string Said);

/// <summary>Runs a job under its lease, on whichever node comes first.</summary>
internal sealed class JobRun(DuixianDb db, IdSource ids, IEnumerable<IJob> jobs)
{
    /// <summary>Longer than any run; a node that died gives the job back after it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    public IReadOnlyList<string> Names => [.. jobs.Select(j => j.Name).Order(StringComparer.Ordinal)];

    /// <returns>Null when there is no such job.</returns>
    public async Task<JobOutcome?> RunAsync(string name, CancellationToken cancel)
    {
        if (jobs.FirstOrDefault(j => j.Name == name) is not { } job) { return null; }
        var owner = $"{Environment.MachineName}/{Environment.ProcessId}/{ids.NewId():N}";
        if (await db.TakeLeaseAsync(name, owner.Length > 80 ? owner[^80..] : owner, Lease, cancel) is not { } fence) { return new(false, ""); }
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        enough.CancelAfter(Lease - TimeSpan.FromMinutes(1));   // never beyond the lease
        try { return new(true, await job.RunAsync(fence, enough.Token)); }
        finally { await db.EndLeaseAsync(name, fence, CancellationToken.None); }
    }
}
