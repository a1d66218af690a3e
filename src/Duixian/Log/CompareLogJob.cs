using System.Globalization;
using Duixian.Jobs;

namespace Duixian.Log;

/// <summary><c>verify-log</c>: compares all entries of the ledger with the published log once a day; where they have parted, nothing is written any more.</summary>
internal sealed class CompareLogJob(LogGuard guard) : IJob
{
    public string Name => "verify-log";

    public string Schedule => "50 3 * * *";

    public async Task<string> RunAsync(long fence, CancellationToken cancel)
    {
        if (guard.Gap is { } known) { return "closed: " + known.Sentence; }   // the alarm was raised; looking again changes nothing
        var compared = await guard.CompareAnewAsync(cancel);
        return string.Create(CultureInfo.InvariantCulture, $"{compared} entries");
    }
}
