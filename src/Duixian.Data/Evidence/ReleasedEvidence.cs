using Duixian.Domain.Dispatch;
using Duixian.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Evidence;

/// <summary>A cleaned copy anyone may read, under <see cref="Path"/>.</summary>
public sealed record ReleasedFile(string Item, int Indicator, string Party, DateOnly AsOf, string Title, FileFormat Format, string Sha256, long Size, EvidenceGrade Grade, DateOnly ReleasedOn)
{
    public string Path => $"/evidence/{Sha256}.{Format.Extension}";
}

/// <summary>What of the evidence is before everyone; nothing else of it may reach a public page.</summary>
public sealed class ReleasedEvidence(DuixianDb db)
{
    public const int Most = 200;

    /// <summary>Behind one printed item, newest figures first.</summary>
    public async Task<IReadOnlyList<ReleasedFile>> OfItemAsync(int year, string plan, string item, CancellationToken cancel) =>
        await db.EvidenceFiles.AsNoTracking()
            .Where(f => f.Year == year && f.Plan == plan && f.Item == item && f.Label == EvidenceLabel.Released)
            .OrderByDescending(f => f.AsOf).ThenBy(f => f.Indicator).ThenBy(f => f.Party).ThenBy(f => f.Id)
            .Select(f => new ReleasedFile(f.Item, f.Indicator, f.Party, f.AsOf, f.ReleasedTitle!, f.Format, f.ReleasedSha256!, f.ReleasedSize!.Value, f.Grade, f.ReleasedOn!.Value))   // a check constraint holds them together
            .Take(Most).ToListAsync(cancel);
}
