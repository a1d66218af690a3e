using System.Data;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Duixian.Data.Postgres;

/// <summary>A copy is one COPY stream a table, all of one snapshot, and the list of tables and columns; the schema itself comes from the migrations.</summary>
public sealed partial class PostgresDialect
{
    private const string TableList = "tables.json";

    /// <summary>The migrations keep this one themselves.</summary>
    private const string History = "__EFMigrationsHistory";

    private const string ColumnsOfTables = """
        SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        ORDER BY c.relname, a.attname
        """;

    /// <summary>A table as it was copied; the columns in the order of the stream.</summary>
    private sealed record CopiedTable(string Name, IReadOnlyList<string> Columns)
    {
        public string Listed() => $"{Quoted(Name)} ({string.Join(", ", Columns.Select(Quoted))})";

        public bool IsLike(CopiedTable other) => Name == other.Name && Columns.SequenceEqual(other.Columns, StringComparer.Ordinal);

        private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    public override async Task<DatabaseMoment> CopyAsync(DuixianDb db, string folder, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            await ExecuteAsync(connection, "SET TRANSACTION READ ONLY", cancel);
            await ExecuteAsync(connection, "SET LOCAL statement_timeout = 0", cancel);   // as long as it takes
            await using var question = connection.CreateCommand();
            var moment = await DatabaseMoment.ReadAsync(question, cancel);
            var tables = await TablesAsync(connection, cancel);
            foreach (var table in tables)
            {
                await using var rows = await connection.BeginRawBinaryCopyAsync($"COPY {table.Listed()} TO STDOUT (FORMAT BINARY)", cancel);
                await using var file = new FileStream(StreamOf(folder, table), FileMode.CreateNew, FileAccess.Write);
                await rows.CopyToAsync(file, cancel);
            }
            await File.WriteAllTextAsync(Path.Combine(folder, TableList), JsonSerializer.Serialize(tables), cancel);
            await snapshot.CommitAsync(cancel);
            return moment;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    public override async Task<bool> IsEmptyAsync(DuixianDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var question = db.Database.GetDbConnection().CreateCommand();
            question.CommandText = "SELECT count(*) = 0 FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace";
            return (bool)(await question.ExecuteScalarAsync(cancel))!;   // one row with one truth value
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    public override async Task LoadAsync(DuixianDb db, string folder, string schema, CancellationToken cancel)
    {
        var list = Path.Combine(folder, TableList);
        if (!File.Exists(list)) { throw new InvalidDataException($"{TableList} is missing."); }
        var copied = JsonSerializer.Deserialize<List<CopiedTable>>(await File.ReadAllTextAsync(list, cancel)) ?? [];
        await db.GetService<IMigrator>().MigrateAsync(schema, cancel);
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            // Names come out of the archive and into statements: only those the migrations have just made.
            var made = await TablesAsync(connection, cancel);
            if (made.Count != copied.Count || !made.Zip(copied).All(t => t.First.IsLike(t.Second))) { throw new InvalidDataException($"{TableList} does not name the tables of {schema}."); }
            // References are taken off and put back: then tables may come in any order, and putting them back checks every row.
            var references = await ReadAsync(connection, "SELECT format('%s', conrelid::regclass), quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY conname", r => (Table: r.GetString(0), Name: r.GetString(1), Says: r.GetString(2)), cancel);
            foreach (var (table, name, _) in references) { await ExecuteAsync(connection, $"ALTER TABLE {table} DROP CONSTRAINT {name}", cancel); }
            foreach (var table in made)
            {
                if (await HasRowsAsync(connection, table, cancel)) { await ExecuteAsync(connection, $"DELETE FROM \"{table.Name}\"", cancel); }   // what the migrations put in; the copy has its own
                await using var file = new FileStream(StreamOf(folder, table), FileMode.Open, FileAccess.Read);
                await using var rows = await connection.BeginRawBinaryCopyAsync($"COPY {table.Listed()} FROM STDIN (FORMAT BINARY)", cancel);
                await file.CopyToAsync(rows, cancel);
            }
            foreach (var (table, name, says) in references) { await ExecuteAsync(connection, $"ALTER TABLE {table} ADD CONSTRAINT {name} {says}", cancel); }
            var counted = await ReadAsync(connection, "SELECT quote_ident(c.relname), quote_ident(a.attname) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid WHERE c.relnamespace = current_schema()::regnamespace AND a.attidentity <> ''", r => (Table: r.GetString(0), Column: r.GetString(1)), cancel);
            foreach (var (table, column) in counted) { await ExecuteAsync(connection, $"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), coalesce(max({column}), 0) + 1, false) FROM {table}", cancel); }
            await transaction.CommitAsync(cancel);
        }
        catch (Exception e) when (e is PostgresException or FileNotFoundException)
        {
            throw new InvalidDataException(e.Message, e);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    public override Task<string?> FaultAsync(DuixianDb db, CancellationToken cancel) => Task.FromResult<string?>(null);   // loading has put back and so checked every constraint

    private static async Task<List<CopiedTable>> TablesAsync(NpgsqlConnection connection, CancellationToken cancel) =>
        [.. (await ReadAsync(connection, ColumnsOfTables, r => (Table: r.GetString(0), Column: r.GetString(1)), cancel))
            .Where(c => c.Table != History)
            .GroupBy(c => c.Table, c => c.Column, StringComparer.Ordinal)
            .Select(t => new CopiedTable(t.Key, [.. t]))];

    private static string StreamOf(string folder, CopiedTable table) => Path.Combine(folder, table.Name + ".copy");

    private static async Task<bool> HasRowsAsync(NpgsqlConnection connection, CopiedTable table, CancellationToken cancel) =>
        (await ReadAsync(connection, $"SELECT EXISTS (SELECT FROM \"{table.Name}\")", r => r.GetBoolean(0), cancel))[0];

    private static async Task<List<T>> ReadAsync<T>(NpgsqlConnection connection, string question, Func<NpgsqlDataReader, T> row, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(question, connection);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var read = new List<T>();
        while (await rows.ReadAsync(cancel)) { read.Add(row(rows)); }
        return read;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
