using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Duixian.Reading.Extract;

/// <summary>Bytes of a text file to characters, lines ended by <c>\n</c>. A wrong guess would be read as figures, so what is not sure is refused.</summary>
internal static class Decoding
{
    private const int Sample = 1 << 20;
    private static readonly SearchValues<char> OddBreaks = SearchValues.Create("\r\f\v\u0085\u2028\u2029\uFEFF");
    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 28, 29, 30, 31, 127]);

    /// <summary>GB18030 that throws on bytes which are none.</summary>
    public static Encoding Gb18030 { get; } = Strict("GB18030");

    private static readonly Encoding Big5 = Strict("big5");

    public static string Decode(string file, ReadOnlySpan<byte> bytes) => UnifyLineEnds(DecodeOnly(file, bytes));

    /// <summary>Line ends of every origin become <c>\n</c>; a form feed is one too, since it parts pages.</summary>
    public static string UnifyLineEnds(string text)
    {
        if (!text.AsSpan().ContainsAny(OddBreaks)) { return text; }
        var unified = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(OddBreaks); at >= 0; at = rest.IndexOfAny(OddBreaks))
        {
            unified.Append(rest[..at]);
            var isPair = rest[at] == '\r' && at + 1 < rest.Length && rest[at + 1] == '\n';
            if (rest[at] != '\uFEFF') { unified.Append('\n'); }   // a byte order mark left in the middle by joining files
            rest = rest[(at + (isPair ? 2 : 1))..];
        }
        return unified.Append(rest).ToString();
    }

    private static string DecodeOnly(string file, ReadOnlySpan<byte> bytes)
    {
        if (Marked(bytes) is var (marked, skip) && marked is not null) { return DecodeStrictly(file, marked, bytes, skip); }
        if (GuessUtf16(bytes) is { } wide) { return DecodeStrictly(file, wide, bytes, 0); }
        RefuseBinary(file, bytes);
        if (Utf8.IsValid(bytes)) { return Encoding.UTF8.GetString(bytes); }
        return DecodeChinese(file, bytes);
    }

    /// <summary>The encoding a byte order mark names, or null.</summary>
    private static (Encoding? Encoding, int Length) Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (new UTF8Encoding(false, throwOnInvalidBytes: true), 3),
        [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true), 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true), 4),
        [0xFF, 0xFE, ..] => (Utf16(bigEndian: false), 2),
        [0xFE, 0xFF, ..] => (Utf16(bigEndian: true), 2),
        [0x84, 0x31, 0x95, 0x33, ..] => (Gb18030, 4),
        _ => (null, 0),
    };

    private static UnicodeEncoding Utf16(bool bigEndian) => new(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);

    private static string DecodeStrictly(string file, Encoding encoding, ReadOnlySpan<byte> bytes, int skip)
    {
        try
        {
            var text = encoding.GetString(bytes[skip..]);
            return text.Contains('\0', StringComparison.Ordinal) ? throw Unreadable.UnknownContent(file) : text;
        }
        catch (DecoderFallbackException e) { throw Unreadable.UnknownEncoding(file, skip + Math.Max(0, e.Index)); }
        catch (ArgumentException) { throw Unreadable.UnknownEncoding(file, skip); }
    }

    /// <summary>UTF-16 without a mark: line feeds, spaces and ASCII digits leave zero bytes on one side only.</summary>
    private static UnicodeEncoding? GuessUtf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes.Length % 2 != 0) { return null; }
        var sample = bytes[..Math.Min(bytes.Length, 4_096)];
        var (low, high) = (0, 0);
        for (var i = 0; i + 1 < sample.Length; i += 2)
        {
            if (sample[i] == 0 && sample[i + 1] != 0) { high++; }
            if (sample[i + 1] == 0 && sample[i] != 0) { low++; }
        }
        var pairs = sample.Length / 2;
        if (low + high < Math.Max(1, pairs / 50)) { return null; }
        if (low > high * 8) { return Plausible(sample, bigEndian: false); }
        return high > low * 8 ? Plausible(sample, bigEndian: true) : null;
    }

    private static UnicodeEncoding? Plausible(ReadOnlySpan<byte> sample, bool bigEndian)
    {
        var good = 0;
        for (var i = 0; i + 1 < sample.Length; i += 2)
        {
            var c = (char)(bigEndian ? (sample[i] << 8) | sample[i + 1] : (sample[i + 1] << 8) | sample[i]);
            if (c is '\n' or '\r' or '\t' or (>= ' ' and <= '~') or (>= '\u3000' and <= '\u303F') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uFF00' and <= '\uFFEF') or (>= '\u2010' and <= '\u2030')) { good++; }
        }
        return good * 10 >= sample.Length / 2 * 9 ? Utf16(bigEndian) : null;
    }

    private static void RefuseBinary(string file, ReadOnlySpan<byte> bytes)
    {
        var at = bytes.IndexOfAny(Controls);
        if (at < 0) { return; }
        // A stray control character from an old terminal is no reason to refuse a text; a NUL or a crowd of them is.
        var found = 0;
        var rest = bytes[at..];
        while (at >= 0)
        {
            if (rest[0] == 0 || ++found > 16 + (bytes.Length / 1_000)) { throw Unreadable.UnknownContent(file); }
            rest = rest[1..];
            at = rest.IndexOfAny(Controls);
            if (at > 0) { rest = rest[at..]; }
        }
    }

    private static string DecodeChinese(string file, ReadOnlySpan<byte> bytes)
    {
        var (simplified, traditional) = Frequent(bytes[..Math.Min(bytes.Length, Sample)]);
        // Four in five two-byte characters of real Chinese stand in the frequent planes of their own encoding.
        if (traditional >= 0.8 && simplified < 0.7) { return DecodeStrictly(file, Big5, bytes, 0); }
        if (simplified < 0.4) { throw Unreadable.UnknownEncoding(file, FirstNotAscii(bytes)); }
        return DecodeStrictly(file, Gb18030, bytes, 0);
    }

    private static int FirstNotAscii(ReadOnlySpan<byte> bytes) => Math.Max(0, bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F));

    /// <summary>The share of two-byte characters that are frequent ones if the bytes were GB18030, and if they were Big5.</summary>
    private static (double Simplified, double Traditional) Frequent(ReadOnlySpan<byte> bytes)
    {
        var (pairs, simplified, traditional) = (0, 0, 0);
        for (var i = 0; i + 1 < bytes.Length; i++)
        {
            var (lead, trail) = (bytes[i], bytes[i + 1]);
            if (lead < 0x80) { continue; }
            pairs++;
            i++;
            if (lead is (>= 0xA1 and <= 0xA3) or (>= 0xB0 and <= 0xD7) && trail is >= 0xA1 and <= 0xFE) { simplified++; }
            if (lead is (>= 0xA1 and <= 0xC6) && trail is (>= 0x40 and <= 0x7E) or (>= 0xA1 and <= 0xFE)) { traditional++; }
        }
        return pairs == 0 ? (0, 0) : ((double)simplified / pairs, (double)traditional / pairs);
    }

    private static Encoding Strict(string name) =>
        CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
        ?? throw new NotSupportedException(name);
}
