using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.ReviewReports;

/// <summary>One line as the reviewer saw it.</summary>
/// <param name="Revision">If the line has moved on since, the answer is 409.</param>
public sealed record SeenLine(Guid Report, long Revision);

/// <summary>Loads the lines somebody decides on, all or none.</summary>
internal sealed class LinesToReview(DuixianDb db)
{
    /// <summary>Beyond so many it is quicker to read the whole round than to ask for each.</summary>
    private const int MostAsked = 400;

    /// <summary>The lines that were seen, in the order of the sheet; refused where one is not there, not within reach or has moved on.</summary>
    public async Task<Result<List<ProgressReport>>> SeenAsync(RoundId round, IReadOnlyList<SeenLine> seen, Actor by, CancellationToken cancel)
    {
        var revisions = new Dictionary<ReportId, long>(seen.Count);
        foreach (var line in seen) { revisions[new(line.Report)] = line.Revision; }
        var rows = db.Reports.Where(r => r.RoundId == round);
        if (revisions.Count <= MostAsked)
        {
            var ids = revisions.Keys.ToList();
            rows = rows.Where(r => ids.Contains(r.Id));
        }
        else
        {
            rows = rows.AsNoTracking();   // only the chosen ones may get a new revision
        }
        var found = await rows.OrderBy(r => r.Party).ThenBy(r => r.Position).ThenBy(r => r.Id).ToListAsync(cancel);
        var reports = found.Where(r => revisions.ContainsKey(r.Id)).ToList();
        if (reports.Count < revisions.Count || reports.Exists(r => !by.MayTouch(r.Party))) { return DispatchRefusal.LineUnknown; }
        if (!by.May(Power.ReviewReports)) { return Refusal.NotYours; }
        if (reports.Exists(r => r.Revision != revisions[r.Id])) { return Refusal.Stale; }
        if (revisions.Count > MostAsked) { db.AttachRange(reports); }
        return reports;
    }

    /// <summary>Every line that waits, of one party or of the whole round.</summary>
    public async Task<Result<List<ProgressReport>>> WaitingAsync(RoundId round, string? party, Actor by, CancellationToken cancel)
    {
        if (!await db.Rounds.AnyAsync(r => r.Id == round, cancel) || (party is not null && !by.MayTouch(party))) { return DispatchRefusal.RoundUnknown; }
        if (!by.May(Power.ReviewReports)) { return Refusal.NotYours; }
        var account = by.Account;
        return await db.Reports
            .Where(r => r.RoundId == round && r.State == ReportState.Submitted && (party == null || r.Party == party) && (account == null || r.Filer == null || r.Filer != account))
            .OrderBy(r => r.Party).ThenBy(r => r.Position).ThenBy(r => r.Id).ToListAsync(cancel);
    }
}
