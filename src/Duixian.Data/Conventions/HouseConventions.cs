using System.Linq.Expressions;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Duixian.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Duixian.Data.Conventions;

/// <summary>How domain values become columns, the same in both databases.</summary>
internal static class HouseConventions
{
    public static void UseHouseConventions(this ModelConfigurationBuilder configuration, Dialect dialect)
    {
        configuration.Properties<decimal>().HaveConversion<TenThousandths>();
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcInstant>();
        if (dialect.CodePointCollation is { } collation) { configuration.Properties<string>().UseCollation(collation); }
        foreach (var type in typeof(Refusal).Assembly.GetExportedTypes())
        {
            if (type is { IsValueType: true, IsEnum: false } && type.Name.EndsWith("Id", StringComparison.Ordinal) && type.GetProperty("Value")?.PropertyType == typeof(Guid))
            {
                configuration.Properties(type).HaveConversion(typeof(TypedId<>).MakeGenericType(type));
            }
            else if (type.IsEnum)
            {
                configuration.Properties(type).HaveConversion<string>().HaveMaxLength(40);
            }
        }
    }

    /// <summary>Tables and columns in snake_case, tables singular, unless a name was given by hand.</summary>
    public static void UseSnakeCase(this ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.IsMappedToJson() || entity.GetTableName() is not { } table) { continue; }   // members of a JSON column are no columns
            if (table.Any(char.IsUpper)) { entity.SetTableName(SnakeCase(entity.ClrType.Name)); }
            foreach (var property in entity.GetProperties()) { property.SetColumnName(SnakeCase(property.GetColumnName())); }
            foreach (var key in entity.GetKeys()) { key.SetName($"pk_{entity.GetTableName()}"); }
            foreach (var foreign in entity.GetForeignKeys()) { foreign.SetConstraintName($"fk_{entity.GetTableName()}_{string.Join('_', foreign.Properties.Select(p => SnakeCase(p.Name)))}"); }
            foreach (var index in entity.GetIndexes()) { index.SetDatabaseName($"ix_{entity.GetTableName()}_{string.Join('_', index.Properties.Select(p => SnakeCase(p.Name)))}"); }
        }
    }

    public static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))) { text.Append('_'); }
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    /// <summary>An immutable value kept as JSON text: for what we show whole and never search in.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) => property.HasConversion<JsonText<T>, SameText<T>>();
}

/// <summary>JSON inside columns.</summary>
internal static class StoredJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,   // a column, never HTML
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}

/// <summary>A value and its JSON.</summary>
internal sealed class JsonText<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, StoredJson.Options), text => JsonSerializer.Deserialize<T>(text, StoredJson.Options)!);   // written by the expression before

/// <summary>Two values are the same where their JSON is. They are immutable, so that one and the same needs no writing out, and a snapshot is the value.</summary>
internal sealed class SameText<T>() : ValueComparer<T>(
    (a, b) => ReferenceEquals(a, b) || JsonSerializer.Serialize(a, StoredJson.Options) == JsonSerializer.Serialize(b, StoredJson.Options),
    value => JsonSerializer.Serialize(value, StoredJson.Options).GetHashCode(StringComparison.Ordinal),
    value => value);

/// <summary>Amounts are whole ten-thousandths in both databases: exact, sortable, the same digits everywhere.</summary>
internal sealed class TenThousandths() : ValueConverter<decimal, long>(
    amount => decimal.ToInt64(amount * 10_000m), stored => stored / 10_000m);

/// <summary>Instants are stored in UTC: one provider cannot sort offsets.</summary>
internal sealed class UtcInstant() : ValueConverter<DateTimeOffset, DateTime>(
    instant => instant.UtcDateTime, stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

/// <summary>Ids that are types: <c>PlanId(Guid)</c> and its like.</summary>
internal sealed class TypedId<T>() : ValueConverter<T, Guid>(ToGuid, FromGuid)
    where T : struct
{
    private static readonly Expression<Func<T, Guid>> ToGuid = Unwrap();
    private static readonly Expression<Func<Guid, T>> FromGuid = Wrap();

    private static Expression<Func<T, Guid>> Unwrap()
    {
        var id = Expression.Parameter(typeof(T), "id");
        return Expression.Lambda<Func<T, Guid>>(Expression.Property(id, "Value"), id);
    }

    private static Expression<Func<Guid, T>> Wrap()
    {
        var value = Expression.Parameter(typeof(Guid), "value");
        var constructor = typeof(T).GetConstructor([typeof(Guid)]) ?? throw new InvalidOperationException($"{typeof(T).Name} needs a constructor from Guid.");
        return Expression.Lambda<Func<Guid, T>>(Expression.New(constructor, value), value);
    }
}
