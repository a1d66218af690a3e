using System.Globalization;
using Duixian.Files;

namespace Duixian.Jobs;

/// <summary><c>sweep-files</c>: takes away uploads that nothing has named for a day.</summary>
internal sealed class SweepFilesJob(FileSweep sweep) : IJob
{
    public string Name => "sweep-files";

    public string Schedule => "20 3 * * *";

    public async Task<string> RunAsync(long fence, CancellationToken cancel)
    {
        var swept = await sweep.RunAsync(cancel);
        return string.Create(CultureInfo.InvariantCulture, $"{swept} files");
    }
}
