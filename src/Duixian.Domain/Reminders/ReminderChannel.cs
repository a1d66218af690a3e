using Duixian.Domain.Ledger;

namespace Duixian.Domain.Reminders;

public readonly record struct ReminderChannelId(Guid Value);

/// <summary>Ways a digest can go.</summary>
public enum ReminderKind
{
    Mail,

    /// <summary>A robot of a WeCom group (企业微信群机器人).</summary>
    WeCom,

    /// <summary>A robot of a DingTalk group (钉钉群机器人), with its signing secret.</summary>
    DingTalk,
}

/// <summary>Where the digest of one office or unit goes (提醒渠道).</summary>
public sealed class ReminderChannel
{
    public const int LongestShown = 120;
    public const int MostPerParty = 10;

    private ReminderChannel()
    {
    }

    public ReminderChannelId Id { get; private set; }

    /// <summary>Code of the assessment unit or office whose digest it is.</summary>
    public string Party { get; private set; } = "";

    public ReminderKind Kind { get; private set; }

    /// <summary>Address with its secrets, protected by the site's keys.</summary>
    public string Target { get; private set; } = "";

    /// <summary>What people are shown of it: a mail address, or a host without key.</summary>
    public string Shown { get; private set; } = "";

    public DateOnly AddedOn { get; private set; }

    public DateOnly? RemovedOn { get; private set; }

    public long Revision { get; private set; }

    /// <param name="target">Already protected.</param>
    public static ReminderChannel Add(ReminderChannelId id, string party, ReminderKind kind, string target, string shown, DateOnly today, Act act)
    {
        act.Record(new ReminderChannelAdded(id.Value, party, kind, shown));
        return new ReminderChannel { Id = id, Party = party, Kind = kind, Target = target, Shown = shown, AddedOn = today };
    }

    /// <summary>Nothing goes there any more; the secrets are forgotten.</summary>
    public Refusal? Remove(DateOnly today, Act act)
    {
        if (RemovedOn is not null) { return ReminderRefusal.ChannelUnknown; }
        (RemovedOn, Target) = (today, "");
        act.Record(new ReminderChannelRemoved(Id.Value, Party, Kind, Shown));
        return null;
    }
}

public readonly record struct CalendarFeedId(Guid Value);

/// <summary>A calendar somebody subscribed to by an address nobody can guess; only the hash of it is kept.</summary>
public sealed class CalendarFeed
{
    public const int MostPerPerson = 5;

    private CalendarFeed()
    {
    }

    public CalendarFeedId Id { get; private set; }

    /// <summary>Lower-case hexadecimal SHA-256 of the token in the address.</summary>
    public string TokenHash { get; private set; } = "";

    public Guid Account { get; private set; }

    /// <summary>Office of the post it was made in; with another post it tells nothing.</summary>
    public string Office { get; private set; } = "";

    public DateOnly MadeOn { get; private set; }

    public DateOnly? RevokedOn { get; private set; }

    public long Revision { get; private set; }

    public static CalendarFeed Open(CalendarFeedId id, string tokenHash, Guid account, DateOnly today, Act act)
    {
        act.Record(new CalendarFeedOpened(id.Value, act.By.Office));
        return new CalendarFeed { Id = id, TokenHash = tokenHash, Account = account, Office = act.By.Office, MadeOn = today };
    }

    public Refusal? Revoke(DateOnly today, Act act)
    {
        if (RevokedOn is not null) { return ReminderRefusal.FeedUnknown; }
        RevokedOn = today;
        act.Record(new CalendarFeedRevoked(Id.Value, Office));
        return null;
    }
}
