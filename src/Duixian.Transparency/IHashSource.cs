namespace Duixian.Transparency;

/// <summary>Where proofs find the hashes of a log: tiles, or leaves kept elsewhere.</summary>
public interface IHashSource
{
    /// <summary>
    /// Hash of one complete subtree: MTH(D[index·2^level : (index+1)·2^level]) of RFC 6962 §2.1. Level 0 are the leaf hashes.
    /// Only asked for subtrees that lie wholly inside the tree.
    /// </summary>
    ValueTask<byte[]> HashAsync(int level, long index, CancellationToken cancel);
}
