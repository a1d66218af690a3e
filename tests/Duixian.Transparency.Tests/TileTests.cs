namespace Duixian.Transparency.Tests;

public sealed class TileTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void A_log_of_seventy_thousand_has_these_files()
    {
        var tiles = Tile.Of(70_000).ToList();
        Assert.Equal((274 * 2) + 2 + 1, tiles.Count);
        Assert.Equal(273, tiles.Count(t => t is { Level: 0, Width: 256 }));
        Assert.Equal(
            ["tile/entries/273.p/112", "tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"],
            tiles.Where(t => t.Width < Tile.Full).Select(t => t.Path));
        Assert.Equal(["tile/1/000"], tiles.Where(t => t is { Level: 1, Width: 256 }).Select(t => t.Path));
    }

    [Fact]
    public void A_log_that_grows_writes_only_what_it_did_not_have()
    {
        Assert.Equal(["tile/entries/000.p/3", "tile/0/000.p/3"], Tile.Of(3, 2).Select(t => t.Path));
        Assert.Equal(["tile/entries/000", "tile/entries/001.p/1", "tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1"], Tile.Of(257, 255).Select(t => t.Path));
        Assert.Empty(Tile.Of(256, 256));
        Assert.Empty(Tile.Of(0));
    }

    [Theory]
    [InlineData(0, 0, 256, "tile/0/000")]
    [InlineData(0, 1_234_067, 256, "tile/0/x001/x234/067")]
    [InlineData(0, 1_000, 1, "tile/0/x001/000.p/1")]
    [InlineData(2, 5, 255, "tile/2/005.p/255")]
    [InlineData(-1, 273, 112, "tile/entries/273.p/112")]
    public void A_path_has_its_index_in_groups_of_three_digits_and_reads_back(int level, long index, int width, string path)
    {
        var tile = new Tile(level, index, width);
        Assert.Equal(path, tile.Path);
        Assert.True(Tile.TryParse(path, out var read));
        Assert.Equal(tile, read);
    }

    [Theory]
    [InlineData("tile/0/0")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/00/000")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/001/x234")]
    [InlineData("tile/0/xx01/234")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/01")]
    [InlineData("tile/0/000.p")]
    [InlineData("tile/0/.p/1")]
    [InlineData("tile/0/../000")]
    [InlineData("tile/0/000/")]
    [InlineData("tile/0/")]
    [InlineData("tile/0")]
    [InlineData("tile/")]
    [InlineData("tile/0/x999/x999/x999/x999/x999/x999/999")]
    [InlineData("checkpoint")]
    [InlineData("")]
    public void Any_other_path_is_none(string path) => Assert.False(Tile.TryParse(path, out _));

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1_000)]
    [InlineData(70_000)]
    public async Task Proofs_from_tiles_alone_are_those_from_leaves(int size)
    {
        var (leaves, files) = (LeafHashes.Of(size), new SampleLog(0));
        var builder = new TileBuilder((tile, bytes) => files.Files[tile.Path] = bytes);
        for (var i = 0; i < size; i++)
        {
            builder.Append(leaves[i]);
            if (i != size / 3) { continue; }
            foreach (var (tile, bytes) in builder.Partial()) { files.Files[tile.Path] = bytes; }
            builder = await TileBuilder.ContinueAsync(files, builder.Size, (tile, bytes) => files.Files[tile.Path] = bytes, Cancel);
        }
        foreach (var (tile, bytes) in builder.Partial()) { files.Files[tile.Path] = bytes; }
        Assert.All(Tile.Of(size).Where(t => t.Level >= 0), t => Assert.Equal(t.Width * Hashes.Length, files.Files[t.Path].Length));
        var tiles = new TileReader(files, size);
        Assert.Null(await tiles.CheckAsync(leaves.Root(0, size), Cancel));
        for (var i = 0; i <= 20; i++)
        {
            var at = (int)((long)(size - 1) * i / 20);
            Assert.Equal(await InclusionProof.ProveAsync(leaves, at, size, Cancel), await InclusionProof.ProveAsync(tiles, at, size, Cancel));
            Assert.Equal(await ConsistencyProof.ProveAsync(leaves, at, size, Cancel), await ConsistencyProof.ProveAsync(tiles, at, size, Cancel));
        }
    }

    [Fact]
    public async Task Tiles_that_do_not_belong_together_are_found_without_their_entries()
    {
        var log = new SampleLog(600);
        Task<LogFault?> CheckAsync(string path, byte[]? file) => new TileReader(log.With(path, file), 600).CheckAsync(log.Checkpoint.Root, Cancel);
        var file = log.Files["tile/0/001"];
        Assert.Equal(new(FaultCodes.FileMissing, null, "tile/0/001"), await CheckAsync("tile/0/001", null), SameFault);
        Assert.Equal(new(FaultCodes.TileLength, null, "tile/0/001", "8191", "8192"), await CheckAsync("tile/0/001", file[..^1]), SameFault);
        Assert.Equal(new(FaultCodes.TileAltered, null, "tile/0/001"), await CheckAsync("tile/0/001", [.. file[..^1], (byte)(file[^1] ^ 1)]), SameFault);
        Assert.Equal(FaultCodes.RootDiffers, (await new TileReader(log, 600).CheckAsync(Hashes.OfNothing(), Cancel))?.Code);
    }

    internal static bool SameFault(LogFault? one, LogFault? other) => one?.Code == other?.Code && one?.Entry == other?.Entry && one?.Sentence == other?.Sentence;
}
