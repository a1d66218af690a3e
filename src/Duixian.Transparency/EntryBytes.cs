using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Duixian.Transparency;

/// <summary>One entry of the log before it becomes bytes. An entry that is not published leaves stream, actor and body empty.</summary>
/// <param name="Sequence">Place in the log, from 0 without gaps.</param>
/// <param name="At">Written to the millisecond in UTC; never before the entry before it.</param>
/// <param name="Type">Name of the body, or <c>internal</c> where nothing is published.</param>
/// <param name="PreviousInStream">Sequence of the stream's entry before, or −1.</param>
/// <param name="PreviousHash">Leaf hash of that entry, or empty.</param>
/// <param name="Body">Members in the order they are written; numbers already as JSON numbers or strings.</param>
/// <param name="Private">Commitment to the private part, or empty.</param>
public sealed record EntryContent(
    long Sequence, DateTimeOffset At, string Type, string Stream, long PreviousInStream, byte[] PreviousHash,
    string Actor, string IdempotencyKey, JsonElement Body, byte[] Private);

/// <summary>
/// The exact bytes of an entry. They are the truth: nobody re-serialises to verify.
/// One JSON object in raw UTF-8, no white space, members in fixed order, text in NFC, only <c>"</c>, <c>\</c> and controls below U+0020 escaped,
/// every number a string without exponent or trailing zeros.
/// </summary>
public static class EntryBytes
{
    public const int Version = 1;

    /// <summary>An entry bundle counts an entry's length in 16 bits; larger matter goes by its hash.</summary>
    public const int Longest = 60_000;

    /// <exception cref="ArgumentException">The entry is longer than <see cref="Longest"/>.</exception>
    public static byte[] Write(EntryContent entry)
    {
        var to = new ArrayBufferWriter<byte>(512);
        Raw(to, "{\"v\":");
        Text(to, Version.ToString(CultureInfo.InvariantCulture));
        Member(to, "seq", entry.Sequence.ToString(CultureInfo.InvariantCulture));
        Member(to, "at", Instant(entry.At));
        Member(to, "type", entry.Type);
        Member(to, "stream", entry.Stream);
        Member(to, "sprev", entry.PreviousInStream.ToString(CultureInfo.InvariantCulture));
        Member(to, "sprevh", Convert.ToBase64String(entry.PreviousHash));
        Member(to, "actor", entry.Actor);
        Member(to, "idem", entry.IdempotencyKey);
        Raw(to, ",\"body\":");
        Value(to, entry.Body);
        Raw(to, ",\"files\":[]");
        Member(to, "priv", Convert.ToBase64String(entry.Private));
        Raw(to, "}");
        if (to.WrittenCount > Longest)
        {
            throw new ArgumentException($"The entry has {to.WrittenCount} bytes; at most {Longest} fit.", nameof(entry));
        }
        return to.WrittenSpan.ToArray();
    }

    /// <summary>Any JSON value in the entry's own style; also used for the private part.</summary>
    public static byte[] Write(JsonElement value)
    {
        var to = new ArrayBufferWriter<byte>(512);
        Value(to, value);
        return to.WrittenSpan.ToArray();
    }

    /// <summary>What an entry that is not published commits to.</summary>
    /// <param name="person">Commitment to who did it.</param>
    public static byte[] WriteInternal(string type, string stream, string actor, JsonElement body, ReadOnlySpan<byte> person)
    {
        var to = new ArrayBufferWriter<byte>(512);
        Raw(to, "{\"type\":");
        Text(to, type);
        Member(to, "stream", stream);
        Member(to, "actor", actor);
        Raw(to, ",\"body\":");
        Value(to, body);
        Member(to, "person", Convert.ToBase64String(person));
        Raw(to, "}");
        return to.WrittenSpan.ToArray();
    }

    public static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static void Member(ArrayBufferWriter<byte> to, string name, string value)
    {
        Raw(to, ",\"");
        Raw(to, name);
        Raw(to, "\":");
        Text(to, value);
    }

    private static void Value(ArrayBufferWriter<byte> to, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Raw(to, "{");
                var first = true;
                foreach (var member in value.EnumerateObject())
                {
                    if (!first) { Raw(to, ","); }
                    first = false;
                    Text(to, member.Name);
                    Raw(to, ":");
                    Value(to, member.Value);
                }
                Raw(to, "}");
                break;
            case JsonValueKind.Array:
                Raw(to, "[");
                var begun = false;
                foreach (var item in value.EnumerateArray())
                {
                    if (begun) { Raw(to, ","); }
                    begun = true;
                    Value(to, item);
                }
                Raw(to, "]");
                break;
            case JsonValueKind.String: Text(to, value.GetString()!); break;   // a JSON string is never null
            case JsonValueKind.Number: Text(to, Number(value.GetDecimal())); break;
            case JsonValueKind.True: Raw(to, "true"); break;
            case JsonValueKind.False: Raw(to, "false"); break;
            default: Raw(to, "null"); break;
        }
    }

    /// <summary>Digits without exponent or trailing zeros: 4.60 → 4.6, 500.0 → 500.</summary>
    public static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static void Raw(ArrayBufferWriter<byte> to, string ascii) => Encoding.UTF8.GetBytes(ascii, to);

    private static void Text(ArrayBufferWriter<byte> to, string text)
    {
        var value = text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
        Raw(to, "\"");
        var from = 0;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c is not ('"' or '\\') && c >= ' ') { continue; }
            Encoding.UTF8.GetBytes(value.AsSpan(from, i - from), to);
            Raw(to, c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                _ => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
            });
            from = i + 1;
        }
        Encoding.UTF8.GetBytes(value.AsSpan(from), to);
        Raw(to, "\"");
    }
}
