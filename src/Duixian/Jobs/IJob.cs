namespace Duixian.Jobs;

/// <summary>Something that runs without anybody asking; also as <c>duixian job run NAME</c>.</summary>
internal interface IJob
{
    string Name { get; }

    /// <summary>When, as five fields of cron in the installation's time zone.</summary>
    string Schedule { get; }

    /// <summary>Does it once. Running it twice must do no harm: a node may die at any point.</summary>
    /// <param name="fence">Under which everything is written that must not be written by two.</param>
    /// <returns>What was done, in a line.</returns>
    Task<string> RunAsync(long fence, CancellationToken cancel);
}
