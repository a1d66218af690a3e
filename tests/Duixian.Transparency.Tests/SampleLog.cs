using System.Globalization;
using System.Text.Json;

namespace Duixian.Transparency.Tests;

/// <summary>A whole published log in memory, the same every time; for tests and the bench.</summary>
internal sealed class SampleLog : ILogFiles
{
    public static readonly SignerKey Key = SignerKey.Parse("PRIVATE+KEY+log.example/city+d3424970+Acuga1c2+vZ+VLB7Vh6ulDled0xRen2RClQ2nhJjzPvU");

    public static readonly SignerKey NewKey = SignerKey.Parse("PRIVATE+KEY+log.example/city+96723a4e+ARFQeg4vXmnV36QKYqG9e27lfmvNhcZ8m4Qxs2//IcQ3");

    public static readonly SignerKey OtherLogsKey = SignerKey.Parse("PRIVATE+KEY+log.example/elsewhere+b41db9a3+Acuga1c2+vZ+VLB7Vh6ulDled0xRen2RClQ2nhJjzPvU");

    private static readonly DateTimeOffset Begin = new(2024, 1, 12, 8, 30, 0, TimeSpan.FromHours(8));

    private readonly Dictionary<string, (long Seq, byte[] Leaf)> heads = [];

    /// <param name="size">Number of entries.</param>
    /// <param name="alter">Changes an entry before it is hashed and signed: a fault of the log's own keeper.</param>
    public SampleLog(int size, Func<EntryContent, EntryContent>? alter = null)
    {
        for (var i = 0; i < size; i++) { Append(alter ?? (e => e)); }
        Publish(Key);
    }

    public Dictionary<string, byte[]> Files { get; private init; } = [];

    public List<byte[]> Entries { get; } = [];

    public List<byte[]> Leaves { get; } = [];

    public Checkpoint Checkpoint => Checkpoint.Parse(SignedNote.Parse(Files[Checkpoint.Path]).Text);

    public ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancel) => ValueTask.FromResult(Files.GetValueOrDefault(path));

    /// <summary>The next entry of a log: seven streams in turn, and of ten entries one publishes nothing.</summary>
    public static EntryContent Next(long seq, (long Seq, byte[] Leaf) previous)
    {
        var at = Begin.AddSeconds(seq);
        if (seq % 10 == 9) { return new EntryContent(seq, at, "internal", "", -1, [], "", "", JsonSerializer.SerializeToElement(new { }), Hashes.OfNothing()); }
        var text = string.Create(CultureInfo.InvariantCulture, $"第{seq}条：改造老旧小区120个，“惠及”居民\n\\{seq}户，街道办事处每月报告一次进展，超过期限须说明原因。");
        return new EntryContent(
            seq, at, "itemRevised", Stream(seq), previous.Seq, previous.Leaf, "office/FGW/deliveryOfficer", "0b2f6a4e-9d6e-4f53-9a3e-5a1c2e7d8f90",
            JsonSerializer.SerializeToElement(new { year = 2024, plan = "report", version = 3, item = seq % 7, title = text, text = text, spans = new[] { 12, 46.5 }, ready = true }), Hashes.OfNothing());
    }

    public static string Stream(long seq) => string.Create(CultureInfo.InvariantCulture, $"plan/2024/report/{seq % 7}");

    /// <summary>Writes every file anew from the entries, as a keeper who rewrites everything would too.</summary>
    public void Publish(params IReadOnlyList<SignerKey> keys)
    {
        Files.Clear();
        var (frontier, builder) = (new Frontier(), new TileBuilder((tile, bytes) => Files[tile.Path] = bytes));
        foreach (var leaf in Leaves)
        {
            frontier.Append(leaf);
            builder.Append(leaf);
        }
        foreach (var (tile, bytes) in builder.Partial()) { Files[tile.Path] = bytes; }
        foreach (var bundle in Tile.Of(Entries.Count).Where(t => t.Level == Tile.Entries))
        {
            Files[bundle.Path] = EntryBundle.Write(Entries.GetRange((int)bundle.Index * Tile.Full, bundle.Width));
        }
        Files[Checkpoint.Path] = new Checkpoint(keys[0].Verifier.Name, frontier.Size, frontier.Root()).Sign(keys).ToBytes();
    }

    /// <summary>The same files with one of them changed or, with null, missing.</summary>
    public SampleLog With(string path, byte[]? file)
    {
        var files = new Dictionary<string, byte[]>(Files);
        if (file is null) { files.Remove(path); } else { files[path] = file; }
        return new SampleLog(0) { Files = files };
    }

    private void Append(Func<EntryContent, EntryContent> alter)
    {
        var seq = Entries.Count;
        Entries.Add(EntryBytes.Write(alter(Next(seq, heads.GetValueOrDefault(Stream(seq), (-1, []))))));
        Leaves.Add(Hashes.Leaf(Entries[^1]));
        heads[Stream(seq)] = (seq, Leaves[^1]);
    }
}
