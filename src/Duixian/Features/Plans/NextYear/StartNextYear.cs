using System.Text;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Files;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Plans.NextYear;

/// <summary>Drafts the next year's list from a published one.</summary>
/// <param name="Draft">Its id, made with the form.</param>
public sealed record StartNextYearRequest(Guid Draft, int Year, string Plan);

/// <summary>Begins next year's list from this year's: a draft people check as any other; it cannot be published while a target is blank.</summary>
internal sealed class StartNextYear(DuixianDb db, StoredFiles files, IdSource ids, TimeProvider time)
{
    /// <returns>Null where no such list is published.</returns>
    public async Task<(NextYearDraft Next, bool Retold)?> LookAsync(int year, string code, CancellationToken cancel)
    {
        if (code == PlanAddress.Projects) { return null; }   // it comes from the next year's list
        if (await db.Plans.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(p => p.Year == year && p.Code == code, cancel) is not { } plan) { return null; }
        var standings = await db.IndicatorStandings.AsNoTracking().Where(i => i.Year == year && i.Plan == code).ToDictionaryAsync(i => (i.Item, i.Indicator), cancel);
        var retold = await db.PlanSummaries.Where(p => p.Year == year && p.Plan == code).Select(p => p.Retold).SingleOrDefaultAsync(cancel);
        return (new NextYearDraft(plan, standings), retold);
    }

    public async Task<Result<Receipt>> ExecuteAsync(StartNextYearRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.CheckDrafts)) { return Refusal.NotYours; }
        if (await LookAsync(request.Year, request.Plan, cancel) is not var (next, retold)) { return PlansRefusal.PlanUnknown(new(request.Year, request.Plan)); }
        var to = next.Address;
        if (!PlanAddress.IsYear(to.Year)) { return PlansRefusal.YearOutOfRange(to.Year); }
        var content = Encoding.UTF8.GetBytes(next.Text);
        var sha256 = await files.KeepAsync(content, cancel);   // before the commit: a draft never points to a file that is not there
        return await db.SaveAsync(act, async turn =>
        {
            if (await db.Plans.AnyAsync(p => p.Year == to.Year && p.Code == to.Code, turn)) { return PlansRefusal.AlreadyPublished(to); }
            if (await db.Drafts.AnyAsync(d => d.Year == to.Year && d.PlanCode == to.Code && d.State == DraftState.Open, turn)) { return PlansRefusal.DraftAlreadyOpen(to); }
            var document = new SourceDocument(new(ids.NewId()), next.FileName, "text/plain", sha256, next.Text, retold, time.GetUtcNow());
            var draft = next.Make(new(request.Draft), document.Id, ids, time.GetUtcNow());
            db.Add(document);
            db.Add(draft);
            act.Record(new DraftOpened(draft.Id.Value, to.Year, to.Code, sha256, next.FileName, draft.Items.Count));
            return null;
        }, cancel);
    }
}
