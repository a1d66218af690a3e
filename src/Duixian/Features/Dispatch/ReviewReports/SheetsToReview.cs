using Duixian.Data;
using Duixian.Domain.Dispatch;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.ReviewReports;

/// <summary>A sheet with lines that wait for the reviewer.</summary>
/// <param name="Warned">Lines whose figure looked unlikely and was filed with a reason.</param>
/// <param name="Explained">Lines that say why they are behind.</param>
/// <param name="Oldest">Day the oldest waiting line was filed on.</param>
internal sealed record WaitingSheet(DispatchRound Round, string Party, string PartyName, int Lines, int Warned, int Explained, int Late, DateOnly? Oldest);

/// <param name="Sheets">How many sheets wait in all.</param>
/// <param name="Lines">How many lines wait in all.</param>
internal sealed record WaitingView(IReadOnlyList<WaitingSheet> Shown, int Sheets, int Lines);

/// <summary>What waits for a reviewer, sheet by sheet; what was filed first comes first.</summary>
internal sealed class SheetsToReview(DuixianDb db)
{
    public const int PageSize = 50;

    public async Task<WaitingView> ReadAsync(int page, CancellationToken cancel)
    {
        var waiting = db.Reports.AsNoTracking().Where(r => r.State == ReportState.Submitted);
        var sheets = waiting.GroupBy(r => new { r.RoundId, r.Party });
        var rows = await sheets
            .Select(g => new
            {
                g.Key.RoundId,
                g.Key.Party,
                Lines = g.Count(),
                Warned = g.Count(r => r.WarningReason != null),
                Explained = g.Count(r => r.Explanation != null),
                Late = g.Count(r => r.Late),
                Oldest = g.Min(r => r.FiledOn),
            })
            .OrderBy(s => s.Oldest == null).ThenBy(s => s.Oldest).ThenBy(s => s.RoundId).ThenBy(s => s.Party)
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var (all, lines) = (await sheets.CountAsync(cancel), await waiting.CountAsync(cancel));
        var (roundIds, parties) = (rows.Select(r => r.RoundId).Distinct().ToList(), rows.Select(r => r.Party).Distinct(StringComparer.Ordinal).ToList());
        var rounds = await db.Rounds.AsNoTracking().Where(r => roundIds.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancel);
        var names = await PartyNames.ReadAsync(db, parties, cancel);
        return new([.. rows.Select(r => new WaitingSheet(rounds[r.RoundId], r.Party, names.GetValueOrDefault(r.Party, r.Party), r.Lines, r.Warned, r.Explained, r.Late, r.Oldest))], all, lines);
    }
}

/// <summary>Codes of counties, zones and offices to the names people use.</summary>
internal static class PartyNames
{
    public static async Task<Dictionary<string, string>> ReadAsync(DuixianDb db, IReadOnlyCollection<string> codes, CancellationToken cancel)
    {
        var names = await db.Offices.AsNoTracking().Where(o => codes.Contains(o.Code)).ToDictionaryAsync(o => o.Code, o => o.Name, StringComparer.Ordinal, cancel);
        foreach (var unit in await db.Units.AsNoTracking().Where(u => codes.Contains(u.Code)).Select(u => new { u.Code, u.ShortName }).ToListAsync(cancel)) { names[unit.Code] = unit.ShortName; }
        return names;
    }
}
