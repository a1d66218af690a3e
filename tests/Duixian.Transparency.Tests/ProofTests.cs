namespace Duixian.Transparency.Tests;

public sealed class ProofTests
{
    private const int Largest = 130;

    private static readonly LeafHashes Leaves = LeafHashes.Of(Largest + 1);

    private static readonly byte[][] Roots = [.. Enumerable.Range(0, Largest + 2).Select(size => Leaves.Root(0, size))];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_inclusion_proof_holds_and_holds_for_nothing_else()
    {
        for (var size = 1; size <= Largest; size++)
        {
            for (var index = 0; index < size; index++)
            {
                var path = await InclusionProof.ProveAsync(Leaves, index, size, Cancel);
                var (leaf, root) = (Leaves[index], Roots[size]);
                Assert.True(InclusionProof.Verify(leaf, index, size, path, root));
                Assert.False(InclusionProof.Verify(leaf, index - 1, size, path, root));
                Assert.False(InclusionProof.Verify(leaf, index + 1, size, path, root));
                Assert.False(InclusionProof.Verify(leaf, index, size - 1, path, Roots[size - 1]));
                Assert.False(InclusionProof.Verify(leaf, index, size + 1, path, Roots[size + 1]));
                Assert.False(InclusionProof.Verify(Changed(leaf), index, size, path, root));
                Assert.False(InclusionProof.Verify(leaf, index, size, path, Changed(root)));
                Assert.All(Spoilt(path), other => Assert.False(InclusionProof.Verify(leaf, index, size, other, root)));
            }
        }
    }

    [Fact]
    public async Task Every_consistency_proof_holds_and_holds_for_nothing_else()
    {
        for (var size = 0; size <= Largest; size++)
        {
            for (var older = 0; older <= size; older++)
            {
                var path = await ConsistencyProof.ProveAsync(Leaves, older, size, Cancel);
                var (was, now) = (Roots[older], Roots[size]);
                Assert.True(ConsistencyProof.Verify(older, was, size, now, path));
                Assert.False(ConsistencyProof.Verify(older, Changed(was), size, now, path));
                Assert.False(ConsistencyProof.Verify(older - 1, was, size, now, path));
                Assert.False(ConsistencyProof.Verify(older + 1, was, size, now, path));
                Assert.All(Spoilt(path), other => Assert.False(ConsistencyProof.Verify(older, was, size, now, other)));
                // Everything continues the empty tree, and nothing has to be shown for it.
                if (older == 0) { continue; }
                Assert.False(ConsistencyProof.Verify(older, was, size, Changed(now), path));
                Assert.False(ConsistencyProof.Verify(older, was, size + 1, Roots[size + 1], path));
                Assert.False(ConsistencyProof.Verify(older, was, size - 1, Roots[size - 1], path));
            }
        }
    }

    [Fact]
    public async Task Nothing_is_proved_about_leaves_that_are_not_there()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await InclusionProof.ProveAsync(Leaves, 5, 5, Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await InclusionProof.ProveAsync(Leaves, -1, 5, Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await ConsistencyProof.ProveAsync(Leaves, 6, 5, Cancel));
    }

    [Fact]
    public void Numbers_at_the_end_of_the_world_are_only_wrong()
    {
        var path = Enumerable.Repeat(Hashes.OfNothing(), 100).ToList();
        Assert.False(InclusionProof.Verify(Leaves[0], long.MaxValue - 1, long.MaxValue, path, Roots[1]));
        Assert.False(ConsistencyProof.Verify(long.MaxValue - 1, Roots[1], long.MaxValue, Roots[2], path));
        Assert.False(ConsistencyProof.Verify(long.MinValue, Roots[1], long.MaxValue, Roots[2], path));
    }

    private static byte[] Changed(byte[] hash) => [(byte)(hash[0] ^ 1), .. hash.AsSpan(1)];

    /// <summary>Each hash changed, cut short or left out, and one too many.</summary>
    private static IEnumerable<IReadOnlyList<byte[]>> Spoilt(IReadOnlyList<byte[]> path)
    {
        for (var i = 0; i < path.Count; i++)
        {
            yield return [.. path.Take(i), Changed(path[i]), .. path.Skip(i + 1)];
            yield return [.. path.Take(i), path[i][1..], .. path.Skip(i + 1)];
            yield return [.. path.Take(i), .. path.Skip(i + 1)];
        }
        yield return [.. path, Hashes.OfNothing()];
        yield return [Hashes.OfNothing(), .. path];
    }
}
