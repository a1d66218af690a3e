using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Duixian.Data;
using Duixian.Data.Rollups;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Rollups;

/// <summary>The public log of a site as files, laid out as it is served: bundles of entries, tiles of hashes, a checkpoint nobody signed, and the published figures.</summary>
public static class LogFolder
{
    private const int Width = 256;

    /// <returns>The size of the log.</returns>
    public static async Task<long> WriteAsync(DuixianDb db, string folder)
    {
        var entries = await db.LedgerEntries.AsNoTracking().OrderBy(e => e.Seq).Select(e => e.Bytes).ToListAsync();
        return await WriteAsync(entries, folder, figures => PublishedFigures.WriteAsync(db, figures, entries.Count, CancellationToken.None));
    }

    public static async Task<long> WriteAsync(IReadOnlyList<byte[]> entries, string folder, Func<Stream, Task<bool>> writeFigures)
    {
        foreach (var (bundle, number) in entries.Chunk(Width).Select((b, n) => (b, n)))
        {
            using var bytes = new MemoryStream();
            foreach (var entry in bundle)
            {
                var length = new byte[2];
                BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)entry.Length);
                bytes.Write(length);
                bytes.Write(entry);
            }
            await SaveAsync(folder, "entries", number, bundle.Length, bytes.ToArray());
        }
        List<byte[]> hashes = [.. entries.Select(e => SHA256.HashData([0, .. e]))];
        var root = Root(hashes);
        for (var level = 0; hashes.Count > 0; level++)
        {
            var above = new List<byte[]>();
            foreach (var (tile, number) in hashes.Chunk(Width).Select((t, n) => (t, n)))
            {
                await SaveAsync(folder, level.ToString(CultureInfo.InvariantCulture), number, tile.Length, [.. tile.SelectMany(h => h)]);
                if (tile.Length == Width) { above.Add(Root(tile)); }
            }
            hashes = above;
        }
        await File.WriteAllTextAsync(Path.Combine(folder, "checkpoint"), $"duixian.test/log\n{entries.Count}\n{Convert.ToBase64String(root)}\n");
        var figures = System.IO.Directory.CreateDirectory(Path.Combine(folder, "figures"));
        await using var file = File.Create(Path.Combine(figures.FullName, entries.Count.ToString(CultureInfo.InvariantCulture)));
        Assert.True(await writeFigures(file));
        return entries.Count;
    }

    /// <summary>RFC 6962 §2.1.</summary>
    private static byte[] Root(IReadOnlyList<byte[]> leaves)
    {
        if (leaves.Count == 0) { return SHA256.HashData([]); }
        if (leaves.Count == 1) { return leaves[0]; }
        var left = 1;
        while (left * 2 < leaves.Count) { left *= 2; }
        return SHA256.HashData([1, .. Root([.. leaves.Take(left)]), .. Root([.. leaves.Skip(left)])]);
    }

    private static async Task SaveAsync(string folder, string level, int number, int width, byte[] bytes)
    {
        var name = (number % 1000).ToString("000", CultureInfo.InvariantCulture);
        for (var rest = number / 1000; rest > 0; rest /= 1000) { name = $"x{(rest % 1000).ToString("000", CultureInfo.InvariantCulture)}/{name}"; }
        var path = Path.Combine(folder, "tile", level, width == Width ? name : $"{name}.p/{width}");
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);   // never the root
        await File.WriteAllBytesAsync(path, bytes);
    }
}
