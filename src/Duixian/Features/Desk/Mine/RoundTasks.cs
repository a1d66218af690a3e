using System.Globalization;
using Duixian.Data;
using Duixian.Data.Dispatch;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Evidence;
using Duixian.Domain.Ledger;
using Duixian.Shell.Formatting;
using Duixian.Ui;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Desk.Mine;

/// <summary>What the monthly round asks of the person today: of those who file, of those who approve, of those who review.</summary>
internal sealed class RoundTasks(DuixianDb db, UnfinishedSheets sheets, CivilDay civilDay)
{
    private const int MostSheets = 30;
    private const int MostReturned = 200;

    /// <summary>Promises are spoken of from this many days before their day.</summary>
    private const int Ahead = 14;

    public async Task<IReadOnlyList<DeskTask>> ReadAsync(Actor by, CancellationToken cancel)
    {
        if (!by.May(Power.SeeSheets)) { return []; }
        var (tasks, today) = (new List<DeskTask>(), civilDay.Today);
        var own = new[] { by.Unit, by.Office }.OfType<string>().Where(p => p.Length > 0).ToList();
        var waiting = await sheets.OfAsync(by.May(Power.ReviewReports) ? null : own, today, cancel);
        if (by.May(Power.FillSheets) || by.May(Power.ApproveSheets))
        {
            var mine = waiting.Where(w => own.Contains(w.Party, StringComparer.Ordinal)).Take(MostSheets).ToList();
            var returned = mine.Exists(w => w.Returned > 0) ? await sheets.ReturnedAsync(own, MostReturned, cancel) : [];
            tasks.AddRange(mine.SelectMany(w => OfSheet(w, returned, by, today)));
        }
        if (by.May(Power.ReviewReports)) { tasks.AddRange(OfReview(waiting)); }
        tasks.AddRange(await OfCorrectionsAsync(by, cancel));
        tasks.AddRange(await OfPromisesAsync(by, today, cancel));
        if (by.May(Power.ReleaseEvidence)) { tasks.AddRange(await OfEvidenceAsync(cancel)); }
        return tasks;
    }

    private static IEnumerable<DeskTask> OfSheet(UnfinishedSheet sheet, IReadOnlyList<LineReturned> returned, Actor by, DateOnly today)
    {
        var late = today > sheet.Due;
        foreach (var line in returned.Where(r => r.Party == sheet.Party && r.Year == sheet.Year && r.Plan == sheet.Plan && r.Round == sheet.Round).Take(3))
        {
            yield return new(Mark.Preparing, true, "Task.Returned", [sheet.Title, line.Item, line.Reason], sheet.Path);
        }
        if (sheet.Returned > 3) { yield return new(Mark.Preparing, true, "Task.ReturnedMore", [sheet.Title, sheet.Returned], sheet.Path); }
        if (sheet.Asked > 0 && by.May(Power.FillSheets)) { yield return new(late ? Mark.Preparing : Mark.Soon, late, late ? "Task.SheetLate" : today == sheet.Due ? "Task.SheetToday" : "Task.Sheet", [sheet.Title, sheet.Asked, Days.Write(sheet.Due)], sheet.Path); }
        if (sheet.Awaiting > 0 && by.May(Power.ApproveSheets)) { yield return new(Mark.UnderWay, late, "Task.Approve", [sheet.Title, sheet.Awaiting, Days.Write(sheet.Due)], sheet.Path); }
    }

    private static IEnumerable<DeskTask> OfReview(IReadOnlyList<UnfinishedSheet> waiting) =>
        waiting.Where(w => w.Submitted > 0).GroupBy(w => (w.Year, w.Plan, w.Round, w.Title)).Take(MostSheets)
            .Select(r => new DeskTask(Mark.UnderWay, false, "Task.Review", [r.Key.Title, r.Sum(w => w.Submitted), r.Count()], "/desk/review"));

    /// <summary>Corrections somebody else proposed; nobody decides on their own.</summary>
    private async Task<IEnumerable<DeskTask>> OfCorrectionsAsync(Actor by, CancellationToken cancel)
    {
        if (!by.May(Power.ReviewReports)) { return []; }
        var account = by.Account;
        var open = await db.Corrections.CountAsync(c => c.State == CorrectionState.Proposed && (account == null || c.Proposer != account), cancel);
        return open == 0 ? [] : [new(Mark.Soon, true, "Task.Corrections", [open], "/desk/corrections")];
    }

    /// <summary>Promises the office leads whose day comes soon.</summary>
    private async Task<IEnumerable<DeskTask>> OfPromisesAsync(Actor by, DateOnly today, CancellationToken cancel)
    {
        var (office, until) = (by.Office, today.AddDays(Ahead));
        var soon = await db.ListLines.Where(l => l.Lead == office && !l.Withdrawn && l.DuePrinted && l.Due >= today && l.Due <= until)
            .Select(l => new { l.Year, l.Plan, l.Item, l.Title, l.Due }).Distinct().OrderBy(l => l.Due).ThenBy(l => l.Plan).ThenBy(l => l.Item).Take(10).ToListAsync(cancel);
        return soon.Select(l => new DeskTask(Mark.Soon, false, "Task.PromiseDue", [l.Item, l.Title, Days.Write(l.Due)], string.Create(CultureInfo.InvariantCulture, $"/{l.Year}/{l.Plan}/{l.Item}")));
    }

    /// <summary>Pictures and tables behind figures that count already: before everyone they would say more than the figure alone.</summary>
    private async Task<IEnumerable<DeskTask>> OfEvidenceAsync(CancellationToken cancel)
    {
        var files = await db.EvidenceFiles.CountAsync(
            f => f.Label == EvidenceLabel.Internal && f.WithdrawnOn == null && f.Format != FileFormat.Pdf && f.Format != FileFormat.Ofd
                && db.Reports.Any(r => r.Id == f.ReportId && (r.State == ReportState.Accepted || r.State == ReportState.Locked)), cancel);
        return files == 0 ? [] : [new(Mark.Planned, false, "Task.Release", [files], "/desk/evidence?which=internal")];
    }
}
