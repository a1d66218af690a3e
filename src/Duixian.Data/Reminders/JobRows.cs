namespace Duixian.Data.Reminders;

/// <summary>Who may run a job now. Taking it raises the fence, and whatever the job writes carries the fence it was taken with.</summary>
public sealed class JobLease
{
    public string Name { get; init; } = "";

    /// <summary>The process that took it.</summary>
    public string Owner { get; set; } = "";

    public DateTimeOffset Until { get; set; }

    /// <summary>Rises with every taking and never falls.</summary>
    public long Fence { get; set; }
}

/// <summary>Where one digest to one place stands.</summary>
public enum DigestState
{
    /// <summary>About to be sent, or sent and not yet marked.</summary>
    Sending,

    Sent,

    /// <summary>Refused by the other side; tried again on the next run.</summary>
    Failed,
}

/// <summary>One digest of one day to one place; the key is what makes it one.</summary>
public sealed class DigestSent
{
    /// <summary>Day, party and channel.</summary>
    public string Key { get; init; } = "";

    public string Party { get; init; } = "";

    public DateOnly Day { get; init; }

    public DigestState State { get; set; }

    public DateTimeOffset At { get; set; }

    public int Tries { get; set; }

    /// <summary>Of the lease it was written under.</summary>
    public long Fence { get; set; }

    /// <summary>What the other side said, without addresses and secrets.</summary>
    public string? Fault { get; set; }
}
