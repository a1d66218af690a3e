using Duixian.Domain;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data;

/// <summary>How acts share a transaction: one leads, those that waited meanwhile join, the last one commits.</summary>
public sealed partial class DuixianDb
{
    private async Task<Result<Receipt>> LeadAsync(WriteTurn turn, Func<ActsTogether, Task<Result<Receipt>>> write, CancellationToken cancel)
    {
        await Database.OpenConnectionAsync(cancel);
        try
        {
            var connection = Database.GetDbConnection();
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            await Database.UseTransactionAsync(transaction, cancel);
            // Taking the head first makes every other act wait here: no roll-up read below can change before we commit.
            var together = new ActsTogether(connection, transaction, await TakeHeadAsync(cancel));
            var result = await TakeTurnAsync(together, write, cancel);
            if (result.Refusal is not null) { return result; }   // nobody has joined yet
            await EndTurnAsync(turn, together);
            await together.Ended;
            return result;
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    private async Task<Result<Receipt>> JoinAsync(WriteTurn turn, ActsTogether together, Func<ActsTogether, Task<Result<Receipt>>> write, CancellationToken cancel)
    {
        Result<Receipt> result;
        try
        {
            var own = Database.GetConnectionString();
            Database.SetDbConnection(together.Connection);
            try
            {
                await Database.UseTransactionAsync(together.Transaction, cancel);
                result = await TakeTurnAsync(together, write, cancel);
            }
            finally
            {
                Database.SetDbConnection(null);
                Database.SetConnectionString(own);
            }
        }
        catch
        {
            await EndTurnAsync(turn, together);   // the acts before this one are whole and do not wait for one that failed
            throw;
        }
        await EndTurnAsync(turn, together);
        await together.Ended;
        return result;
    }

    /// <summary>One act writes inside the transaction; afterwards this context has nothing to do with it any more.</summary>
    private async Task<Result<Receipt>> TakeTurnAsync(ActsTogether together, Func<ActsTogether, Task<Result<Receipt>>> write, CancellationToken cancel)
    {
        Database.AutoSavepointsEnabled = false;   // an act has a savepoint of its own where it needs one
        var written = false;
        try
        {
            await together.BeginActAsync(cancel);
            var result = await write(together);
            written = result.Refusal is null;
            return result;
        }
        finally
        {
            if (!written)
            {
                ChangeTracker.Clear();
                await together.UndoActAsync();
            }
            await Database.UseTransactionAsync(null, CancellationToken.None);
        }
    }

    /// <summary>Lets the next act go on, or commits for all of them.</summary>
    private async Task EndTurnAsync(WriteTurn turn, ActsTogether together)
    {
        if (together.Ended.IsCompleted || (!together.IsFull && turn.TryPass(together))) { return; }
        try
        {
            await together.Transaction.CommitAsync(CancellationToken.None);   // others depend on it, whoever of them gave up
        }
        catch (Exception e)
        {
            together.Fail(e);   // whatever it was: nobody may be told that an act is kept
            return;
        }
        try
        {
            if (watcher is not null) { await watcher.SeeAsync(together.Written); }
        }
        finally
        {
            together.Succeed();
            turn.Dispose();
        }
    }
}
