using System.Globalization;
using Duixian.Domain.Projects;
using Duixian.Files;
using Duixian.Shell.Formatting;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Projects.ProjectList;

/// <summary>The columns of the portfolio as a file has them: every one, with exact values and in base units.</summary>
internal static class ProjectCells
{
    public static IReadOnlyList<string> Headers(IStringLocalizer<ProjectsText> text) =>
        [text["Col.Number"], text["Col.Name"], text["Col.Code"], text["Col.Unit"], text["Col.Category"], text["Col.Level"], text["Col.Stage"], text["Col.Since"], text["File.Total"], text["Col.Start"], text["Col.Finish"],
            text["File.StepsDone"], text["File.Steps"], text["Col.Holder"], text["File.Step"], text["File.HeldSince"], text["Col.Earliest"], text["Col.Owner"], text["File.OwnerCode"], text["Col.Office"], text["Col.Leader"], text["File.Fictional"]];

    public static IEnumerable<TableCell> Of(ProjectLine line, StagePath path, ProjectPlaces places, IStringLocalizer<ProjectsText> text)
    {
        var record = line.Record;
        yield return line.Number;
        yield return line.Name;
        yield return line.Code;
        yield return places.Names(line.Units);
        yield return line.Category;
        yield return line.Level;
        yield return line.HasLeft ? text["Stage.Left"].Value : path.Find(line.Stage)?.Word;
        yield return line.StageSince;
        yield return line.TotalYuan;
        yield return record.StartPlanned;
        yield return record.FinishPlanned;
        yield return line.StepsDone;
        yield return line.Steps;
        yield return line.Holder is { } holder ? text.HolderOf(holder) : null;
        yield return line.StepName;
        yield return line.HeldSince;
        yield return line.EarliestStart;
        yield return record.Owner;
        yield return record.OwnerCode;
        yield return places.Office(record.LeadOffice);
        yield return record.LeaderPost;
        yield return record.Fictional ? text["Fictional"].Value : null;
    }
}
