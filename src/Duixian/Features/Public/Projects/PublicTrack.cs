using Duixian.Domain.Projects;
using Duixian.Features.Public.Ledger;
using Duixian.Shell.Formatting;
using Duixian.Ui.Projects;

namespace Duixian.Features.Public.Projects;

/// <summary>A project's way through its stages as far as the public log tells it: a day nobody published stays unknown.</summary>
/// <param name="StartedOn">Day of the real start, as exactly as it is known; null where no public entry names it.</param>
internal sealed record PublicTrack(IReadOnlyList<TrackStep> Steps, StageMoveBack? Back, PartialDate? StartedOn, PartialDate? CompletedOn)
{
    /// <param name="entries">In any order.</param>
    /// <returns>Null where nobody said in which stage the project is.</returns>
    public static PublicTrack? Of(StagePath path, PublicProject project, IReadOnlyList<PublicEntry> entries)
    {
        if (path.Find(project.Face.Stage) is not { } here) { return null; }
        var reached = new Dictionary<int, PartialDate?>();
        StageMove? last = null;
        foreach (var body in entries.OrderBy(e => e.Seq).Select(e => e.Body))
        {
            switch (body)
            {
                case ProjectPublished face when path.Find(face.Stage) is { } stage: reached[stage.Position] = PartialDate.Parse(face.StageSince) ?? reached.GetValueOrDefault(stage.Position); break;
                case ProjectStageMoved { Move: var move } when path.Find(move.To) is { } stage: (reached[stage.Position], last) = (PartialDate.Parse(move.Day), move); break;
            }
        }
        var steps = path.Stages.Select(stage => Step(stage, here, project, reached, path)).ToList();
        return new(steps, BackOf(path, last), Day(path, StageMeaning.Started, here, reached), Day(path, StageMeaning.Completed, here, reached));
    }

    private static TrackStep Step(ProjectStage stage, ProjectStage here, PublicProject project, Dictionary<int, PartialDate?> reached, StagePath path)
    {
        var ceremony = stage == path.First(StageMeaning.Started) ? project.CeremonyOn : null;
        var known = reached.GetValueOrDefault(stage.Position);
        if (stage.Position == here.Position) { return Dated(stage, StageState.Here, PartialDate.Parse(project.Face.StageSince), ceremony); }
        if (stage.Position < here.Position) { return Dated(stage, StageState.Passed, known, ceremony); }
        if (reached.ContainsKey(stage.Position)) { return Dated(stage, StageState.Left, known, ceremony); }
        var planned = stage.Meaning switch
        {
            StageMeaning.Started => PartialDate.Parse(project.Face.StartPlanned),
            StageMeaning.Completed => PartialDate.Parse(project.Face.FinishPlanned),
            _ => null,
        };
        return planned is { Precision: DatePrecision.Day or DatePrecision.Month } ? Dated(stage, StageState.Planned, planned, ceremony) : new(stage.Named, StageState.Open, Ceremony: ceremony);
    }

    // A quarter or a year is no month: the track leaves it open, and the facts beside it say it in words.
    private static TrackStep Dated(ProjectStage stage, StageState state, PartialDate? day, DateOnly? ceremony) => day switch
    {
        { Precision: DatePrecision.Day } exact => new(stage.Named, state, exact.First, Ceremony: ceremony),
        { Precision: DatePrecision.Month } month => new(stage.Named, state, month.First, MonthOnly: true, Ceremony: ceremony),
        _ => new(stage.Named, state, Ceremony: ceremony),
    };

    private static StageMoveBack? BackOf(StagePath path, StageMove? last) =>
        last is not null && path.Find(last.From) is { } from && path.Find(last.To) is { } to && to.Position < from.Position
            ? new(from.Named, to.Named, PartialDate.Parse(last.Day)?.Last, last.Reason) : null;

    private static PartialDate? Day(StagePath path, StageMeaning meaning, ProjectStage here, Dictionary<int, PartialDate?> reached) =>
        path.First(meaning) is { } first && here.Position >= first.Position ? reached.GetValueOrDefault(first.Position) : null;
}
