using Duixian.Data;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Evidence;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Evidence;

/// <summary>Finds lines and files within a person's scope; what is outside it is not there.</summary>
internal sealed class EvidenceAccess(DuixianDb db)
{
    /// <summary>Not tracked: adding a file does not change the line.</summary>
    public async Task<ProgressReport?> LineAsync(Guid id, Actor? by, CancellationToken cancel)
    {
        if (by?.May(Power.SeeSheets) != true) { return null; }
        var key = new ReportId(id);
        return await db.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == key, cancel) is { } line && by.MayTouch(line.Party) ? line : null;
    }

    /// <summary>Tracked, to be changed.</summary>
    public async Task<EvidenceFile?> FileAsync(Guid id, Actor? by, CancellationToken cancel)
    {
        if (by?.May(Power.SeeSheets) != true) { return null; }
        var key = new EvidenceId(id);
        return await db.EvidenceFiles.SingleOrDefaultAsync(f => f.Id == key, cancel) is { } file && by.MayTouch(file.Party) ? file : null;
    }

    /// <summary>Files of which a person may know.</summary>
    public IQueryable<EvidenceFile> Visible(Actor by)
    {
        var files = db.EvidenceFiles.AsNoTracking();
        if (!by.IsOfOneUnit) { return files; }
        var own = new[] { by.Unit, by.Office }.Where(p => !string.IsNullOrEmpty(p)).ToList();
        return files.Where(f => own.Contains(f.Party));
    }
}
