namespace Duixian.Domain;

/// <summary>Why a rule, and not a bug, said no; decides the status an edge answers with.</summary>
public enum RefusalKind
{
    /// <summary>A rule refused: 422.</summary>
    Rule,

    /// <summary>Somebody else changed it meanwhile: 409, and nothing else is 409.</summary>
    Stale,

    /// <summary>Not there, or outside the person's scope: 404.</summary>
    NotFound,

    /// <summary>Visible, but not theirs to do: 403.</summary>
    Forbidden,

    /// <summary>Theirs to do, once they have shown again who they are: 401.</summary>
    Unconfirmed,

    /// <summary>Nothing is wrong with what was asked; the site itself may not write now: 503.</summary>
    Unavailable,
}

/// <summary>An expected "no" as a value. The code is a public promise (docs/refusals.md): never reused, never renamed.</summary>
/// <param name="Code">Such as <c>plans.number-twice</c>; its sentence lives in the text files under the same key.</param>
/// <param name="Arguments">What the sentence names: a number, a day, an item.</param>
public sealed record Refusal(string Code, RefusalKind Kind, params IReadOnlyList<object> Arguments)
{
    public static readonly Refusal Stale = new("duixian.stale", RefusalKind.Stale);
    public static readonly Refusal NotYours = new("duixian.not-yours", RefusalKind.Forbidden);
    public static readonly Refusal ConfirmFirst = new("duixian.confirm-first", RefusalKind.Unconfirmed);
    public static readonly Refusal LogForked = new("duixian.log-forked", RefusalKind.Unavailable);
    public static readonly Refusal LogUnchecked = new("duixian.log-unchecked", RefusalKind.Unavailable);
    public static readonly Refusal KeyUsedForAnother = new("duixian.key-used-for-another", RefusalKind.Rule);

    public bool Equals(Refusal? other) =>
        other is not null && Code == other.Code && Kind == other.Kind && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => HashCode.Combine(Code, Kind, Arguments.Count);
}

/// <summary>A value, or the refusal that stood in its way. There is one of these; do not add a second.</summary>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Refusal? refusal) => (this.value, Refusal) = (value, refusal);

    /// <summary>Null when there is a value.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Throws when refused: ask <see cref="Refusal"/> first.</summary>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"Refused: {Refusal.Code}");   // set whenever not refused

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
