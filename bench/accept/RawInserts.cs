using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Duixian.Bench.Accept;

/// <summary>What the disk and SQLite can do at all: one row, one transaction, one writer.</summary>
internal static class RawInserts
{
    internal static void Run(string folder, double seconds)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "raw.db")}");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE entry (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO entry (bytes) VALUES ($bytes)";
        insert.Parameters.AddWithValue("$bytes", RandomNumberGenerator.GetBytes(600));   // an entry of a figure has some 600 bytes
        insert.Prepare();
        var (begun, rows) = (Stopwatch.StartNew(), 0);
        for (; begun.Elapsed.TotalSeconds < seconds; rows++) { insert.ExecuteNonQuery(); }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows / begun.Elapsed.TotalSeconds:0}"));
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
