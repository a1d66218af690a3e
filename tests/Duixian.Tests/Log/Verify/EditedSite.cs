using Duixian.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Log.Verify;

/// <summary>The sampled site, signed and with its figures laid out, of which a test edits something past the program and puts it back.</summary>
public sealed class EditedSite : TestSite
{
    private static readonly string[] Ledger = ["ledger_entry", "ledger_private", "ledger_stream", "ledger_head", "act"];

    private readonly List<string> tables = [];

    /// <summary>Length of the signed log.</summary>
    public long Size { get; private set; }

    protected override IEnumerable<string> Settings => ["--Duixian:KeepPages=false"];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await WithAsync(async services =>
        {
            await services.GetRequiredService<Samples>().LoadAsync(CancellationToken.None);
            return 0;
        });
        await this.SignAsync();
        Size = await this.SizeAsync();
        await Anyone.GetByteArrayAsync($"/log/figures/{Size}");
        await WithDbAsync(async db =>
        {
            // As somebody could who owns the database.
            string[] unlocked = TestDatabase.OnPostgres
                ? ["DROP TRIGGER ledger_entry_no_change ON ledger_entry"]
                : ["DROP TRIGGER ledger_entry_no_update", "DROP TRIGGER ledger_entry_no_delete"];
            foreach (var statement in unlocked) { await db.Database.ExecuteSqlRawAsync(statement); }
            tables.AddRange([.. Ledger, .. db.Rollups.Select(r => r.GetTableName()!)]);   // a roll-up is a table
            return 0;
        });
        await EditAsync(tables.Select(t => $"CREATE TABLE kept_{t} AS SELECT * FROM {t}"));
    }

    /// <summary>Statements one after the other, as the owner of the database.</summary>
    public Task<int> EditAsync(params IEnumerable<string> statements) => WithDbAsync(async db =>
    {
        var touched = 0;
        foreach (var statement in statements) { touched += await db.Database.ExecuteSqlRawAsync(statement.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)); }
        return touched;
    });

    /// <summary>Every table as it was before the first edit.</summary>
    public Task<int> MendAsync() => EditAsync(tables.SelectMany(t => new[] { $"DELETE FROM {t}", $"INSERT INTO {t} SELECT * FROM kept_{t}" }));

    public string LogFile(string path) => Path.Combine(Folder, "log", path.Replace('/', Path.DirectorySeparatorChar));
}
