using Duixian.Domain.Projects;
using Duixian.Reading.Projects;

namespace Duixian.Features.Projects.ImportProjects;

/// <summary>What a column may be said to mean, in the order of the choice.</summary>
internal static class ProjectMeanings
{
    public static readonly IReadOnlyList<ColumnMeaning> All =
    [
        .. Enum.GetValues<ProjectField>().Where(f => f != ProjectField.Permit).Select(f => new ColumnMeaning(f)),
        .. Enum.GetValues<PermitStep>().Select(p => new ColumnMeaning(ProjectField.Permit, p)),
    ];
}
