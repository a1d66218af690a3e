using Duixian.Data;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Duixian.Tests.Upgrade;

public sealed class UpgradeTests(UpgradeTests.EmptySite site) : IClassFixture<UpgradeTests.EmptySite>
{
    private static readonly Guid Officer = new("0190a000-0000-7000-8000-00000000b001");

    [Fact]
    public async Task An_installation_from_before_the_directory_keeps_its_people_their_offices_and_their_roles()
    {
        await site.WithDbAsync(async db =>
        {
            await db.GetService<IMigrator>().MigrateAsync("First");
            await db.Database.ExecuteSqlAsync($"INSERT INTO office (code, name, short_name, keywords, position) VALUES ('ZFB', '市政府办公室', '市府办', '[]', 1)");
            await db.Database.ExecuteSqlAsync($"INSERT INTO role (id, name, normalized_name) VALUES ({Guid.Empty}, 'DeliveryOfficer', 'DELIVERYOFFICER')");
            await db.Database.ExecuteSqlAsync($"INSERT INTO account (id, display_name, office, user_name, normalized_user_name, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count) VALUES ({Officer}, '督办专员', 'ZFB', 'officer', 'OFFICER', {false}, {false}, {false}, {true}, 0)");
            await db.Database.ExecuteSqlAsync($"INSERT INTO account_role (user_id, role_id) VALUES ({Officer}, {Guid.Empty})");
            await db.GetService<IMigrator>().MigrateAsync();
            return 0;
        });
        var person = await site.WithDbAsync(db => db.People.AsNoTracking().SingleAsync());
        Assert.Equal((new PersonId(Officer), "督办专员", PersonState.Active, false), (person.Id, person.Name, person.State, person.NeedsActivation));
        var post = person.PostOn(new DateOnly(2026, 11, 24));
        Assert.Equal(("ZFB", Role.DeliveryOfficer), (post?.Office, post?.Role));
        var office = await site.WithDbAsync(db => db.Offices.AsNoTracking().SingleAsync());
        Assert.Equal((OfficeKind.Department, (string?)null), (office.Kind, office.Unit));
        Assert.Equal("officer", await site.WithDbAsync(db => db.Users.Select(u => u.UserName).SingleAsync()));
        Assert.False(await site.WithDbAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));
    }

    /// <summary>A database without a single table.</summary>
    public sealed class EmptySite : IAsyncLifetime
    {
        private TestDatabase? database;

        public async ValueTask InitializeAsync() => database = await TestDatabase.CreateEmptyAsync();

        public ValueTask DisposeAsync() => database!.DisposeAsync();   // made before any test runs

        public Task<T> WithDbAsync<T>(Func<DuixianDb, Task<T>> work) => database!.WithAsync(work);   // the same
    }
}
