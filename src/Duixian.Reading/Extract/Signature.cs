using System.Text;

namespace Duixian.Reading.Extract;

internal enum Container { Text, Zip, Pdf, CompoundFile, RichText, Image, Archive }

/// <summary>What a file is, by its first bytes.</summary>
internal static class Signature
{
    public static Container Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => Container.Zip,
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Container.CompoundFile,
        [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => Container.RichText,
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] or
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] or [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] or
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => Container.Image,
        [0x1F, 0x8B, ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] or [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] or [(byte)'B', (byte)'Z', (byte)'h', ..] => Container.Archive,
        _ => bytes[..Math.Min(bytes.Length, 1_024)].IndexOf("%PDF-"u8) >= 0 ? Container.Pdf : Container.Text,   // readers allow a prefix
    };

    public static bool IsWebArchive(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 4_096));
        return head.Contains("MIME-Version:", StringComparison.OrdinalIgnoreCase) && head.Contains("multipart/related", StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>The container of doc, xls, wps and of encrypted docx and xlsx. None of them is read; each is named with its remedy.</summary>
internal static class CompoundFile
{
    public static UnreadableDocumentException Refuse(string file, ReadOnlySpan<byte> bytes)
    {
        if (Names(bytes, "EncryptedPackage")) { return Unreadable.PasswordProtected(file); }
        if (Names(bytes, "WordDocument")) { return Unreadable.OldFormat(file, "Word(.doc、.wps)", "docx"); }
        if (Names(bytes, "Workbook") || Names(bytes, "Book")) { return Unreadable.OldFormat(file, "Excel(.xls、.et)", "xlsx"); }
        return Unreadable.OldFormat(file, ExtractText.Say("kind.ole"), "docx / xlsx");
    }

    // Directory entries carry their names in UTF-16; looking for them spares us a parser of a format we refuse anyway.
    private static bool Names(ReadOnlySpan<byte> bytes, string stream) => bytes.IndexOf(Encoding.Unicode.GetBytes(stream + "\0")) >= 0;
}
