using Duixian.Domain.Commitments;
using Duixian.Domain.Ledger;

namespace Duixian.Domain.Plans;

public readonly record struct PlanId(Guid Value);

/// <summary>What publication needs besides the draft: the document, who is called what, and new ids.</summary>
public sealed record Publication(SourceDocument Document, IReadOnlyDictionary<string, string> OfficeNames, IdSource Ids, DateTimeOffset At);

/// <summary>A year's list of one kind, before the public. Items and targets are only ever added to; what changes keeps its original beside it.</summary>
public sealed class Plan
{
    private readonly List<Commitment> commitments = [];
    private readonly List<PlanVersion> versions = [];

    private Plan()
    {
    }

    private Plan(PlanId id, Draft draft) =>
        (Id, Year, Code, Title, Place, PlaceCode) = (id, draft.Year, draft.PlanCode, draft.Title, draft.Place, draft.PlaceCode);

    public PlanId Id { get; private set; }

    public int Year { get; private set; }

    public string Code { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Place { get; private set; } = "";

    public string? PlaceCode { get; private set; }

    public int Version { get; private set; }

    public long Revision { get; private set; }

    public IReadOnlyList<Commitment> Commitments => commitments;

    public IReadOnlyList<PlanVersion> Versions => versions;

    public PlanAddress Address => new(Year, Code);

    /// <summary>Puts a checked draft before the public for the first time.</summary>
    public static Result<Plan> Publish(PlanId id, Draft draft, Publication publication, Act act)
    {
        if (draft.CheckBeforePublishing() is { } refusal) { return refusal; }
        var plan = new Plan(id, draft);
        var kept = draft.Items.Where(i => i.State == DraftItemState.Accepted).OrderBy(i => i.Position).ToList();
        plan.NextVersion(publication, reason: null, added: kept.Count, changed: 0, withdrawn: 0, act);
        foreach (var item in kept) { plan.Add(item, draft.YearEnd, publication, act); }
        plan.PublishResults(draft, publication, act);
        draft.MarkPublished();
        return plan;
    }

    /// <summary>Publishes a revised document: a new version of each changed target, each with its reason; the originals stay.</summary>
    /// <param name="reason">Holds for every changed or removed item without a reason of its own; may be empty when each has one.</param>
    /// <param name="own">Reasons of single lines by <see cref="ItemComparison.Key"/>.</param>
    public Refusal? Revise(Draft draft, string? reason, Publication publication, Act act, IReadOnlyDictionary<string, string>? own = null)
    {
        if (draft.CheckBeforePublishing() is { } refusal) { return refusal; }
        var lines = PlanComparison.Of(this, draft).Where(l => l.Change != ItemChange.Same).ToList();
        if (lines.Count == 0) { return PlansRefusal.NothingChanged; }
        var reasons = lines.ToDictionary(l => l, l => FirstSaid(own?.GetValueOrDefault(l.Key), l.After?.Content.Reason, reason));
        if (lines.Any(l => l.Change != ItemChange.Added && reasons[l] is null)) { return PlansRefusal.ReasonMissing; }
        reason = FirstSaid(reason, string.Join('；', reasons.Values.OfType<string>().Distinct(StringComparer.Ordinal)));
        if (reason is null) { return PlansRefusal.ReasonMissing; }   // only additions, and nobody said why
        NextVersion(publication, reason, lines.Count(l => l.Change == ItemChange.Added), lines.Count(l => l.Change == ItemChange.Changed), lines.Count(l => l.Change == ItemChange.Removed), act);
        foreach (var line in lines)
        {
            switch (line)
            {
                case { Before: null, After: { } item }: Add(item, draft.YearEnd, publication, act); break;
                case { Before: { } old, After: null }: Withdraw(old, reasons[line] ?? reason, act); break;
                case { Before: { } old, After: { } item }: Change(old, item, line.Indicators, draft.YearEnd, reasons[line] ?? reason, publication, act); break;
            }
        }
        PublishResults(draft, publication, act);
        draft.MarkPublished();
        return null;
    }

    private static string? FirstSaid(params ReadOnlySpan<string?> reasons)
    {
        foreach (var reason in reasons)
        {
            if (!string.IsNullOrWhiteSpace(reason)) { return reason.Trim(); }
        }
        return null;
    }

    private void NextVersion(Publication publication, string? reason, int added, int changed, int withdrawn, Act act)
    {
        Version++;
        var document = publication.Document;
        versions.Add(new PlanVersion(Version, document.Id, publication.At, reason, added, changed, withdrawn));
        act.Record(new PlanPublished(Year, Code, Version, Title, Place, PlaceCode, document.Sha256, document.FileName, document.Retold, reason, added, changed, withdrawn));
    }

    private void Add(DraftItem item, DateOnly yearEnd, Publication publication, Act act)
    {
        var commitment = new Commitment(new(publication.Ids.NewId()), FreeNumber(item.Number), item, publication.Document.Id, yearEnd);
        commitments.Add(commitment);
        var indicators = new List<PublishedIndicator>();
        foreach (var said in item.Content.Indicators)
        {
            var indicator = commitment.Add(new(publication.Ids.NewId()), said);
            indicator.Set(new(publication.Ids.NewId()), said, publication.Document.Id, Version, reason: null);
            indicators.Add(Published(indicator, said));
        }
        act.Record(new ItemPublished(
            Year, Code, Version, commitment.Number, commitment.Position, commitment.Group, commitment.Title, commitment.Text, commitment.Kind,
            commitment.Lead, NameOf(commitment.Lead, publication), commitment.Supporting, commitment.Due, commitment.DuePrinted,
            publication.Document.Sha256, commitment.Spans, indicators));
    }

    /// <summary>An address is never given twice, also not after its item was withdrawn.</summary>
    private string FreeNumber(string number)
    {
        var free = number;
        for (var i = 2; commitments.Any(c => c.Number == free); i++) { free = $"{number}-{i}"; }
        return free;
    }

    private void Change(Commitment old, DraftItem item, IReadOnlyList<IndicatorComparison> indicators, DateOnly yearEnd, string reason, Publication publication, Act act)
    {
        var document = publication.Document;
        if (!old.SaysTheSame(item, yearEnd))
        {
            old.Take(item, document.Id, yearEnd);
            act.Record(new ItemRevised(
                Year, Code, Version, old.Number, old.Position, old.Group, old.Title, old.Text, old.Kind,
                old.Lead, NameOf(old.Lead, publication), old.Supporting, old.Due, old.DuePrinted, document.Sha256, old.Spans, reason));
        }
        foreach (var line in indicators.Where(l => l.Change != ItemChange.Same))
        {
            if (line.After is not { } said)
            {
                line.Before!.Withdraw(Version);   // a comparison has at least one side
                act.Record(new IndicatorWithdrawn(Year, Code, Version, old.Number, line.Before.Number, reason));
                continue;
            }
            var indicator = line.Before ?? old.Add(new(publication.Ids.NewId()), said);
            var target = indicator.Set(new(publication.Ids.NewId()), said, document.Id, Version, reason);
            act.Record(new TargetRevised(Year, Code, Version, old.Number, target.Version, Published(indicator, said), document.Sha256, reason));
        }
    }

    private void Withdraw(Commitment old, string reason, Act act)
    {
        old.Withdraw(Version, reason);
        act.Record(new ItemWithdrawn(Year, Code, Version, old.Number, reason));
    }

    private void PublishResults(Draft draft, Publication publication, Act act)
    {
        var number = 0;
        foreach (var result in draft.Results.Where(r => r.Kept).OrderBy(r => r.Position))
        {
            var commitment = commitments.SingleOrDefault(c => c.Number == result.ItemNumber);
            var beside = commitment?.Indicators.Where(i => i.BaseUnit == result.BaseUnit).OrderByDescending(i => PlanComparison.Likeness(i.Subject, result.Subject)).ThenBy(i => i.Number).FirstOrDefault();
            act.Record(new PastResultPublished(
                Year, Code, Version, ++number, result.Year, result.Subject, result.Amount, result.Bound, result.Unit, result.BaseUnit,
                result.Quote, result.Text, publication.Document.Sha256, result.Spans, commitment?.Number, beside?.Number));
        }
    }

    private static PublishedIndicator Published(Indicator indicator, DraftIndicator said) =>
        new(indicator.Number, said.Subject, said.Measure, said.Unit, said.BaseUnit, said.Promise, said.Spans);

    private static string? NameOf(string? office, Publication publication) =>
        office is null ? null : publication.OfficeNames.GetValueOrDefault(office, office);
}

/// <summary>One publication of the plan.</summary>
/// <param name="number">1 for the first.</param>
public sealed class PlanVersion
{
    private PlanVersion()
    {
    }

    internal PlanVersion(int number, DocumentId document, DateTimeOffset publishedAt, string? reason, int added, int changed, int withdrawn) =>
        (Number, DocumentId, PublishedAt, Reason, Added, Changed, Withdrawn) = (number, document, publishedAt, reason, added, changed, withdrawn);

    public int Number { get; private set; }

    public DocumentId DocumentId { get; private set; }

    public DateTimeOffset PublishedAt { get; private set; }

    public string? Reason { get; private set; }

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Withdrawn { get; private set; }
}
