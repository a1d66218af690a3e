using System.Security.Cryptography;
using Duixian.Domain;
using Duixian.Domain.Evidence;

namespace Duixian.Files.Contents;

/// <summary>Decides by its content what a file is and whether it may be kept. Nothing is decoded, rendered or run, and every size is counted on what really comes out.</summary>
internal static class FileInspection
{
    public const int LargestFile = 20 << 20;

    /// <summary>Of the largest phone pictures, with some to spare; a picture that would fill a browser's memory is refused.</summary>
    private const long MostPixels = 120_000_000;

    private const int LongestSide = 30_000;

    /// <param name="name">As the file was called; what it claims is compared with what is found.</param>
    public static Result<FileFacts> Look(string name, ReadOnlyMemory<byte> content)
    {
        if (content.Length > LargestFile) { return EvidenceRefusal.TooLarge(name, LargestFile >> 20); }
        if (FileFormats.Claimed(name) is not { } claimed) { return EvidenceRefusal.KindNotTaken(name); }
        if (FormatOf(name, content) is var found && found.Refusal is { } no) { return no; }
        if (found.Value != claimed) { return EvidenceRefusal.NotWhatItsNameSays(name, found.Value.Name); }
        var bytes = content.Span;
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (!claimed.IsPicture)
        {
            return claimed == FileFormat.Pdf && !IsWholePdf(bytes) ? EvidenceRefusal.Damaged(name) : new FileFacts(claimed, digest, content.Length, null, null, null);
        }
        if ((claimed == FileFormat.Jpeg ? JpegContent.SizeOf(bytes) : PngContent.SizeOf(bytes)) is not { } size) { return EvidenceRefusal.Damaged(name); }
        if ((long)size.Width * size.Height > MostPixels || Math.Max(size.Width, size.Height) > LongestSide) { return EvidenceRefusal.TooManyPixels(name, size.Width, size.Height); }
        var picture = Convert.ToHexStringLower(SHA256.HashData(claimed == FileFormat.Jpeg ? JpegContent.PictureOf(bytes) : PngContent.PictureOf(bytes)));
        return new FileFacts(claimed, digest, content.Length, size.Width, size.Height, picture);
    }

    /// <summary>What anyone may read of a kept file: the same without a word about who made it, where and with what.</summary>
    public static Result<byte[]> Clean(string name, FileFormat format, ReadOnlyMemory<byte> content) => format switch
    {
        FileFormat.Jpeg => JpegContent.Strip(content.Span) is { } picture ? picture : EvidenceRefusal.Damaged(name),
        FileFormat.Png => PngContent.Strip(content.Span) is { } picture ? picture : EvidenceRefusal.Damaged(name),
        FileFormat.Docx or FileFormat.Xlsx => OfficeCleaning.Clean(name, content),
        _ => EvidenceRefusal.NotReleasable(format.Name),
    };

    private static Result<FileFormat> FormatOf(string name, ReadOnlyMemory<byte> content) => content.Span switch
    {
        [] => EvidenceRefusal.Damaged(name),
        [0xFF, 0xD8, 0xFF, ..] => FileFormat.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => FileFormat.Png,
        // Readers allow something before it; a page of HTML, for example. Here it stands first or it is none.
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => FileFormat.Pdf,
        [(byte)'P', (byte)'K', 3, 4, ..] => OfficePackageLook.FormatOf(name, content),
        [0xD0, 0xCF, 0x11, 0xE0, ..] bytes when bytes.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0 => EvidenceRefusal.PasswordProtected(name),
        _ => EvidenceRefusal.KindNotTaken(name),
    };

    private static bool IsWholePdf(ReadOnlySpan<byte> bytes) => bytes[Math.Max(0, bytes.Length - 2_048)..].IndexOf("startxref"u8) >= 0;
}
