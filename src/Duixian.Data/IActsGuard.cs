using Duixian.Domain;

namespace Duixian.Data;

/// <summary>Is asked before every act whether this database may grow at all.</summary>
public interface IActsGuard
{
    /// <summary>Null where it may; otherwise why nothing is written. Asked before the writers' turn: it may take its time once, and reads the database itself.</summary>
    ValueTask<Refusal?> MayWriteAsync(CancellationToken cancel);
}
