using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Duixian.Data;

/// <summary>Thousands of rows at once: the change tracker would take seconds for what the database does in a moment.</summary>
public sealed partial class DuixianDb
{
    /// <summary>Inserts new rows as the mapping says, with the parts of them that have a table of their own. Call it from the <c>settle</c> of an act only: then they stand in the act's own transaction, after the head was taken.</summary>
    public async Task InsertManyAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        if (rows.Count == 0) { return; }
        if (Database.CurrentTransaction is not { } transaction) { throw new InvalidOperationException("Rows are inserted inside the transaction of an act."); }
        var entity = Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is no table.");
        var (table, columns) = ColumnsOf(entity);
        var values = rows.Select(row => columns.Select(c => Stored(c.Property, c.Mapping, row)).ToArray());
        await dialect.InsertManyAsync(Database.GetDbConnection(), transaction.GetDbTransaction(), new(table, [.. columns.Select(c => (c.Name, c.Mapping))], values), cancel);
        foreach (var part in entity.GetNavigations().Where(n => n.ForeignKey.IsOwnership && !n.IsCollection && !n.TargetEntityType.IsMappedToJson()))
        {
            var of = ColumnsOf(part.TargetEntityType);
            // The part has no key but its owner's.
            var parts = rows.Select(row => of.Columns.Select(c => c.Property.FindFirstPrincipal() is { } key ? Stored(key, c.Mapping, row) : Stored(c.Property, c.Mapping, part.GetGetter().GetClrValue(row)!)).ToArray());
            await dialect.InsertManyAsync(Database.GetDbConnection(), transaction.GetDbTransaction(), new(of.Table, [.. of.Columns.Select(c => (c.Name, c.Mapping))], parts), cancel);
        }
    }

    /// <summary>From so many rows of one kind on, the change tracker's single statements are slower than one prepared for all of them.</summary>
    private const int ManyRows = 40;

    /// <summary>Writes the kinds of rows of which an act has very many; what is left goes out by <c>SaveChanges</c>.</summary>
    /// <exception cref="DbUpdateConcurrencyException">A row has moved on since it was read, or is gone.</exception>
    private async Task SaveManyAsync(CancellationToken cancel)
    {
        if (Database.CurrentTransaction is not { } transaction) { throw new InvalidOperationException("Rows are changed inside the transaction of an act."); }
        foreach (var kind in ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified).GroupBy(e => (e.Metadata, e.State)).Where(g => g.Count() >= ManyRows).ToList())
        {
            var (entity, rows) = (kind.Key.Metadata, kind.ToList());
            // A row may need its parent first, a type may have parts of its own: the change tracker knows how.
            if (entity.GetNavigations().Any() || entity.GetComplexProperties().Any() || (kind.Key.State == EntityState.Added && entity.GetForeignKeys().Any())) { continue; }
            var (table, columns) = ColumnsOf(entity);
            if (kind.Key.State == EntityState.Added)
            {
                await dialect.InsertManyAsync(Database.GetDbConnection(), transaction.GetDbTransaction(), new(table, [.. columns.Select(c => (c.Name, c.Mapping))], rows.Select(r => columns.Select(c => Stored(c.Property, c.Mapping, r.Entity)).ToArray())), cancel);
            }
            else
            {
                var set = columns.Where(c => rows.Exists(r => r.Property(c.Property).IsModified)).ToList();
                var where = columns.Where(c => c.Property.IsPrimaryKey() || c.Property.IsConcurrencyToken).ToList();
                var found = await dialect.UpdateManyAsync(Database.GetDbConnection(), transaction.GetDbTransaction(), new(table, [.. set.Select(c => (c.Name, c.Mapping))], [.. where.Select(c => (c.Name, c.Mapping))],
                    rows.Select(r => set.Select(c => Stored(c.Mapping, r.Property(c.Property).CurrentValue)).Concat(where.Select(c => Stored(c.Mapping, r.Property(c.Property).OriginalValue))).ToArray())), cancel);
                if (found != rows.Count) { throw new DbUpdateConcurrencyException($"{rows.Count - found} rows of {table} have moved on."); }
            }
            foreach (var row in rows)
            {
                row.OriginalValues.SetValues(row.CurrentValues);   // what goes back to unchanged takes its original values, and these were written
                row.State = EntityState.Unchanged;
            }
        }
    }

    private static (string Table, List<(IProperty Property, string Name, RelationalTypeMapping Mapping)> Columns) ColumnsOf(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());   // a mapped type has a table
        return (table.Name, [.. entity.GetProperties().Select(p => (p, p.GetColumnName(table)!, p.GetRelationalTypeMapping()))]);   // mapped to the same table
    }

    private static object? Stored(RelationalTypeMapping mapping, object? value) => mapping.Converter is { } converter && value is not null ? converter.ConvertToProvider(value) : value;

    private static object? Stored(IProperty property, RelationalTypeMapping mapping, object row) => Stored(mapping, property.GetGetter().GetClrValue(row));
}
