using System.Globalization;
using Duixian.Jobs;

namespace Duixian.Features.Projects.Outlooks;

/// <summary><c>project-outlook</c>: computes anew for the day who holds the ball in every project, and when it may start.</summary>
internal sealed class ProjectOutlookJob(ProjectOutlooks outlooks) : IJob
{
    public string Name => "project-outlook";

    public string Schedule => "5 0 * * *";

    public async Task<string> RunAsync(long fence, CancellationToken cancel)
    {
        var changed = await outlooks.RefreshAllAsync(cancel);
        return string.Create(CultureInfo.InvariantCulture, $"{changed} projects");
    }
}
