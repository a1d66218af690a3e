using Microsoft.Data.Sqlite;
using Npgsql;

namespace Duixian.Tests.Sites;

/// <summary>A fresh real database for one test class: a copy of a template that is migrated once a run.</summary>
/// <remarks>
/// <c>DUIXIAN_TEST_DATABASE</c> is <c>sqlite</c> (the default) or <c>postgres</c>; the latter needs <c>DUIXIAN_TEST_POSTGRES</c>,
/// a connection string that may create databases. <c>./test.sh</c> runs the suite on both and brings the server.
/// </remarks>
internal abstract class TestDatabase : IAsyncDisposable
{
    private static readonly SemaphoreSlim OneCopyAtATime = new(1, 1);
    private static Func<DirectoryInfo, Task<TestDatabase>>? copyTemplate;

    internal static bool IsPostgres => Environment.GetEnvironmentVariable("DUIXIAN_TEST_DATABASE") switch
    {
        null or "" or "sqlite" => false,
        "postgres" => true,
        var other => throw new InvalidOperationException($"DUIXIAN_TEST_DATABASE is '{other}'; it may be 'sqlite' or 'postgres'."),
    };

    /// <summary>The setting that makes a site use this database.</summary>
    internal abstract string Setting { get; }

    internal static async Task<TestDatabase> CreateAsync(DirectoryInfo folder)
    {
        await OneCopyAtATime.WaitAsync();
        try
        {
            copyTemplate ??= IsPostgres ? await OnPostgres.MigrateTemplateAsync() : await OnSqlite.MigrateTemplateAsync();
            return await copyTemplate(folder);
        }
        finally { OneCopyAtATime.Release(); }
    }

    public abstract ValueTask DisposeAsync();

    private static async Task MigrateAsync(string setting)
    {
        await using var site = Site.Build(["--urls=http://127.0.0.1:0", setting, "--Logging:LogLevel:Default=Warning"]);
        await site.Services.PrepareStorageAsync(CancellationToken.None);
    }

    private sealed class OnSqlite(DirectoryInfo folder) : TestDatabase
    {
        internal override string Setting => $"--Duixian:Data={folder.FullName}";

        internal static async Task<Func<DirectoryInfo, Task<TestDatabase>>> MigrateTemplateAsync()
        {
            var template = Directory.CreateTempSubdirectory("duixian-template-");
            AppDomain.CurrentDomain.ProcessExit += (_, _) => template.Delete(recursive: true);
            await MigrateAsync($"--Duixian:Data={template.FullName}");
            // The live file has a write-ahead log beside it; VACUUM INTO leaves one whole file to copy.
            var whole = Path.Combine(template.FullName, "whole.db");
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(template.FullName, Storage.SqliteFile)};Pooling=false");
            await connection.OpenAsync();
            await using var vacuum = connection.CreateCommand();
            vacuum.CommandText = "VACUUM INTO $file";
            vacuum.Parameters.AddWithValue("$file", whole);
            await vacuum.ExecuteNonQueryAsync();
            return folder =>
            {
                File.Copy(whole, Path.Combine(folder.FullName, Storage.SqliteFile));
                return Task.FromResult<TestDatabase>(new OnSqlite(folder));
            };
        }

        public override ValueTask DisposeAsync()
        {
            // The pool keeps the file open; only this file's connections are let go.
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.FullName, Storage.SqliteFile), ForeignKeys = true, DefaultTimeout = 30 }.ToString());
            SqliteConnection.ClearPool(connection);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class OnPostgres(string server, string name, string dataFolder) : TestDatabase
    {
        private static int copies;

        internal override string Setting => $"--Duixian:Database={ConnectionTo(server, name)}";

        internal static async Task<Func<DirectoryInfo, Task<TestDatabase>>> MigrateTemplateAsync()
        {
            var server = Environment.GetEnvironmentVariable("DUIXIAN_TEST_POSTGRES");
            if (string.IsNullOrEmpty(server)) { throw new InvalidOperationException("DUIXIAN_TEST_POSTGRES is not set: run './test.sh postgres', which starts a server of its own."); }
            var template = $"duixian_{Environment.ProcessId}_template";
            await ExecuteAsync(server, $"CREATE DATABASE {template}");
            await MigrateAsync($"--Duixian:Database={ConnectionTo(server, template)};Pooling=false");   // a template may not be copied while anyone is connected
            return async folder =>
            {
                var name = $"duixian_{Environment.ProcessId}_{Interlocked.Increment(ref copies)}";
                await ExecuteAsync(server, $"CREATE DATABASE {name} TEMPLATE {template}");
                return new OnPostgres(server, name, folder.FullName);
            };
        }

        public override async ValueTask DisposeAsync()
        {
            await using (var connection = new NpgsqlConnection(ConnectionTo(server, name))) { NpgsqlConnection.ClearPool(connection); }
            await ExecuteAsync(server, $"DROP DATABASE {name} WITH (FORCE)");
        }

        public override string ToString() => $"{name} ({dataFolder})";

        private static string ConnectionTo(string server, string database) =>
            new NpgsqlConnectionStringBuilder(server) { Database = database, MaxPoolSize = 20 }.ToString();

        private static async Task ExecuteAsync(string server, string sql)
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString());
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }
}
