using Duixian.Data;
using Duixian.Data.Evidence;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.ReviewReports;

/// <summary>A reviewer accepts figures: from then on they count, before everyone.</summary>
/// <param name="Party">Only of this party; asked where no lines are named.</param>
/// <param name="Lines">What the reviewer saw. Empty: every line that waits now and was not filed by the reviewer.</param>
public sealed record AcceptReportsRequest(Guid Round, string? Party, IReadOnlyList<SeenLine> Lines);

/// <summary>Accepts one line, some, or all that wait: all or none of them.</summary>
internal sealed class AcceptReports(DuixianDb db, LinesToReview lines, EvidenceGrades backing)
{
    public async Task<Result<Receipt>> ExecuteAsync(AcceptReportsRequest request, Act act, CancellationToken cancel)
    {
        var round = new RoundId(request.Round);
        var found = request.Lines.Count > 0 ? await lines.SeenAsync(round, request.Lines, act.By, cancel) : await lines.WaitingAsync(round, request.Party, act.By, cancel);
        if (found.Refusal is { } refusal) { return refusal; }
        var reports = found.Value;
        if (reports.Count == 0) { return DispatchRefusal.NothingWaits; }
        return await db.SaveAsync(act, async turn =>
        {
            // While nobody else writes: whether the round was closed meanwhile, and what stands.
            var closed = await db.Rounds.Where(r => r.Id == round).Select(r => r.ClosedOn).SingleAsync(turn) is not null;
            var stands = await StandingAsync(reports, turn);
            var grades = await backing.OfAsync([.. reports.Select(r => r.Id)], turn);
            var together = new List<ProgressReport>();
            foreach (var report in reports)
            {
                var grade = grades[report.Id];
                var asBefore = report.SaysAsBefore(stands.GetValueOrDefault((report.Item, report.Indicator, report.Party)), grade);
                if (report.Accept(grade, closed, act, asBefore) is { } no) { return no; }
                if (asBefore) { together.Add(report); }
            }
            RecordTogether(together, act);
            return null;
        }, cancel);
    }

    /// <summary>The newest figure of each party that filed "no change", where it is older than the line's day.</summary>
    private async Task<Dictionary<(string Item, int Indicator, string Party), Figure>> StandingAsync(List<ProgressReport> reports, CancellationToken cancel)
    {
        var unchanged = reports.Where(r => r.Unchanged).ToList();
        if (unchanged.Count == 0) { return []; }
        var (year, plan, day) = (unchanged[0].Year, unchanged[0].Plan, unchanged[0].AsOf);   // one round is of one plan and one day
        var parties = unchanged.Select(r => r.Party).Distinct(StringComparer.Ordinal).ToList();
        var rows = db.PartyStandings.AsNoTracking().Where(s => s.Year == year && s.Plan == plan && parties.Contains(s.Party) && s.AsOf < day);
        if (unchanged is [var only]) { rows = rows.Where(s => s.Item == only.Item && s.Indicator == only.Indicator); }
        return (await rows.Select(s => new { s.Item, s.Indicator, s.Party, s.Figure }).ToListAsync(cancel)).ToDictionary(s => (s.Item, s.Indicator, s.Party), s => s.Figure);
    }

    private static void RecordTogether(List<ProgressReport> reports, Act act)
    {
        foreach (var sheet in reports.GroupBy(r => (r.Party, Office: r.Office ?? "", r.Proxy, r.Late)))
        {
            var first = sheet.First();
            foreach (var lot in EntryLots.Of(sheet.Select(r => new FigureKey(r.Item, r.Indicator))))
            {
                act.Record(new FiguresUnchanged(first.Year, first.Plan, sheet.Key.Party, first.Round, first.AsOf, sheet.Key.Office, sheet.Key.Proxy, sheet.Key.Late, lot));
            }
        }
    }
}
