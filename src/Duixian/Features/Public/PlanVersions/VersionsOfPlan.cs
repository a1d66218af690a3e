using System.Text.Json;
using Duixian.Data;
using Duixian.Data.Ledger;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.PlanVersions;

/// <summary>One publication of a plan.</summary>
internal sealed record VersionLine(int Number, DateTimeOffset PublishedAt, string FileName, string Sha256, string? Reason, int Added, int Changed, int Withdrawn);

/// <summary>An entry of the ledger, as it was written.</summary>
internal sealed record VersionEntry(long Seq, EntryBody Body);

/// <summary>All versions of a plan, and the entries of every item that a later version touched, oldest first.</summary>
internal sealed record VersionsView(string Title, bool Retold, IReadOnlyList<VersionLine> Versions, IReadOnlyList<VersionEntry> Entries, bool Cut);

/// <summary>What changed from version to version, read from the ledger: it alone still has the earlier wording.</summary>
internal sealed class VersionsOfPlan(DuixianDb db)
{
    private const int MostEntries = 3_000;

    private static readonly string Published = JsonNamingPolicy.CamelCase.ConvertName(nameof(PlanPublished));

    // Figures have streams below their item's; of hundreds of projects they would crowd out the wording.
    private static readonly string[] Types =
        [.. new[] { nameof(ItemPublished), nameof(ItemRevised), nameof(TargetRevised), nameof(IndicatorWithdrawn), nameof(ItemWithdrawn) }.Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <returns>Null when there is no such plan.</returns>
    public async Task<VersionsView?> ReadAsync(PlanAddress plan, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all queries of the page
        var head = await db.PlanSummaries.Where(s => s.Year == plan.Year && s.Plan == plan.Code).Select(s => new { s.Title, s.Retold }).SingleOrDefaultAsync(cancel);
        if (head is null) { return null; }
        var versions = await (
            from owner in db.Plans
            where owner.Year == plan.Year && owner.Code == plan.Code
            from version in owner.Versions
            join document in db.Documents on version.DocumentId equals document.Id
            orderby version.Number
            select new VersionLine(version.Number, version.PublishedAt, document.FileName, document.Sha256, version.Reason, version.Added, version.Changed, version.Withdrawn)).ToListAsync(cancel);
        var second = await db.LedgerEntries.Where(e => e.Stream == plan.Stream && e.Type == Published).OrderBy(e => e.Seq).Select(e => (long?)e.Seq).Skip(1).FirstOrDefaultAsync(cancel) ?? long.MaxValue;
        // '0' follows '/': between the two stand exactly the streams of this plan's items.
        var (from, to) = (plan.Stream + "/", plan.Stream + "0");
#pragma warning disable CA1309 // translated to SQL, where text is compared by code point in both databases
        var touched = db.LedgerEntries.Where(e => e.Seq > second && Types.Contains(e.Type) && string.Compare(e.Stream, from) > 0 && string.Compare(e.Stream, to) < 0).Select(e => e.Stream);
#pragma warning restore CA1309
        var rows = await db.LedgerEntries.AsNoTracking().Where(e => e.IsPublic && Types.Contains(e.Type) && touched.Contains(e.Stream)).OrderBy(e => e.Seq).Take(MostEntries + 1).ToListAsync(cancel);
        var entries = rows.Take(MostEntries).Select(e => new VersionEntry(e.Seq, BodyJson.Read(e, secret: null)!)).ToList();   // public entries always have their body
        return new(head.Title, head.Retold, versions, entries, rows.Count > MostEntries);
    }
}
