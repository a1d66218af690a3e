using Duixian.Data;
using Duixian.Data.Postgres;
using Duixian.Data.Sqlite;
using Duixian.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests;

public sealed class TestSiteTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public void The_site_runs_on_the_database_that_was_asked_for() =>
        Assert.Equal(TestDatabase.OnPostgres ? "PostgreSQL" : "SQLite", site.Services.GetRequiredService<Dialect>().Name);

    [Fact]
    public async Task The_database_has_every_migration() =>
        Assert.Empty(await site.WithDbAsync(db => db.Database.GetPendingMigrationsAsync()));

    [Fact]
    public async Task The_model_is_what_the_newest_migration_made() =>
        Assert.False(await site.WithDbAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));

    [Fact]
    public async Task What_was_written_down_of_the_tables_is_what_they_are()
    {
        var (written, tables) = await site.WithDbAsync(db =>
        {
            var plain = new DbContextOptionsBuilder<DuixianDb>();
            if (TestDatabase.OnPostgres) { PostgresDialect.Configure(plain, site.Connection); }
            else { SqliteDialect.Configure(plain, site.Connection); }
            ((IDbContextOptionsBuilderInfrastructure)plain).AddOrUpdateExtension(plain.Options.GetExtension<CoreOptionsExtension>().WithModel(null));
            using var anew = new DuixianDb(plain.Options, site.Services.GetRequiredService<Dialect>(), new WriteGate(), TimeProvider.System);
            return Task.FromResult((Described(db.Model), Described(anew.Model)));
        });
        Assert.Equal("DuixianDbModel", (await site.WithDbAsync(db => Task.FromResult(db.Model.GetType()))).Name);   // it is read at all
        Assert.True(written == tables, $"Run eng/compile-models.sh. {FirstDifference(written, tables)}");
    }

    /// <summary>With tables, columns, keys, indexes and converters; without what the two kinds of models name differently.</summary>
    private static string Described(IModel model) => string.Join('\n', model.GetEntityTypes().OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => e.ToDebugString(MetadataDebugStringOptions.LongDefault)));

    private static string FirstDifference(string written, string tables) =>
        written.Split('\n').Zip(tables.Split('\n')).Where(pair => pair.First != pair.Second).Select(pair => $"Written down: {pair.First.Trim()} Is: {pair.Second.Trim()}").FirstOrDefault() ?? $"{written.Length} and {tables.Length} characters.";

    [Fact]
    public void The_civil_day_follows_the_clock_of_the_test()
    {
        site.SetToday(2024, 7, 6);
        Assert.Equal(new DateOnly(2024, 7, 6), site.Services.GetRequiredService<CivilDay>().Today);
    }

    [Fact]
    public async Task Chinese_leaves_the_server_as_characters()
    {
        var page = await site.Anyone.GetStringAsync("/");
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", page);
        Assert.DoesNotMatch("&#x[2-9A-F][0-9A-F]{3};", page);
    }
}
