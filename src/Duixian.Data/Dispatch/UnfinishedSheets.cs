using Duixian.Domain.Dispatch;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Dispatch;

/// <summary>What is still to be done in the sheet of one party in one round.</summary>
/// <param name="Asked">Lines nobody has said anything to yet.</param>
/// <param name="Awaiting">Lines that wait for the unit's own approver.</param>
/// <param name="Submitted">Lines that wait for the reviewer.</param>
public sealed record UnfinishedSheet(int Year, string Plan, int Round, string Title, DateOnly Due, DateOnly Grace, DateOnly Closes, string Party, int Asked, int Awaiting, int Submitted, int Returned)
{
    public string Path => $"/desk/sheets/{Year}/{Plan}/{Round}/{Party}";
}

/// <summary>A line that came back, and why.</summary>
public sealed record LineReturned(int Year, string Plan, int Round, string Item, string Party, string Reason);

/// <summary>Sheets with what is still to be done in them: for the desk and for reminders.</summary>
public sealed class UnfinishedSheets(DuixianDb db)
{
    private const int Most = 2_000;
    private const int MostRounds = 100;

    /// <param name="parties">Null: everybody's.</param>
    public async Task<IReadOnlyList<UnfinishedSheet>> OfAsync(IReadOnlyCollection<string>? parties, DateOnly today, CancellationToken cancel)
    {
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.Opens <= today)
            .OrderByDescending(r => r.Due).ThenBy(r => r.Year).ThenBy(r => r.Plan).ThenBy(r => r.Number)
            .Select(r => new { r.Id, r.Year, r.Plan, r.Number, r.Title, r.Due, r.Grace, r.Closes, Open = r.ClosedOn == null }).Take(MostRounds).ToListAsync(cancel);
        if (rounds.Count == 0) { return []; }
        var (ids, open) = (rounds.ConvertAll(r => r.Id), rounds.Where(r => r.Open).Select(r => r.Id).ToList());
        // What was never said is asked for until the round is closed; what came back or waits is still on somebody's desk after it.
        var lines = db.Reports.Where(r => ids.Contains(r.RoundId)
            && (r.State == ReportState.Returned || r.State == ReportState.AwaitingApproval || r.State == ReportState.Submitted || (r.State == ReportState.Asked && open.Contains(r.RoundId))));
        if (parties is not null) { lines = lines.Where(r => parties.Contains(r.Party)); }
        var counts = await lines.GroupBy(r => new { r.RoundId, r.Party, r.State }).Select(g => new { g.Key.RoundId, g.Key.Party, g.Key.State, Count = g.Count() }).ToListAsync(cancel);
        return [.. (
            from round in rounds
            join count in counts on round.Id equals count.RoundId
            group count by (round, count.Party) into sheet
            orderby sheet.Key.round.Due, sheet.Key.round.Year, sheet.Key.round.Plan, sheet.Key.round.Number, sheet.Key.Party
            let of = sheet.ToDictionary(c => c.State, c => c.Count)
            select new UnfinishedSheet(
                sheet.Key.round.Year, sheet.Key.round.Plan, sheet.Key.round.Number, sheet.Key.round.Title, sheet.Key.round.Due, sheet.Key.round.Grace, sheet.Key.round.Closes, sheet.Key.Party,
                of.GetValueOrDefault(ReportState.Asked), of.GetValueOrDefault(ReportState.AwaitingApproval), of.GetValueOrDefault(ReportState.Submitted), of.GetValueOrDefault(ReportState.Returned))).Take(Most)];
    }

    /// <summary>Lines that came back, newest round first.</summary>
    /// <param name="most">Of each question, not of each party.</param>
    public async Task<IReadOnlyList<LineReturned>> ReturnedAsync(IReadOnlyCollection<string> parties, int most, CancellationToken cancel) =>
        await (
            from line in db.Reports.AsNoTracking()
            where line.State == ReportState.Returned && parties.Contains(line.Party)
            join round in db.Rounds on line.RoundId equals round.Id
            orderby round.Due descending, line.RoundId, line.Party, line.Position
            select new LineReturned(line.Year, line.Plan, line.Round, line.Item, line.Party, line.ReturnReason ?? "")).Take(most).ToListAsync(cancel);
}
