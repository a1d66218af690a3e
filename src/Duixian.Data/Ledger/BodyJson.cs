using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Duixian.Domain.Ledger;
using Duixian.Transparency;

namespace Duixian.Data.Ledger;

/// <summary>Entry bodies to JSON members and back. Type names are the records' names in camelCase and part of the public format.</summary>
public static class BodyJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsDerived } },
    };

    private static readonly FrozenDictionary<string, Type> Types = typeof(EntryBody).Assembly.GetExportedTypes()
        .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(EntryBody)))
        .ToFrozenDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>The body of an entry that publishes nothing.</summary>
    public static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    public static IReadOnlyCollection<string> TypeNames => Types.Keys;

    public static string NameOf(EntryBody body) => NameOf(body.GetType());

    public static JsonElement ToJson(EntryBody body) => JsonSerializer.SerializeToElement(body, body.GetType(), Options);

    public static EntryBody Read(string type, JsonElement body) =>
        Types.TryGetValue(type, out var known)
            ? (EntryBody)body.Deserialize(known, Options)!   // never null: the log holds objects only
            : throw new InvalidDataException($"The ledger holds an entry of unknown type \"{type}\": it was written by a newer version of the program.");

    /// <summary>Body of a stored entry, from its public bytes or, where it is not published, from the private part.</summary>
    public static EntryBody? Read(LedgerEntry entry, LedgerPrivate? secret)
    {
        if (!entry.IsPublic && secret is null) { return null; }   // erased on purpose
        using var json = JsonDocument.Parse(entry.IsPublic ? entry.Bytes : secret!.Content);   // checked on the line before
        return Read(entry.Type, json.RootElement.GetProperty("body"));
    }

    /// <summary>The body an opening tells.</summary>
    public static EntryBody Read(EntryOpened opened)
    {
        using var json = JsonDocument.Parse(opened.Content);
        return Read(json.RootElement.GetProperty("type").GetString() ?? "", json.RootElement.GetProperty("body"));
    }

    /// <summary>The person and the reason, which are never in the log.</summary>
    public static byte[] PersonPart(Act act)
    {
        var content = new JsonObject { ["account"] = act.By.Account?.ToString("D"), ["why"] = act.Why };
        if (act.By.OnBehalfOf is { } lender) { content["onBehalfOf"] = lender.ToString("D"); }
        return EntryBytes.Write(JsonSerializer.SerializeToElement(content));
    }

    /// <summary>What an entry that is not published commits to: all that could be published one day, and of the person a commitment.</summary>
    public static byte[] InternalPart(Act act, EntryBody body, ReadOnlySpan<byte> person) => EntryBytes.WriteInternal(NameOf(body), body.Stream, act.By.PublicName, ToJson(body), person);

    /// <summary>True where a private part holds exactly this body.</summary>
    public static bool Holds(LedgerPrivate secret, EntryBody body)
    {
        using var json = JsonDocument.Parse(secret.Content);
        return json.RootElement.TryGetProperty("body", out var said) && EntryBytes.Write(said).AsSpan().SequenceEqual(EntryBytes.Write(ToJson(body)));
    }

    /// <summary>Name of a body's type in the log.</summary>
    public static string NameOf(Type type) => JsonNamingPolicy.CamelCase.ConvertName(type.Name);

    private static void LeaveOutWhatIsDerived(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            // Computed members (Stream, IsPublic, Length of a span) would be written twice: here and in what they come from.
            if (type.Properties[i].Set is null && !IsConstructorParameter(type, type.Properties[i])) { type.Properties.RemoveAt(i); }
        }
    }

    private static bool IsConstructorParameter(JsonTypeInfo type, JsonPropertyInfo property) =>
        type.Type.GetConstructors().Any(c => c.GetParameters().Any(p => string.Equals(p.Name, property.Name, StringComparison.OrdinalIgnoreCase)));
}
