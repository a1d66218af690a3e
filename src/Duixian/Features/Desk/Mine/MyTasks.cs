using Duixian.Data;
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
internal sealed class MyTasks(DuixianDb db)
{
    private const int MostDrafts = 100;

    public async Task<IReadOnlyList<DeskTask>> ReadAsync(Actor by, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        var tasks = new List<DeskTask>();
        if (by.May(Power.CheckDrafts)) { tasks.AddRange(await OfDraftsAsync(cancel)); }
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
