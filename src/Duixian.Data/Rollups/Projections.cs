using Duixian.Domain.Commitments;
using Duixian.Domain.Evidence;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Registers;
using Duixian.Domain.Shares;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Rollups;

/// <summary>An entry as a projection sees it: nothing else may decide a roll-up, no clock, no other table, no setting.</summary>
public sealed record AppliedEntry(long Seq, DateTimeOffset At, EntryBody Body);

/// <summary>The only writer of roll-ups. <c>SaveAsync</c> and <c>duixian rebuild</c> run the same lines.</summary>
internal sealed class Projections
{
    private readonly DuixianDb db;
    private readonly Dictionary<PlanAddress, PlanSummary> summaries = [];
    private readonly Dictionary<(PlanAddress Plan, string Item), List<ListLine>> items = [];
    private readonly Dictionary<(PlanAddress Plan, int Number), PastResult> results = [];

    private ShareProjection? shares;
    private RegisterProjection? registers;
    private StandingProjection? standings;

    private Projections(DuixianDb db) => this.db = db;

    /// <summary>Reads the roll-up rows these entries touch. Call it only after the head was taken.</summary>
    public static async Task<Projections> LoadAsync(DuixianDb db, IReadOnlyList<EntryBody> bodies, CancellationToken cancel)
    {
        var projections = new Projections(db) { shares = await ShareProjection.LoadAsync(db, bodies, cancel), registers = await RegisterProjection.LoadAsync(db, bodies, cancel), standings = await StandingProjection.LoadAsync(db, bodies, cancel) };
        foreach (var touched in bodies.Select(PlanOf).OfType<PlanAddress>().Distinct())
        {
            if (await db.PlanSummaries.SingleOrDefaultAsync(s => s.Year == touched.Year && s.Plan == touched.Code, cancel) is { } summary)
            {
                projections.summaries[touched] = summary;
                var numbers = bodies.Where(b => PlanOf(b) == touched).Select(ItemOf).OfType<string>().Distinct().ToList();
                if (numbers.Count > 0)
                {
                    var lines = await db.ListLines.Where(l => l.Year == touched.Year && l.Plan == touched.Code && numbers.Contains(l.Item)).ToListAsync(cancel);
                    foreach (var item in lines.GroupBy(l => l.Item, StringComparer.Ordinal)) { projections.items[(touched, item.Key)] = [.. item]; }
                }
                if (!bodies.Any(b => b is PastResultPublished)) { continue; }
                foreach (var result in await db.PastResults.Where(r => r.Year == touched.Year && r.Plan == touched.Code).ToListAsync(cancel))
                {
                    projections.results[(touched, result.Number)] = result;
                }
            }
        }
        return projections;
    }

    public void Apply(AppliedEntry entry)
    {
        if (PlanOf(entry.Body) is not { } plan) { return; }
        switch (entry.Body)
        {
            case PlanPublished published: Take(plan, published, entry.At); break;
            case ItemPublished item: Take(plan, item); break;
            case ItemRevised item: Take(plan, item); break;
            case TargetRevised target: Take(plan, target); break;
            case IndicatorWithdrawn gone: Remove(plan, gone); break;
            case ItemWithdrawn gone: ChangeItem(plan, gone.Item, lines => lines.ForEach(l => (l.Withdrawn, l.WithdrawnReason) = (true, gone.Reason))); break;
            case PastResultPublished result: Take(plan, result); break;
            case RegisterEntry register: registers?.Apply(register, entry.At); break;
            case SharesIssued or SharesConfirmed: shares?.Apply(entry.Body); break;
        }
        standings?.Apply(entry);
        summaries[plan].LastEntry = entry.Seq;
    }

    private void Take(PlanAddress plan, PlanPublished published, DateTimeOffset at)
    {
        if (!summaries.TryGetValue(plan, out var summary))
        {
            summary = new PlanSummary { Year = plan.Year, Plan = plan.Code, FirstPublishedAt = at };
            summaries[plan] = summary;
            db.Add(summary);
        }
        (summary.Version, summary.Title, summary.Place, summary.PlaceCode) = (published.Version, published.Title, published.Place, published.PlaceCode);
        (summary.Document, summary.DocumentName, summary.Retold, summary.PublishedAt) = (published.Document, published.DocumentName, published.Retold, at);
    }

    private void Take(PlanAddress plan, ItemPublished item)
    {
        ChangeItem(plan, item.Item, lines =>
        {
            foreach (var indicator in item.Indicators) { Set(plan, item.Item, lines, indicator, version: 1); }
            if (lines.Count == 0) { AddLine(plan, item.Item, lines, indicator: 0); }
            foreach (var line in lines)
            {
                (line.Position, line.Group, line.Title, line.Text, line.Kind) = (item.Position, item.Group, item.Title, item.Text, item.Kind);
                (line.Lead, line.LeadName, line.Due, line.DuePrinted) = (item.Lead, item.LeadName, item.Due, item.DuePrinted);
            }
        });
    }

    private void Take(PlanAddress plan, ItemRevised item) => ChangeItem(plan, item.Item, lines =>
    {
        foreach (var line in lines)
        {
            (line.Position, line.Group, line.Title, line.Text, line.Kind) = (item.Position, item.Group, item.Title, item.Text, item.Kind);
            (line.Lead, line.LeadName, line.Due, line.DuePrinted) = (item.Lead, item.LeadName, item.Due, item.DuePrinted);
        }
    });

    private void Take(PlanAddress plan, TargetRevised target) => ChangeItem(plan, target.Item, lines =>
    {
        var pattern = lines[0];
        var line = Set(plan, target.Item, lines, target.Indicator, target.TargetVersion);
        CopyItem(pattern, line);
        if (lines.Find(l => l.Indicator == 0) is { } empty) { RemoveLine(lines, empty); }
    });

    private void Remove(PlanAddress plan, IndicatorWithdrawn gone) => ChangeItem(plan, gone.Item, lines =>
    {
        if (lines.Find(l => l.Indicator == gone.Indicator) is not { } line) { return; }
        if (lines.Count == 1) { CopyItem(line, AddLine(plan, gone.Item, lines, indicator: 0)); }
        RemoveLine(lines, line);
    });

    private void Take(PlanAddress plan, PastResultPublished said)
    {
        if (!results.TryGetValue((plan, said.Number), out var row))
        {
            row = new PastResult { Year = plan.Year, Plan = plan.Code, Number = said.Number };
            results[(plan, said.Number)] = row;
            db.Add(row);
        }
        (row.ResultYear, row.Subject, row.Amount, row.Bound, row.Unit, row.BaseUnit) = (said.ResultYear, said.Subject, said.Amount, said.Bound, said.Unit, said.BaseUnit);
        (row.Quote, row.Text, row.Document, row.Spans, row.Item, row.Indicator) = (said.Quote, said.Text, said.Document, said.Spans, said.Item, said.Indicator);
        if (said is { Item: { } item, Indicator: { } indicator } && items.GetValueOrDefault((plan, item))?.Find(l => l.Indicator == indicator) is { } line)
        {
            (line.LastYear, line.LastAmount, line.LastQuote) = (said.ResultYear, said.Amount, said.Quote);
        }
    }

    private ListLine Set(PlanAddress plan, string item, List<ListLine> lines, PublishedIndicator said, int version)
    {
        var line = lines.Find(l => l.Indicator == said.Number) ?? AddLine(plan, item, lines, said.Number);
        (line.Subject, line.Measure, line.Unit, line.BaseUnit) = (said.Subject, said.Measure, said.Unit, said.BaseUnit);
        (line.Promise, line.Amount, line.TargetVersion) = (said.Promise, said.Promise.Amount, version);
        line.Original ??= said.Promise;
        return line;
    }

    private ListLine AddLine(PlanAddress plan, string item, List<ListLine> lines, int indicator)
    {
        var line = new ListLine { Year = plan.Year, Plan = plan.Code, Item = item, Indicator = indicator };
        lines.Add(line);
        db.Add(line);
        return line;
    }

    private void RemoveLine(List<ListLine> lines, ListLine line)
    {
        lines.Remove(line);
        db.Remove(line);
    }

    private static void CopyItem(ListLine from, ListLine to)
    {
        if (ReferenceEquals(from, to)) { return; }
        (to.Position, to.Group, to.Title, to.Text, to.Kind) = (from.Position, from.Group, from.Title, from.Text, from.Kind);
        (to.Lead, to.LeadName, to.Due, to.DuePrinted) = (from.Lead, from.LeadName, from.Due, from.DuePrinted);
    }

    /// <summary>Changes one item's lines, then settles what follows from them: readiness, search words and the plan's counts.</summary>
    private void ChangeItem(PlanAddress plan, string item, Action<List<ListLine>> change)
    {
        var summary = summaries[plan];
        if (!items.TryGetValue((plan, item), out var lines)) { items[(plan, item)] = lines = []; }
        Count(summary, lines, -1);
        change(lines);
        var counted = lines.Where(l => l.Indicator > 0).OrderBy(l => l.Indicator).ToList();
        var missing = Readiness.Of(lines[0].Lead, counted.Select(l => (l.Measure, l.Unit, l.Promise!)));   // a line with an indicator has a promise
        foreach (var line in lines)
        {
            (line.Missing, line.Ready) = (missing, missing.Count == 0);
            line.SearchText = SearchWords.Of(line, counted);
        }
        Count(summary, lines, +1);
    }

    private static void Count(PlanSummary summary, List<ListLine> lines, int by)
    {
        if (lines.Count == 0) { return; }
        if (lines[0].Withdrawn)
        {
            summary.Withdrawn += by;
            return;
        }
        summary.Items += by;
        summary.Ready += lines[0].Ready ? by : 0;
        summary.Indicators += by * lines.Count(l => l.Indicator > 0);
    }

    private static PlanAddress? PlanOf(EntryBody body) => body switch
    {
        PlanPublished b => new(b.Year, b.Plan),
        ItemPublished b => new(b.Year, b.Plan),
        ItemRevised b => new(b.Year, b.Plan),
        TargetRevised b => new(b.Year, b.Plan),
        IndicatorWithdrawn b => new(b.Year, b.Plan),
        ItemWithdrawn b => new(b.Year, b.Plan),
        PastResultPublished b => new(b.Year, b.Plan),
        EvidenceReleased or EvidenceTakenBack => body is EvidenceEntry b ? new(b.Year, b.Plan) : null,
        _ => ShareProjection.PlanOf(body) ?? RegisterProjection.PlanOf(body) ?? StandingProjection.PlanOf(body),
    };

    private static string? ItemOf(EntryBody body) => body switch
    {
        ItemPublished b => b.Item,
        ItemRevised b => b.Item,
        TargetRevised b => b.Item,
        IndicatorWithdrawn b => b.Item,
        ItemWithdrawn b => b.Item,
        PastResultPublished b => b.Item,
        _ => null,
    };
}

/// <summary>What a search finds a line by. Substring search needs no segmenter, so words of one or two characters work.</summary>
public static class SearchWords
{
    public static string Of(ListLine line, IReadOnlyList<ListLine> indicators) =>
        Fold(string.Join('\n', new[] { line.Item, line.Group, line.Title, line.Text, line.LeadName }.Concat(indicators.Select(i => i.Subject)).Where(w => !string.IsNullOrEmpty(w)).Distinct(StringComparer.Ordinal)));

    /// <summary>Full-width and compatibility forms folded, lower case; used for the stored words and for what is asked.</summary>
    public static string Fold(string words) => words.Normalize(System.Text.NormalizationForm.FormKC).ToLowerInvariant();
}
