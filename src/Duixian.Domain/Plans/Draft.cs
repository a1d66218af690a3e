using Duixian.Domain.Commitments;
using Duixian.Domain.Ledger;

namespace Duixian.Domain.Plans;

public readonly record struct DraftId(Guid Value);

/// <summary>Open until a person publishes or drops it.</summary>
public enum DraftState
{
    /// <summary>Being checked.</summary>
    Open,

    /// <summary>Its items are before the public.</summary>
    Published,

    /// <summary>Put aside; nothing of it was published.</summary>
    Dropped,
}

/// <summary>A document as it was read, being checked by a person before anything of it is published.</summary>
public sealed class Draft
{
    private readonly List<DraftItem> items = [];
    private readonly List<DraftResult> results = [];

    private Draft()
    {
    }

    /// <param name="revises">The published plan this document revises; null for a first publication.</param>
    public Draft(DraftId id, PlanAddress address, string title, string place, string? placeCode, DocumentId document, PlanId? revises, IReadOnlyList<DraftNotice> notices, DateTimeOffset openedAt) =>
        (Id, Year, PlanCode, Title, Place, PlaceCode, DocumentId, Revises, Notices, OpenedAt) =
        (id, address.Year, address.Code, title, place, placeCode, document, revises, notices, openedAt);

    public DraftId Id { get; private set; }

    public int Year { get; private set; }

    public string PlanCode { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Place { get; private set; } = "";

    public string? PlaceCode { get; private set; }

    public DocumentId DocumentId { get; private set; }

    public PlanId? Revises { get; private set; }

    public DraftState State { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public long Revision { get; private set; }

    /// <summary>What the reader was not sure of.</summary>
    public IReadOnlyList<DraftNotice> Notices { get; private set; } = [];

    /// <summary>In no promised order: sort by <see cref="DraftItem.Position"/>.</summary>
    public IReadOnlyList<DraftItem> Items => items;

    public IReadOnlyList<DraftResult> Results => results;

    public PlanAddress Address => new(Year, PlanCode);

    public DateOnly YearEnd => new(Year, 12, 31);

    /// <summary>Used while the document is being read in, before the draft is first saved.</summary>
    public void Take(DraftItem item) => items.Add(item);

    public void Take(DraftResult result) => results.Add(result);

    public DraftItem? Find(DraftItemId id) => items.SingleOrDefault(i => i.Id == id);

    /// <summary>Changes what the item says; what a person typed counts as checked only once accepted.</summary>
    public Refusal? Edit(DraftItemId id, DraftItemContent content, Act act)
    {
        if (Open(id, out var item) is { } refusal) { return refusal; }
        if (Check(content, except: id) is { } wrong) { return wrong; }
        MoveResults(item!.Number, content.Number);   // found, or refused above
        item.Replace(content);
        Note(act, "edited", item.Number);
        return null;
    }

    public Refusal? Add(DraftItemId id, DraftItemContent content, Act act)
    {
        if (State != DraftState.Open) { return PlansRefusal.DraftClosed; }
        if (Check(content, except: null) is { } wrong) { return wrong; }
        var position = items.Count == 0 ? 1 : items.Max(i => i.Position) + 1;
        items.Add(new DraftItem(id, position, DraftOrigin.Added, [], content));
        Note(act, "added", content.Number);
        return null;
    }

    /// <summary>Moves some indicators of an item into a new item behind it.</summary>
    /// <param name="at">Offset in the item's text where the second item begins.</param>
    /// <param name="document">The document's text: each half then points only at its own words.</param>
    public Refusal? Split(DraftItemId id, int at, DraftItemId newId, Act act, string? document = null)
    {
        if (Open(id, out var item) is { } refusal) { return refusal; }
        if (at <= 0 || at >= item!.Content.Text.Length) { return PlansRefusal.NothingToSplit; }
        var (first, second) = item.Content.SplitAt(at);
        if (string.IsNullOrWhiteSpace(first.Text) || string.IsNullOrWhiteSpace(second.Text)) { return PlansRefusal.NothingToSplit; }
        var number = FreeNumber(item.Number);
        var begins = item.Content.Text.Length - second.Text.Length;   // behind the separator that is dropped between the halves
        var (before, after) = document is null ? (item.Spans, item.Spans) : QuotePlaces.Cut(document, item.Spans, item.Content.Text, begins);
        MakeRoomAfter(item.Position);
        item.Replace(first);
        item.PointAt(before);
        items.Add(new DraftItem(newId, item.Position + 1, item.Origin is DraftOrigin.Carried ? DraftOrigin.Carried : DraftOrigin.Split, after, second with { Number = number }));
        Note(act, "split", $"{item.Number},{number}");
        return null;
    }

    /// <summary>Joins an item with the next one that is kept.</summary>
    public Refusal? MergeWithNext(DraftItemId id, Act act)
    {
        if (Open(id, out var item) is { } refusal) { return refusal; }
        var next = items.Where(i => i.State != DraftItemState.Dropped && i.Position > item!.Position).MinBy(i => i.Position);
        if (next is null) { return PlansRefusal.NothingToMerge; }
        item!.Join(next);
        items.Remove(next);
        MoveResults(next.Number, item.Number);
        Note(act, "merged", $"{item.Number},{next.Number}");
        return null;
    }

    public Refusal? Drop(DraftItemId id, Act act) => Mark(id, DraftItemState.Dropped, "dropped", act);

    public Refusal? Restore(DraftItemId id, Act act) => Mark(id, DraftItemState.Found, "restored", act);

    public Refusal? Accept(DraftItemId id, Act act) => Mark(id, DraftItemState.Accepted, "accepted", act);

    /// <summary>Accepts everything that is neither accepted nor dropped.</summary>
    public Refusal? AcceptRest(Act act)
    {
        if (State != DraftState.Open) { return PlansRefusal.DraftClosed; }
        var rest = items.Where(i => i.State == DraftItemState.Found).OrderBy(i => i.Position).ToList();
        if (rest.Count == 0) { return PlansRefusal.NothingToAccept; }
        rest.ForEach(i => i.Mark(DraftItemState.Accepted));
        Note(act, "accepted", string.Join(',', rest.Select(i => i.Number)));
        return null;
    }

    /// <summary>Puts last year's result beside an item, or beside none.</summary>
    public Refusal? PlaceResult(DraftResultId id, string? itemNumber, bool kept, Act act)
    {
        if (State != DraftState.Open) { return PlansRefusal.DraftClosed; }
        var result = results.SingleOrDefault(r => r.Id == id);
        if (result is null) { return PlansRefusal.ItemUnknown; }
        if (itemNumber is not null && !items.Any(i => i.Number == itemNumber && i.State != DraftItemState.Dropped)) { return PlansRefusal.ItemUnknown; }
        result.Place(itemNumber, kept);
        Note(act, "result-placed", itemNumber ?? "");
        return null;
    }

    public Refusal? Rename(string title, Act act)
    {
        if (State != DraftState.Open) { return PlansRefusal.DraftClosed; }
        if (string.IsNullOrWhiteSpace(title)) { return PlansRefusal.TitleMissing; }
        Title = title.Trim();
        Note(act, "renamed", "");
        return null;
    }

    public Refusal? PutAside(Act act)
    {
        if (State != DraftState.Open) { return PlansRefusal.DraftClosed; }
        State = DraftState.Dropped;
        Note(act, "put-aside", "");
        return null;
    }

    /// <summary>What stops publication, before any question of the plan itself: unchecked items, a number twice, nothing left.</summary>
    public Refusal? CheckBeforePublishing()
    {
        if (State != DraftState.Open) { return PlansRefusal.DraftClosed; }
        var kept = items.Where(i => i.State != DraftItemState.Dropped).ToList();
        if (kept.Count == 0) { return PlansRefusal.NothingToPublish; }
        var unchecked_ = kept.Count(i => i.State != DraftItemState.Accepted);
        if (unchecked_ > 0) { return PlansRefusal.Unchecked(unchecked_); }
        if (kept.OrderBy(i => i.Position).FirstOrDefault(HasBlankTarget) is { } blank) { return PlansRefusal.TargetBlank(blank.Number); }
        var twice = kept.GroupBy(i => i.Number, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? null : PlansRefusal.NumberTwice(twice.Key);
    }

    /// <summary>What came over from last year's list has no target before somebody sets one; a list read from a document may say less.</summary>
    private static bool HasBlankTarget(DraftItem item) => item.Origin is DraftOrigin.Carried && item.Content.Missing().Any(m => m is not Missing.LeadOffice);

    internal void MarkPublished() => State = DraftState.Published;

    private Refusal? Mark(DraftItemId id, DraftItemState state, string change, Act act)
    {
        if (Open(id, out var item) is { } refusal) { return refusal; }
        item!.Mark(state);   // found, or refused above
        Note(act, change, item.Number);
        return null;
    }

    private Refusal? Open(DraftItemId id, out DraftItem? item)
    {
        item = Find(id);
        if (State != DraftState.Open) { return PlansRefusal.DraftClosed; }
        return item is null ? PlansRefusal.ItemUnknown : null;
    }

    private Refusal? Check(DraftItemContent content, DraftItemId? except)
    {
        if (string.IsNullOrWhiteSpace(content.Text)) { return PlansRefusal.TextMissing; }
        if (!DraftItemContent.IsNumber(content.Number)) { return PlansRefusal.NumberMalformed(content.Number); }
        if (items.Any(i => i.Id != except && i.State != DraftItemState.Dropped && i.Number == content.Number)) { return PlansRefusal.NumberTwice(content.Number); }
        if (content.Deadline is { } day && day.Year < Year) { return PlansRefusal.DayBeforeYear(day, Year); }
        foreach (var indicator in content.Indicators)
        {
            if (indicator.Promise.Amount is { } amount && !Amounts.CanStore(amount)) { return PlansRefusal.AmountTooLarge(indicator.Subject); }
            if (indicator.Promise is { Amount: { } low, Upper: { } high } && high < low) { return PlansRefusal.RangeUpsideDown(indicator.Subject); }
            if (indicator.Promise.Steps.Any(s => s.Day.Year < Year)) { return PlansRefusal.DayBeforeYear(indicator.Promise.Steps.Min(s => s.Day), Year); }
        }
        return null;
    }

    /// <summary>Last year's results follow the item they stand beside.</summary>
    private void MoveResults(string from, string to)
    {
        foreach (var result in results.Where(r => r.ItemNumber == from)) { result.Place(to, result.Kept); }
    }

    private string FreeNumber(string number)
    {
        for (var letter = 'b'; letter <= 'z'; letter++)
        {
            var candidate = $"{number}{letter}";
            if (items.All(i => i.Number != candidate)) { return candidate; }
        }
        return $"{number}-{items.Count}";
    }

    private void MakeRoomAfter(int position)
    {
        foreach (var item in items.Where(i => i.Position > position)) { item.MoveTo(item.Position + 1); }
    }

    private void Note(Act act, string change, string numbers) => act.Record(new DraftChanged(Id.Value, change, numbers, act.Why));
}
