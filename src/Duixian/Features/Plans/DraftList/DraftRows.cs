using Duixian.Data;
using Duixian.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Plans.DraftList;

/// <summary>A draft in one line of the desk.</summary>
/// <param name="Kept">Items not dropped.</param>
public sealed record DraftRow(Guid Id, int Year, string PlanCode, string Title, string FileName, DraftState State, bool Revises, DateTimeOffset OpenedAt, int Kept, int Accepted, int Ready);

/// <summary>A published plan in one line of the desk.</summary>
public sealed record PublishedRow(int Year, string PlanCode, string Title, int Version, int Items, int Ready, DateTimeOffset PublishedAt);

/// <summary>Drafts and published plans, newest first.</summary>
internal sealed class DraftRows(DuixianDb db)
{
    private const int Most = 100;

    /// <summary>Open drafts need their items to say how far checking is; there are few of them at a time.</summary>
    public async Task<IReadOnlyList<DraftRow>> OpenAsync(CancellationToken cancel)
    {
        var drafts = await db.Drafts.AsNoTracking().AsSplitQuery().Where(d => d.State == DraftState.Open).OrderByDescending(d => d.Year).ThenBy(d => d.PlanCode).Take(Most).ToListAsync(cancel);
        var documents = drafts.Select(d => d.DocumentId).ToList();
        var names = await db.Documents.Where(d => documents.Contains(d.Id)).Select(d => new { d.Id, d.FileName }).ToDictionaryAsync(d => d.Id, d => d.FileName, cancel);
        return [.. drafts.Select(d =>
        {
            var kept = d.Items.Where(i => i.State != DraftItemState.Dropped).ToList();
            return new DraftRow(d.Id.Value, d.Year, d.PlanCode, d.Title, names[d.DocumentId], d.State, d.Revises is not null, d.OpenedAt,
                kept.Count, kept.Count(i => i.State == DraftItemState.Accepted), kept.Count(i => i.Content.Missing().Count == 0));
        })];
    }

    public async Task<IReadOnlyList<DraftRow>> ClosedAsync(CancellationToken cancel)
    {
        var rows = await db.Drafts.IgnoreAutoIncludes().Where(d => d.State != DraftState.Open)
            .Join(db.Documents, d => d.DocumentId, d => d.Id, (draft, document) => new { draft.Id, draft.Year, draft.PlanCode, draft.Title, document.FileName, draft.State, draft.Revises, draft.OpenedAt })
            .OrderByDescending(d => d.OpenedAt).ThenBy(d => d.Id).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(d => new DraftRow(d.Id.Value, d.Year, d.PlanCode, d.Title, d.FileName, d.State, d.Revises is not null, d.OpenedAt, 0, 0, 0))];
    }

    public async Task<IReadOnlyList<PublishedRow>> PublishedAsync(CancellationToken cancel) =>
        await db.PlanSummaries.AsNoTracking().OrderByDescending(p => p.Year).ThenBy(p => p.Plan).Take(Most)
            .Select(p => new PublishedRow(p.Year, p.Plan, p.Title, p.Version, p.Items, p.Ready, p.PublishedAt)).ToListAsync(cancel);
}
