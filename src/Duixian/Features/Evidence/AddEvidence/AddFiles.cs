using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Evidence;
using Duixian.Domain.Ledger;
using Duixian.Files;
using Duixian.Files.Contents;
using Duixian.Files.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Evidence.AddEvidence;

/// <summary>Adds files to one line of a sheet: all of them or none.</summary>
public sealed record AddFilesRequest(Guid Line, EvidenceGrade Grade, string? Note, IReadOnlyList<AddedFile> Files);

/// <summary>Puts kept files behind a line.</summary>
internal sealed class AddFiles(DuixianDb db, EvidenceAccess access, StoredFiles files, CivilDay civilDay, IdSource ids)
{
    public async Task<Result<Receipt>> ExecuteAsync(AddFilesRequest request, Act act, CancellationToken cancel)
    {
        if (await access.LineAsync(request.Line, act.By, cancel) is not { } line) { return EvidenceRefusal.LineUnknown; }
        if (!act.By.May(Power.AddEvidence)) { return Refusal.NotYours; }
        if (request.Files.Count == 0) { return EvidenceRefusal.NoFile; }
        if (request.Files.Count > EvidenceFile.MostPerLine) { return EvidenceRefusal.TooMany(EvidenceFile.MostPerLine); }
        if (!Enum.IsDefined(request.Grade)) { return EvidenceRefusal.GradeMissing; }
        var found = new List<(AddedFile File, FileFacts Facts)>();
        foreach (var file in request.Files)
        {
            // Looked at again: between the upload and this, the request was in somebody else's hands.
            if (await files.FindAsync(file.Sha256, FileInspection.LargestFile, cancel) is not { } content) { return EvidenceRefusal.NoFile; }
            var facts = FileInspection.Look(file.Name, content);
            if (facts.Refusal is { } no) { return no; }
            if (found.Exists(f => f.Facts.Sha256 == facts.Value.Sha256)) { return EvidenceRefusal.AlreadyHere(file.Name); }
            found.Add((file, facts.Value));
        }
        return await db.SaveAsync(act, turn => SettleAsync(line, found, request, act, turn), cancel);
    }

    /// <summary>While nobody else writes: how many there are, whether it is there already, and whether the sweep left the file.</summary>
    private async Task<Refusal?> SettleAsync(ProgressReport line, List<(AddedFile File, FileFacts Facts)> found, AddFilesRequest request, Act act, CancellationToken cancel)
    {
        var there = await db.EvidenceFiles.Where(f => f.ReportId == line.Id && f.WithdrawnOn == null).Select(f => f.Sha256).ToListAsync(cancel);
        if (there.Count + found.Count > EvidenceFile.MostPerLine) { return EvidenceRefusal.TooMany(EvidenceFile.MostPerLine); }
        foreach (var (file, facts) in found)
        {
            if (there.Contains(facts.Sha256, StringComparer.Ordinal)) { return EvidenceRefusal.AlreadyHere(file.Name); }
            if (!files.Holds(facts.Sha256)) { return EvidenceRefusal.NoFile; }
            var added = EvidenceFile.Add(new(ids.NewId()), line, file.Name, facts, request.Grade, request.Note, civilDay.Today, act);
            if (added.Refusal is { } no) { return no; }
            db.Add(added.Value);
        }
        return null;
    }
}
