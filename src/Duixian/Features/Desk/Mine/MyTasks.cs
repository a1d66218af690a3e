using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Shell.Formatting;
using Duixian.Ui;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Desk.Mine;

/// <summary>One thing that waits for the person.</summary>
/// <param name="Say">Its sentence in the text files.</param>
/// <param name="Path">Where it is done.</param>
internal sealed record DeskTask(Mark Mark, bool Attention, string Say, IReadOnlyList<object> Names, string Path);

/// <summary>What waits for the person who is signed in, most pressing first. One question for each kind of thing, whatever there is.</summary>
internal sealed class MyTasks(DuixianDb db, CivilDay days)
{
    private const int MostDrafts = 100;
    private const int MostRegisters = 20;
    private const int MostSheets = 40;

    public async Task<IReadOnlyList<DeskTask>> ReadAsync(Actor by, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        var tasks = new List<DeskTask>();
        if (by.May(Power.FillSheets) && by.IsOfOneUnit) { tasks.AddRange(await OfSheetsAsync(by, cancel)); }
        if (by.May(Power.ActivatePeople)) { tasks.AddRange(await OfPeopleAsync(cancel)); }
        if (by.May(Power.CheckDrafts)) { tasks.AddRange(await OfDraftsAsync(cancel)); }
        if (by.May(Power.Decompose) || by.May(Power.ConfirmShares)) { tasks.AddRange(await OfSharesAsync(by, cancel)); }
        if (by.May(Power.EditRegisterRows)) { tasks.AddRange(await OfRegistersAsync(by, cancel)); }
        return tasks;
    }

    /// <summary>Sheets of one's own unit: what came back, what waits for its approver, what is due. One link each, straight to the sheet.</summary>
    private async Task<IEnumerable<DeskTask>> OfSheetsAsync(Actor by, CancellationToken cancel)
    {
        var (unit, office, today) = (by.Unit, by.Office, days.Today);
        var lines = await (
            from round in db.Rounds
            where round.Opens <= today
            join report in db.Reports on round.Id equals report.RoundId
            where (report.Party == unit || report.Party == office) && (report.State == ReportState.Returned || report.State == ReportState.AwaitingApproval || (report.State == ReportState.Asked && round.ClosedOn == null))
            group report by new { round.Year, round.Plan, round.Number, round.Title, round.Due, round.Grace, report.Party, report.State } into sheet
            orderby sheet.Key.Due, sheet.Key.Year, sheet.Key.Plan, sheet.Key.Number, sheet.Key.Party
            select new { sheet.Key, Lines = sheet.Count() }).Take(MostSheets).ToListAsync(cancel);
        return lines.Where(l => l.Key.State != ReportState.AwaitingApproval || by.May(Power.ApproveSheets)).OrderBy(l => l.Key.State switch { ReportState.Returned => 0, ReportState.Asked => 1, _ => 2 }).Select(l => new DeskTask(
            l.Key.State == ReportState.AwaitingApproval ? Mark.Soon : Mark.UnderWay, l.Key.State == ReportState.Returned || (l.Key.State == ReportState.Asked && today > l.Key.Grace), "Task.Sheet" + l.Key.State,
            [l.Key.Title, l.Lines, Days.Write(l.Key.Due, DayForm.MonthDay)], $"/desk/sheets/{l.Key.Year}/{l.Key.Plan}/{l.Key.Number}/{Uri.EscapeDataString(l.Key.Party)}"));
    }

    /// <summary>Suspected doubles: the county that keyed them looks again, the delivery office settles them.</summary>
    private async Task<IEnumerable<DeskTask>> OfRegistersAsync(Actor by, CancellationToken cancel)
    {
        var unit = by.IsOfOneUnit ? by.Unit : "";
        if (unit is null) { return []; }
        var doubles = await (
            from tally in db.RegisterTallies
            where tally.Doubles > 0 && tally.Unit == unit
            join register in db.Registers on new { tally.Year, tally.Plan, tally.Item, Number = tally.Register } equals new { register.Year, register.Plan, register.Item, register.Number }
            where register.ClosedOn == null
            orderby tally.Year descending, tally.Plan, tally.Item, tally.Register
            select new { register.Id, register.Title, tally.Doubles }).Take(MostRegisters).ToListAsync(cancel);
        return doubles.Select(d => new DeskTask(Mark.Preparing, true, by.May(Power.KeepRegisters) ? "Task.DoublesSettle" : "Task.DoublesLook", [d.Title, d.Doubles], $"/desk/registers/{d.Id.Value:D}?state=double"));
    }

    private async Task<IEnumerable<DeskTask>> OfPeopleAsync(CancellationToken cancel)
    {
        var waiting = await db.People.IgnoreAutoIncludes().CountAsync(p => p.State == PersonState.Waiting || (p.State == PersonState.Active && p.Appointments.Any(a => a.Waits)), cancel);
        return waiting == 0 ? [] : [new(Mark.Soon, false, "Task.Activate", [waiting], "/desk/people?state=Waiting")];
    }

    /// <summary>Of the newest year that has a list: what is not divided, what was divided for an earlier target, what a leader has not confirmed.</summary>
    private async Task<IEnumerable<DeskTask>> OfSharesAsync(Actor by, CancellationToken cancel)
    {
        if (await db.PlanSummaries.MaxAsync(p => (int?)p.Year, cancel) is not { } year) { return []; }
        var counts = await DividedLines.Of(db, year).CountAsync(cancel);
        var (none, earlier, issued) = (counts.GetValueOrDefault(ShareState.None), counts.GetValueOrDefault(ShareState.Earlier), counts.GetValueOrDefault(ShareState.Issued));
        var tasks = new List<DeskTask>();
        if (by.May(Power.Decompose) && earlier > 0) { tasks.Add(new(Mark.Preparing, true, "Task.SharesEarlier", [year, earlier], "/desk/shares?state=" + nameof(ShareState.Earlier))); }
        if (by.May(Power.ConfirmShares) && issued > 0) { tasks.Add(new(Mark.UnderWay, false, "Task.SharesConfirm", [year, issued], "/desk/shares?state=" + nameof(ShareState.Issued))); }
        if (by.May(Power.Decompose) && none > 0) { tasks.Add(new(Mark.Planned, false, "Task.SharesNone", [year, none], "/desk/shares?state=" + nameof(ShareState.None))); }
        return tasks;
    }

    private async Task<IEnumerable<DeskTask>> OfDraftsAsync(CancellationToken cancel)
    {
        var drafts = await db.Drafts.AsNoTracking().Where(d => d.State == DraftState.Open).OrderByDescending(d => d.Year).ThenBy(d => d.PlanCode).Take(MostDrafts).ToListAsync(cancel);
        return drafts.SelectMany(OfDraft);
    }

    private static IEnumerable<DeskTask> OfDraft(Draft draft)
    {
        var path = $"/desk/drafts/{draft.Id.Value:D}";
        var kept = draft.Items.Where(i => i.State != DraftItemState.Dropped).ToList();
        var (open, unready) = (kept.Count(i => i.State != DraftItemState.Accepted), kept.Count(i => i.Content.Missing().Count > 0));
        if (open > 0) { yield return new(Mark.UnderWay, false, "Task.Check", [draft.Title, open], path); }
        else if (kept.Count > 0) { yield return new(Mark.Soon, false, "Task.Publish", [draft.Title], path + (draft.Revises is null ? "/publish" : "/revise")); }
        if (unready > 0) { yield return new(Mark.Planned, false, "Task.Ready", [draft.Title, unready], path); }
    }
}
