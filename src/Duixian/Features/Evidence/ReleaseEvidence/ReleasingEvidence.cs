using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Evidence;
using Duixian.Domain.Ledger;
using Duixian.Files;
using Duixian.Files.Contents;

namespace Duixian.Features.Evidence.ReleaseEvidence;

/// <summary>Puts a cleaned copy before everyone.</summary>
/// <param name="Title">What the public reads beside it.</param>
public sealed record ReleaseEvidenceRequest(Guid File, string Title, long Revision) : INeedsConfirmation;

/// <summary>Takes the copy out of the public again.</summary>
public sealed record TakeBackEvidenceRequest(Guid File, string Reason, long Revision) : INeedsConfirmation;

/// <summary>The delivery office decides what of the evidence anyone may read.</summary>
internal sealed class ReleasingEvidence(DuixianDb db, EvidenceAccess access, StoredFiles files, CivilDay civilDay)
{
    public async Task<Result<Receipt>> ExecuteAsync(ReleaseEvidenceRequest request, Act act, CancellationToken cancel)
    {
        var found = await MineAsync(request.File, request.Revision, act, cancel);
        if (found.Refusal is { } no) { return no; }
        var file = found.Value;
        if (await files.FindAsync(file.Sha256, FileInspection.LargestFile, cancel) is not { } content) { return EvidenceRefusal.Damaged(file.Name); }
        var clean = FileInspection.Clean(file.Name, file.Format, content);
        if (clean.Refusal is { } unclean) { return unclean; }
        var copy = await files.KeepAsync(clean.Value, cancel);   // before the commit: nothing public points to a file that is not there
        if (file.Release(copy, clean.Value.Length, request.Title, civilDay.Today, act) is { } refusal)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }
        return await db.SaveAsync(act, cancel);
    }

    public async Task<Result<Receipt>> ExecuteAsync(TakeBackEvidenceRequest request, Act act, CancellationToken cancel)
    {
        var found = await MineAsync(request.File, request.Revision, act, cancel);
        if (found.Refusal is { } no) { return no; }
        if (found.Value.TakeBack(request.Reason, act) is { } refusal)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }
        return await db.SaveAsync(act, cancel);
    }

    private async Task<Result<EvidenceFile>> MineAsync(Guid id, long revision, Act act, CancellationToken cancel)
    {
        if (await access.FileAsync(id, act.By, cancel) is not { } file) { return EvidenceRefusal.Unknown; }
        if (!act.By.May(Power.ReleaseEvidence)) { return Refusal.NotYours; }
        return file.Revision == revision ? file : Refusal.Stale;
    }
}
