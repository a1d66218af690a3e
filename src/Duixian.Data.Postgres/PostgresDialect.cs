using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Duixian.Data.Postgres;

/// <summary>Several identical web nodes on one primary.</summary>
public sealed class PostgresDialect : Dialect
{
    public override string Name => "PostgreSQL";

    public override string? CodePointCollation => "C";   // on a UTF-8 database: byte order, which is code-point order

    public override bool OneWriter => false;

    public override bool IsUniqueViolation(Exception exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

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

    public static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(Prepared(connectionString), npgsql => npgsql.MigrationsAssembly(typeof(PostgresDialect).Assembly.GetName().Name).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));

    /// <summary>Statements asked again and again are planned once a connection, unless the operator says otherwise (a pooler between may not keep them).</summary>
    private static string Prepared(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        if (!connectionString.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase)) { connection.MaxAutoPrepare = 60; }
        return connection.ConnectionString;
    }
}
