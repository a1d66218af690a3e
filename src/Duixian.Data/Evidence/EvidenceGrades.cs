using Duixian.Domain.Dispatch;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Evidence;

/// <summary>How far lines are backed: by the best of the files that stand behind each.</summary>
public sealed class EvidenceGrades(DuixianDb db)
{
    /// <returns>A grade for every line asked about; <see cref="EvidenceGrade.Unverified"/> where no file stands behind it.</returns>
    public async Task<IReadOnlyDictionary<ReportId, EvidenceGrade>> OfAsync(IReadOnlyCollection<ReportId> reports, CancellationToken cancel)
    {
        var grades = reports.Distinct().ToDictionary(id => id, _ => EvidenceGrade.Unverified);
        var asked = grades.Keys.ToList();
        // Grades are stored as words, so the best of them is found here, not in SQL.
        var found = await db.EvidenceFiles.Where(f => asked.Contains(f.ReportId) && f.WithdrawnOn == null).Select(f => new { f.ReportId, f.Grade }).Distinct().ToListAsync(cancel);
        foreach (var file in found) { grades[file.ReportId] = (EvidenceGrade)Math.Max((int)grades[file.ReportId], (int)file.Grade); }
        return grades;
    }
}
