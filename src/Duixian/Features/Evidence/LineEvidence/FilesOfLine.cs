using Duixian.Data;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Evidence.LineEvidence;

/// <summary>Everything the page of one line's files shows.</summary>
internal sealed record LineView(ProgressReport Line, string? Title, string? Subject, string? RoundTitle, string PartyName, IReadOnlyList<LineFile> Files);

/// <summary>One file behind the line.</summary>
/// <param name="Again">How many other files are the same, or show the same picture.</param>
internal sealed record LineFile(EvidenceFile File, int Again);

/// <summary>The files of one line, withdrawn ones last.</summary>
internal sealed class FilesOfLine(DuixianDb db)
{
    private const int Most = 200;

    public async Task<LineView> ReadAsync(ProgressReport line, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        var item = await db.ListLines.Where(l => l.Year == line.Year && l.Plan == line.Plan && l.Item == line.Item && l.Indicator == line.Indicator).Select(l => new { l.Title, l.Subject }).SingleOrDefaultAsync(cancel);
        var round = await db.Rounds.Where(r => r.Id == line.RoundId).Select(r => r.Title).SingleOrDefaultAsync(cancel);
        var parties = await EvidenceWords.PartiesAsync(db, cancel);
        var files = await (
            from file in db.EvidenceFiles.AsNoTracking()
            where file.ReportId == line.Id
            orderby file.WithdrawnOn != null, file.Id
            select new LineFile(file, db.EvidenceFiles.Count(o => o.Id != file.Id && o.WithdrawnOn == null && (o.Sha256 == file.Sha256 || (file.Picture != null && o.Picture == file.Picture))))).Take(Most).ToListAsync(cancel);
        return new(line, item?.Title, item?.Subject, round, parties.GetValueOrDefault(line.Party, line.Party), files);
    }
}
