using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.Api;

/// <summary>Reading rounds and sheets.</summary>
internal static class RoundsApi
{
    private const int Most = 500;

    /// <summary>Lists rounds, newest first; at most 500.</summary>
    /// <param name="year">Only of this plan year.</param>
    /// <param name="plan">Only of this plan.</param>
    internal static async Task<Ok<List<ApiRound>>> ListAsync(int? year, string? plan, DuixianDb db, CancellationToken cancel)
    {
        var rounds = await db.Rounds.AsNoTracking().Where(r => (year == null || r.Year == year) && (plan == null || r.Plan == plan))
            .OrderByDescending(r => r.Year).ThenByDescending(r => r.To).ThenBy(r => r.Plan).ThenByDescending(r => r.Number).Take(Most).ToListAsync(cancel);
        return TypedResults.Ok(rounds.ConvertAll(Written));
    }

    /// <summary>All lines of one party in one round, in the order of the sheet.</summary>
    /// <param name="round">Id of the round.</param>
    /// <param name="party">Code of the county, zone or office.</param>
    internal static async Task<Results<Ok<ApiSheet>, ProblemHttpResult>> SheetAsync(Guid round, string party, SignedIn signedIn, DuixianDb db, ApiAnswers answers, CancellationToken cancel)
    {
        var id = new RoundId(round);
        if (signedIn.Actor is not { } by || !by.MayTouch(party) || await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } found) { return answers.Refused(DispatchRefusal.RoundUnknown); }
        var lines = await db.Reports.AsNoTracking().Where(r => r.RoundId == id && r.Party == party).OrderBy(r => r.Position).ThenBy(r => r.Id).ToListAsync(cancel);
        if (lines.Count == 0) { return answers.Refused(DispatchRefusal.RoundUnknown); }
        return TypedResults.Ok(new ApiSheet(Written(found), party, lines.ConvertAll(ApiLine.From)));
    }

    private static ApiRound Written(DispatchRound r) => new(r.Id.Value, r.Year, r.Plan, r.Number, r.PeriodCode, r.To, r.Opens, r.Due, r.Grace, r.Closes, r.Title, r.Cells, r.Parties, r.ClosedOn);
}
