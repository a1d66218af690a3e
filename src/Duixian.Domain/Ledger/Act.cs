namespace Duixian.Domain.Ledger;

/// <summary>One thing somebody did: who, for which office, why; it carries the entries that are written with it in one transaction.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="By">Who, for which office, in which role.</param>
/// <param name="Key">Idempotency key made by the client; the same key and request answer as the first time.</param>
/// <param name="RequestHash">SHA-256 of the request.</param>
/// <param name="Why">The reason given, or null.</param>
public sealed class Act(Guid id, Actor by, string key, byte[] requestHash, string? why)
{
    private readonly List<EntryBody> bodies = [];

    public Guid Id { get; } = id;

    public Actor By { get; } = by;

    public string Key { get; } = key;

    public IReadOnlyList<byte> RequestHash { get; } = requestHash;

    public string? Why { get; } = why;

    public IReadOnlyList<EntryBody> Bodies => bodies;

    public void Record(EntryBody body) => bodies.Add(body);
}

/// <summary>What one ledger entry says. Its type name is the record's name in camelCase and part of the public format: never rename one.</summary>
public abstract record EntryBody
{
    /// <summary>The thing whose history this continues, such as <c>plan/2024/report/22</c>.</summary>
    public abstract string Stream { get; }

    /// <summary>False for what is not published: it enters the public log only as a class, a time and a salted commitment.</summary>
    public virtual bool IsPublic => true;

    /// <summary>What was said in confidence before, in the same stream, and is public from here on: the entry it went in by is opened. Null where nothing was.</summary>
    public virtual EntryBody? Discloses => null;
}

/// <summary>Opens an entry that only committed to its content: whoever hashes salt and content gets what stood there from the first day on. The person stays a commitment.</summary>
/// <param name="Of">The stream both belong to.</param>
/// <param name="Entry">Sequence of the entry.</param>
/// <param name="Salt">Base64 of its 16 bytes.</param>
/// <param name="Content">The bytes it committed to, as text.</param>
public sealed record EntryOpened(string Of, long Entry, string Salt, string Content) : EntryBody
{
    public override string Stream => Of;
}

/// <summary>Proof that an act was written: its id and the sequence of its first entry.</summary>
public sealed record Receipt(Guid Act, long FirstEntry);
