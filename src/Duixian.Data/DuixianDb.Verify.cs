using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Duixian.Data.Ledger;
using Duixian.Data.Rollups;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Duixian.Data;

/// <summary>A stretch of the ledger as its tables hold it, whatever somebody did to them.</summary>
/// <param name="Entries">By sequence, gaps and strays included.</param>
/// <param name="Secrets">Private parts of these entries; one that was erased is missing.</param>
/// <param name="Acts">Acts that begin in this stretch, by their first entry.</param>
public sealed record LedgerStretch(IReadOnlyList<LedgerEntry> Entries, IReadOnlyDictionary<long, LedgerPrivate> Secrets, IReadOnlyDictionary<long, ActRow> Acts);

/// <summary>One row of a roll-up, read past the mapping: values as text, so that both databases and an older program say the same.</summary>
/// <param name="Key">Values of the primary key.</param>
/// <param name="Values">By column, the key's included; null where the column is.</param>
public sealed record RollupRow(IReadOnlyList<object> Key, IReadOnlyList<(string Column, string? Value)> Values);

/// <summary>What verifying an installation reads, and the copy of its ledger that a rebuild is made from elsewhere.</summary>
public sealed partial class DuixianDb
{
    /// <summary>Every roll-up table: what the projections write and nobody else.</summary>
    public IReadOnlyList<IEntityType> Rollups =>
        [.. Model.GetEntityTypes().Where(t => t.ClrType.Namespace == typeof(PlanSummary).Namespace && !t.IsOwned()).OrderBy(t => t.GetTableName(), StringComparer.Ordinal)];

    /// <summary>Opens a reader's transaction in which all that is asked sees one and the same moment, and nobody who writes has to wait.</summary>
    public async Task<IAsyncDisposable> OpenViewAsync(CancellationToken cancel) => await Database.BeginTransactionAsync(OneView, cancel);

    /// <summary>The whole ledger, stretch by stretch, in the order of sequence.</summary>
    public async IAsyncEnumerable<LedgerStretch> LedgerAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        for (var (last, more) = (long.MinValue, true); more;)
        {
            var after = last;
            var entries = await LedgerEntries.AsNoTracking().Where(e => e.Seq > after).OrderBy(e => e.Seq).Take(EntriesAtOnce).ToListAsync(cancel);
            more = entries.Count == EntriesAtOnce;
            // The last stretch takes along what stands behind the last entry.
            last = more ? entries[^1].Seq : long.MaxValue;
            var to = last;
            var secrets = await LedgerPrivate.AsNoTracking().Where(p => p.Seq > after && p.Seq <= to).ToDictionaryAsync(p => p.Seq, cancel);
            var acts = await Acts.AsNoTracking().Where(a => a.FirstEntry > after && a.FirstEntry <= to).ToDictionaryAsync(a => a.FirstEntry, cancel);
            yield return new(entries, secrets, acts);
        }
    }

    /// <summary>Copies ledger, private parts, acts and head into an empty database, for a rebuild that touches nothing here.</summary>
    public async Task CopyLedgerToAsync(DuixianDb other, CancellationToken cancel)
    {
        await using var transaction = await other.Database.BeginTransactionAsync(cancel);
        await foreach (var stretch in LedgerAsync(cancel))
        {
            await other.InsertManyAsync(stretch.Entries.ToList(), cancel);
            await other.InsertManyAsync(stretch.Secrets.Values.ToList(), cancel);
            await other.InsertManyAsync(stretch.Acts.Values.ToList(), cancel);
        }
        var head = await LedgerHead.AsNoTracking().SingleAsync(cancel);
        await other.LedgerHead.ExecuteUpdateAsync(s => s.SetProperty(h => h.Size, head.Size).SetProperty(h => h.LastAt, head.LastAt), cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>The rows of one roll-up in the order of their key, text by code point on both databases.</summary>
    public async IAsyncEnumerable<RollupRow> RollupRowsAsync(IEntityType rollup, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (table, columns) = ColumnsOf(rollup);
        var key = rollup.FindPrimaryKey()!.Properties.Select(p => columns.FindIndex(c => c.Property == p)).ToList();   // a roll-up has a key
        var order = key.Select(i => $"\"{columns[i].Name}\"" + (dialect.CodePointCollation is { } collation && StoredType(columns[i].Mapping) == typeof(string) ? $" COLLATE \"{collation}\"" : ""));
        await Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = Database.GetDbConnection().CreateCommand();
            command.Transaction = Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // Names of our own mapping, no text of anybody else.
            command.CommandText = $"SELECT {string.Join(", ", columns.Select(c => $"\"{c.Name}\""))} FROM \"{table}\" ORDER BY {string.Join(", ", order)}";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                var values = columns.Select((c, i) => reader.IsDBNull(i) ? null : Read(reader, i, StoredType(c.Mapping))).ToList();
                yield return new([.. key.Select(i => values[i] ?? "")], [.. columns.Select((c, i) => (c.Name, AsText(c.Mapping, values[i])))]);
            }
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    private static Type StoredType(RelationalTypeMapping mapping)
    {
        var type = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    /// <summary>A value as the table holds it; one of a foreign type is read as whatever it is.</summary>
    private static object Read(DbDataReader reader, int column, Type type)
    {
        try
        {
            return type == typeof(int) ? reader.GetInt32(column)
                : type == typeof(long) ? reader.GetInt64(column)
                : type == typeof(bool) ? reader.GetBoolean(column)
                : type == typeof(DateOnly) ? reader.GetFieldValue<DateOnly>(column)
                : type == typeof(DateTime) ? reader.GetDateTime(column)
                : type == typeof(string) ? reader.GetString(column)
                : throw new NotSupportedException($"No roll-up has a column of {type.Name} yet; say here how it is read.");
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or OverflowException)
        {
            return reader.GetValue(column);
        }
    }

    private static string? AsText(RelationalTypeMapping mapping, object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        string text when mapping.Converter is { } converter && !converter.ModelClrType.IsEnum => Anew(mapping, text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>A value kept as JSON, in canonical form: an older program may have known a member less, and 11000.0 is 11000.</summary>
    private static string Anew(RelationalTypeMapping mapping, string text)
    {
        try
        {
            var written = mapping.Converter!.ConvertToProvider(mapping.Converter.ConvertFromProvider(text)) as string ?? text;   // asked before calling
            if (written is not ['{' or '[', ..]) { return written; }
            using var json = JsonDocument.Parse(written);
            return Encoding.UTF8.GetString(EntryBytes.Write(json.RootElement));
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or OverflowException or ArgumentException or IndexOutOfRangeException or NotSupportedException)
        {
            return text;
        }
    }
}
