using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Features.Dispatch.FileSheet;
using Duixian.Features.Dispatch.ReviewReports;

namespace Duixian.Features.Dispatch.ApproveSheet;

/// <summary>The unit's approver stands behind lines of its sheet; they go on to the reviewer.</summary>
public sealed record ApproveSheetRequest(Guid Round, string Party, IReadOnlyList<SeenLine> Lines);

/// <summary>The unit's approver gives lines back inside the unit.</summary>
public sealed record ReturnInsideRequest(Guid Round, string Party, IReadOnlyList<SeenLine> Lines, string Reason);

/// <summary>What happens to a sheet inside its unit, between filing and review.</summary>
internal sealed class ApproveSheet(DuixianDb db, SheetAccess access)
{
    public Task<Result<Receipt>> ExecuteAsync(ApproveSheetRequest request, Act act, CancellationToken cancel) =>
        MoveAsync(request.Round, request.Party, request.Lines, SheetMoves.Approved, null, line => line.Approve(), act, cancel);

    public async Task<Result<Receipt>> ExecuteAsync(ReturnInsideRequest request, Act act, CancellationToken cancel) =>
        await MoveAsync(request.Round, request.Party, request.Lines, SheetMoves.Returned, request.Reason?.Trim(), line => line.State == ReportState.AwaitingApproval ? line.Return(request.Reason, act) : DispatchRefusal.WrongState(line.Item, line.State), act, cancel);

    private async Task<Result<Receipt>> MoveAsync(Guid round, string party, IReadOnlyList<SeenLine> seen, string change, string? reason, Func<ProgressReport, Refusal?> move, Act act, CancellationToken cancel)
    {
        if (await access.FindAsync(round, party, act.By, cancel) is not { } sheet) { return DispatchRefusal.RoundUnknown; }
        if (!act.By.May(Power.ApproveSheets)) { return Refusal.NotYours; }
        if (seen.Count == 0) { return SheetRefusal.NothingToApprove; }
        var known = sheet.Lines.ToDictionary(l => l.Report.Id.Value, l => l.Report);
        if (seen.Any(s => !known.ContainsKey(s.Report))) { return DispatchRefusal.LineUnknown; }
        if (seen.Any(s => known[s.Report].Revision != s.Revision)) { return Refusal.Stale; }
        var lines = seen.Select(s => known[s.Report]).Distinct().ToList();
        foreach (var line in lines)
        {
            if (move(line) is { } refusal) { return refusal; }
        }
        SheetMoves.Record(act, sheet.Round, party, change, reason, lines);
        db.UpdateRange(lines);
        return await db.SaveAsync(act, cancel);
    }
}
