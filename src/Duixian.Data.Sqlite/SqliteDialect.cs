using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Duixian.Data.Sqlite;

/// <summary>One file, write-ahead log, every commit on the disk before it is acknowledged.</summary>
public sealed partial class SqliteDialect : Dialect
{
    /// <summary>Kept in memory a connection. With SQLite's own two megabytes the lists of a library of 10,000 projects were read from the file anew for every page.</summary>
    private const int CacheKilobytes = 12 * 1024;

    public override string Name => "SQLite";

    public override string? CodePointCollation => null;   // BINARY compares UTF-8 bytes, which is code-point order

    public override bool OneWriter => true;

    public override IsolationLevel OneView => IsolationLevel.ReadUncommitted;   // begins without the write lock; in the write-ahead log a reader keeps its moment

    public override bool IsUniqueViolation(Exception exception) =>
        (exception as SqliteException ?? exception.InnerException) is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 };   // primary key, unique

    public override IReadOnlyList<string> RefuseChangesTo(string table) =>
    [
        $"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
        $"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
    ];

    /// <summary>One prepared statement for all rows.</summary>
    public override Task InsertManyAsync(DbConnection connection, DbTransaction? transaction, BulkRows rows, CancellationToken cancel) =>
        ForEachAsync(connection, transaction, $"INSERT INTO \"{rows.Table}\" ({string.Join(", ", rows.Columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", rows.Columns.Select((_, i) => $"@p{i}"))})", rows.Columns.Count, rows.Rows, cancel);

    /// <summary>One prepared statement for all rows.</summary>
    public override Task<long> UpdateManyAsync(DbConnection connection, DbTransaction? transaction, BulkChanges changes, CancellationToken cancel) =>
        ForEachAsync(connection, transaction, $"UPDATE \"{changes.Table}\" SET {string.Join(", ", changes.Set.Select((c, i) => $"\"{c.Name}\" = @p{i}"))} WHERE {string.Join(" AND ", changes.Where.Select((c, i) => $"\"{c.Name}\" = @p{changes.Set.Count + i}"))}", changes.Set.Count + changes.Where.Count, changes.Rows, cancel);

    private static async Task<long> ForEachAsync(DbConnection connection, DbTransaction? transaction, string statement, int values, IEnumerable<object?[]> rows, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, statement);
        for (var i = 0; i < values; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }
        var touched = 0L;
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++) { command.Parameters[i].Value = row[i] ?? DBNull.Value; }
            touched += await command.ExecuteNonQueryAsync(cancel);
        }
        return touched;
    }

    public static void Configure(DbContextOptionsBuilder options, string file, bool pooled = true)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30, Pooling = pooled };
        options.UseSqlite(connection.ToString(), sqlite => sqlite.MigrationsAssembly(typeof(SqliteDialect).Assembly.GetName().Name).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery).UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            .UseCompiledModel()
            .AddInterceptors(new Durability());
    }

    /// <summary>Sets and asserts what durability depends on: with anything less than FULL a power cut loses acknowledged writes.</summary>
    private sealed class Durability : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA synchronous = FULL; PRAGMA cache_size = -{CacheKilobytes}";   // the write-ahead log is a property of the file, set and asserted at start
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }

    /// <exception cref="InvalidOperationException">The file system or a foreign setting refuses WAL or FULL.</exception>
    public static async Task AssertDurableAsync(DuixianDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var mode = await AskAsync(db, "PRAGMA journal_mode = WAL", cancel);
            var synchronous = await AskAsync(db, "PRAGMA synchronous", cancel);
            var foreignKeys = await AskAsync(db, "PRAGMA foreign_keys", cancel);   // on by the library's own build; asking at start is cheaper than setting it each time
            if (foreignKeys is not "1") { throw new InvalidOperationException("This build of SQLite does not enforce foreign keys; use the library that comes with the program."); }
            if (mode is not "wal" || synchronous is not "2")
            {
                throw new InvalidOperationException($"SQLite must run with journal_mode=wal and synchronous=2 (FULL), but has {mode} and {synchronous}. Use a local file system for the data directory.");
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<string> AskAsync(DuixianDb db, string pragma, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = pragma;
        return Convert.ToString(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }
}
