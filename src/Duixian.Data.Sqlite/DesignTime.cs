using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Duixian.Data.Sqlite;

/// <summary>For scaffolding migrations only.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<DuixianDb>
{
    public DuixianDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<DuixianDb>();
        SqliteDialect.Configure(options, "design.db");
        var dialect = new SqliteDialect();
        return new(options.Options, dialect, new WriteGate(), TimeProvider.System);
    }
}
