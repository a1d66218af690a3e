using Duixian.Domain.Commitments;

namespace Duixian.Domain.Plans;

public readonly record struct DraftItemId(Guid Value);

public readonly record struct DraftResultId(Guid Value);

/// <summary>Where an item of a draft came from.</summary>
public enum DraftOrigin
{
    /// <summary>The reader found it.</summary>
    Read,

    /// <summary>A person typed it.</summary>
    Added,

    /// <summary>A person split it off another.</summary>
    Split,

    /// <summary>It stood in last year's list; its targets are blank until somebody sets them.</summary>
    Carried,
}

/// <summary>How far the checking of an item is.</summary>
public enum DraftItemState
{
    /// <summary>Read, not yet looked at.</summary>
    Found,

    /// <summary>A person says it is right.</summary>
    Accepted,

    /// <summary>Not a promise of this plan; kept visible, never published.</summary>
    Dropped,
}

/// <summary>A doubt of the reader.</summary>
/// <param name="Item">Number of the item it concerns, or null.</param>
public sealed record DraftNotice(string Code, string Message, TextSpan Span, string? Item);

/// <summary>One thing counted, as read or typed; <paramref name="Start"/> is the quote's offset in the item's text, −1 when typed.</summary>
public sealed record DraftIndicator(string Subject, Measure? Measure, string Unit, string BaseUnit, Promise Promise, int Start, IReadOnlyList<TextSpan> Spans);

/// <summary>Everything a person may change about an item.</summary>
/// <param name="Title">A few words for lists.</param>
/// <param name="Deadline">Null: the year's end, marked "not printed".</param>
/// <param name="LeadProposed">True while the office is only the keyword table's proposal.</param>
/// <param name="Reason">Why a published item changes; asked only when the draft revises a plan.</param>
public sealed record DraftItemContent(
    string Number, string? Group, string Title, string Text, CommitmentKind Kind, DateOnly? Deadline,
    string? Lead, bool LeadProposed, IReadOnlyList<string> Supporting, IReadOnlyList<DraftIndicator> Indicators, string? Reason)
{
    /// <summary>1–12 letters, digits, dots or hyphens, one of them a digit: it becomes the item's public address, beside words such as <c>versions</c>.</summary>
    public static bool IsNumber(string? number) =>
        number is { Length: >= 1 and <= 12 } && number.Any(char.IsAsciiDigit) && number.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') && char.IsAsciiLetterOrDigit(number[0]);

    /// <summary>The first clause, shortened for lists; a figure at its end is left out, since it stands beside the title.</summary>
    /// <param name="figureAt">Where the first figure's quote begins; −1 when there is none.</param>
    public static string ShortTitle(string text, int figureAt = -1)
    {
        var end = text.AsSpan().IndexOfAny("\uFF0C,\uFF1B;");
        var first = end > 3 ? text[..end] : text;
        if (figureAt >= 4 && figureAt < first.Length) { first = first[..figureAt]; }
        first = first.TrimEnd('。', '\uFF1B', ';', ' ');
        return first.Length <= 24 ? first : string.Concat(first.AsSpan(0, 23), "…");
    }

    public (DraftItemContent First, DraftItemContent Second) SplitAt(int at)
    {
        var (head, tail) = (Text[..at], Text[at..]);
        var lead = tail.Length - tail.TrimStart('\uFF0C', ',', '\uFF1B', ';', '、', ' ').Length;
        tail = tail[lead..];
        var firsts = Indicators.Where(i => i.Start < at).ToList();
        var seconds = Indicators.Where(i => i.Start >= at).Select(i => i with { Start = i.Start - at - lead }).ToList();
        return (this with { Text = head.TrimEnd(), Title = ShortTitle(head, FigureAt(firsts)), Indicators = firsts },
            this with { Text = tail, Title = ShortTitle(tail, FigureAt(seconds)), Indicators = seconds });
    }

    private static int FigureAt(IEnumerable<DraftIndicator> indicators) => indicators.Select(i => i.Start).Where(at => at >= 0).DefaultIfEmpty(-1).Min();

    public IReadOnlyList<Missing> Missing() => Readiness.Of(Lead, Indicators.Select(i => (i.Measure, i.Unit, i.Promise)));
}

/// <summary>One item of a draft.</summary>
public sealed class DraftItem
{
    private DraftItem()
    {
    }

    public DraftItem(DraftItemId id, int position, DraftOrigin origin, IReadOnlyList<TextSpan> spans, DraftItemContent content)
    {
        (Id, Position, Origin, Spans, Content, Number) = (id, position, origin, spans, content, content.Number);
    }

    public DraftItemId Id { get; private set; }

    public int Position { get; private set; }

    public DraftOrigin Origin { get; private set; }

    public DraftItemState State { get; private set; }

    /// <summary>The content's number, kept beside it so that it can be looked up.</summary>
    public string Number { get; private set; } = "";

    public DraftItemContent Content { get; private set; } = null!;   // set by every constructor that code can call

    /// <summary>Where the wording stands in the document; empty when typed.</summary>
    public IReadOnlyList<TextSpan> Spans { get; private set; } = [];

    internal void Replace(DraftItemContent content)
    {
        (Content, Number) = (content, content.Number);
        State = DraftItemState.Found;
    }

    /// <summary>While the document is read in: what people settled in the published plan, under the item's fixed number.</summary>
    public void TakeOver(DraftItemContent content) => Replace(content);

    /// <summary>While the document is read in: an item that says what is already public needs no second look.</summary>
    public void TakeAsChecked() => Mark(DraftItemState.Accepted);

    internal void Mark(DraftItemState state) => State = state;

    internal void PointAt(IReadOnlyList<TextSpan> spans) => Spans = spans;

    internal void MoveTo(int position) => Position = position;

    internal void Join(DraftItem next)
    {
        var joint = Content.Text.TrimEnd('。', '\uFF1B', ';') + '\uFF1B';
        var moved = next.Content.Indicators.Select(i => i.Start < 0 ? i : i with { Start = i.Start + joint.Length });
        Replace(Content with { Text = joint + next.Content.Text, Indicators = [.. Content.Indicators, .. moved] });
        Spans = [.. Spans, .. next.Spans];
    }
}

/// <summary>A clause of the document that reports the past; proposed to stand beside an item of this year.</summary>
public sealed class DraftResult
{
    private DraftResult()
    {
    }

    public DraftResult(DraftResultId id, int position, int year, string text, string quote, string subject, decimal? amount, Bound bound, string unit, string baseUnit, IReadOnlyList<TextSpan> spans, string? itemNumber) =>
        (Id, Position, Year, Text, Quote, Subject, Amount, Bound, Unit, BaseUnit, Spans, ItemNumber, Kept) =
        (id, position, year, text, quote, subject, amount, bound, unit, baseUnit, spans, itemNumber, true);

    public DraftResultId Id { get; private set; }

    public int Position { get; private set; }

    /// <summary>The year it reports.</summary>
    public int Year { get; private set; }

    public string Text { get; private set; } = "";

    public string Quote { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public decimal? Amount { get; private set; }

    public Bound Bound { get; private set; }

    public string Unit { get; private set; } = "";

    public string BaseUnit { get; private set; } = "";

    public IReadOnlyList<TextSpan> Spans { get; private set; } = [];

    /// <summary>The item it stands beside; null for none.</summary>
    public string? ItemNumber { get; private set; }

    /// <summary>False when a person says it is no result at all.</summary>
    public bool Kept { get; private set; }

    internal void Place(string? itemNumber, bool kept) => (ItemNumber, Kept) = (itemNumber, kept);
}
