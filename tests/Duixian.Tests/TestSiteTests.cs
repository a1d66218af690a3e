using Duixian.Data;
using Duixian.Domain;
using Microsoft.EntityFrameworkCore;
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
