using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Duixian.Data.Postgres;

/// <summary>For scaffolding migrations only; it never connects.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<DuixianDb>
{
    public DuixianDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<DuixianDb>();
        PostgresDialect.Configure(options, "Host=127.0.0.1;Database=design");
        var dialect = new PostgresDialect();
        return new(options.Options, dialect, new WriteGate(), TimeProvider.System);
    }
}
