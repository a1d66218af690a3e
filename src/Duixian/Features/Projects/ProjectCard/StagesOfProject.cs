using Duixian.Domain.Projects;
using Duixian.Shell.Formatting;
using Duixian.Ui.Projects;

namespace Duixian.Features.Projects.ProjectCard;

/// <summary>The stages of a project as its track shows them: behind it, in it, left again, planned or at the earliest possible.</summary>
internal static class StagesOfProject
{
    /// <param name="earliest">Earliest legal day of starting; null where nobody can say, or it has started.</param>
    public static IReadOnlyList<TrackStep> Of(Project project, StagePath path, DateOnly? earliest, DateOnly today)
    {
        var now = path.Find(project.Stage)?.Position ?? -1;
        return [.. path.Stages.Select(Step)];

        TrackStep Step(ProjectStage stage)
        {
            var entered = project.Steps.Where(s => s.Move.To == stage.Key).MaxBy(s => s.Number)?.Move.Day;
            var ceremony = stage.Meaning == StageMeaning.Started && project.StartedOn is null ? project.CeremonyOn : null;
            if (stage.Position == now) { return Known(stage, StageState.Here, project.StageSince) with { Ceremony = ceremony }; }
            if (stage.Position < now) { return Known(stage, StageState.Passed, entered); }
            if (entered is not null) { return Known(stage, StageState.Left, entered) with { Ceremony = ceremony }; }
            if (stage.Meaning == StageMeaning.Started && earliest is { } day) { return new(stage.Named, StageState.Earliest, day, Attention: day > project.PlannedStart, Ceremony: ceremony); }
            return Known(stage, StageState.Planned, PlannedFor(stage)) with { Ceremony = ceremony };
        }

        string? PlannedFor(ProjectStage stage) => stage.Meaning switch
        {
            StageMeaning.Started => project.Record.StartPlanned,
            StageMeaning.Completed => project.Record.FinishPlanned,
            StageMeaning.Producing => project.Record.ProductionPlanned,
            _ => null,
        };

        // What is known of the year or the quarter only is no day: it stands in the facts above, the track leaves it blank.
        TrackStep Known(ProjectStage stage, StageState state, string? said)
        {
            if (PartialDate.Parse(said) is not { } day) { return new(stage.Named, state is StageState.Planned ? StageState.Open : state); }
            return day.Precision is DatePrecision.Day or DatePrecision.Month
                ? new(stage.Named, state, day.First, MonthOnly: day.Precision is DatePrecision.Month, Attention: state is StageState.Planned && day.Last < today)
                : new(stage.Named, state is StageState.Planned ? StageState.Open : state);
        }
    }

    /// <summary>The move that brought it back to where it is; null where it came forward.</summary>
    public static StageMoveBack? BackOf(Project project, StagePath path)
    {
        if (project.HasLeft || project.Steps.MaxBy(s => s.Number)?.Move is not { } last) { return null; }
        return path.Find(last.From) is { } from && path.Find(last.To) is { } to && to.Position < from.Position ? new(from.Named, to.Named, PartialDate.Parse(last.Day)?.First, last.Reason) : null;
    }
}
