using System.Text;
using System.Text.Json;

namespace Duixian.Transparency;

/// <summary>What opens an entry that only committed to its content; the body of an entry of type <see cref="Type"/> (docs/log-format.md, "Openings").</summary>
/// <param name="Of">The stream both belong to.</param>
/// <param name="Entry">Sequence of the opened entry.</param>
/// <param name="Salt">16 bytes.</param>
/// <param name="Content">The bytes it committed to.</param>
public sealed record Opening(string Of, long Entry, byte[] Salt, byte[] Content)
{
    public const string Type = "entryOpened";

    /// <summary>The opening in a body; null where it is none.</summary>
    public static Opening? Read(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        var said = json.RootElement;
        return Text(said, "of") is { } of && Text(said, "entry") is { } entry && StrictText.Number(entry) is { } seq
            && Text(said, "salt") is { } salt && StrictText.Base64(salt) is { Length: Hashes.SaltLength } bytes && Text(said, "content") is { } content
            ? new(of, seq, bytes, Encoding.UTF8.GetBytes(content))
            : null;
    }

    /// <summary>Whether this is what was committed to, and of the stream it says.</summary>
    public bool Opens(ReadOnlySpan<byte> commitment) => Hashes.Commitment(Salt, Content).AsSpan().SequenceEqual(commitment) && StreamOf(Content) == Of;

    private static string? StreamOf(byte[] content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Text(json.RootElement, "stream") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement json, string member) => json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
