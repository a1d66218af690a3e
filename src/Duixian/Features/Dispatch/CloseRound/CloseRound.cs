using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.CloseRound;

/// <summary>Closes a round.</summary>
public sealed record CloseRoundRequest(Guid Round, long Revision) : INeedsConfirmation;

/// <summary>Closes a round: accepted figures are locked, what registers and projects count is taken, and every light of the plan is judged for the period's last day.</summary>
internal sealed class CloseRound(DuixianDb db, RegisterFigures registers, ProjectFigures projects, CivilDay civilDay)
{
    public async Task<Result<Receipt>> ExecuteAsync(CloseRoundRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.KeepRounds)) { return Refusal.NotYours; }
        var id = new RoundId(request.Round);
        if (await db.Rounds.SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } round) { return DispatchRefusal.RoundUnknown; }
        if (round.Revision != request.Revision) { return Refusal.Stale; }
        if (round.ClosedOn is not null) { return DispatchRefusal.RoundClosed(round.Title); }
        return await db.SaveAsync(act, async turn =>
        {
            var accepted = await db.Reports.Where(r => r.RoundId == id && r.State == ReportState.Accepted).ToListAsync(turn);
            foreach (var report in accepted) { report.Lock(); }
            foreach (var figure in await registers.OfAsync(round, act.By.Office, turn)) { act.Record(figure); }
            foreach (var figure in await projects.OfAsync(round, act.By.Office, turn)) { act.Record(figure); }
            return round.Close(accepted.Count, round.Cells - accepted.Count, civilDay.Today, act);
        }, cancel);
    }
}
