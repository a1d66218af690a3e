using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Sqlite;

/// <summary>A copy is a database file of its own, packed, made by SQLite inside one read transaction.</summary>
public sealed partial class SqliteDialect
{
    private const string CopyName = "duixian.db";

    public override async Task<DatabaseMoment> CopyAsync(DuixianDb db, string folder, CancellationToken cancel)
    {
        var copy = Path.Combine(folder, CopyName);
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "VACUUM INTO @copy";
            command.CommandTimeout = 0;   // as long as it takes
            command.Parameters.Add(new SqliteParameter("@copy", copy));
            await command.ExecuteNonQueryAsync(cancel);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
        await using var opened = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await opened.OpenAsync(cancel);
        await using var question = opened.CreateCommand();
        return await DatabaseMoment.ReadAsync(question, cancel);
    }

    public override Task<bool> IsEmptyAsync(DuixianDb db, CancellationToken cancel) => Task.FromResult(!File.Exists(FileOf(db)));

    public override Task LoadAsync(DuixianDb db, string folder, string schema, CancellationToken cancel)
    {
        var copy = Path.Combine(folder, CopyName);
        if (!File.Exists(copy)) { throw new InvalidDataException($"{CopyName} is missing."); }
        File.Move(copy, FileOf(db));
        return Task.CompletedTask;
    }

    public override async Task<string?> FaultAsync(DuixianDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandTimeout = 0;
            command.CommandText = "PRAGMA integrity_check(1)";
            if (Convert.ToString(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture) is var said && said != "ok") { return said; }
            command.CommandText = "SELECT \"table\" || ', row ' || rowid || ', refers to nothing in ' || parent FROM pragma_foreign_key_check LIMIT 1";
            return Convert.ToString(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture) is { Length: > 0 } dangling ? dangling : null;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static string FileOf(DuixianDb db) => db.Database.GetDbConnection().DataSource;
}
