namespace Duixian.Data;

/// <summary>
/// Lets one writer of this node at a time through. The ledger's head lets only one writer through in any case: waiting here costs nothing,
/// while waiting in the database would hold a connection each (a crowd of writers would leave none for readers) or, on SQLite, be told BUSY after 150 ms.
/// An act may leave its transaction open for the act that waits behind it, so that a crowd shares one commit (<see cref="ActsTogether"/>).
/// </summary>
public sealed class WriteGate
{
    private readonly Lock sync = new();
    private readonly Queue<Waiter> waiting = new();
    private bool taken;

    /// <summary>For writers that share nothing: sessions, the audit trail, jobs.</summary>
    public Task<WriteTurn> EnterAsync(CancellationToken cancel) => EnterAsync(joins: false, cancel);

    /// <summary>For an act, which can go on in the transaction of the act before it.</summary>
    internal Task<WriteTurn> EnterForActAsync(CancellationToken cancel) => EnterAsync(joins: true, cancel);

    private async Task<WriteTurn> EnterAsync(bool joins, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var waiter = new Waiter(joins);
        lock (sync)
        {
            if (!taken)
            {
                taken = true;
                return new(this, null);
            }
            waiting.Enqueue(waiter);
        }
        // A waiter that gave up stays in the queue and is passed over when its turn comes.
        await using (cancel.UnsafeRegister(static (given, token) => ((Waiter)given!).Turn.TrySetCanceled(token), waiter))   // the state is the waiter itself
        {
            return await waiter.Turn.Task;
        }
    }

    /// <summary>Hands the turn to the first who still waits.</summary>
    /// <param name="together">What stays open; null: everything is committed, and whoever waits may come.</param>
    /// <returns>False where nobody can go on with what is open.</returns>
    internal bool Pass(ActsTogether? together)
    {
        lock (sync)
        {
            while (waiting.TryPeek(out var next))
            {
                if (together is not null && !next.Joins && !next.Turn.Task.IsCompleted) { return false; }
                waiting.Dequeue();
                if (next.Turn.TrySetResult(new(this, together))) { return true; }
            }
            if (together is null) { taken = false; }
            return false;
        }
    }

    private sealed class Waiter(bool joins)
    {
        public bool Joins => joins;

        public TaskCompletionSource<WriteTurn> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>The right to write; disposing it lets the next one in.</summary>
public sealed class WriteTurn : IDisposable
{
    private readonly WriteGate gate;
    private bool over;

    internal WriteTurn(WriteGate gate, ActsTogether? together) => (this.gate, Together) = (gate, together);

    /// <summary>The transaction the act before left open; null where there is none.</summary>
    internal ActsTogether? Together { get; }

    /// <summary>Lets the act that waits go on in the open transaction; false where no act waits.</summary>
    internal bool TryPass(ActsTogether together) => over = gate.Pass(together);

    public void Dispose()
    {
        if (over) { return; }
        over = true;
        gate.Pass(null);
    }
}
