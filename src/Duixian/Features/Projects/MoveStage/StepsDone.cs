using Duixian.Data;
using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.MoveStage;

/// <summary>Which steps of a project's procedures a gate may count on.</summary>
internal sealed class StepsDone(DuixianDb db)
{
    /// <summary>Answers whether a step is done, exempt or promised; null where the project has no such step, and then somebody must say.</summary>
    public async Task<Func<string, bool?>> OfAsync(Project project, CancellationToken cancel)
    {
        var procedures = await db.ProjectProcedures.AsNoTracking().SingleOrDefaultAsync(p => p.Project == project.Number, cancel);
        return step => procedures?.Find(step) is { } progress ? progress.IsSettled : null;
    }
}
