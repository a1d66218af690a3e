using Duixian.Data;
using Duixian.Data.Projects;
using Duixian.Domain;
using Duixian.Domain.Projects;
using Duixian.Files;
using Duixian.Files.Imports;
using Duixian.Reading.Extract;
using Duixian.Reading.Projects;
using Duixian.Reading.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.ImportProjects;

/// <summary>A kept ledger, read with what this installation knows: its counties, and what columns were said to mean.</summary>
internal sealed class ProjectBooks(DuixianDb db, StoredFiles files, CivilDay civilDay)
{
    private const int MostMemories = 500;
    private const int MostBooks = 50;

    public async Task<Result<ProjectBookReading>> ReadAsync(string fileName, string sha256, CancellationToken cancel)
    {
        if (await files.FindAsync(sha256, SheetLimits.FileBytes, cancel) is not { } content) { return ImportRefusal.FileGone; }
        return await ReadAsync(fileName, content, cancel);
    }

    public async Task<Result<ProjectBookReading>> ReadAsync(string fileName, byte[] content, CancellationToken cancel)
    {
        var units = await db.Units.AsNoTracking().Select(u => new { u.Name, u.ShortName }).ToListAsync(cancel);
        var counties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var unit in units) { (counties[unit.Name], counties[unit.ShortName]) = (unit.Name, unit.Name); }
        var memories = await db.ColumnMemories.AsNoTracking().OrderByDescending(m => m.SavedAt).Take(MostMemories).ToListAsync(cancel);
        try
        {
            var reading = ProjectBookReader.Read(fileName, content, new(civilDay.Today, counties, [.. memories.Select(m => new ColumnMapping(m.Headings, m.Columns))]));
            return reading.Sheets.Any(s => s.Rows.Count > 0) ? reading : ImportRefusal.NoRows(fileName);
        }
        catch (UnreadableDocumentException e) { return ImportRefusal.Unreadable(e.Code, e.Message); }
    }

    /// <summary>Ledgers that projects came in with, by name; each can go back in its own shape.</summary>
    public async Task<IReadOnlyList<ImportedBook>> ImportedAsync(CancellationToken cancel) =>
        await db.ProjectSources.GroupBy(s => new { s.FileName, s.File }).OrderBy(g => g.Key.FileName).ThenBy(g => g.Key.File).Select(g => new ImportedBook(g.Key.File, g.Key.FileName, g.Count())).Take(MostBooks).ToListAsync(cancel);

    /// <summary>Remembers what a person said the columns of a table mean.</summary>
    public async Task RememberAsync(string signature, IReadOnlyDictionary<string, string> columns, DateTimeOffset at, CancellationToken cancel)
    {
        var known = await db.ColumnMemories.SingleOrDefaultAsync(m => m.Headings == signature, cancel);
        if (known is null) { db.Add(known = new ColumnMemory { Headings = signature }); }
        (known.Columns, known.SavedAt) = (columns, at);
        await db.KeepPapersAsync(cancel);
    }
}

/// <summary>A ledger that projects came in with.</summary>
/// <param name="Projects">How many last came in with it.</param>
internal sealed record ImportedBook(string Sha256, string FileName, int Projects);

/// <summary>What one row of a ledger comes to.</summary>
/// <param name="Number">The project it is; null for a new one.</param>
/// <param name="Refusal">Why it is not taken; null where it is.</param>
/// <param name="Changed">False where the project says all of it already.</param>
internal sealed record BookRow(ProjectRow Row, IReadOnlyList<ProjectRow> With, int? Number, ProjectRecord Record, ProjectStage? Stage, Refusal? Refusal, bool Changed)
{
    public bool IsNew => Number is null && Refusal is null;
}

/// <summary>A whole ledger, tried against the library.</summary>
internal sealed record BookTrial(ProjectBookReading Reading, IReadOnlyList<BookRow> Rows)
{
    public int Added => Rows.Count(r => r.IsNew);

    public int Changed => Rows.Count(r => r is { Number: not null, Refusal: null, Changed: true });

    public int Unchanged => Rows.Count(r => r is { Number: not null, Refusal: null, Changed: false });

    public int Refused => Rows.Count(r => r.Refusal is not null);
}
