using System.Data.Common;
using Microsoft.EntityFrameworkCore.Storage;

namespace Duixian.Data;

/// <summary>Rows on their way into one table, past the change tracker: values as the database keeps them, in the order of the columns.</summary>
public sealed record BulkRows(string Table, IReadOnlyList<(string Name, RelationalTypeMapping Mapping)> Columns, IEnumerable<object?[]> Rows);

/// <summary>What differs between the databases; each provider's project brings its own, and nobody else names a provider.</summary>
public abstract class Dialect
{
    /// <summary>Shown by <c>config check</c>: SQLite or PostgreSQL.</summary>
    public abstract string Name { get; }

    /// <summary>Collation that orders text by code point; null where that is the default.</summary>
    public abstract string? CodePointCollation { get; }

    /// <summary>True where one process may have only one writer at a time.</summary>
    public abstract bool OneWriter { get; }

    public abstract bool IsUniqueViolation(Exception exception);

    /// <summary>Statements that refuse UPDATE and DELETE on a table; they stop accidents, the published log stops the rest.</summary>
    public abstract IReadOnlyList<string> RefuseChangesTo(string table);

    /// <summary>Inserts very many rows by the shortest way the database has, inside the transaction that is open.</summary>
    public abstract Task InsertManyAsync(DbConnection connection, DbTransaction? transaction, BulkRows rows, CancellationToken cancel);
}
