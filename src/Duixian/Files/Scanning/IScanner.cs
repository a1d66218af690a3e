namespace Duixian.Files.Scanning;

/// <summary>What a virus scanner said.</summary>
/// <param name="Answered">False where it could not be asked: then nothing is taken.</param>
/// <param name="Found">Name of what was found; null: nothing.</param>
internal readonly record struct ScanAnswer(bool Answered, string? Found)
{
    public static readonly ScanAnswer Clean = new(true, null);
    public static readonly ScanAnswer Away = new(false, null);
}

/// <summary>Looks for viruses before a file is written anywhere.</summary>
internal interface IScanner
{
    Task<ScanAnswer> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken cancel);
}

/// <summary>The operator named no scanner (decision 20).</summary>
internal sealed class NoScanner : IScanner
{
    public Task<ScanAnswer> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken cancel) => Task.FromResult(ScanAnswer.Clean);
}
