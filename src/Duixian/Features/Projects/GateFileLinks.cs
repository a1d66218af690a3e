using Duixian.Domain.Evidence;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.MoveStage;
using Duixian.Files.Uploads;
using Duixian.Shell;
using Duixian.Shell.Formatting;
using Duixian.Ui.Documents;

namespace Duixian.Features.Projects;

/// <summary>The files behind a change of stage as links: the condition each shows, what it is, how much it proves.</summary>
internal sealed class GateFileLinks(StagePath path, GradeWords grades, Links links)
{
    public IReadOnlyList<TimelineLink> Of(int project, StageMove move) => [.. move.Answers.Select(a => a.File is { } file ? new TimelineLink($"{path.Word(a)} · {file.Format.Name} · {grades.Of(file.Grade)}", links.To(ServeGateFiles.PathOf(project, file))) : null).OfType<TimelineLink>()];
}
