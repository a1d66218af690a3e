using Duixian.Data;
using Duixian.Data.Projects;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.Outlooks;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.Disclosure;

/// <summary>A line of the table of approvals with the project it is of.</summary>
internal sealed record DisclosureLine(int Project, string Unit, DisclosureRow Row);

/// <summary>Reads the table of approvals (审批公示): of published projects, or of those that still have to be.</summary>
internal sealed class ApprovalsToDisclose(DuixianDb db, ProcedureBook book, CivilDay civilDay)
{
    public const int PerPage = 50;

    public Task<int> CountAsync(Actor by, bool published, CancellationToken cancel) => Rows(by, published).CountAsync(cancel);

    public async Task<IReadOnlyList<DisclosureLine>> ReadAsync(Actor by, bool published, int page, CancellationToken cancel) => await LinesAsync(await Rows(by, published).Skip((page - 1) * PerPage).Take(PerPage).ToListAsync(cancel), cancel);

    /// <summary>All of them, for files.</summary>
    public IAsyncEnumerable<DisclosureLine> AllAsync(Actor by, bool published, CancellationToken cancel) => Rows(by, published).InBatchesAsync(LinesAsync, cancel);

    private IQueryable<ApprovalRow> Rows(Actor by, bool published) => db.ApprovalRows(ProjectAccess.Of(db.Projects.AsNoTracking(), by).Where(p => p.IsPublished == published && !p.HasLeft));

    private async Task<IReadOnlyList<DisclosureLine>> LinesAsync(List<ApprovalRow> rows, CancellationToken cancel)
    {
        var (days, now, lines) = (await db.PublishedDaysAsync(rows, civilDay.DayOf, cancel), book.Now, new List<DisclosureLine>(rows.Count));
        foreach (var row in rows)
        {
            // A step that the project's template no longer has is no result of it any more.
            if (book.Templates.Find(row.Template, row.Version)?.Find(row.Step) is not { } step || row.Progress.SettledOn is not { } day) { continue; }
            lines.Add(new(row.Project, row.Unit, ApprovalDisclosure.Row(row.ProjectName, row.ProjectCode, step, row.Progress, day, days.TryGetValue((row.Project, row.Step), out var on) ? on : null, now.Today, now.Days)));
        }
        return lines;
    }
}
