using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;

namespace Duixian.Features.Dispatch.ReviewReports;

/// <summary>One line that goes back to its office.</summary>
/// <param name="Reason">What is wrong with it, for whoever mends it.</param>
public sealed record ReturnedLine(Guid Report, long Revision, string Reason);

/// <summary>A reviewer gives lines back, each with its reason. Accepted ones count no longer then; locked ones are only corrected.</summary>
public sealed record ReturnReportsRequest(Guid Round, IReadOnlyList<ReturnedLine> Lines);

/// <summary>Returns one line or several: all or none of them.</summary>
internal sealed class ReturnReports(DuixianDb db, LinesToReview lines)
{
    public async Task<Result<Receipt>> ExecuteAsync(ReturnReportsRequest request, Act act, CancellationToken cancel)
    {
        if (request.Lines.Count == 0) { return DispatchRefusal.NothingWaits; }
        var found = await lines.SeenAsync(new(request.Round), [.. request.Lines.Select(l => new SeenLine(l.Report, l.Revision))], act.By, cancel);
        if (found.Refusal is { } refusal) { return refusal; }
        var reasons = new Dictionary<ReportId, string>();
        foreach (var line in request.Lines) { reasons[new(line.Report)] = line.Reason; }
        foreach (var report in found.Value)
        {
            // What its own office has not approved is not before the reviewer yet.
            if (report.State == ReportState.AwaitingApproval) { return DispatchRefusal.WrongState(report.Item, report.State); }
            if (report.Return(reasons[report.Id], act) is { } no) { return no; }
        }
        foreach (var together in found.Value.GroupBy(r => (r.Party, Reason: r.ReturnReason))) { SheetMoves.Record(act, SheetMoves.Returned, together.Key.Reason, [.. together]); }
        return await db.SaveAsync(act, cancel);
    }
}
