using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Duixian.Data.Postgres;

/// <summary>Several identical web nodes on one primary.</summary>
public sealed partial class PostgresDialect : Dialect
{
    public override string Name => "PostgreSQL";

    public override string? CodePointCollation => "C";   // on a UTF-8 database: byte order, which is code-point order

    public override bool OneWriter => false;

    public override IsolationLevel OneView => IsolationLevel.RepeatableRead;

    public override bool IsUniqueViolation(Exception exception) =>
        (exception as PostgresException ?? exception.InnerException) is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override IReadOnlyList<string> RefuseChangesTo(string table) =>
    [
        $"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$",
        $"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()",
    ];

    /// <summary>COPY in its binary form.</summary>
    public override async Task InsertManyAsync(DbConnection connection, DbTransaction? transaction, BulkRows rows, CancellationToken cancel)
    {
        var types = rows.Columns.Select(c => c.Mapping.StoreTypeNameBase).ToList();   // without a length: COPY names types only
        await using var copy = await ((NpgsqlConnection)connection).BeginBinaryImportAsync($"COPY \"{rows.Table}\" ({string.Join(", ", rows.Columns.Select(c => $"\"{c.Name}\""))}) FROM STDIN (FORMAT BINARY)", cancel);
        foreach (var row in rows.Rows)
        {
            await copy.StartRowAsync(cancel);
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] is { } value) { await copy.WriteAsync(value, types[i], cancel); }
                else { await copy.WriteNullAsync(cancel); }
            }
        }
        await copy.CompleteAsync(cancel);
    }

    /// <summary>COPY into a table of this transaction's own, then one UPDATE from it.</summary>
    public override async Task<long> UpdateManyAsync(DbConnection connection, DbTransaction? transaction, BulkChanges changes, CancellationToken cancel)
    {
        var columns = changes.Set.Concat(changes.Where).Select((c, i) => (Name: $"c{i}", c.Mapping)).ToList();
        await ExecuteAsync($"CREATE TEMP TABLE changed_rows ({string.Join(", ", columns.Select(c => $"{c.Name} {c.Mapping.StoreType}"))}) ON COMMIT DROP");
        await InsertManyAsync(connection, transaction, new("changed_rows", columns, changes.Rows), cancel);
        var touched = await ExecuteAsync(
            $"UPDATE \"{changes.Table}\" AS t SET {string.Join(", ", changes.Set.Select((c, i) => $"\"{c.Name}\" = n.c{i}"))} FROM changed_rows AS n"
            + $" WHERE {string.Join(" AND ", changes.Where.Select((c, i) => $"t.\"{c.Name}\" = n.c{changes.Set.Count + i}"))}");
        await ExecuteAsync("DROP TABLE changed_rows");   // the act may have more tables to change
        return touched;

        async Task<long> ExecuteAsync(string statement)
        {
            await using var command = connection.CreateCommand();
            (command.Transaction, command.CommandText) = (transaction, statement);
            return await command.ExecuteNonQueryAsync(cancel);
        }
    }

    public static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(Prepared(connectionString), npgsql => npgsql.MigrationsAssembly(typeof(PostgresDialect).Assembly.GetName().Name).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery).UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            .UseCompiledModel();

    /// <summary>Statements asked again and again are planned once a connection, unless the operator says otherwise (a pooler between may not keep them).</summary>
    private static string Prepared(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        if (!connectionString.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase)) { connection.MaxAutoPrepare = 60; }
        return connection.ConnectionString;
    }
}
