using System.Globalization;

namespace Duixian.Transparency;

/// <summary>Readings that accept exactly one writing of a value, so that no changed byte goes unnoticed.</summary>
internal static class StrictText
{
    /// <summary>Standard base64 (RFC 4648 §4) with padding, no white space, unused bits zero; otherwise null.</summary>
    public static byte[]? Base64(string text)
    {
        var bytes = new byte[text.Length / 4 * 3];
        // The converter skips white space and ignores unused bits; writing the bytes again shows both.
        return text.Length > 0 && Convert.TryFromBase64String(text, bytes, out var length) && Convert.ToBase64String(bytes, 0, length) == text
            ? bytes[..length]
            : null;
    }

    /// <summary>Base64 of one 32-byte hash; otherwise null.</summary>
    public static byte[]? Hash(string text) => Base64(text) is { Length: Hashes.Length } hash ? hash : null;

    /// <summary>ASCII digits without sign or leading zeros; otherwise null.</summary>
    public static long? Number(ReadOnlySpan<char> text) =>
        text.Length > 0 && (text[0] != '0' || text.Length == 1) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
