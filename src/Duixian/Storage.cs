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
        services.AddSingleton(DialectOf(options));
        services.AddSingleton<WriteGate>();
        services.AddDbContext<DuixianDb>(database => Configure(database, options), optionsLifetime: ServiceLifetime.Singleton);   // made once, not for every request
    }

    /// <summary>Begins to read how the tables look, on another core while the site is put together. Nothing is opened and nothing is written.</summary>
    public static async Task ReadAheadAsync(SiteOptions options)
    {
        await Task.Yield();   // the caller goes on; what is wrong with the options is told to whoever needs the database
        var database = new DbContextOptionsBuilder<DuixianDb>();
        Configure(database, options);
        await using var db = new DuixianDb(database.Options, DialectOf(options), new WriteGate(), TimeProvider.System);
        _ = db.DataProtectionKeys.AsNoTracking().ToQueryString();
    }

    private static Dialect DialectOf(SiteOptions options) => options.Database.Length > 0 ? new PostgresDialect() : new SqliteDialect();

    private static void Configure(DbContextOptionsBuilder database, SiteOptions options)
    {
        if (options.Database.Length > 0) { PostgresDialect.Configure(database, options.Database); }
        else { SqliteDialect.Configure(database, SqlitePath(options)); }
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
        var oneFile = scope.ServiceProvider.GetRequiredService<Dialect>().OneWriter;
        if (oneFile) { System.IO.Directory.CreateDirectory(Path.GetDirectoryName(db.Database.GetDbConnection().DataSource) ?? "."); }
        // Only where something is to be done: upgrading compares the schema with a model built for it, which takes longer than all the rest of a start.
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any()) { await db.Database.MigrateAsync(cancel); }
        if (oneFile) { await SqliteDialect.AssertDurableAsync(db, cancel); }
    }
}
