using Duixian.Data;
using Duixian.Data.Ledger;
using Duixian.Data.Registers;
using Duixian.Data.Rollups;
using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Registers;
using Duixian.Features.Dispatch.ReviewReports;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.Corrections;

/// <summary>One indicator's figure of one party.</summary>
public sealed record FigureAddress(int Year, string Plan, string Item, int Indicator, string Party);

/// <summary>Something that happened to a figure.</summary>
/// <param name="Kind">submitted, approved, returned, accepted, unchanged, takenBack, proposed, corrected, refused.</param>
/// <param name="Before">What stood before, where it was corrected.</param>
internal sealed record FigureEvent(long Seq, DateTimeOffset At, string Kind, string Office, DateOnly? AsOf, Figure? Figure, Figure? Before, string? Reason, Explanation? Explanation, bool Late, bool Proxy)
{
    /// <summary>Anyone may read the entry.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Where its receipt is had; null for who may not have it.</summary>
    public string? Receipt { get; init; }
}

/// <param name="Points">What stands, newest day first.</param>
/// <param name="Waiting">Proposed corrections nobody decided on yet.</param>
/// <param name="Source">What the figure is counted from since when and why; null where it is reported.</param>
internal sealed record FigureView(string Title, string Subject, Measure? Measure, string BaseUnit, Promise? Promise, string PartyName, IReadOnlyList<FigurePoint> Points, IReadOnlyList<Correction> Waiting, IReadOnlyList<FigureEvent> Events, FigureSource? Source);

/// <summary>The whole life of a figure, newest first: every report, return, acceptance and correction, as the ledger has it.</summary>
internal sealed class FigureHistory(DuixianDb db, FigureSources sources)
{
    private const int Most = 1_000;

    /// <returns>Null where there is no such figure, or not for this person.</returns>
    public async Task<FigureView?> ReadAsync(FigureAddress at, Actor by, CancellationToken cancel)
    {
        if (!by.MayTouch(at.Party)) { return null; }
        var line = await db.ListLines.AsNoTracking().SingleOrDefaultAsync(l => l.Year == at.Year && l.Plan == at.Plan && l.Item == at.Item && l.Indicator == at.Indicator, cancel);
        var rounds = await db.Reports.Where(r => r.Year == at.Year && r.Plan == at.Plan && r.Item == at.Item && r.Indicator == at.Indicator && r.Party == at.Party).Select(r => r.Round).Distinct().OrderByDescending(n => n).Take(Most).ToListAsync(cancel);
        var points = await db.FigurePoints.AsNoTracking().Where(p => p.Year == at.Year && p.Plan == at.Plan && p.Item == at.Item && p.Indicator == at.Indicator && p.Party == at.Party).OrderByDescending(p => p.AsOf).Take(Most).ToListAsync(cancel);
        if (line is null || rounds.Count + points.Count == 0) { return null; }
        var waiting = await db.Corrections.AsNoTracking().Where(c => c.State == CorrectionState.Proposed && c.Year == at.Year && c.Plan == at.Plan && c.Item == at.Item && c.Indicator == at.Indicator && c.Party == at.Party).OrderBy(c => c.Id).ToListAsync(cancel);
        var events = await EventsAsync(at, rounds, by, cancel);
        var names = await PartyNames.ReadAsync(db, [at.Party, .. events.Select(e => e.Office).Distinct(StringComparer.Ordinal)], cancel);
        return new(line.Title, line.Subject, line.Measure, line.BaseUnit, line.Promise, names.GetValueOrDefault(at.Party, at.Party), points, waiting, [.. events.Select(e => e with { Office = names.GetValueOrDefault(e.Office, e.Office) })], await sources.OfAsync(new(at.Year, at.Plan), at.Item, at.Indicator, cancel));
    }

    private async Task<IReadOnlyList<FigureEvent>> EventsAsync(FigureAddress at, List<int> rounds, Actor by, CancellationToken cancel)
    {
        List<string> streams =
        [
            new FigureTakenBack(at.Year, at.Plan, at.Item, at.Indicator, at.Party, 0, default, "").Stream,
            new FiguresUnchanged(at.Year, at.Plan, at.Party, 0, default, "", false, false, []).Stream,
            .. rounds.Select(r => SheetMoved.StreamOf(at.Year, at.Plan, r, at.Party)),
        ];
        var rows = await (
            from entry in db.LedgerEntries.AsNoTracking()
            join act in db.Acts on entry.ActId equals act.Id
            join secret in db.LedgerPrivate on entry.Seq equals secret.Seq into secrets
            from secret in secrets.DefaultIfEmpty()
            where streams.Contains(entry.Stream)
            orderby entry.Seq descending
            select new { Entry = entry, act.Office, Secret = entry.IsPublic ? null : secret }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => BodyJson.Read(r.Entry, r.Secret) is { } body ? Said(at, r.Entry, r.Office, body) is { } said ? said with { IsPublic = r.Entry.IsPublic, Receipt = ReceiptOf(r.Entry, r.Office, by) } : null : null).OfType<FigureEvent>()];   // null where it was erased
    }

    /// <summary>What is published proves itself to anyone; the receipt of the rest is its office's.</summary>
    private static string? ReceiptOf(LedgerEntry entry, string office, Actor by) =>
        entry.IsPublic ? $"/log/receipt/{entry.Seq}" : by.MayTouch(office) ? $"/desk/receipts/{entry.ActId:D}.tlog-proof" : null;

    private static FigureEvent? Said(FigureAddress at, LedgerEntry entry, string office, EntryBody body)
    {
        var nothing = new FigureEvent(entry.Seq, entry.At, "", office, null, null, null, null, null, false, false);
        return body switch
        {
            SheetMoved m when m.Lines.FirstOrDefault(l => l.Item == at.Item && l.Indicator == at.Indicator) is { } said => nothing with { Kind = m.Change, Figure = said.Figure, Reason = m.Reason ?? said.WarningReason, Explanation = said.Explanation },
            FiguresUnchanged u when u.Lines.Any(l => l.Item == at.Item && l.Indicator == at.Indicator) => nothing with { Kind = "unchanged", AsOf = u.AsOf, Late = u.Late, Proxy = u.Proxy },
            FigureEntry f when f.Item != at.Item || f.Indicator != at.Indicator => null,
            FigureAccepted a => nothing with { Kind = "accepted", AsOf = a.AsOf, Figure = a.Figure, Explanation = a.Explanation, Late = a.Late, Proxy = a.Proxy },
            FigureTakenBack t => nothing with { Kind = "takenBack", AsOf = t.AsOf, Reason = t.Reason },
            CorrectionProposed p => nothing with { Kind = "proposed", AsOf = p.AsOf, Figure = p.New, Before = p.Old, Reason = p.Reason },
            FigureCorrected c => nothing with { Kind = "corrected", AsOf = c.AsOf, Figure = c.New, Before = c.Old, Reason = c.Reason },
            CorrectionRefused r => nothing with { Kind = "refused", AsOf = r.AsOf, Reason = r.Reason },
            _ => null,
        };
    }
}
