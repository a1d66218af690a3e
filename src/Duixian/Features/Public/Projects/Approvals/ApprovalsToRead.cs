using Duixian.Data;
using Duixian.Data.Projects;
using Duixian.Domain;
using Duixian.Domain.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.Projects.Approvals;

/// <summary>A result as anyone may read it.</summary>
/// <param name="PublishedOn">Null only where the log does not hold its publication any more.</param>
public sealed record PublicApproval(string Project, string? Code, string Unit, ProcedureStep Step, bool OnPromise, DateOnly Day, string? Number, DateOnly? PublishedOn);

/// <summary>A page of the table of approvals.</summary>
public sealed record PublicApprovals(int All, IReadOnlyList<PublicApproval> Rows);

/// <summary>Reads the results of published projects, the newest first.</summary>
public sealed class ApprovalsToRead(DuixianDb db, ProcedureTemplates templates, CivilDay civilDay)
{
    public const int PerPage = 50;

    public async Task<PublicApprovals> ReadAsync(int page, CancellationToken cancel) =>
        new(await Rows().CountAsync(cancel), await TellAsync(await Rows().Skip((page - 1) * PerPage).Take(PerPage).ToListAsync(cancel), cancel));

    /// <summary>All of them, for files.</summary>
    public IAsyncEnumerable<PublicApproval> AllAsync(CancellationToken cancel) => Rows().InBatchesAsync(TellAsync, cancel);

    private IQueryable<ApprovalRow> Rows() => db.ApprovalRows(db.Projects.AsNoTracking().Where(p => p.IsPublished && !p.HasLeft));

    private async Task<IReadOnlyList<PublicApproval>> TellAsync(List<ApprovalRow> rows, CancellationToken cancel)
    {
        var (days, units, told) = (await db.PublishedDaysAsync(rows, civilDay.DayOf, cancel), await db.Units.AsNoTracking().IgnoreAutoIncludes().Select(u => new { u.Code, u.ShortName }).ToDictionaryAsync(u => u.Code, u => u.ShortName, cancel), new List<PublicApproval>(rows.Count));
        foreach (var row in rows)
        {
            if (templates.Find(row.Template, row.Version)?.Find(row.Step) is not { } step || row.Progress.SettledOn is not { } day) { continue; }   // no longer in its template
            told.Add(new(row.ProjectName, row.ProjectCode, units.GetValueOrDefault(row.Unit, row.Unit), step, row.Progress.State == StepState.Promised, day, row.Progress.Number, days.TryGetValue((row.Project, row.Step), out var on) ? on : null));
        }
        return told;
    }
}
