using Duixian.Domain.Plans;

namespace Duixian.Domain.Commitments;

public readonly record struct CommitmentId(Guid Value);

public readonly record struct IndicatorId(Guid Value);

public readonly record struct TargetId(Guid Value);

/// <summary>One printed item before the public; its number is its address and is never reused.</summary>
public sealed class Commitment
{
    private readonly List<Indicator> indicators = [];

    private Commitment()
    {
    }

    internal Commitment(CommitmentId id, string number, DraftItem item, DocumentId document, DateOnly yearEnd)
    {
        (Id, Number) = (id, number);
        Take(item, document, yearEnd);
    }

    public CommitmentId Id { get; private set; }

    public string Number { get; private set; } = "";

    public int Position { get; private set; }

    public string? Group { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The wording as published.</summary>
    public string Text { get; private set; } = "";

    public CommitmentKind Kind { get; private set; }

    /// <summary>Office code; null while nobody answers for it.</summary>
    public string? Lead { get; private set; }

    public IReadOnlyList<string> Supporting { get; private set; } = [];

    public DateOnly Due { get; private set; }

    /// <summary>False where <see cref="Due"/> is only the year's end.</summary>
    public bool DuePrinted { get; private set; }

    public DocumentId DocumentId { get; private set; }

    public IReadOnlyList<TextSpan> Spans { get; private set; } = [];

    /// <summary>The plan version that took it out; null while it stands.</summary>
    public int? WithdrawnIn { get; private set; }

    public string? WithdrawnReason { get; private set; }

    /// <summary>In no promised order: sort by number.</summary>
    public IReadOnlyList<Indicator> Indicators => indicators;

    internal bool SaysTheSame(DraftItem item, DateOnly yearEnd) =>
        Text == item.Content.Text && Title == item.Content.Title && Kind == item.Content.Kind && Group == item.Content.Group
        && Lead == item.Content.Lead && Supporting.SequenceEqual(item.Content.Supporting) && Due == (item.Content.Deadline ?? yearEnd);

    internal void Take(DraftItem item, DocumentId document, DateOnly yearEnd)
    {
        var content = item.Content;
        (Position, Group, Title, Text, Kind, Lead, Supporting) = (item.Position, content.Group, content.Title, content.Text, content.Kind, content.Lead, content.Supporting);
        (Due, DuePrinted) = (content.Deadline ?? yearEnd, content.Deadline is not null);
        (DocumentId, Spans) = (document, item.Spans);
    }

    internal Indicator Add(IndicatorId id, DraftIndicator said)
    {
        var number = indicators.Count == 0 ? 1 : indicators.Max(i => i.Number) + 1;
        var indicator = new Indicator(id, number, said.Subject, said.Measure, said.Unit, said.BaseUnit);
        indicators.Add(indicator);
        return indicator;
    }

    internal void Withdraw(int version, string reason) => (WithdrawnIn, WithdrawnReason) = (version, reason);
}

/// <summary>One thing counted in an item.</summary>
public sealed class Indicator
{
    private readonly List<Target> targets = [];

    private Indicator()
    {
    }

    internal Indicator(IndicatorId id, int number, string subject, Measure? measure, string unit, string baseUnit) =>
        (Id, Number, Subject, Measure, Unit, BaseUnit) = (id, number, subject, measure, unit, baseUnit);

    public IndicatorId Id { get; private set; }

    public int Number { get; private set; }

    public string Subject { get; private set; } = "";

    public Measure? Measure { get; private set; }

    /// <summary>As printed with its multiplier (万人).</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Without multiplier (人).</summary>
    public string BaseUnit { get; private set; } = "";

    public int? WithdrawnIn { get; private set; }

    /// <summary>Every version, in no promised order: the current one is the highest.</summary>
    public IReadOnlyList<Target> Targets => targets;

    public Target Current => targets.MaxBy(t => t.Version) ?? throw new InvalidOperationException("An indicator has at least one target.");

    internal bool SaysTheSame(DraftIndicator said) =>
        Subject == said.Subject && Measure == said.Measure && BaseUnit == said.BaseUnit && Current.Promise.SameFigures(said.Promise);

    internal Target Set(TargetId id, DraftIndicator said, DocumentId document, int planVersion, string? reason)
    {
        (Subject, Measure, Unit, BaseUnit) = (said.Subject, said.Measure, said.Unit, said.BaseUnit);
        var version = targets.Count == 0 ? 1 : targets.Max(t => t.Version) + 1;
        var target = new Target(id, version, said.Promise, said.Spans, document, planVersion, reason);
        targets.Add(target);
        return target;
    }

    internal void Withdraw(int version) => WithdrawnIn = version;
}

/// <summary>One version of what is promised; version 1 is the original and always shown.</summary>
public sealed class Target
{
    private Target()
    {
    }

    internal Target(TargetId id, int version, Promise promise, IReadOnlyList<TextSpan> spans, DocumentId document, int planVersion, string? reason) =>
        (Id, Version, Promise, Spans, DocumentId, PlanVersion, Reason) = (id, version, promise, spans, document, planVersion, reason);

    public TargetId Id { get; private set; }

    public int Version { get; private set; }

    public Promise Promise { get; private set; } = null!;   // set by every constructor that code can call

    /// <summary>Where the quote stands in the document.</summary>
    public IReadOnlyList<TextSpan> Spans { get; private set; } = [];

    public DocumentId DocumentId { get; private set; }

    /// <summary>The plan version that brought it.</summary>
    public int PlanVersion { get; private set; }

    /// <summary>Why it replaces the one before; null for the original.</summary>
    public string? Reason { get; private set; }
}
