using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Storage;

namespace Duixian.Data;

/// <summary>Rows on their way into one table, past the change tracker: values as the database keeps them, in the order of the columns.</summary>
public sealed record BulkRows(string Table, IReadOnlyList<(string Name, RelationalTypeMapping Mapping)> Columns, IEnumerable<object?[]> Rows);

/// <summary>Rows that change, on their way past the change tracker. A row holds the values to set and then those it is found by.</summary>
/// <param name="Set">Columns that get a new value.</param>
/// <param name="Where">Columns a row is found by: its key and, where it has one, the revision that was read.</param>
public sealed record BulkChanges(string Table, IReadOnlyList<(string Name, RelationalTypeMapping Mapping)> Set, IReadOnlyList<(string Name, RelationalTypeMapping Mapping)> Where, IEnumerable<object?[]> Rows);

/// <summary>What a copy of the database holds.</summary>
/// <param name="Entries">Length of the ledger.</param>
/// <param name="Checkpoint">The newest checkpoint signed by then, byte for byte; null before the first.</param>
public sealed record DatabaseMoment(long Entries, byte[]? Checkpoint)
{
    /// <summary>Asks, in two columns, for what <see cref="ReadAsync"/> reads.</summary>
    public const string Question = "SELECT size, (SELECT note FROM log_head WHERE id = 1) FROM ledger_head WHERE id = 1";

    public static async Task<DatabaseMoment> ReadAsync(DbCommand command, CancellationToken cancel)
    {
        command.CommandText = Question;
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel)) { throw new InvalidDataException("The ledger has no head."); }
        return new(row.GetInt64(0), await row.IsDBNullAsync(1, cancel) ? null : await row.GetFieldValueAsync<byte[]>(1, cancel));
    }
}

/// <summary>What differs between the databases; each provider's project brings its own, and nobody else names a provider.</summary>
public abstract class Dialect
{
    /// <summary>Shown by <c>config check</c>: SQLite or PostgreSQL.</summary>
    public abstract string Name { get; }

    /// <summary>Collation that orders text by code point; null where that is the default.</summary>
    public abstract string? CodePointCollation { get; }

    /// <summary>True where one process may have only one writer at a time.</summary>
    public abstract bool OneWriter { get; }

    /// <summary>What a reader's transaction is opened with so that several questions see one and the same moment and nobody who writes has to wait.</summary>
    public abstract IsolationLevel OneView { get; }

    /// <summary>Copies all tables as of one moment into an empty folder; whoever reads and writes meanwhile is not disturbed.</summary>
    public abstract Task<DatabaseMoment> CopyAsync(DuixianDb db, string folder, CancellationToken cancel);

    /// <summary>Whether nothing is there yet that a copy could be put over.</summary>
    public abstract Task<bool> IsEmptyAsync(DuixianDb db, CancellationToken cancel);

    /// <summary>Puts a copy (<see cref="CopyAsync"/>) in the place of an empty database.</summary>
    /// <param name="schema">Name of the migration the copy is of.</param>
    /// <exception cref="InvalidDataException">The copy does not fit that schema.</exception>
    public abstract Task LoadAsync(DuixianDb db, string folder, string schema, CancellationToken cancel);

    /// <summary>What the database itself finds broken in its file and its references; null where it is whole.</summary>
    public abstract Task<string?> FaultAsync(DuixianDb db, CancellationToken cancel);

    /// <param name="exception">Of the database, or of the save around it.</param>
    public abstract bool IsUniqueViolation(Exception exception);

    /// <summary>Statements that refuse UPDATE and DELETE on a table; they stop accidents, the published log stops the rest.</summary>
    public abstract IReadOnlyList<string> RefuseChangesTo(string table);

    /// <summary>Inserts very many rows by the shortest way the database has, inside the transaction that is open.</summary>
    public abstract Task InsertManyAsync(DbConnection connection, DbTransaction? transaction, BulkRows rows, CancellationToken cancel);

    /// <summary>Changes very many rows by the shortest way the database has, inside the transaction that is open.</summary>
    /// <returns>How many rows were found and changed.</returns>
    public abstract Task<long> UpdateManyAsync(DbConnection connection, DbTransaction? transaction, BulkChanges changes, CancellationToken cancel);
}
