using Duixian.Data;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.Sheet;

/// <summary>Where a whole sheet stands, most pressing first.</summary>
internal enum SheetState
{
    Returned,
    Open,
    AwaitingApproval,
    Submitted,
    Accepted,
}

/// <summary>One sheet in the list.</summary>
/// <param name="Asked">Lines nobody has said anything about yet.</param>
internal sealed record SheetRow(int Year, string Plan, int Round, string Title, DateOnly To, DateOnly Opens, DateOnly Due, DateOnly Grace, DateOnly? ClosedOn, string Party, string PartyName, int Lines, int Asked, int Returned, int Awaiting, int Submitted, int Accepted)
{
    public SheetState State => Returned > 0 ? SheetState.Returned : Asked > 0 ? SheetState.Open : Awaiting > 0 ? SheetState.AwaitingApproval : Submitted > 0 ? SheetState.Submitted : SheetState.Accepted;

    public string Path => $"/desk/sheets/{Year}/{Plan}/{Round}/{Uri.EscapeDataString(Party)}";
}

/// <summary>A unit that may want an approver of its own.</summary>
internal sealed record UnitWithApproval(string Party, string Name, bool Required, DateOnly? Since);

/// <summary>The sheets of a person: of one's own unit, or of all.</summary>
internal sealed class SheetsISee(DuixianDb db)
{
    /// <summary>Older rounds are found from the rounds' own page.</summary>
    public const int MostRounds = 24;

    public const int Most = 200;

    /// <summary>Returned first, then by the day due, then what is done.</summary>
    public async Task<IReadOnlyList<SheetRow>> ReadAsync(Actor by, CancellationToken cancel)
    {
        var (unit, office, all) = (by.Unit, by.Office, !by.IsOfOneUnit);
        // Whoever sees every unit looks at what is running; a unit sees its own past too.
        var rounds = await db.Rounds.AsNoTracking().Where(r => !all || r.ClosedOn == null).OrderByDescending(r => r.Due).ThenByDescending(r => r.Year).ThenBy(r => r.Plan).ThenByDescending(r => r.Number).Take(MostRounds).ToDictionaryAsync(r => r.Id, cancel);
        var ids = rounds.Keys.ToList();
        var counts = await db.Reports.Where(r => ids.Contains(r.RoundId) && (all || r.Party == unit || r.Party == office))
            .GroupBy(r => new { r.RoundId, r.Party, r.State }).Select(g => new { g.Key.RoundId, g.Key.Party, g.Key.State, Count = g.Count() }).ToListAsync(cancel);
        var parties = counts.Select(c => c.Party).Distinct(StringComparer.Ordinal).ToList();
        var names = await NamesAsync(parties, cancel);
        return [.. counts.GroupBy(c => (c.RoundId, c.Party)).Select(g =>
        {
            int Of(params ReportState[] states) => g.Where(c => states.Contains(c.State)).Sum(c => c.Count);
            var round = rounds[g.Key.RoundId];
            return new SheetRow(round.Year, round.Plan, round.Number, round.Title, round.To, round.Opens, round.Due, round.Grace, round.ClosedOn, g.Key.Party, names.GetValueOrDefault(g.Key.Party, g.Key.Party), g.Sum(c => c.Count),
                Of(ReportState.Asked), Of(ReportState.Returned), Of(ReportState.AwaitingApproval), Of(ReportState.Submitted), Of(ReportState.Accepted, ReportState.Locked));
        }).OrderBy(r => r.State).ThenBy(r => r.State <= SheetState.Open ? r.Due.DayNumber : -r.Due.DayNumber).ThenBy(r => r.Title, StringComparer.Ordinal).ThenBy(r => r.Party, StringComparer.Ordinal).Take(Most)];
    }

    /// <summary>Whose own approval the person may switch: their unit's, or everybody's.</summary>
    public async Task<IReadOnlyList<UnitWithApproval>> ApprovalsAsync(Actor by, CancellationToken cancel)
    {
        var settings = await db.UnitApprovals.AsNoTracking().ToDictionaryAsync(a => a.Party, StringComparer.Ordinal, cancel);
        var parties = by.IsOfOneUnit ? [by.Unit ?? by.Office] : await db.Units.OrderBy(u => u.Position).ThenBy(u => u.Code).Select(u => u.Code).ToListAsync(cancel);
        parties.AddRange(settings.Keys.Where(p => !by.IsOfOneUnit && !parties.Contains(p)).Order(StringComparer.Ordinal));
        var names = await NamesAsync(parties, cancel);
        return [.. parties.Select(p => new UnitWithApproval(p, names.GetValueOrDefault(p, p), settings.GetValueOrDefault(p)?.Required ?? false, settings.GetValueOrDefault(p)?.Since))];
    }

    private async Task<Dictionary<string, string>> NamesAsync(IReadOnlyList<string> parties, CancellationToken cancel)
    {
        var names = await db.Offices.Where(o => parties.Contains(o.Code)).Select(o => new { o.Code, Name = o.ShortName }).ToDictionaryAsync(o => o.Code, o => o.Name, StringComparer.Ordinal, cancel);
        foreach (var unit in await db.Units.Where(u => parties.Contains(u.Code)).Select(u => new { u.Code, u.ShortName }).ToListAsync(cancel)) { names[unit.Code] = unit.ShortName; }
        return names;
    }
}
