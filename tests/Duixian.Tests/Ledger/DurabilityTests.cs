using Duixian.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Ledger;

public sealed class DurabilityTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_commit_is_on_the_disk_before_it_is_acknowledged()
    {
        if (TestDatabase.OnPostgres)
        {
            var on = await site.WithDbAsync(db => db.Database.SqlQueryRaw<string>("SELECT current_setting('synchronous_commit') AS \"Value\"").SingleAsync());
            Assert.Equal("on", on);
            return;
        }
        await site.WithDbAsync(async db => { await SqliteDialect.AssertDurableAsync(db, CancellationToken.None); return true; });
    }

    [Fact]
    public async Task A_database_without_full_synchronisation_is_refused()
    {
        if (TestDatabase.OnPostgres) { return; }   // the server's own setting, asked for above
        await site.WithDbAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous = NORMAL");
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => SqliteDialect.AssertDurableAsync(db, CancellationToken.None));
            Assert.Contains("FULL", refused.Message, StringComparison.Ordinal);
            return true;
        });
    }
}
