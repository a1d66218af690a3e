using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Standings;
using Duixian.Features.YearEnd.Overview;

namespace Duixian.Features.YearEnd.CloseYear;

/// <summary>Closes the year of a plan.</summary>
public sealed record CloseYearRequest(int Year, string Plan) : INeedsConfirmation;

/// <summary>Closes a plan once every item has its verdict and no round is open: nothing is asked or reported any more, mistakes are still corrected.</summary>
internal sealed class CloseYear(DuixianDb db, YearEndOfPlan yearEnd, CivilDay civilDay)
{
    public async Task<Result<Receipt>> ExecuteAsync(CloseYearRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.CloseYear)) { return Refusal.NotYours; }
        return await db.SaveAsync(act, async turn =>
        {
            if (await yearEnd.FindAsync(new PlanAddress(request.Year, request.Plan), turn) is not { } card) { return YearEndRefusal.PlanUnknown; }
            if (card.ClosedOn is { } closed) { return YearEndRefusal.Closed(closed); }
            if (card.OpenRound is { } open) { return YearEndRefusal.RoundOpen(open); }
            if (card.Without > 0) { return YearEndRefusal.VerdictsMissing(card.Without); }
            act.Record(new PlanClosed(request.Year, request.Plan, civilDay.Today, card.Items.Count, card.Delivered));
            return null;
        }, cancel);
    }
}
