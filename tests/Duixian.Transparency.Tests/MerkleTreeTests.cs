namespace Duixian.Transparency.Tests;

public sealed class MerkleTreeTests
{
    /// <summary>The tree that the tests of RFC 6962 implementations share.</summary>
    private static readonly string[] EightEntries = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_root_of_nothing_and_the_hashes_of_two_leaves_are_the_known_ones()
    {
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Convert.ToHexStringLower(await MerkleTree.RootAsync(LeafHashes.Of(0), 0, Cancel)));
        Assert.Equal("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", Convert.ToHexStringLower(Hashes.Leaf([])));
        Assert.StartsWith("395aa064aa4c29f7", Convert.ToHexStringLower(Hashes.Leaf("L123456"u8)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "6e340b9c")]
    [InlineData(2, "fac54203")]
    [InlineData(3, "aeb6bcfe")]
    [InlineData(4, "d37ee418")]
    [InlineData(5, "4e3bbb1f")]
    [InlineData(6, "76e67dad")]
    [InlineData(7, "ddb89be4")]
    [InlineData(8, "5dc9da79")]
    public async Task The_roots_of_the_tree_of_eight_are_the_known_ones(int size, string begins)
    {
        var leaves = EightEntries.Select(e => Hashes.Leaf(Convert.FromHexString(e))).ToList();
        var frontier = new Frontier();
        foreach (var leaf in leaves.Take(size)) { frontier.Append(leaf); }
        Assert.StartsWith(begins, Convert.ToHexStringLower(frontier.Root()), StringComparison.Ordinal);
        Assert.Equal(frontier.Root(), await MerkleTree.RootAsync(new LeafHashes(leaves), size, Cancel));
    }

    [Fact]
    public async Task The_frontier_tells_the_root_of_every_size_and_goes_on_from_its_bytes()
    {
        var leaves = LeafHashes.Of(300);
        var frontier = new Frontier();
        for (var size = 0; size <= 300; size++)
        {
            Assert.Equal(size, frontier.Size);
            Assert.Equal(leaves.Root(0, size), frontier.Root());
            Assert.Equal(frontier.Root(), await MerkleTree.RootAsync(leaves, size, Cancel));
            frontier = Frontier.FromBytes(frontier.ToBytes());
            if (size < 300) { frontier.Append(leaves[size]); }
        }
    }

    [Fact]
    public void Bytes_that_are_no_frontier_are_refused()
    {
        var frontier = new Frontier();
        frontier.Append(Hashes.Leaf([]));
        var bytes = frontier.ToBytes();
        Assert.Throws<FormatException>(() => Frontier.FromBytes(bytes.AsSpan(1)));
        Assert.Throws<FormatException>(() => Frontier.FromBytes([.. bytes, 0]));
        Assert.Throws<FormatException>(() => Frontier.FromBytes([0xff, .. bytes.AsSpan(1)]));
        Assert.Throws<ArgumentException>(() => frontier.Append(bytes));
    }
}
