using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Duixian.Domain;
using Duixian.Domain.Evidence;

namespace Duixian.Files.Contents;

/// <summary>Writes a docx or xlsx again without what it says of its makers. What cannot be cleaned for certain is refused, never passed on.</summary>
internal static class OfficeCleaning
{
    private const int LargestPart = 30 << 20;

    private static readonly XmlReaderSettings Guarded = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestPart, IgnoreComments = true, IgnoreProcessingInstructions = true };
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Parts that say who, when and where: gone without loss to the content.</summary>
    private static readonly string[] Dropped = ["docProps/", "customXml/", "docMetadata/", "word/people.xml", "xl/persons/", "xl/printerSettings/", "word/printerSettings/", "xl/calcChain.xml"];

    /// <summary>Elements that hold names, folders or identifiers of an installation.</summary>
    private static readonly HashSet<string> DroppedElements = new(StringComparer.Ordinal) { "absPath", "fileSharing", "attachedTemplate", "rsids", "docId", "docVars", "documentProtection", "legacyDrawing", "revisionPtr" };

    private static readonly HashSet<string> Changes = new(StringComparer.Ordinal) { "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange", "commentReference", "commentRangeStart" };

    public static Result<byte[]> Clean(string name, ReadOnlyMemory<byte> content)
    {
        try
        {
            using var from = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            using var clean = new MemoryStream(content.Length);
            using (var to = new ZipArchive(clean, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var entry in from.Entries.Where(e => e.Name.Length > 0 && !IsDropped(e.FullName)))
                {
                    if (CleanPart(name, entry) is var part && part.Refusal is { } no) { return no; }
                    var kept = to.CreateEntry(entry.FullName.Replace('\\', '/').TrimStart('/'), CompressionLevel.Optimal);
                    kept.LastWriteTime = NoTime;
                    using var stream = kept.Open();
                    stream.Write(part.Value);
                }
            }
            return clean.ToArray();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or XmlException or ArgumentException) { return EvidenceRefusal.Damaged(name); }
    }

    private static bool IsDropped(string part) => Dropped.Any(d => PathOf(part).StartsWith(d, StringComparison.OrdinalIgnoreCase)) || part.Contains("thumbnail", StringComparison.OrdinalIgnoreCase);

    private static string PathOf(string part) => part.Replace('\\', '/').TrimStart('/');

    private static Result<byte[]> CleanPart(string name, ZipArchiveEntry entry)
    {
        var part = PathOf(entry.FullName);
        var file = part[(part.LastIndexOf('/') + 1)..];
        if (file.StartsWith("comments", StringComparison.OrdinalIgnoreCase) || part.Contains("threadedComments/", StringComparison.OrdinalIgnoreCase)) { return EvidenceRefusal.HoldsChanges(name); }
        var ending = part[(part.LastIndexOf('.') + 1)..].ToLowerInvariant();
        if (part.Contains("embeddings/", StringComparison.OrdinalIgnoreCase) || part.Contains("externalLinks/", StringComparison.OrdinalIgnoreCase) || part.Contains("pivotCache/", StringComparison.OrdinalIgnoreCase)
            || file.Equals("connections.xml", StringComparison.OrdinalIgnoreCase) || part.Contains("queryTables/", StringComparison.OrdinalIgnoreCase))
        {
            return EvidenceRefusal.HoldsOther(name, file);
        }
        var bytes = Read(entry);
        if (bytes is null) { return EvidenceRefusal.UnpacksTooLarge(name); }
        if (OfficePackageLook.IsXml(part)) { return CleanXml(name, part, bytes); }
        return ending switch
        {
            "jpg" or "jpeg" => JpegContent.Strip(bytes) is { } picture ? picture : EvidenceRefusal.HoldsOther(name, file),
            "png" => PngContent.Strip(bytes) is { } picture ? picture : EvidenceRefusal.HoldsOther(name, file),
            "odttf" => bytes,
            _ => EvidenceRefusal.HoldsOther(name, file),
        };
    }

    private static byte[]? Read(ZipArchiveEntry entry)
    {
        if (entry.Length > LargestPart) { return null; }
        using var bytes = new MemoryStream();
        using var stream = entry.Open();
        var chunk = new byte[81_920];
        int read;
        while ((read = stream.Read(chunk)) > 0)
        {
            bytes.Write(chunk, 0, read);
            if (bytes.Length > LargestPart) { return null; }
        }
        return bytes.ToArray();
    }

    private static Result<byte[]> CleanXml(string name, string part, byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes, writable: false), Guarded);
        var document = XDocument.Load(reader);
        var root = document.Root!;   // a document that loads has one
        if (part.StartsWith("word/", StringComparison.OrdinalIgnoreCase) && root.Descendants().Any(e => Changes.Contains(e.Name.LocalName) && IsWord(e.Name.NamespaceName))) { return EvidenceRefusal.HoldsChanges(name); }
        if (IsHidden(root)) { return EvidenceRefusal.HoldsHidden(name); }
        if (part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)) { CleanRelations(root); }
        if (part.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase))
        {
            root.Elements().Where(e => e.Attribute("PartName")?.Value is { } of && IsDropped(of)).Remove();
        }
        root.Descendants().Where(e => DroppedElements.Contains(e.Name.LocalName)).ToList().ForEach(e => e.Remove());
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Attributes().Where(a => a.Name.LocalName.StartsWith("rsid", StringComparison.Ordinal) || a.Name.LocalName is "author" or "initials" or "userName" or "documentId" or "uid").Remove();
            // Names of picture files on somebody's disk stand in descriptions and titles of drawings.
            element.Attributes().Where(a => a.Name.LocalName == "descr" && (a.Value.Contains('\\', StringComparison.Ordinal) || a.Value.Contains('/', StringComparison.Ordinal))).Remove();
        }
        using var clean = new MemoryStream();
        using (var writer = XmlWriter.Create(clean, new XmlWriterSettings { Encoding = new UTF8Encoding(false) })) { document.Save(writer); }
        return clean.ToArray();
    }

    /// <summary>Targets that were dropped, and addresses on somebody's own machine or network; what people click on the web may stay.</summary>
    private static void CleanRelations(XElement root) => root.Elements().Where(r =>
    {
        var target = r.Attribute("Target")?.Value ?? "";
        if (r.Attribute("TargetMode")?.Value == "External") { return !Uri.TryCreate(target, UriKind.Absolute, out var to) || to.Scheme is not ("https" or "http") || r.Attribute("Type")?.Value.EndsWith("/hyperlink", StringComparison.Ordinal) != true; }
        return IsDropped(target.TrimStart('.', '/')) || IsDropped("xl/" + target.TrimStart('.', '/')) || IsDropped("word/" + target.TrimStart('.', '/'));
    }).Remove();

    private static bool IsHidden(XElement root) => root.DescendantsAndSelf().Any(e => e.Name.LocalName switch
    {
        "sheet" => e.Attribute("state")?.Value is "hidden" or "veryHidden",
        "row" or "col" => e.Attribute("hidden")?.Value is "1" or "true" && IsSheet(e.Name.NamespaceName),
        "vanish" => IsWord(e.Name.NamespaceName) && e.Attributes().All(a => a.Value is not ("0" or "false")) && root.Name.LocalName is not "styles",
        _ => false,
    });

    private static bool IsWord(string names) => names.Contains("wordprocessingml", StringComparison.Ordinal);

    private static bool IsSheet(string names) => names.Contains("spreadsheetml", StringComparison.Ordinal);
}
