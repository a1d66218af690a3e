using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Evidence;

namespace Duixian.Features.Evidence.KeepEvidence;

/// <summary>A reviewer grades a file otherwise.</summary>
public sealed record RegradeEvidenceRequest(Guid File, EvidenceGrade Grade, string Reason, long Revision);

/// <summary>The file stands behind the line no longer.</summary>
public sealed record WithdrawEvidenceRequest(Guid File, string Reason, long Revision);

/// <summary>What is said of a file after it was added.</summary>
internal sealed class EvidenceKeeping(DuixianDb db, EvidenceAccess access, CivilDay civilDay)
{
    public Task<Result<Receipt>> ExecuteAsync(RegradeEvidenceRequest request, Act act, CancellationToken cancel) =>
        ChangeAsync(request.File, request.Revision, Power.ReviewReports, act, file => Enum.IsDefined(request.Grade) ? file.Regrade(request.Grade, request.Reason, act) : EvidenceRefusal.GradeMissing, cancel);

    public Task<Result<Receipt>> ExecuteAsync(WithdrawEvidenceRequest request, Act act, CancellationToken cancel) =>
        ChangeAsync(request.File, request.Revision, Power.AddEvidence, act, file => file.Withdraw(request.Reason, civilDay.Today, act), cancel);

    private async Task<Result<Receipt>> ChangeAsync(Guid id, long revision, Power power, Act act, Func<EvidenceFile, Refusal?> change, CancellationToken cancel)
    {
        if (await access.FileAsync(id, act.By, cancel) is not { } file) { return EvidenceRefusal.Unknown; }
        if (!act.By.May(power)) { return Refusal.NotYours; }
        if (file.Revision != revision) { return Refusal.Stale; }
        if (change(file) is { } refusal)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }
        return await db.SaveAsync(act, cancel);
    }
}
