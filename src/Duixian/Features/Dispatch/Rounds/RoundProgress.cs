using Duixian.Data;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.Rounds;

/// <summary>How far a round is, of one unit or of all. Nothing is counted of a person.</summary>
/// <param name="InTime">Filed not later than the day of grace, and not with the unit again.</param>
/// <param name="Late">Filed later, and not with the unit again.</param>
/// <param name="Returned">With the unit again, for a reason.</param>
/// <param name="Missing">Nothing has come yet; what waits for the unit's own approver has not come.</param>
/// <param name="ToReview">Of those filed: not looked at yet.</param>
/// <param name="Accepted">Of those filed: accepted.</param>
public sealed record RoundProgress(int Asked, int InTime, int Late, int Returned, int Missing, int ToReview, int Accepted)
{
    public static readonly RoundProgress None = new(0, 0, 0, 0, 0, 0, 0);

    public int Filed => InTime + Late;

    /// <summary>Share of what is asked that has come and was not returned; null where nothing is asked.</summary>
    public decimal? Completeness => Asked == 0 ? null : (decimal)Filed / Asked;

    /// <summary>Share of what is asked that came in time.</summary>
    public decimal? Timeliness => Asked == 0 ? null : (decimal)InTime / Asked;

    public static RoundProgress Of(IEnumerable<(ReportState State, bool Late, int Count)> counts)
    {
        var all = counts.ToList();
        int Sum(Func<ReportState, bool, bool> which) => all.Where(c => which(c.State, c.Late)).Sum(c => c.Count);
        return new(
            all.Sum(c => c.Count), Sum((s, late) => Came(s) && !late), Sum((s, late) => Came(s) && late), Sum((s, _) => s == ReportState.Returned),
            Sum((s, _) => s is ReportState.Asked or ReportState.AwaitingApproval), Sum((s, _) => s == ReportState.Submitted), Sum((s, _) => s is ReportState.Accepted or ReportState.Locked));
    }

    private static bool Came(ReportState state) => state is ReportState.Submitted or ReportState.Accepted or ReportState.Locked;
}

/// <summary>A round in one line.</summary>
internal sealed record RoundLine(DispatchRound Round, string? PlanTitle, RoundProgress Progress);

/// <summary>One unit or office of a round.</summary>
internal sealed record PartyProgress(string Party, string Name, int Position, RoundProgress Progress);

/// <summary>A round with what every unit has done. A reporter sees the own unit alone.</summary>
internal sealed record RoundCard(DispatchRound Round, string? PlanTitle, IReadOnlyList<PartyProgress> Parties)
{
    public RoundProgress Whole { get; } = new(
        Parties.Sum(p => p.Progress.Asked), Parties.Sum(p => p.Progress.InTime), Parties.Sum(p => p.Progress.Late), Parties.Sum(p => p.Progress.Returned),
        Parties.Sum(p => p.Progress.Missing), Parties.Sum(p => p.Progress.ToReview), Parties.Sum(p => p.Progress.Accepted));
}

/// <summary>Rounds as a person may see them.</summary>
internal sealed class RoundReads(DuixianDb db)
{
    public const int PerPage = 24;
    private const int MostParties = 2_000;

    public async Task<(IReadOnlyList<RoundLine> Lines, int Total)> ListAsync(Actor by, int page, CancellationToken cancel)
    {
        var total = await db.Rounds.CountAsync(cancel);
        var rounds = await db.Rounds.AsNoTracking().OrderByDescending(r => r.Year).ThenByDescending(r => r.To).ThenBy(r => r.Plan).ThenByDescending(r => r.Number)
            .Skip((page - 1) * PerPage).Take(PerPage).ToListAsync(cancel);
        var ids = rounds.Select(r => r.Id).ToList();
        var counts = (await Mine(db.Reports.AsNoTracking().Where(r => ids.Contains(r.RoundId)), by)
            .GroupBy(r => new { r.RoundId, r.State, r.Late }).Select(g => new { g.Key.RoundId, g.Key.State, g.Key.Late, Count = g.Count() }).ToListAsync(cancel))
            .ToLookup(c => c.RoundId, c => (c.State, c.Late, c.Count));
        var years = rounds.Select(r => r.Year).Distinct().ToList();
        var titles = await db.PlanSummaries.Where(p => years.Contains(p.Year)).Select(p => new { p.Year, p.Plan, p.Title }).ToDictionaryAsync(p => (p.Year, p.Plan), p => p.Title, cancel);
        return ([.. rounds.Select(r => new RoundLine(r, titles.GetValueOrDefault((r.Year, r.Plan)), RoundProgress.Of(counts[r.Id])))], total);
    }

    public async Task<RoundCard?> FindAsync(int year, string plan, int number, Actor by, CancellationToken cancel)
    {
        if (await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Year == year && r.Plan == plan && r.Number == number, cancel) is not { } round) { return null; }
        var counts = await Mine(db.Reports.AsNoTracking().Where(r => r.RoundId == round.Id), by)
            .GroupBy(r => new { r.Party, r.State, r.Late }).Select(g => new { g.Key.Party, g.Key.State, g.Key.Late, Count = g.Count() }).ToListAsync(cancel);
        var title = await db.PlanSummaries.Where(p => p.Year == year && p.Plan == plan).Select(p => p.Title).SingleOrDefaultAsync(cancel);
        var names = await PartyNames.ReadAsync(db, cancel);
        return new(round, title, [.. counts.GroupBy(c => c.Party, StringComparer.Ordinal)
            .Select(g => new PartyProgress(g.Key, names.NameOf(g.Key), names.PositionOf(g.Key), RoundProgress.Of(g.Select(c => (c.State, c.Late, c.Count)))))
            .OrderBy(p => p.Position).ThenBy(p => p.Party, StringComparer.Ordinal).Take(MostParties)]);
    }

    private static IQueryable<ProgressReport> Mine(IQueryable<ProgressReport> reports, Actor by)
    {
        if (!by.IsOfOneUnit) { return reports; }
        var (unit, office) = (by.Unit ?? by.Office, by.Office);
        return reports.Where(r => r.Party == unit || r.Party == office);
    }
}
