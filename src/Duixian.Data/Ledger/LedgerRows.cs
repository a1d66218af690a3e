namespace Duixian.Data.Ledger;

/// <summary>One entry of the log; <see cref="Bytes"/> are the truth, the other columns only find it.</summary>
public sealed class LedgerEntry
{
    /// <summary>From 0, without gaps.</summary>
    public long Seq { get; init; }

    public Guid ActId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>True name of the body, also where the public entry says only <c>internal</c>.</summary>
    public string Type { get; init; } = "";

    public string Stream { get; init; } = "";

    public bool IsPublic { get; init; }

    public byte[] Bytes { get; init; } = [];

    /// <summary>RFC 6962 leaf hash of <see cref="Bytes"/>.</summary>
    public byte[] Leaf { get; init; } = [];
}

/// <summary>What the log only commits to: person, reason, and the whole body of what is not published. Deleting it is erasure.</summary>
public sealed class LedgerPrivate
{
    public long Seq { get; init; }

    public byte[] Salt { get; init; } = [];

    /// <summary>Of what is published the person; else the body, with a commitment to the person: it can be opened without telling who it was.</summary>
    public byte[] Content { get; init; } = [];

    /// <summary>Salt and bytes of the person <see cref="Content"/> commits to; null where it holds the person itself. Deleting this alone erases the person.</summary>
    public byte[]? Person { get; init; }
}

/// <summary>The newest entry of each stream.</summary>
public sealed class LedgerStreamHead
{
    public string Stream { get; init; } = "";

    public long Seq { get; set; }

    public byte[] Leaf { get; set; } = [];
}

/// <summary>How long the log is; one row. Whoever raises it holds the writers' turn until the commit.</summary>
public sealed class LedgerHead
{
    public int Id { get; init; }

    public long Size { get; init; }

    public DateTimeOffset LastAt { get; init; }
}

/// <summary>The newest checkpoint as it was signed; one row, none before the first. The file beside the tiles may be lost or put back, this one goes with the database.</summary>
public sealed class LogHead
{
    public int Id { get; init; }

    /// <summary>How many entries the checkpoint speaks of.</summary>
    public long Size { get; set; }

    /// <summary>The signed checkpoint byte for byte.</summary>
    public byte[] Note { get; set; } = [];
}

/// <summary>An act as it was written: the answer to a repeated key.</summary>
public sealed class ActRow
{
    public Guid Id { get; init; }

    public string Key { get; init; } = "";

    public byte[] RequestHash { get; init; } = [];

    public DateTimeOffset At { get; init; }

    public string ActorKind { get; init; } = "";

    public string Office { get; init; } = "";

    public string? Role { get; init; }

    public Guid? AccountId { get; init; }

    /// <summary>The person whose post was lent, where somebody acted for another.</summary>
    public Guid? OnBehalfOf { get; init; }

    public string? Why { get; init; }

    public long FirstEntry { get; init; }

    public int Entries { get; init; }
}
