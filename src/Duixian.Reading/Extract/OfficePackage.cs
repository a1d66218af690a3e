using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Duixian.Reading.Extract;

/// <summary>The parts of a docx or xlsx file, opened with the limits of <see cref="ReadingLimits"/> counted on what really comes out.</summary>
internal sealed class OfficePackage : IDisposable
{
    private static readonly XmlReaderSettings Guarded = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = ReadingLimits.UnpackedBytes,
    };

    private readonly string file;
    private readonly long packedBytes;
    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private long unpacked;

    private OfficePackage(string file, ReadOnlyMemory<byte> content, ZipArchive archive)
    {
        (this.file, packedBytes, this.archive) = (file, content.Length, archive);
        foreach (var entry in archive.Entries) { parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry); }
    }

    public IReadOnlyCollection<string> Names => parts.Keys;

    public static OfficePackage Open(string file, ReadOnlyMemory<byte> content)
    {
        if (DeclaredEntries(content.Span) is > ReadingLimits.Entries and var declared) { throw Unreadable.TooManyEntries(file, declared); }
        try
        {
            var opened = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            if (opened.Entries.Count > ReadingLimits.Entries) { throw Unreadable.TooManyEntries(file, opened.Entries.Count); }
            return new OfficePackage(file, content, opened);
        }
        catch (Exception e) when (e is not (UnreadableDocumentException or OutOfMemoryException))
        {
            throw Unreadable.Damaged(file, ExtractText.Say("place.archive"), e);
        }
    }

    public bool Has(string part) => parts.ContainsKey(part);

    /// <summary>Walks one XML part from its root on; a part that is not there has nothing to say.</summary>
    public void Read(string part, Action<XmlReader> walk)
    {
        if (!parts.TryGetValue(part, out var entry)) { return; }
        if (entry.IsEncrypted) { throw Unreadable.PasswordProtected(file); }
        try
        {
            using var stream = OpenCounted(entry);
            using var reader = XmlReader.Create(stream, Guarded);
            walk(reader);
        }
        catch (XmlException e)
        {
            throw DeclaresDtd(entry) ? Unreadable.ForbiddenMarkup(file, part) : Unreadable.Damaged(file, part, e);
        }
        catch (Exception e) when (e is not (UnreadableDocumentException or OutOfMemoryException))
        {
            throw Unreadable.Damaged(file, part, e);
        }
    }

    /// <summary>Where a part's relationship points, or null. Targets outside the package are never followed.</summary>
    public string? Related(string part, string typeEnding) => Relations(part).FirstOrDefault(r => r.Type.EndsWith(typeEnding, StringComparison.Ordinal)).Target;

    public IReadOnlyList<(string Id, string Type, string Target)> Relations(string part)
    {
        var folder = part.Contains('/', StringComparison.Ordinal) ? part[..(part.LastIndexOf('/') + 1)] : "";
        var found = new List<(string, string, string)>();
        Read($"{folder}_rels/{part[folder.Length..]}.rels", reader =>
        {
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "Relationship") { continue; }
                if (reader.GetAttribute("TargetMode") == "External") { continue; }
                var target = reader.GetAttribute("Target") ?? "";
                var path = target.StartsWith('/') ? target[1..] : Resolve(folder + target);
                found.Add((reader.GetAttribute("Id") ?? "", reader.GetAttribute("Type") ?? "", path));
            }
        });
        return found;
    }

    public void Dispose() => archive.Dispose();

    private static string Resolve(string path)
    {
        var kept = new List<string>();
        foreach (var step in path.Split('/'))
        {
            if (step is "" or ".") { continue; }
            if (step != "..") { kept.Add(step); }
            else if (kept.Count > 0) { kept.RemoveAt(kept.Count - 1); }
        }
        return string.Join('/', kept);
    }

    /// <summary>The number of entries the archive's last record claims; reading a directory of half a million names is what this spares us.</summary>
    private static int? DeclaredEntries(ReadOnlySpan<byte> bytes)
    {
        var tail = bytes[Math.Max(0, bytes.Length - 65_600)..];
        var at = tail.LastIndexOf("PK\x5\x6"u8);
        return at >= 0 && at + 12 <= tail.Length ? BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 10)..]) : null;
    }

    private CountedStream OpenCounted(ZipArchiveEntry entry)
    {
        var packed = Math.Clamp(entry.CompressedLength, 1, packedBytes);
        return new CountedStream(entry.Open(), count =>
        {
            unpacked += count.Now;
            var isBomb = count.SoFar > ReadingLimits.RatioFreeBytes && count.SoFar / packed > ReadingLimits.CompressionRatio;
            if (isBomb || unpacked > ReadingLimits.UnpackedBytes) { throw Unreadable.UnpacksTooLarge(file, entry.FullName); }
        });
    }

    private bool DeclaresDtd(ZipArchiveEntry entry)
    {
        try
        {
            using var stream = OpenCounted(entry);
            var head = new byte[16_384];
            var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            var ascii = Encoding.Latin1.GetString(head, 0, length).Replace("\0", "", StringComparison.Ordinal);   // UTF-16 leaves zeros
            return ascii.Contains("<!DOCTYPE", StringComparison.Ordinal);
        }
        catch (InvalidDataException) { return false; }
    }
}

/// <summary>Tells how many bytes have come out of a stream, so that a limit can be set on them.</summary>
internal sealed class CountedStream(Stream inner, Action<(int Now, long SoFar)> counted) : Stream
{
    private long soFar;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => soFar; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        soFar += read;
        counted((read, soFar));
        return read;
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) { inner.Dispose(); }
        base.Dispose(disposing);
    }
}
