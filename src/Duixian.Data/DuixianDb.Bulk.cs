using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Duixian.Data;

/// <summary>Thousands of rows at once: the change tracker would take seconds for what the database does in a moment.</summary>
public sealed partial class DuixianDb
{
    /// <summary>Inserts new rows as the mapping says. Call it from the <c>settle</c> of an act only: then they stand in the act's own transaction, after the head was taken.</summary>
    public async Task InsertManyAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        if (rows.Count == 0) { return; }
        if (Database.CurrentTransaction is not { } transaction) { throw new InvalidOperationException("Rows are inserted inside the transaction of an act."); }
        var entity = Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is no table.");
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());   // a mapped type has a table
        var columns = entity.GetProperties().Select(p => (Property: p, Name: p.GetColumnName(table)!, Mapping: p.GetRelationalTypeMapping())).ToList();   // mapped to the same table
        var values = rows.Select(row => columns.Select(c => Stored(c.Property, c.Mapping, row)).ToArray());
        await dialect.InsertManyAsync(Database.GetDbConnection(), transaction.GetDbTransaction(), new(table.Name, [.. columns.Select(c => (c.Name, c.Mapping))], values), cancel);
    }

    private static object? Stored(IProperty property, RelationalTypeMapping mapping, object row)
    {
        var value = property.GetGetter().GetClrValue(row);
        return mapping.Converter is { } converter && value is not null ? converter.ConvertToProvider(value) : value;
    }
}
