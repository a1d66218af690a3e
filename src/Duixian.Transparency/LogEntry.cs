using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Duixian.Transparency;

/// <summary>One entry as it was read from its bytes (docs/log-format.md). The body stays as it is written.</summary>
public sealed record LogEntry
{
    /// <summary>Place in the log, from 0 without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>In UTC, to the millisecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Name of the body, or <c>internal</c> where nothing is published.</summary>
    public required string Type { get; init; }

    /// <summary>The thing whose history this continues; empty where nothing is published.</summary>
    public required string Stream { get; init; }

    /// <summary>Sequence of the stream's entry before, or −1.</summary>
    public required long PreviousInStream { get; init; }

    /// <summary>Leaf hash of that entry, or empty.</summary>
    public required byte[] PreviousHash { get; init; }

    public required string Actor { get; init; }

    public required string IdempotencyKey { get; init; }

    /// <summary>The JSON object of the body, a slice of <see cref="Bytes"/>.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>SHA-256(salt ‖ private bytes): of what is published the person, of what is not everything; or empty.</summary>
    public required byte[] Private { get; init; }

    /// <summary>The whole entry; its leaf hash is <see cref="Leaf"/>.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    public required byte[] Leaf { get; init; }

    /// <exception cref="LogFaultException">The bytes are no entry of version 1: another member, another order, white space, an escape or a number that could be written otherwise.</exception>
    public static LogEntry Read(ReadOnlyMemory<byte> bytes) => Read(bytes, Hashes.Leaf(bytes.Span));

    internal static LogEntry Read(ReadOnlyMemory<byte> bytes, byte[] leaf)
    {
        if (!Utf8.IsValid(bytes.Span)) { throw Malformed("it is not UTF-8"); }
        try
        {
            return ReadMembers(bytes, leaf);
        }
        catch (JsonException)
        {
            throw Malformed("it is not JSON");
        }
        catch (InvalidOperationException)
        {
            // A \u escape for half a character is JSON, but no text.
            throw Malformed("it has text that is no Unicode");
        }
    }

    private static LogEntry ReadMembers(ReadOnlyMemory<byte> bytes, byte[] leaf)
    {
        var json = new Utf8JsonReader(bytes.Span);
        Next(ref json, JsonTokenType.StartObject);
        if (Text(ref json, "v"u8) != "1") { throw Malformed("its version is not 1"); }
        var sequence = Number(Text(ref json, "seq"u8), "seq");
        var at = Instant(Text(ref json, "at"u8));
        var type = Text(ref json, "type"u8);
        var stream = Text(ref json, "stream"u8);
        var sprev = Text(ref json, "sprev"u8);
        var sprevh = Text(ref json, "sprevh"u8);
        var actor = Text(ref json, "actor"u8);
        var idem = Text(ref json, "idem"u8);
        var body = Composite(ref json, "body"u8, JsonTokenType.StartObject, bytes);
        Composite(ref json, "files"u8, JsonTokenType.StartArray, bytes);
        var secret = Hash(Text(ref json, "priv"u8), "priv");
        Next(ref json, JsonTokenType.EndObject);
        if (json.BytesConsumed != bytes.Length) { throw Malformed("something follows the object"); }
        CheckWriting(bytes.Span);
        return new LogEntry
        {
            Sequence = sequence,
            At = at,
            Type = type,
            Stream = stream,
            PreviousInStream = sprev == "-1" ? -1 : Number(sprev, "sprev"),
            PreviousHash = Hash(sprevh, "sprevh"),
            Actor = actor,
            IdempotencyKey = idem,
            Body = body,
            Private = secret,
            Bytes = bytes,
            Leaf = leaf,
        };
    }

    /// <summary>No white space outside of text, and in text no escape the writer would not have written, so none of half a character either. Asks for valid JSON.</summary>
    private static void CheckWriting(ReadOnlySpan<byte> json)
    {
        var inText = false;
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] == '"') { inText = !inText; }
            else if (!inText && json[i] <= ' ') { throw Malformed("it has white space"); }
            else if (json[i] == '\\' && json[++i] is not ((byte)'"' or (byte)'\\')
                && !(json[i..] is [(byte)'u', (byte)'0', (byte)'0', (byte)'0' or (byte)'1', (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'f'), ..]))
            {
                throw Malformed("it has text that is escaped in another way");
            }
        }
    }

    private static void Next(ref Utf8JsonReader json, JsonTokenType expected)
    {
        if (!json.Read() || json.TokenType != expected) { throw Malformed("its members are not the ones of the format"); }
    }

    private static void Name(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        Next(ref json, JsonTokenType.PropertyName);
        // Compared as written: an escaped name would be another writing of the same.
        if (!json.ValueSpan.SequenceEqual(name)) { throw Malformed($"\"{Encoding.UTF8.GetString(name)}\" is not where it belongs"); }
    }

    private static string Text(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        Name(ref json, name);
        Next(ref json, JsonTokenType.String);
        return json.GetString()!;   // a string token is never null
    }

    private static ReadOnlyMemory<byte> Composite(ref Utf8JsonReader json, ReadOnlySpan<byte> name, JsonTokenType opening, ReadOnlyMemory<byte> bytes)
    {
        Name(ref json, name);
        Next(ref json, opening);
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return bytes[start..(int)json.BytesConsumed];
    }

    private static long Number(string text, string member) => StrictText.Number(text) ?? throw Malformed($"{member} is not a number");

    private static byte[] Hash(string text, string member) => text.Length == 0 ? [] : StrictText.Hash(text) ?? throw Malformed($"{member} is not the base64 of a hash");

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : throw Malformed("at is not an instant");

    private static LogFaultException Malformed(string what) => new(FaultCodes.EntryMalformed, what);
}
