using Duixian.Domain.Projects;

namespace Duixian.Features.Public.Projects;

/// <summary>A published project. Everything of its record comes from <see cref="Project.Face"/>, so that no page or file can say more than the ledger does.</summary>
/// <param name="StartedBy">It had really started by this day; null while it has not.</param>
/// <param name="CompletedBy">It was completed by this day.</param>
/// <param name="CeremonyOn">Day of a ceremony; no start.</param>
internal sealed record PublicProject(ProjectPublished Face, bool HasLeft, DateOnly? StartedBy, DateOnly? CompletedBy, DateOnly? CeremonyOn)
{
    public static PublicProject Of(Project project) => new(project.Face, project.HasLeft, project.StartedOn, project.CompletedOn, project.CeremonyOn);
}
