using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Reading.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects;

/// <summary>Something in a record to look at again; it is kept all the same.</summary>
/// <param name="Field">Name of the record's member.</param>
/// <param name="Finding">As the import says it; null for a double.</param>
/// <param name="Double">The other project; null where a code is doubtful by itself.</param>
internal sealed record RecordDoubt(string Field, ProjectFinding? Finding, DoubleOf? Double)
{
    /// <summary>Somebody should check it; else it was understood and is only worth knowing.</summary>
    public bool AsksToCheck => Finding is not { Weight: FindingWeight.Note };
}

/// <summary>A project that looks like this one.</summary>
/// <param name="MaySee">False where it lies outside what this person sees: then neither its number nor its name is told.</param>
internal sealed record DoubleOf(int Number, string Name, bool SameCode, bool MaySee);

/// <summary>Says of a record what an import of it would have said: doubtful codes, and projects that look like it.</summary>
internal sealed class RecordDoubts(DuixianDb db, CivilDay civilDay)
{
    private const int MostDoubles = 20;

    /// <param name="number">Its own number; 0 for a new one.</param>
    /// <param name="record">As typed, or as kept.</param>
    public async Task<IReadOnlyList<RecordDoubt>> OfAsync(int number, ProjectRecord record, ProjectPlaces places, Actor by, CancellationToken cancel)
    {
        var counties = places.Units.Where(u => record.Units.Contains(u.Code)).Select(u => u.Name).ToList();
        var findings = RecordFindings.Of(record, counties, civilDay.Today).Select(f => new RecordDoubt(MemberOf(f.Field), f, null));
        var doubles = await DoublesAsync(number, record, by, cancel);
        return [.. findings, .. doubles.Select(d => new RecordDoubt(d.SameCode ? nameof(ProjectRecord.Code) : nameof(ProjectRecord.Name), null, d))];
    }

    /// <summary>Of the same code; or of the same name, unless the owners are known and differ: one name may be many projects'.</summary>
    private async Task<IEnumerable<DoubleOf>> DoublesAsync(int number, ProjectRecord record, Actor by, CancellationToken cancel)
    {
        var (code, key) = (ProjectCode.Kept(record.Code, civilDay.Today), Project.KeyOf(record.Name));
        if (code is null && key.Length == 0) { return []; }
        var seen = ProjectAccess.Of(db.Projects, by);
        var found = await db.Projects.AsNoTracking().Where(p => p.Number != number && !p.HasLeft && ((code != null && p.Code == code) || (key != "" && p.NameKey == key))).OrderBy(p => p.Number).Take(MostDoubles)
            .Select(p => new { p.Number, p.Name, p.Kept.Record, SameCode = code != null && p.Code == code, MaySee = seen.Any(s => s.Id == p.Id) }).ToListAsync(cancel);
        return found.Where(p => p.SameCode || MayBeOneOwner(record, p.Record)).Select(p => new DoubleOf(p.Number, p.Name, p.SameCode, p.MaySee));
    }

    private static bool MayBeOneOwner(ProjectRecord one, ProjectRecord other) =>
        (one.OwnerCode is { } code && CreditCode.Kept(code) == other.OwnerCode) || one.Owner is null || other.Owner is null || Project.KeyOf(one.Owner) == Project.KeyOf(other.Owner);

    private static string MemberOf(string? field) => field switch { "code" => nameof(ProjectRecord.Code), "ownerUscc" => nameof(ProjectRecord.OwnerCode), _ => nameof(ProjectRecord.Industry) };
}
