using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml;
using Duixian.Domain;
using Duixian.Domain.Evidence;

namespace Duixian.Files.Contents;

/// <summary>Looks through a zip-like document once, with limits on entries and on what comes out of them.</summary>
internal static class OfficePackageLook
{
    private const int MostEntries = 2_000;
    private const long MostUnpacked = 200L << 20;

    /// <summary>Unpacked to packed; small entries may compress as well as they like.</summary>
    private const int MostRatio = 200;

    private const long RatioFree = 4L << 20;

    internal static readonly XmlReaderSettings Guarded = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostUnpacked,
    };

    public static Result<FileFormat> FormatOf(string name, ReadOnlyMemory<byte> content)
    {
        if (DeclaredEntries(content.Span) > MostEntries) { return EvidenceRefusal.UnpacksTooLarge(name); }
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            return Look(name, archive);
        }
        catch (XmlException e) { return e.Message.Contains("DTD", StringComparison.Ordinal) ? EvidenceRefusal.ActiveContent(name) : EvidenceRefusal.Damaged(name); }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException) { return EvidenceRefusal.Damaged(name); }
    }

    private static Result<FileFormat> Look(string name, ZipArchive archive)
    {
        if (archive.Entries.Count > MostEntries) { return EvidenceRefusal.UnpacksTooLarge(name); }
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var (unpacked, format, chunk) = (0L, (FileFormat?)null, new byte[81_920]);
        foreach (var entry in archive.Entries)
        {
            if (entry.IsEncrypted) { return EvidenceRefusal.PasswordProtected(name); }
            // Two entries of one name are read differently by different programs: what was checked would not be what is opened.
            if (!seen.Add(entry.FullName.Replace('\\', '/').TrimStart('/'))) { return EvidenceRefusal.Damaged(name); }
            if (IsActive(entry.FullName)) { return EvidenceRefusal.ActiveContent(name); }
            using var stream = entry.Open();
            var (size, read) = (0L, 0);
            while ((read = stream.Read(chunk)) > 0)
            {
                (size, unpacked) = (size + read, unpacked + read);
                if (unpacked > MostUnpacked || (size > RatioFree && size / Math.Max(1, entry.CompressedLength) > MostRatio)) { return EvidenceRefusal.UnpacksTooLarge(name); }
            }
            if (!IsXml(entry.FullName)) { continue; }
            using var again = entry.Open();
            using var xml = XmlReader.Create(again, Guarded);
            var main = Walk(xml, entry.FullName);
            if (main is MainPart.Active) { return EvidenceRefusal.ActiveContent(name); }
            format ??= main switch { MainPart.Word => FileFormat.Docx, MainPart.Sheet => FileFormat.Xlsx, MainPart.Fixed => FileFormat.Ofd, _ => null };
        }
        return format is { } known ? known : EvidenceRefusal.KindNotTaken(name);
    }

    private enum MainPart { None, Word, Sheet, Fixed, Active }

    /// <summary>Reads the whole part, so that what is malformed or declares a DTD is found, and tells what the package is.</summary>
    private static MainPart Walk(XmlReader xml, string part)
    {
        var found = part.Equals("OFD.xml", StringComparison.OrdinalIgnoreCase) ? MainPart.Fixed : MainPart.None;
        var types = part.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase);
        while (xml.Read())
        {
            if (!types || xml.NodeType != XmlNodeType.Element || xml.GetAttribute("ContentType") is not { } type) { continue; }
            if (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)) { return MainPart.Active; }
            if (type.EndsWith("wordprocessingml.document.main+xml", StringComparison.Ordinal)) { found = MainPart.Word; }
            if (type.EndsWith("spreadsheetml.sheet.main+xml", StringComparison.Ordinal)) { found = MainPart.Sheet; }
        }
        return found;
    }

    private static bool IsActive(string part) =>
        part.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || part.Contains("activeX", StringComparison.OrdinalIgnoreCase) || part.Contains("macrosheets", StringComparison.OrdinalIgnoreCase);

    internal static bool IsXml(string part) =>
        part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || part.EndsWith(".vml", StringComparison.OrdinalIgnoreCase);

    /// <summary>How many entries the archive's last record claims; reading a directory of half a million names is what this spares us.</summary>
    private static int DeclaredEntries(ReadOnlySpan<byte> bytes)
    {
        var tail = bytes[Math.Max(0, bytes.Length - 65_600)..];
        var at = tail.LastIndexOf("PK\x5\x6"u8);
        return at >= 0 && at + 12 <= tail.Length ? BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 10)..]) : 0;
    }
}
