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
