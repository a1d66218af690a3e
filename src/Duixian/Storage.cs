using Duixian.Data;
using Duixian.Data.Postgres;
using Duixian.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Duixian;

/// <summary>The one place that chooses a database.</summary>
public static class Storage
{
    public const string SqliteFile = "duixian.db";

    public static void AddStorage(this IServiceCollection services, SiteOptions options)
    {
        var postgres = options.Database.Length > 0;
        services.AddSingleton<Dialect>(postgres ? new PostgresDialect() : new SqliteDialect());
        services.AddSingleton<WriteGate>();
        services.AddDbContext<DuixianDb>(db =>
        {
            if (postgres) { PostgresDialect.Configure(db, options.Database); }
            else { SqliteDialect.Configure(db, SqlitePath(options)); }
        }, optionsLifetime: ServiceLifetime.Singleton);   // made once, not for every request
    }

    public static string SqlitePath(SiteOptions options) => Path.Combine(Path.GetFullPath(options.Data), SqliteFile);

    /// <summary>A database of its own for what is computed anew and thrown away; it belongs to no installation and is not pooled.</summary>
    public static async Task<DuixianDb> OpenScratchAsync(string file, CancellationToken cancel)
    {
        var options = new DbContextOptionsBuilder<DuixianDb>();
        SqliteDialect.Configure(options, file, pooled: false);
        var db = new DuixianDb(options.Options, new SqliteDialect(), new WriteGate(), TimeProvider.System);
        await db.Database.EnsureCreatedAsync(cancel);   // never upgraded: it is gone before another program sees it
        return db;
    }

    /// <summary>Brings the database to the program's schema and asserts what durability depends on.</summary>
    public static async Task PrepareStorageAsync(this IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuixianDb>();
        if (scope.ServiceProvider.GetRequiredService<Dialect>().OneWriter)
        {
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(db.Database.GetDbConnection().DataSource) ?? ".");
            await db.Database.MigrateAsync(cancel);
            await SqliteDialect.AssertDurableAsync(db, cancel);
        }
        else
        {
            await db.Database.MigrateAsync(cancel);
        }
    }
}
