using Duixian.Data;
using Duixian.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.PlanSource;

/// <summary>A version and its document.</summary>
internal sealed record SourceVersion(int Number, DateTimeOffset PublishedAt, DocumentId DocumentId, string FileName, string Sha256, bool Retold);

/// <summary>Words of the document that a target of an item was read from; the item's own words have no indicator.</summary>
internal sealed record SourceMark(string Item, int Position, int? Indicator, IReadOnlyList<TextSpan> Spans);

/// <summary>Words of the document that report the past.</summary>
internal sealed record SourcePast(int Number, string? Item, IReadOnlyList<TextSpan> Spans);

/// <summary>A document as it was read, with what was read out of it.</summary>
internal sealed record SourceView(string Title, bool Retold, SourceVersion Version, IReadOnlyList<SourceVersion> Versions, string Text, int Characters, IReadOnlyList<SourceMark> Marks, IReadOnlyList<SourcePast> Past);

/// <summary>The document of one version of a plan.</summary>
internal sealed class SourceToRead(DuixianDb db)
{
    /// <summary>A page holds this much; what follows is in the file itself.</summary>
    internal const int MostCharacters = 200_000;

    /// <summary>The written-out list of key projects: what is said there stands on the items' own pages.</summary>
    internal const int MostOfProjects = 10_000;

    private const int MostMarks = 5_000;

    /// <param name="number">Null: the newest version.</param>
    /// <returns>Null when there is no such plan or version.</returns>
    public async Task<SourceView?> ReadAsync(PlanAddress plan, int? number, CancellationToken cancel)
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
            select new SourceVersion(version.Number, version.PublishedAt, document.Id, document.FileName, document.Sha256, document.Retold)).ToListAsync(cancel);
        if ((number is { } asked ? versions.Find(v => v.Number == asked) : versions.LastOrDefault()) is not { } shown) { return null; }
        var most = plan.IsOfProjects ? MostOfProjects : MostCharacters;
        var text = await db.Documents.Where(d => d.Id == shown.DocumentId).Select(d => new { Text = d.Text.Substring(0, most), d.Text.Length }).SingleAsync(cancel);
        var items = await (
            from owner in db.Plans
            where owner.Year == plan.Year && owner.Code == plan.Code
            from item in owner.Commitments
            where item.DocumentId == shown.DocumentId
            orderby item.Position, item.Number
            select new SourceMark(item.Number, item.Position, null, item.Spans)).Take(MostMarks).ToListAsync(cancel);
        var targets = await (
            from owner in db.Plans
            where owner.Year == plan.Year && owner.Code == plan.Code
            from item in owner.Commitments
            from indicator in item.Indicators
            from target in indicator.Targets
            where target.DocumentId == shown.DocumentId
            orderby item.Position, item.Number, indicator.Number, target.Version
            select new SourceMark(item.Number, item.Position, indicator.Number, target.Spans)).Take(MostMarks).ToListAsync(cancel);
        var past = await db.PastResults.Where(r => r.Year == plan.Year && r.Plan == plan.Code && r.Document == shown.Sha256)
            .OrderBy(r => r.Number).Select(r => new SourcePast(r.Number, r.Item, r.Spans)).Take(MostMarks).ToListAsync(cancel);
        return new(head.Title, head.Retold, shown, versions, text.Text, text.Length, [.. items.Concat(targets).Where(m => m.Spans.All(s => s.End <= most))], past);
    }
}
