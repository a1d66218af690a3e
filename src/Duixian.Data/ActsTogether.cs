using System.Data.Common;
using Duixian.Data.Ledger;
using Duixian.Domain.Plans;

namespace Duixian.Data;

/// <summary>
/// One transaction for acts that arrived while others were being written: the disk is waited for once (group commit).
/// Each act is whole or not there (a savepoint), sees what the acts before it wrote, and is answered only when the commit is on the disk.
/// </summary>
internal sealed class ActsTogether(DbConnection connection, DbTransaction transaction, LedgerHead head)
{
    private readonly long first = head.Size;

    /// <summary>More would wait longer for their answer than one more commit takes.</summary>
    public const int Most = 8;

    private const string Savepoint = "act";

    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<PlanAddress, long> moved = [];

    public DbConnection Connection => connection;

    public DbTransaction Transaction => transaction;

    /// <summary>The head as the acts so far leave it.</summary>
    public LedgerHead Head { get; private set; } = head;

    /// <summary>Acts that have had their turn in it, refused ones too.</summary>
    public int Count { get; private set; }

    public bool IsFull => Count >= Most;

    /// <summary>Done when everything is on the disk; faulted when nothing is.</summary>
    public Task Ended => ended.Task;

    /// <summary>What was written so far, for whoever keeps pages of it.</summary>
    public ActsWritten Written => new(first, Head.Size, [.. moved]);

    /// <summary>From here on one more act writes.</summary>
    public Task BeginActAsync(CancellationToken cancel) => Count++ == 0 ? Task.CompletedTask : transaction.SaveAsync(Savepoint, cancel);

    /// <summary>Nothing of the act that has its turn remains; what the acts before it wrote does, or nobody's where the connection is gone.</summary>
    public async Task UndoActAsync()
    {
        try
        {
            if (Count > 1) { await transaction.RollbackAsync(Savepoint, CancellationToken.None); }
            else { await transaction.RollbackAsync(CancellationToken.None); }   // the first one has the transaction to itself
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            Fail(e);
        }
    }

    public void Take(LedgerHead raised, IEnumerable<KeyValuePair<PlanAddress, long>> plans)
    {
        Head = raised;
        foreach (var (plan, entry) in plans) { moved[plan] = entry; }
    }

    public void Succeed() => ended.TrySetResult();

    /// <summary>None of the acts is there: each of them answers with a failure, and may be sent again under its key.</summary>
    public void Fail(Exception reason)
    {
        ended.TrySetException(reason);
        _ = ended.Task.Exception;   // seen here, in case nobody waits for it
    }
}

/// <summary>Acts of this node that were committed together.</summary>
/// <param name="First">Length of the ledger before them.</param>
/// <param name="After">Length of it now.</param>
/// <param name="Moved">Plans they touched, each with its newest entry.</param>
public sealed record ActsWritten(long First, long After, IReadOnlyList<KeyValuePair<PlanAddress, long>> Moved);

/// <summary>Is told, on the node that wrote, what has just been committed, before anybody is answered.</summary>
public interface IActsWatcher
{
    /// <summary>Must not throw: the acts are written.</summary>
    Task SeeAsync(ActsWritten written);
}
