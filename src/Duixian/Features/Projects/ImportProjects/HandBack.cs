using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Files;
using Duixian.Files.Imports;
using Duixian.Reading.Projects;
using Duixian.Reading.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.ImportProjects;

/// <summary>A ledger as it goes back: the same workbook, with what the library knows now.</summary>
/// <param name="Changed">Cells that say something else now.</param>
/// <param name="NotWritten">What found no cell of its own.</param>
internal sealed record HandedBack(string FileName, byte[] Content, int Changed, int NotWritten);

/// <summary>Hands an imported ledger back in its own shape: only the cells whose project has changed since are written, each in its column's unit and manner.</summary>
internal sealed class HandBack(DuixianDb db, ProjectBooks books, StoredFiles files, StagePath path)
{
    public async Task<Result<HandedBack>> OfAsync(string sha256, Actor by, CancellationToken cancel)
    {
        var sources = await db.ProjectSources.AsNoTracking().Where(s => s.File == sha256).ToListAsync(cancel);
        if (sources.Count == 0 || await files.FindAsync(sha256, SheetLimits.FileBytes, cancel) is not { } content) { return ImportRefusal.FileGone; }
        var read = await books.ReadAsync(sources[0].FileName, content, cancel);
        if (read.Refusal is { } unread) { return unread; }
        // Asked for by the file they came with: a ledger may name more projects than a question takes parameters.
        var projects = await ProjectAccess.Of(db.Projects.AsNoTracking(), by).Where(p => db.ProjectSources.Any(s => s.ProjectId == p.Id && s.File == sha256)).ToDictionaryAsync(p => p.Id, cancel);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Code, u => u.Name, StringComparer.Ordinal, cancel);
        var changes = new List<CellChange>();
        foreach (var source in sources)
        {
            if (!projects.TryGetValue(source.ProjectId, out var project)) { continue; }
            var name = Project.KeyOf(project.Name);
            // The sheets of one workbook that name the project all say the same of it.
            foreach (var sheet in read.Value.Sheets)
            {
                foreach (var row in sheet.Rows.Where(r => (r.Sheet == source.Sheet && r.Line == source.Row) || (r.Name is { } said && Project.KeyOf(said) == name))) { changes.AddRange(Changes(row, sheet, project, units)); }
            }
        }
        var written = ProjectBookWriter.Write(content, read.Value, changes, []);
        return new HandedBack(Path.ChangeExtension(sources[0].FileName, ".xlsx"), written.Content, changes.Count - written.NotWritten.Count, written.NotWritten.Count);
    }

    private IEnumerable<CellChange> Changes(ProjectRow row, ProjectSheetReading sheet, Project project, Dictionary<string, string> units)
    {
        var record = project.Record;
        foreach (var column in sheet.Columns.Select(c => c.Meaning).Distinct())
        {
            var change = column.Field switch
            {
                ProjectField.Code => Text(row.Code, record.Code),
                ProjectField.Name => Text(row.Name, record.Name),
                ProjectField.Owner => Text(row.Owner, record.Owner),
                ProjectField.OwnerUscc => Text(row.OwnerUscc, record.OwnerCode),
                ProjectField.Category => Text(row.Category, record.Category),
                ProjectField.Level => Text(row.Level, record.Level),
                ProjectField.Industry => Text(row.Industry, record.Industry),
                ProjectField.Nature => Text(row.Nature, record.Nature),
                ProjectField.Site => Text(row.Site, record.Site),
                ProjectField.Scale => Text(row.Scale, record.Scale),
                ProjectField.ImageProgress => Text(row.ImageProgress, record.Progress),
                ProjectField.Problems => Text(row.Problems, record.Problems),
                ProjectField.LeadOffice => Text(row.LeadOffice, record.LeadOffice),
                ProjectField.Stage => path.Find(project.Stage) is { } stage && (row.Stage is null || path.Named(row.Stage)?.Key != stage.Key) ? stage.Name : null,
                ProjectField.County => record.Units.Select(u => units.GetValueOrDefault(u, u)).ToList() is { Count: > 0 } names && !names.SequenceEqual(row.Counties) ? names : null,
                ProjectField.TotalInvestment => Amount(row.TotalInvestmentYuan, record.TotalYuan),
                ProjectField.LandMu => Amount(row.LandMu, record.LandMu),
                ProjectField.StartPlanned => Day(row.StartPlanned, record.StartPlanned),
                ProjectField.FinishPlanned => Day(row.FinishPlanned, record.FinishPlanned),
                ProjectField.ProductionPlanned => Day(row.ProductionPlanned, record.ProductionPlanned),
                ProjectField.StartActual => project.StartedOn is { } started && row.StartActual?.Last != started ? PartialDate.OfDay(started) : null,
                ProjectField.FinishActual => project.CompletedOn is { } completed && row.FinishActual?.Last != completed ? PartialDate.OfDay(completed) : null,
                _ => (object?)null,
            };
            if (change is not null) { yield return new(row.Sheet, row.Line, column, change); }
        }

        static object? Text(string? was, string? now) => now is not null && now != was ? now : null;

        static object? Amount(decimal? was, decimal? now) => now is { } known && (was is not { } before || decimal.Round(before, 4) != known) ? known : null;

        static object? Day(PartialDate? was, string? now) => PartialDate.Parse(now) is { } known && known.ToString() != was?.ToString() ? known : null;
    }
}
