using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Evidence;
using Duixian.Domain.Projects;
using Duixian.Files;
using Duixian.Files.Contents;
using Duixian.Files.Uploads;

namespace Duixian.Features.Projects.MoveStage;

/// <summary>A file given for a gate condition.</summary>
public sealed record GateUpload(string Stage, string Condition, AddedFile File, EvidenceGrade Grade);

/// <summary>Puts kept files to what is said of gate conditions.</summary>
internal sealed class GateFiles(StoredFiles files)
{
    /// <returns>The answers with their files; a file alone is an answer too.</returns>
    public async Task<Result<List<GateAnswer>>> JoinAsync(IReadOnlyList<GateAnswer> answers, IReadOnlyList<GateUpload> uploads, CancellationToken cancel)
    {
        var joined = answers.ToList();
        foreach (var upload in uploads)
        {
            if (!Enum.IsDefined(upload.Grade)) { return EvidenceRefusal.GradeMissing; }
            // Looked at again: between the upload and this, the request was in somebody else's hands.
            if (await files.FindAsync(upload.File.Sha256, FileInspection.LargestFile, cancel) is not { } content) { return EvidenceRefusal.NoFile; }
            var facts = FileInspection.Look(upload.File.Name, content);
            if (facts.Refusal is { } no) { return no; }
            var file = new GateFile(facts.Value.Sha256, facts.Value.Format, upload.Grade);
            var at = joined.FindIndex(a => a.Stage == upload.Stage && a.Condition == upload.Condition);
            if (at < 0) { joined.Add(new(upload.Stage, upload.Condition, null, file)); }
            else { joined[at] = joined[at] with { File = file }; }
        }
        return joined;
    }

    /// <summary>While nobody else writes: whether the sweep left them all.</summary>
    public bool HoldAll(IEnumerable<GateAnswer> answers) => answers.All(a => a.File is not { } file || files.Holds(file.Sha256));
}
