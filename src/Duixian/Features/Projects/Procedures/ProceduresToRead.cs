using Duixian.Data;
using Duixian.Domain.Ledger;
using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.Outlooks;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.Procedures;

/// <summary>The procedures of one project as its page shows them.</summary>
/// <param name="Path">Null where the project has not taken them up.</param>
internal sealed record ProceduresView(Project Project, ProjectPlaces Places, ProcedurePath? Path);

/// <summary>Reads the procedures of one project with a fixed number of questions.</summary>
internal sealed class ProceduresToRead(DuixianDb db, ProjectAccess access, ProcedureBook book)
{
    /// <returns>Null where the project is not there, or not for this person.</returns>
    public async Task<ProceduresView?> ReadAsync(int number, Actor? by, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        if (await access.FindAsync(number, by, track: false, cancel) is not { } project) { return null; }
        return new(project, await access.PlacesAsync(cancel), await PathAsync(project, cancel));
    }

    /// <summary>The way of a project the caller may see; null where it has none yet.</summary>
    public async Task<ProcedurePath?> PathAsync(Project project, CancellationToken cancel) =>
        await db.ProjectProcedures.AsNoTracking().SingleOrDefaultAsync(p => p.Project == project.Number, cancel) is { } procedures
            ? book.PathOf(procedures, ProcedureBook.FactsOf(project.StartedOn, project.CompletedOn, project.PlannedFinish))
            : null;
}
