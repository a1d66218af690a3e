using Duixian.Domain.Directory;
using Duixian.Files;

namespace Duixian.Features.Public.Projects;

/// <summary>The columns of the public list as a file has them, with exact values and in base units.</summary>
internal static class PublicProjectCells
{
    private static readonly string[] Keys =
        ["Number", "Name", "Code", "Unit", "UnitCodes", "Level", "Category", "Stage", "Since", "TotalYuan", "Start", "Finish", "StartedBy", "CompletedBy", "Ceremony", "Owner", "Office", "Leader", "Site", "Longitude", "Latitude", "System", "Serves", "Notice"];

    public static IReadOnlyList<string> Headers(PublicProjectWords words) => [.. Keys.Select(k => words["File." + k])];

    public static IEnumerable<TableCell> Of(PublicProject project, IReadOnlyList<AssessmentUnit> units, PublicProjectWords words)
    {
        var face = project.Face;
        yield return face.Project;
        yield return face.Name;
        yield return face.Code;
        yield return face.Counties.Count == 0 ? null : words.Places(face.Counties, units);
        yield return face.Counties.Count == 0 ? null : string.Join(' ', face.Counties);
        yield return face.Level;
        yield return face.Category;
        yield return project.HasLeft ? words["Left"] : face.Stage.Length == 0 ? null : words.Stage(face.Stage);
        yield return face.StageSince;
        yield return face.TotalYuan;
        yield return face.StartPlanned;
        yield return face.FinishPlanned;
        yield return project.StartedBy;
        yield return project.CompletedBy;
        yield return project.CeremonyOn;
        yield return face.Owner;
        yield return face.LeadOffice;
        yield return face.LeaderPost;
        yield return face.Site;
        yield return face.Longitude;
        yield return face.Latitude;
        yield return face.System;
        yield return face.Serves.Count == 0 ? null : string.Join(' ', face.Serves);
        yield return words.Notice(face);
    }
}
