using Duixian.Data;
using Duixian.Data.Postgres;
using Duixian.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Duixian.Tests;

/// <summary>A fresh, migrated, real database: a copy of a template that is migrated once a run. SQLite, or PostgreSQL where the test command started one.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly SemaphoreSlim Making = new(1, 1);
    private static string? template;
    private static int number;
    private static int empties;

    private readonly string? name;

    private TestDatabase(string folder, string? name, string connection) => (Folder, this.name, Connection) = (folder, name, connection);

    /// <summary>The suite runs once with each.</summary>
    public static bool OnPostgres => Environment.GetEnvironmentVariable("DUIXIAN_TEST_DATABASE") == "postgres";

    /// <summary>The site's data directory, also on PostgreSQL.</summary>
    public string Folder { get; }

    /// <summary>Empty on SQLite.</summary>
    public string Connection { get; }

    public static async Task<TestDatabase> CreateAsync()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("duixian-test-").FullName;
        await Making.WaitAsync();
        try
        {
            template ??= OnPostgres ? await MakePostgresTemplateAsync() : await MakeSqliteTemplateAsync();
            if (!OnPostgres)
            {
                File.Copy(template, Path.Combine(folder, Storage.SqliteFile));
                return new(folder, null, "");
            }
            var made = $"duixian_test_{Environment.ProcessId}_{++number}";
            await ExecuteAsync($"CREATE DATABASE {made} TEMPLATE {template}");
            return new(folder, made, To(made));
        }
        finally { Making.Release(); }
    }

    /// <summary>One without any table, to see migrations run.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("duixian-test-").FullName;
        if (!OnPostgres) { return new(folder, null, ""); }
        var made = $"duixian_test_{Environment.ProcessId}_empty_{Interlocked.Increment(ref empties)}";
        await ExecuteAsync($"CREATE DATABASE {made}");
        return new(folder, made, To(made));
    }

    /// <summary>Works on the database without a site around it.</summary>
    public async Task<T> WithAsync<T>(Func<DuixianDb, Task<T>> work)
    {
        var options = new DbContextOptionsBuilder<DuixianDb>();
        if (OnPostgres) { PostgresDialect.Configure(options, Connection); }
        else { SqliteDialect.Configure(options, Path.Combine(Folder, Storage.SqliteFile)); }
        var gate = new WriteGate();
        await using var db = new DuixianDb(options.Options, OnPostgres ? new PostgresDialect() : new SqliteDialect(), gate, TimeProvider.System);
        return await work(db);
    }

    public async ValueTask DisposeAsync()
    {
        if (name is not null)
        {
            await using (var connection = new NpgsqlConnection(Connection)) { NpgsqlConnection.ClearPool(connection); }
            await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(Folder, recursive: true);
    }

    private static string Server => Environment.GetEnvironmentVariable("DUIXIAN_TEST_POSTGRES")
        ?? throw new InvalidOperationException("DUIXIAN_TEST_POSTGRES is not set: run the tests by ./test.sh, which starts a PostgreSQL of its own.");

    private static string To(string database) => new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 20 }.ToString();

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("duixian-template-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        var file = Path.Combine(folder.FullName, Storage.SqliteFile);
        await MigrateAsync(new SqliteDialect(), options => SqliteDialect.Configure(options, file));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();   // closed, so that a copy of the file is the whole database
        return file;
    }

    private static async Task<string> MakePostgresTemplateAsync()
    {
        var made = $"duixian_template_{Environment.ProcessId}";
        await ExecuteAsync($"CREATE DATABASE {made}");
        await MigrateAsync(new PostgresDialect(), options => PostgresDialect.Configure(options, To(made) + ";Pooling=false"));
        return made;
    }

    private static async Task MigrateAsync(Dialect dialect, Action<DbContextOptionsBuilder> configure)
    {
        var options = new DbContextOptionsBuilder<DuixianDb>();
        configure(options);
        var gate = new WriteGate();
        await using var db = new DuixianDb(options.Options, dialect, gate, TimeProvider.System);
        await db.Database.MigrateAsync();
    }

    private static async Task ExecuteAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(Server + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
