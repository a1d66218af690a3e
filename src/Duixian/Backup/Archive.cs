using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Duixian.Backup;

/// <summary>The first part of an archive: what it is of, so that whoever cannot use it says so before reading on.</summary>
/// <param name="Format"><see cref="Archive.Format"/> of whoever wrote it.</param>
/// <param name="Database">SQLite or PostgreSQL.</param>
/// <param name="Schema">Name of the newest migration.</param>
/// <param name="Entries">Length of the ledger in it.</param>
/// <param name="Bytes">About how much room it takes once unpacked.</param>
internal sealed record ArchiveHead(int Format, string Program, string Database, string Schema, DateTimeOffset At, long Entries, long Bytes);

/// <summary>A file in the archive as the list at its end has it.</summary>
internal sealed record ArchivePart(string Path, long Bytes, string Sha256);

/// <summary>
/// One file with a whole installation: a tar, compressed by gzip. First <see cref="Head"/>, then <c>database/…</c> as the database's own copy, then the data folder
/// under <c>data/…</c>, at the end <see cref="List"/> with size and SHA-256 of every part before it. docs/operations.md tells people.
/// </summary>
internal static class Archive
{
    /// <summary>Raised when an older program could no longer read what is written.</summary>
    public const int Format = 1;

    public const string Head = "backup.json";
    public const string List = "parts.json";
    public const string Database = "database/";
    public const string Data = "data/";
    public const string Extension = ".tar.gz";
    public const string Prefix = "duixian-";

    /// <summary>Nothing a program reads whole into memory is longer.</summary>
    public const int LongestText = 64 << 20;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Names sort as their moments do.</summary>
    public static string NameOf(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{at.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}{Extension}");

    /// <summary>Whether a path stays in the folder it is unpacked into, on any system, and is written in the one way this program writes it.</summary>
    public static bool IsSafe(string path) =>
        path.Length is > 0 and <= 400
        && (path.StartsWith(Database, StringComparison.Ordinal) || path.StartsWith(Data, StringComparison.Ordinal))
        && path.Split('/').All(s => s.Length > 0 && s is not "." and not ".." && !s.Any(c => c is '\\' or ':' || char.IsControl(c)));

    /// <summary>Nobody else looks into what is packed or unpacked.</summary>
    public static void CreateSecretFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) { System.IO.Directory.CreateDirectory(folder); }
        else { System.IO.Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute); }
    }

    public static bool IsInside(string path, string folder) =>
        (Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) + Path.DirectorySeparatorChar).StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

/// <summary>As many bytes of a stream as it had when its part began, hashed while they are read: a file that grows meanwhile does not spill into the next part.</summary>
internal sealed class MeasuredStream(Stream inner, long length) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;   // the tar asks for the length before it reads

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => position; set => throw new NotSupportedException(); }

    /// <summary>Lower-case hexadecimal digest of what was read.</summary>
    public string Sha256() => Convert.ToHexStringLower(hash.GetCurrentHash());

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => Took(inner.Read(buffer[..Wanted(buffer.Length)]), buffer);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer[..Wanted(buffer.Length)], cancellationToken);
        return Took(read, buffer.Span);
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            hash.Dispose();
        }
        base.Dispose(disposing);
    }

    private int Wanted(int room) => (int)Math.Min(room, length - position);

    private int Took(int read, ReadOnlySpan<byte> buffer)
    {
        if (read == 0 && position < length && buffer.Length > 0) { throw new IOException($"A file became shorter while it was copied: {position} of {length} bytes."); }
        hash.AppendData(buffer[..read]);
        position += read;
        return read;
    }
}
