using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Ui;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Desk.Mine;

/// <summary>One thing that waits for the person.</summary>
/// <param name="Say">Its sentence in the text files.</param>
/// <param name="Path">Where it is done.</param>
internal sealed record DeskTask(Mark Mark, bool Attention, string Say, IReadOnlyList<object> Names, string Path);

/// <summary>What waits for the person who is signed in, most pressing first. One question for each kind of thing, whatever there is.</summary>
internal sealed class MyTasks(DuixianDb db, RoundTasks rounds, ProjectTasks projects)
{
    private const int MostDrafts = 100;
    private const int MostRegisters = 20;

    public async Task<IReadOnlyList<DeskTask>> ReadAsync(Actor by, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        var tasks = new List<DeskTask>();
        tasks.AddRange(await rounds.ReadAsync(by, cancel));
        tasks.AddRange(await projects.ReadAsync(by, cancel));
        if (by.May(Power.ActivatePeople)) { tasks.AddRange(await OfPeopleAsync(cancel)); }
        if (by.May(Power.CheckDrafts)) { tasks.AddRange(await OfDraftsAsync(cancel)); }
        if (by.May(Power.Decompose) || by.May(Power.ConfirmShares)) { tasks.AddRange(await OfSharesAsync(by, cancel)); }
        if (by.May(Power.EditRegisterRows)) { tasks.AddRange(await OfRegistersAsync(by, cancel)); }
        return tasks;
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
