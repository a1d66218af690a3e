using System.Text.Encodings.Web;
using System.Text.Json;

namespace Duixian.Features.Public.Ledger;

/// <summary>An entry on many lines, for reading; never for hashing.</summary>
internal static class Pretty
{
    private static readonly JsonSerializerOptions Lines = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(byte[] bytes)
    {
        using var entry = JsonDocument.Parse(bytes);
        return JsonSerializer.Serialize(entry.RootElement, Lines);
    }
}
