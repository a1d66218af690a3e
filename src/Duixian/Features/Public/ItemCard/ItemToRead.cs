using Duixian.Data;
using Duixian.Data.Evidence;
using Duixian.Data.Ledger;
using Duixian.Data.Projects;
using Duixian.Data.Rollups;
using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;
using Duixian.Domain.Registers;
using Duixian.Domain.Standings;
using Duixian.Features.Public.Shares;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.ItemCard;

/// <summary>The plan, the numbers of the items before and after, and which of the parts an item may have are there to be asked for.</summary>
/// <param name="Standing">How the plan stands; null before anything of it was judged.</param>
/// <param name="Figured">Something was reported of the item, or it was judged.</param>
/// <param name="Shared">Something of it is divided among counties or offices.</param>
/// <param name="Registered">Something of it has a register.</param>
/// <param name="Served">Some published project may serve the item.</param>
/// <param name="Counted">Something of it is counted from projects.</param>
internal sealed record ItemPlace(
    string Title, bool Retold, int Items, string Document, string? Previous, string? Next, PlanStanding? Standing, bool Figured, bool Shared, bool Registered, bool Served, bool Counted);

/// <summary>A version of the plan and the document it was read from.</summary>
internal sealed record ItemVersion(int Number, DocumentId DocumentId, string FileName, DateTimeOffset PublishedAt);

/// <summary>One target of one indicator, with its item repeated; an item without indicators is one row with nulls.</summary>
public sealed record ItemRow(
    string Number, string? Group, string Title, string Text, CommitmentKind Kind, string? Lead, IReadOnlyList<string> Supporting, DateOnly Due, bool DuePrinted,
    DocumentId DocumentId, IReadOnlyList<TextSpan> Spans, int? WithdrawnIn, string? WithdrawnReason,
    int? Indicator, string? Subject, Measure? Measure, string? Unit, string? BaseUnit, int? IndicatorWithdrawnIn,
    int? TargetVersion, Promise? Promise, IReadOnlyList<TextSpan>? TargetSpans, DocumentId? TargetDocument, int? PlanVersion, string? Reason);

/// <summary>What the ledger says about the item.</summary>
internal sealed record ItemEntry(long Seq, DateTimeOffset At, string Type, byte[] Bytes);

/// <summary>A register of one of its indicators, with how far it is.</summary>
/// <param name="Source">Null while the figure is not counted from it.</param>
internal sealed record CountedBy(Register Register, RegisterTally Tally, FigureSource? Source)
{
    /// <summary>Null where so few people stand behind it that it is kept back.</summary>
    public int? Figure => Register.Kind == RegisterKind.Beneficiaries && (Register.Rule != CountRule.Done || Tally.Figure < SmallCells.Least) ? null : Tally.Figure;
}

/// <summary>Everything the page of one item shows.</summary>
internal sealed record ItemView(
    ItemPlace Place, IReadOnlyList<ItemVersion> Versions, IReadOnlyList<ItemRow> Rows, IReadOnlyList<PastResult> Results,
    IReadOnlyDictionary<string, string> Offices, IReadOnlyList<ItemEntry> Entries, IReadOnlyList<SharedIndicator> Shares, IReadOnlyList<CountedBy> Registers, ItemFigures Figures, IReadOnlyList<ReleasedFile> Released, ItemProjects Projects)
{
    /// <summary>The item itself.</summary>
    public ItemRow Item => Rows[0];

    /// <summary>The rows of each indicator, the newest target first.</summary>
    public IEnumerable<IReadOnlyList<ItemRow>> Indicators =>
        Rows.Where(r => r.Indicator is not null).GroupBy(r => r.Indicator).OrderBy(g => g.Key).Select(g => (IReadOnlyList<ItemRow>)[.. g.OrderByDescending(r => r.TargetVersion)]);

    public IReadOnlyList<Missing> Missing =>
        Readiness.Of(Item.Lead, Indicators.Select(i => i[0]).Where(i => i is { IndicatorWithdrawnIn: null, Promise: not null }).Select(i => (i.Measure, i.Unit ?? "", i.Promise!)));   // looked at on the same line

    public string Office(string code) => Offices.GetValueOrDefault(code, code);

    public ItemVersion? VersionOf(DocumentId document) => Versions.FirstOrDefault(v => v.DocumentId == document);
}

/// <summary>One printed item: what was promised, in which words, how it is counted, and what changed.</summary>
internal sealed class ItemToRead(DuixianDb db, ReleasedEvidence released, ProjectsOfItem projects)
{
    private const int MostEntries = 100;

    // Compiled: this page is the one that is read most, and building a query tree costs more than running it.
    private static readonly Func<DuixianDb, int, string, string, string, CancellationToken, Task<ItemPlace?>> Place =
        EF.CompileAsyncQuery((DuixianDb db, int year, string plan, string number, string named, CancellationToken cancel) =>
            (from line in db.ListLines
             where line.Year == year && line.Plan == plan && line.Item == number
             orderby line.Indicator
             from summary in db.PlanSummaries
             where summary.Year == year && summary.Plan == plan
             from standing in db.PlanStandings.AsNoTracking().Where(s => s.Year == year && s.Plan == plan).DefaultIfEmpty()
             select new ItemPlace(
                 summary.Title, summary.Retold, summary.Items, summary.Document,
                 db.ListLines.Where(l => l.Year == year && l.Plan == plan && l.Position < line.Position).OrderByDescending(l => l.Position).ThenByDescending(l => l.Item).Select(l => l.Item).FirstOrDefault(),
                 db.ListLines.Where(l => l.Year == year && l.Plan == plan && l.Position > line.Position).OrderBy(l => l.Position).ThenBy(l => l.Item).Select(l => l.Item).FirstOrDefault(),
                 standing,
                 db.FigurePoints.Any(f => f.Year == year && f.Plan == plan && f.Item == number) || db.ItemStandings.Any(s => s.Year == year && s.Plan == plan && s.Item == number && (s.Verdict != null || s.Light != Light.Unjudged)),
                 db.ShareLines.Any(s => s.Year == year && s.Plan == plan && s.Item == number),
                 db.Registers.Any(r => r.Year == year && r.Plan == plan && r.Item == number),
                 db.Projects.Any(p => p.IsPublished && p.ServesItems != null && p.ServesItems.Contains(named)),
                 db.FigureSources.Any(s => s.Year == year && s.Plan == plan && s.Item == number && s.Origin == FigureOrigin.Projects)))
            .FirstOrDefault());

    private static readonly Func<DuixianDb, int, string, IAsyncEnumerable<ItemVersion>> Versions =
        EF.CompileAsyncQuery((DuixianDb db, int year, string plan) =>
            from owner in db.Plans
            where owner.Year == year && owner.Code == plan
            from version in owner.Versions
            join document in db.Documents on version.DocumentId equals document.Id
            orderby version.Number
            select new ItemVersion(version.Number, version.DocumentId, document.FileName, version.PublishedAt));

    private static readonly Func<DuixianDb, int, string, string, IAsyncEnumerable<ItemRow>> Rows =
        EF.CompileAsyncQuery((DuixianDb db, int year, string plan, string number) =>
            from owner in db.Plans
            where owner.Year == year && owner.Code == plan
            from item in owner.Commitments
            where item.Number == number
            from indicator in item.Indicators.DefaultIfEmpty()
            from target in indicator.Targets.DefaultIfEmpty()
            orderby indicator.Number, target.Version
            select new ItemRow(
                item.Number, item.Group, item.Title, item.Text, item.Kind, item.Lead, item.Supporting, item.Due, item.DuePrinted,
                item.DocumentId, item.Spans, item.WithdrawnIn, item.WithdrawnReason,
                (int?)indicator.Number, indicator.Subject, indicator.Measure, indicator.Unit, indicator.BaseUnit, indicator.WithdrawnIn,
                (int?)target.Version, target.Promise, target.Spans, (DocumentId?)target.DocumentId, (int?)target.PlanVersion, target.Reason));

    private static readonly Func<DuixianDb, int, string, string, IAsyncEnumerable<CountedBy>> Counted =
        EF.CompileAsyncQuery((DuixianDb db, int year, string plan, string number) =>
            from register in db.Registers.AsNoTracking()
            where register.Year == year && register.Plan == plan && register.Item == number
            join tally in db.RegisterTallies.AsNoTracking().Where(t => t.Unit == "") on new { register.Year, register.Plan, register.Item, Register = register.Number } equals new { tally.Year, tally.Plan, tally.Item, tally.Register }
            join source in db.FigureSources.AsNoTracking().Where(s => s.Origin == FigureOrigin.Register) on new { register.Year, register.Plan, register.Item, register.Indicator, Number = (int?)register.Number } equals new { source.Year, source.Plan, source.Item, source.Indicator, Number = source.Register } into sources
            from source in sources.DefaultIfEmpty()
            orderby register.Indicator, register.Number
            select new CountedBy(register, tally, source));

    private static readonly Func<DuixianDb, int, string, string, IAsyncEnumerable<PastResult>> Results =
        EF.CompileAsyncQuery((DuixianDb db, int year, string plan, string number) =>
            db.PastResults.AsNoTracking().Where(r => r.Year == year && r.Plan == plan && r.Item == number).OrderBy(r => r.Number).Take(20));

    private static readonly Func<DuixianDb, IReadOnlyList<string>, IAsyncEnumerable<OfficeName>> Offices =
        EF.CompileAsyncQuery((DuixianDb db, IReadOnlyList<string> codes) => db.Offices.Where(o => codes.Contains(o.Code)).Select(o => new OfficeName(o.Code, o.Name)));

    // '0' follows '/': between the two stand exactly the streams of the item's shares. What each office reported has streams of its own, shown as figures.
#pragma warning disable CA1309 // translated to SQL, where text is compared by code point in both databases
    private static readonly Func<DuixianDb, string, string, string, string, IAsyncEnumerable<ItemEntry>> Entries =
        EF.CompileAsyncQuery((DuixianDb db, string stream, string judging, string from, string to) =>
            db.LedgerEntries.Where(e => (e.Stream == stream || e.Stream == judging || (string.Compare(e.Stream, from) > 0 && string.Compare(e.Stream, to) < 0)) && e.IsPublic).OrderByDescending(e => e.Seq).Take(MostEntries).Select(e => new ItemEntry(e.Seq, e.At, e.Type, e.Bytes)));
#pragma warning restore CA1309

    /// <returns>Null when there is no such item.</returns>
    public async Task<ItemView?> ReadAsync(PlanAddress plan, string number, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all queries of the page
        if (await Place(db, plan.Year, plan.Code, number, ServingQuery.Named(plan, number), cancel) is not { } place) { return null; }
        var rows = await Rows(db, plan.Year, plan.Code, number).ToListAsync(cancel);
        if (rows.Count == 0) { return null; }
        var versions = await Versions(db, plan.Year, plan.Code).ToListAsync(cancel);
        var results = await Results(db, plan.Year, plan.Code, number).ToListAsync(cancel);
        var stream = plan.ItemStream(number);
        var entries = await Entries(db, stream, stream + "/judging", stream + "/shares/", stream + "/shares0").ToListAsync(cancel);
        // Most items have few of the parts an item can have: what is not there is not asked for.
        return new(
            place, versions, rows, results, await OfficesAsync(rows[0], cancel), entries,
            place.Shared ? await db.SharesAsync(plan, number, cancel) : [],
            place.Registered ? await Counted(db, plan.Year, plan.Code, number).ToListAsync(cancel) : [],
            place.Figured ? await db.FiguresAsync(place.Standing, plan, number, cancel) : ItemFigures.None with { Plan = place.Standing },
            place.Figured ? await released.OfItemAsync(plan.Year, plan.Code, number, cancel) : [],
            await projects.ReadAsync(plan, number, place, cancel));
    }

    private async Task<IReadOnlyDictionary<string, string>> OfficesAsync(ItemRow item, CancellationToken cancel)
    {
        List<string> codes = item.Lead is { } lead ? [lead, .. item.Supporting] : [.. item.Supporting];
        if (codes.Count == 0) { return NoOffices; }
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var office in Offices(db, codes).WithCancellation(cancel)) { names[office.Code] = office.Name; }
        return names;
    }

    private static readonly Dictionary<string, string> NoOffices = [];

    private sealed record OfficeName(string Code, string Name);
}
